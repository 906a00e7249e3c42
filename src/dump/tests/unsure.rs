//! What is a dump only once somebody says what its columns hold.

use super::run;
use crate::dump::{Format, Role, TableKind, Told, open, open_any, open_told};

/// What a file of nobody's lacks, its columns, and the texts that are read once `told` says what they hold.
#[track_caller]
fn check(file: &str, lacks: &[Role], told: &str, expected: &[&str]) {
    let source = file.as_bytes().to_vec();
    let mut reader = open_any(&source, "").expect("something with columns");
    run(&mut reader, &source, 64);
    let columns = reader.mapping().expect("columns").clone();
    assert_eq!(columns.lacks(), lacks, "{columns:?}");
    let mapping = Told::parse(told).and_then(|told| told.of(&columns)).expect("columns that are there");
    reader.remap(&mapping);
    let read = run(&mut reader, &source, 64);
    assert_eq!(read.messages.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), expected);
    for message in &read.messages {
        assert_eq!(reader.reread(&source, message.position, message.chat).as_ref(), Some(message));
    }
}

#[test]
fn a_table_of_unknown_names_is_read_by_what_is_told() {
    let table = "nr,day,who,said\n1,soon,Port,Ferry\n2,later,Port,Pier\n3,once,Ann,Boat\n";
    check(table, &[Role::Date], "text=said,sender=who", &["Ferry", "Pier", "Boat"]);
    check(table, &[Role::Date], "text=who", &["Port", "Port", "Ann"]);
    assert!(open(&table.as_bytes().to_vec(), "").expect("a paste").mapping().is_none());
}

#[test]
fn objects_of_unknown_keys_are_read_by_what_is_told() {
    let list = r#"[{"no": 1, "what": "Ferry", "at": {"day": "2023-09-22"}}, {"no": 2, "what": "Pier", "at": {"day": "2023-09-23"}}]"#;
    let lacks = [Role::Text, Role::Date];
    check(list, &lacks, "text=what,posted=at.day", &["Ferry", "Pier"]);
    check(list, &lacks, "text=what", &["Ferry", "Pier"]);
    check(list, &lacks, "text=what,id=no", &["Ferry", "Pier"]);
    let lines = "{\"no\": 1, \"what\": \"Ferry\"}\n{\"no\": 2, \"what\": \"Pier\"}\n";
    check(lines, &lacks, "text=what,id=no", &["Ferry", "Pier"]);
    check(r#"{"posts": [{"a": "Ferry", "b": 1}, {"a": "Pier", "b": 2}]}"#, &lacks, "text=a", &["Ferry", "Pier"]);
}

#[test]
fn what_has_no_columns_is_refused_as_ever() {
    for file in [r#"{"a": 1, "b": [2]}"#, r#"[{"name": "x", "version": 3}]"#, "[[1, 2], [3, 4]]", "", "\0\u{1}\u{2}"] {
        let source = file.as_bytes().to_vec();
        assert_eq!(open_any(&source, "").err(), open(&source, "").err(), "{file:?}");
    }
}

/// The texts that are read of a file when somebody names columns before it is opened; `None` if it has none of them.
#[track_caller]
fn check_named(file: &str, told: &str, expected: Option<&[&str]>) {
    let (source, told) = (file.as_bytes().to_vec(), Told::parse(told).expect("roles"));
    let mut reader = open_told(&source, "", &told).expect("text");
    let mapping = reader.mapping().map(|columns| told.of(columns).expect("columns that are there"));
    let texts = mapping.map(|mapping| {
        assert!(matches!(reader.format(), Format::Table(TableKind::Other) | Format::FlatJson));
        reader.remap(&mapping);
        let read = run(&mut reader, &source, 64);
        for message in &read.messages {
            assert_eq!(reader.reread(&source, message.position, message.chat).as_ref(), Some(message));
        }
        read.messages.into_iter().map(|message| message.text).collect::<Vec<_>>()
    });
    assert_eq!(texts, expected.map(|texts| texts.iter().map(|&text| text.to_owned()).collect()), "{file:?}");
}

#[test]
fn what_has_the_columns_that_somebody_names_is_a_table() {
    check_named("when,what\nsoon,Ferry late\n", "posted=when,text=what", Some(&["Ferry late"]));
    check_named("n;t\n1;Ferry, they say", "text=t", Some(&["Ferry, they say"]));
    check_named("Export\n\nnr\twhen\twhat\n1\tsoon\tFerry\n", "text=What", Some(&["Ferry"]));
    check_named("what,when\n", "text=what", Some(&[]));
    // Detection says otherwise: an export of WhatsApp, a table of a known program, objects of one.
    let dated = "22.09.2023, 13:15 - Ann: one\n22.09.2023, 13:16 - Ann: two\n";
    check_named(&format!("when,what\n{dated}"), "text=what", Some(&[" 13:15 - Ann: one", " 13:16 - Ann: two"]));
    let telepathy = "To,Message ID,Message text,Timestamp,Chat name,Name\nPort,1,Ferry,2023-09-22 13:15,News,Ann\n";
    check_named(telepathy, "text=Name", Some(&["Ann"]));
    let telethon =
        r#"[{"_": "Message", "id": 1, "date": "2023-09-22T13:15:00+00:00", "message": "Ferry", "post_author": "Ann"}]"#;
    check_named(telethon, "text=post_author", Some(&["Ann"]));
    for (file, told) in [("when,what\nsoon,Ferry\n", "text=body"), (dated, "text=what"), ("what", "views=")] {
        check_named(file, told, None);
    }
}
