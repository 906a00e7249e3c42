//! What is said of a dump after it was opened: it is read anew, and comes to what reading alone would have made.

use super::state::Tabular;
use super::tests::row_texts;
use super::{Session, Step};
use crate::dump::{Fault, Told};
use crate::timeline::{Ask, Window};

const TABLE: &str = "nr,created,title,content\n\
    1,2024-03-05 10:00,Talks,Minister Anna Lind met with Ole Berg in Oslo\n\
    2,2024-03-06 10:00,Ferry,Паром задержан до полудня\n\
    3,2024-03-07 10:00,Pier,The pier is closed\n";

fn open(text: &str) -> Session {
    let mut session = Session::new();
    session.open(0, "table.csv".to_owned(), Box::new(text.as_bytes().to_vec())).expect("a dump");
    run(&mut session);
    session
}

fn run(session: &mut Session) {
    while session.step(100) != Step::Ready {}
}

fn texts(session: &Session) -> Vec<String> {
    let mut texts = Vec::new();
    session.reports(|told| {
        texts.push(told.message.text.clone());
        true
    });
    texts
}

#[test]
fn columns_are_taken_for_what_somebody_says() {
    let mut session = open(TABLE);
    assert_eq!(texts(&session)[1], "Паром задержан до полудня");
    assert_eq!(session.dumps()[0].columns, Tabular::Clear);
    let columns = session.columns(0).expect("columns").clone();
    let mapping = Told::parse("text=title").and_then(|told| told.of(&columns)).expect("a mapping");
    session.remap(0, mapping.clone());
    run(&mut session);
    assert_eq!(texts(&session), ["Talks", "Ferry", "Pier"]);
    assert_eq!(session.columns(0).map(|columns| &columns.mapping), Some(&mapping));
    // What the list shows is read again by the same mapping.
    let ask = Ask { window: Window { first: 0, count: 9 }, ..Ask::default() };
    let answer = session.ask(&ask);
    assert!(row_texts(&mut session, &answer).iter().any(|text| *text == "Talks"));
    session.remap(0, columns.mapping);
    run(&mut session);
    assert_eq!(texts(&session)[2], "The pier is closed");
    session.remap(7, mapping);
    assert!(session.is_ready(), "of a dump that is not open nothing is read anew");
}

#[test]
fn a_table_that_nobody_knows_waits_for_somebody_to_say_what_it_holds() {
    let mut session = open("a,b,c\n1,Ferry,soon\n2,Pier,later\n3,Boat,once\n");
    assert_eq!(session.dumps()[0].columns, Tabular::Unclear);
    let columns = session.columns(0).expect("columns").clone();
    session.remap(0, Told::parse("text=b,id=a").and_then(|told| told.of(&columns)).expect("a mapping"));
    run(&mut session);
    assert_eq!(texts(&session), ["Ferry", "Pier", "Boat"]);
    assert_eq!(session.dumps()[0].columns, Tabular::Clear);
}

/// What stands where UTF-8 was taken for Latin-1.
fn misread(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

#[test]
fn texts_that_were_encoded_twice_are_told_of_and_mended_when_somebody_says_so() {
    let table = TABLE.replace("Паром задержан до полудня", &misread("Паром задержан до полудня"));
    let mut session = open(&table);
    let told = |session: &Session| {
        let (_, problems) = session.problems(0, 9);
        let faults = problems.into_iter().map(|(_, problem)| problem.fault);
        faults
            .filter_map(|fault| match fault {
                Fault::EncodedTwice { count, after, mended, .. } => Some((count, after, mended)),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    let after = "Паром задержан до полудня".to_owned();
    assert_eq!(told(&session), [(1, after.clone(), false)]);
    assert_eq!((texts(&session)[1].clone(), session.losses()), (misread(&after), 0));
    session.mend(0, true);
    run(&mut session);
    assert_eq!((told(&session), session.dumps()[0].mended), (vec![(1, after.clone(), true)], true));
    assert_eq!(texts(&session)[1], after);
    let ask = Ask { window: Window { first: 0, count: 9 }, ..Ask::default() };
    let answer = session.ask(&ask);
    assert!(row_texts(&mut session, &answer).contains(&after), "what is shown is mended too");
    session.mend(0, false);
    run(&mut session);
    assert_eq!(texts(&session)[1], misread(&after));
}
