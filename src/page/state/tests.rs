//! The reducer, action by action.

use super::*;
use crate::dump::{Foreign, Format, Refusal};
use crate::timeline::{Answer, Facet, Filter, Order, Window};
use crate::worker::protocol::{Afresh, KeepFault};

fn reduce(state: &State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state.clone(), |state, action| state.after(action).unwrap_or(state))
}

fn opened() -> Action {
    Action::Opened { opened: Opened { opening: 0, name: "a.json".into() }, at: 5.0 }
}

fn refused(opening: u32, name: &str) -> Action {
    let refused = vec![Refused {
        name: name.into(),
        reason: NotOpened::Refused(Refusal::Foreign(Foreign::Pdf)),
        left_out: false,
    }];
    Action::Found { opening, dumps: 0, refused, left_out: Vec::new(), unclear: Vec::new() }
}

fn info() -> DumpInfo {
    DumpInfo {
        dump: 0,
        name: "a.json".into(),
        size: 9,
        format: Format::DesktopChat,
        paste: false,
        partial: false,
        chats: Vec::new(),
        messages: 3,
        services: 0,
        problems: 0,
        zone: None,
        unzoned: 0,
        columns: crate::worker::protocol::Tabular::No,
        mended: false,
    }
}

fn ready() -> State {
    reduce(&State::start(View::default()), [opened(), Action::Ready(vec![info()])])
}

fn asks(state: &State, since: u64) -> Vec<Ask> {
    let asked = |request: &Request| if let Request::Ask(ask) = request { Some(ask.clone()) } else { None };
    state.outbox.after(since).filter_map(asked).collect()
}

fn answer(serial: u32, shown: u32) -> Action {
    Action::Answer { answer: Box::new(Answer { shown, ..whole(serial) }), answer_ms: 2.0 }
}

/// An answer to a question for everything.
fn whole(serial: u32) -> Answer {
    let facets = vec![FacetAnswer { facet: Facet::Class, distinct: 0, values: Vec::new() }];
    Answer { serial, facets, ..Answer::default() }
}

#[test]
fn opening_reads_and_ends_ready() {
    let reading = reduce(&State::start(View::default()), [opened()]);
    assert_eq!(reading.phase, Phase::Reading);
    let ready = reduce(&reading, [Action::Ready(vec![info()])]);
    assert_eq!(ready.phase, Phase::Ready);
    assert!(ready.opening.is_empty());
    assert_eq!(asks(&ready, 0).len(), 1);
}

/// The event that is open once a query and its answer, with these events, have come.
#[track_caller]
fn check_link(state: &State, query: Action, keys: &[&str], open: Option<&str>) -> State {
    let asking = reduce(state, [query]);
    let rows = keys.iter().map(|key| Row::bare(key)).collect();
    let answer = Answer { shown: keys.len() as u32, rows, ..whole(asking.asked().serial) };
    let answered = reduce(&asking, [Action::Answer { answer: Box::new(answer), answer_ms: 1.0 }]);
    assert_eq!(answered.view.open.as_deref(), open, "{:?}", answered.view.filter.query);
    answered
}

#[test]
fn a_link_opens_its_event_and_only_that() {
    let typed = |text: &str| Action::Query { text: text.into(), at: 7.0 };
    let pasted = |text: &str| Action::Link { text: text.into(), at: 7.0 };
    let ready = reduce(&ready(), [answer(1, 9)]);
    let opened = check_link(&ready, typed(" https://t.me/harbour/7"), &["a"], Some("a"));
    let pasted_again = check_link(&ready, pasted("t.me/harbour/7"), &["a"], Some("a"));
    check_link(&ready, typed("t.me/harbour/7"), &["a", "b"], None);
    check_link(&ready, typed("t.me/harbour/7"), &[], None);
    check_link(&ready, typed("t.me/harbour/7 grain"), &["a"], None);
    check_link(&ready, typed("harbour"), &["a"], None);
    // Letter by letter it waits for more of them, until it is entered.
    let half = reduce(&ready, [typed("t.me/harbour/")]);
    let whole = check_link(&half, typed("t.me/harbour/7"), &["a"], None);
    assert_eq!(reduce(&whole, [typed("t.me/harbour/7")]).view.open.as_deref(), Some("a"));
    // Closed, it stays closed, until somebody pastes it again.
    let closed = reduce(&opened, [Action::Close]);
    check_link(&closed, Action::Order(Order::OldestFirst), &["a"], None);
    let again = reduce(&pasted_again, [Action::Close, pasted("t.me/harbour/7")]);
    assert_eq!(again.view.open.as_deref(), Some("a"));
}

#[test]
fn a_link_lifts_the_filters_in_one_step_of_the_history() {
    let link = "t.me/harbour/7";
    let days = Filter { from: Some(crate::dump::Day(9)), ..Filter::default() };
    let country = choose(&Filter::default(), Facet::Country, "KE", Chosen::Included);
    let typed = Filter { query: "grain".into(), ..Filter::default() };
    for (filter, lifted) in [(days, true), (country, true), (typed, false)] {
        for query in [Action::Link { text: link.into(), at: 7.0 }, Action::Query { text: link.into(), at: 7.0 }] {
            let before = reduce(&ready(), [answer(1, 9), Action::Filter(filter.clone()), Action::Open("b".into())]);
            let asked = reduce(&before, [query.clone()]);
            let only = Filter { query: link.into(), ..Filter::default() };
            assert_eq!((&asked.view.filter, &asked.view.open, asked.step, asked.lifted), (&only, &None, true, lifted));
            let there = check_link(&before, query, &["a"], Some("a"));
            assert_eq!((there.step, there.lifted), (false, lifted), "the event comes within the same step");
            let back = reduce(&there, [Action::Visit((*before.view).clone())]);
            assert_eq!((&back.view.filter, back.lifted, back.asking.linked), (&filter, false, false));
        }
    }
}

#[test]
fn only_links_to_messages_are_followed_and_only_where_nothing_waits_for_an_answer() {
    let ready = reduce(&ready(), [answer(1, 9), Action::Show(Panel::Help)]);
    let pasted = |text: &str| Action::Link { text: text.into(), at: 7.0 };
    for (text, query, refused) in
        [("t.me/harbour", "", 1), ("https://t.me/harbour", "", 1), ("t.me/harbour/7", "t.me/harbour/7", 0)]
    {
        let state = reduce(&ready, [pasted(text)]);
        assert_eq!((state.view.filter.query.as_str(), state.refused.len(), state.panel), (query, refused, Panel::None));
    }
    let several = reduce(&ready, [pasted("t.me/harbour/7\nt.me/harbour/8")]);
    assert_eq!((&*several.refused[0].name, &several.refused[0].reason), ("t.me/harbour/7 …", &NotOpened::Links));
    assert_eq!((several.view.filter.query.as_str(), several.panel), ("", Panel::None));
    let excess = Excess { path: "a.zip".into(), packed: 10, unpacked: 1 << 40 };
    let asked = reduce(&ready, [Action::Ask(Asked { question: 3, excess })]);
    assert_eq!(reduce(&asked, [pasted("t.me/harbour/7")]), asked);
}

#[test]
fn a_link_waits_until_all_is_read() {
    let pasted = Action::Link { text: "t.me/harbour/7".into(), at: 7.0 };
    let reading = reduce(&State::start(View::default()), [opened(), answer(1, 9)]);
    let waiting = check_link(&reading, pasted, &["provisional"], None);
    check_link(&waiting, Action::Ready(vec![info()]), &["a"], Some("a"));
    let elsewhere = reduce(&waiting, [Action::Open("b".into())]);
    check_link(&elsewhere, Action::Ready(vec![info()]), &["a"], Some("b"));
}

#[test]
fn a_link_is_no_dump() {
    let pasted = Action::Link { text: "t.me/harbour/7".into(), at: 7.0 };
    let start = reduce(&State::start(View::default()), [Action::Show(Panel::Paste), pasted]);
    assert_eq!((start.phase, start.panel, &start.refused[0].reason), (Phase::Start, Panel::None, &NotOpened::Link));
    assert!(start.view.filter.query.is_empty());
    assert!(reduce(&start, [Action::ForgetRefusals]).refused.is_empty());
}

#[test]
fn a_refusal_of_the_only_dump_is_a_failure_that_can_be_left() {
    let refused = refused(0, "a.pdf");
    let failed = reduce(&State::start(View::default()), [opened(), refused]);
    assert_eq!(failed.phase, Phase::Failed);
    assert_eq!(reduce(&failed, [Action::ForgetRefusals]).phase, Phase::Start);
}

#[test]
fn a_refusal_beside_an_open_dump_leaves_what_is_there() {
    let refused = refused(1, "b.pdf");
    let second = Action::Opened { opened: Opened { opening: 1, name: "b.zip".into() }, at: 9.0 };
    let state = reduce(&ready(), [second, refused]);
    assert_eq!((state.phase, state.refused.len(), state.dumps.len()), (Phase::Ready, 1, 1));
}

#[test]
fn what_the_address_says_is_asked_once_something_is_open() {
    let filter = choose(&Filter::default(), Facet::Country, "KE", Chosen::Included);
    let start = State::start(View { filter: filter.clone(), open: Some("k".into()), ..View::default() });
    let state = reduce(&start, [opened(), Action::Ready(vec![info()])]);
    assert_eq!(asks(&state, 0).pop().unwrap().filter, filter);
    assert!(state.outbox.after(0).any(|request| *request == Request::Event { key: "k".into() }));
}

#[test]
fn typing_asks_at_once_and_is_measured_by_its_answer() {
    let before = ready();
    let state = reduce(&before, [Action::Query { text: "gr".into(), at: 40.0 }]);
    let ask = asks(&state, before.outbox.last).pop().unwrap();
    assert_eq!(ask.filter.query, "gr");
    assert!(!state.step, "typing is no step of the history");
    let answered = reduce(&state, [answer(ask.serial, 7)]);
    assert_eq!(answered.typed, Some(Typed { serial: ask.serial, at: 40.0, answer_ms: Some(2.0) }));
    assert_eq!(answered.shown.shown, 7);
}

#[test]
fn an_answer_to_an_older_filter_is_dropped() {
    let state = reduce(&ready(), [Action::Query { text: "a".into(), at: 1.0 }]);
    let late = state.asked().serial - 1;
    assert_eq!(reduce(&state, [answer(late, 9)]).shown.shown, 0);
}

#[test]
fn scrolling_asks_for_rows_only_unless_everything_is_due() {
    let before = ready();
    let window = Window { first: 64, count: 64 };
    let due = asks(&reduce(&before, [Action::Window(window)]), before.outbox.last).pop().unwrap();
    assert_eq!((due.window, due.facets.len()), (window, Facet::ALL.len()));
    let answered = reduce(&before, [answer(before.asked().serial, 500)]);
    let rows = asks(&reduce(&answered, [Action::Window(window)]), answered.outbox.last).pop().unwrap();
    assert_eq!((rows.window, rows.facets.len(), rows.bars), (window, 0, 0));
}

#[test]
fn another_filter_begins_at_the_first_row() {
    let state = reduce(&ready(), [Action::Window(Window { first: 640, count: 64 }), Action::Order(Order::OldestFirst)]);
    assert_eq!(state.asked().window.first, 0);
    assert!(state.step);
}

#[test]
fn rows_alone_leave_facets_as_they_are() {
    let state = ready();
    let state = reduce(&state, [answer(state.asked().serial, 500)]);
    let scrolled = reduce(&state, [Action::Window(Window { first: 64, count: 64 })]);
    let rows = Answer { serial: scrolled.asked().serial, shown: 500, first: 64, ..Answer::default() };
    let state = reduce(&scrolled, [Action::Answer { answer: Box::new(rows), answer_ms: 1.0 }]);
    assert_eq!((state.shown.first, state.shown.facets.len()), (64, 1));
}

#[test]
fn closing_takes_the_panel_first_and_then_the_event() {
    let state = reduce(&ready(), [Action::Open("k".into()), Action::Show(Panel::Help)]);
    let once = reduce(&state, [Action::Close]);
    assert_eq!((once.panel, once.view.open.as_deref()), (Panel::None, Some("k")));
    assert_eq!(reduce(&once, [Action::Close]).view.open, None);
}

#[test]
fn an_event_that_is_not_there_is_said_to_be_missing() {
    let state = reduce(&ready(), [Action::Open("k".into()), Action::Detail { key: "k".into(), detail: None }]);
    assert!(state.missing);
    let other = reduce(&state, [Action::Detail { key: "other".into(), detail: None }]);
    assert_eq!(other, state);
}

#[test]
fn cuts_are_sent_with_all_that_was_decided_before() {
    let before = ready();
    let cut = |line, cut| Action::Cut { dump: 0, line, cut };
    let state = reduce(&before, [cut(4, false), cut(9, true), cut(4, true)]);
    let last = state.outbox.after(before.outbox.last).filter(|r| matches!(r, Request::Recut { .. })).last();
    assert_eq!(last, Some(&Request::Recut { dump: 0, edits: vec![(9, true), (4, true)] }));
}

#[test]
fn cuts_are_listed_again_when_the_paste_has_been_read_again() {
    let state = reduce(&ready(), [Action::Show(Panel::Cuts(0)), Action::Cut { dump: 0, line: 4, cut: false }]);
    let again = reduce(&state, [Action::Ready(vec![info()])]);
    assert!(again.outbox.after(state.outbox.last).any(|request| *request == Request::Cuts { dump: 0 }));
}

#[test]
fn reading_on_asks_again_only_when_there_are_more_events() {
    let reading = reduce(&State::start(View::default()), [opened()]);
    let progress =
        |events, read| Action::Progress { progress: Progress { read, events, ..Progress::default() }, at: 6.0 };
    let once = reduce(&reading, [progress(3, 10)]);
    assert_eq!(asks(&once, reading.outbox.last).len(), 1);
    assert_eq!(asks(&reduce(&once, [progress(3, 20)]), once.outbox.last), []);
}

#[test]
fn a_lost_worker_keeps_what_was_shown() {
    let state = ready();
    let mut shown = answer(state.asked().serial, 4);
    if let Action::Answer { answer, .. } = &mut shown {
        answer.totals.messages = 3;
    }
    let lost = reduce(&state, [shown, Action::Lost("gone".into())]);
    assert_eq!((lost.phase, lost.shown.shown, lost.has_timeline()), (Phase::Failed, 4, true));
}

#[test]
fn what_was_found_is_read_before_the_page_is_ready() {
    let found = Action::Found { opening: 0, dumps: 2, refused: Vec::new(), left_out: Vec::new(), unclear: Vec::new() };
    let reading = reduce(&State::start(View::default()), [opened(), found]);
    assert_eq!((reading.phase, reading.opening.len(), reading.found), (Phase::Reading, 0, 2));
    let second = Action::Opened { opened: Opened { opening: 1, name: "b.pdf".into() }, at: 9.0 };
    let still = reduce(&reading, [second, refused(1, "b.pdf")]);
    assert_eq!((still.phase, still.refused.len()), (Phase::Reading, 1), "the first is not read yet");
    assert_eq!(reduce(&still, [Action::Ready(vec![info()])]).phase, Phase::Ready);
}

#[test]
fn a_question_about_unpacking_waits_for_its_answer() {
    let excess = Excess { path: "a.zip".into(), packed: 10, unpacked: 1 << 40 };
    let asked = reduce(&ready(), [Action::Ask(Asked { question: 3, excess })]);
    assert_eq!(asked.excesses.len(), 1);
    let answered = reduce(&asked, [Action::Unpack { question: 3, go_on: false }]);
    assert!(answered.excesses.is_empty());
    let answer = Request::Answer { question: 3, go_on: false };
    assert!(answered.outbox.after(asked.outbox.last).any(|request| *request == answer));
}

#[test]
fn a_picture_is_asked_for_once_and_kept_when_it_comes() {
    let want = || Action::WantMedium { dump: 0, path: "photos/1.jpg".into() };
    let wanting = reduce(&ready(), [want(), want()]);
    assert_eq!(wanting.media.len(), 1);
    let came = Action::Medium { dump: 0, path: "photos/1.jpg".into(), bytes: Some(vec![1]) };
    assert_eq!(reduce(&wanting, [came]).media[0].bytes.as_deref(), Some(&vec![1]));
}

#[test]
fn how_much_there_is_and_how_fast_it_goes_is_told_of_what_is_read() {
    let progress = |stage, events, at| Action::Progress {
        progress: Progress { messages: 900, events, stage, ..Progress::default() },
        at,
    };
    let reading = reduce(&State::start(View::default()), [opened(), progress(Stage::Reading, 40, 10.0)]);
    assert_eq!((reading.message_count(), reading.times.finding), (900, None));
    let finding = reduce(&reading, [progress(Stage::Finding, 60, 90.0), progress(Stage::Finding, 80, 99.0)]);
    assert_eq!(finding.times.finding, Some((90.0, 60)));
    let again = reduce(&finding, [opened()]);
    assert_eq!(again.times.finding, None, "another opening has a time of its own");
}

#[test]
fn what_answers_cost_is_not_taken_from_reading() {
    let progress = |events, at| Action::Progress { progress: Progress { events, ..Progress::default() }, at };
    let reading = reduce(&State::start(View::default()), [opened(), progress(1, 10.0)]);
    assert_eq!(asks(&reading, 0).len(), 1, "the first rows come at once");
    let slow = Action::Answer { answer: Box::new(whole(reading.asked().serial)), answer_ms: 50.0 };
    let answered = reduce(&reading, [slow, progress(2, 110.0)]);
    assert_eq!(asks(&answered, reading.outbox.last).len(), 0, "an answer was costly a moment ago");
    let soon = reduce(&answered, [progress(2, 700.0)]);
    assert_eq!(soon.outbox.last, answered.outbox.last, "nobody follows what changes faster");
    let later = reduce(&soon, [progress(2, 1_010.0)]);
    assert_eq!(asks(&later, answered.outbox.last).len(), 1, "what was not asked for then is asked for now");
    let nothing = reduce(&State::start(View::default()), [opened(), progress(0, 10.0)]);
    assert_eq!(asks(&nothing, 0).len(), 0);
    assert_eq!(asks(&reduce(&nothing, [progress(4, 11.0)]), 0).len(), 1, "the first rows come at once");
    let typed = reduce(&answered, [Action::Query { text: "gr".into(), at: 120.0 }]);
    assert_eq!(asks(&typed, answered.outbox.last).len(), 1, "who types does not wait");
}

#[test]
fn while_something_is_read_rows_are_drawn_before_facets_and_the_worker_hears_when() {
    let progress = Action::Progress { progress: Progress { events: 1, ..Progress::default() }, at: 10.0 };
    let reading = reduce(&State::start(View::default()), [opened(), progress]);
    let told = |state: &State, sent: u64| state.outbox.after(sent).filter(|said| **said == Request::Painted).count();
    let answer = |state: &State| Action::Answer { answer: Box::new(whole(state.asked().serial)), answer_ms: 1.0 };
    let rows = reduce(&reading, [answer(&reading)]);
    assert_eq!((rows.shown.facets.len(), told(&rows, reading.outbox.last)), (0, 1));
    let all = reduce(&rows, [Action::Painted]);
    assert_eq!((all.shown.facets.len(), told(&all, rows.outbox.last)), (whole(0).facets.len(), 0));
    let ready = reduce(&all, [Action::Ready(vec![info()])]);
    let asked_again = reduce(&ready, [answer(&ready)]);
    assert_eq!(asked_again.shown.facets.len(), whole(0).facets.len(), "nobody waits when all is read");
    assert_eq!(told(&asked_again, ready.outbox.last), 0);
}

#[test]
fn columns_that_are_not_clear_are_asked_about_and_said_once() {
    let found = |unclear: &[u32]| Action::Found {
        opening: 0,
        dumps: 1,
        refused: Vec::new(),
        left_out: Vec::new(),
        unclear: unclear.to_vec(),
    };
    let clear = reduce(&State::start(View::default()), [opened(), found(&[])]);
    assert_eq!(clear.panel, Panel::None);
    let asked = reduce(&State::start(View::default()), [opened(), found(&[3, 4])]);
    assert_eq!((asked.panel, asked.columns.come), (Panel::Columns(3), false));
    assert!(asked.outbox.after(0).any(|request| *request == Request::Columns { dump: 3 }));
    let come = Action::Columns { dump: 3, columns: None };
    let late = Action::Columns { dump: 4, columns: Some(Columns::default()) };
    let asked = reduce(&asked, [come, late, Action::Ready(vec![info()])]);
    assert_eq!(asked.columns, ColumnList { dump: 3, come: true, columns: None });
    let mapping = crate::dump::Mapping::default();
    let said = reduce(&asked, [Action::Remap { dump: 3, mapping: mapping.clone(), at: 9.0 }]);
    assert_eq!((said.phase, said.panel, said.times.opened), (Phase::Reading, Panel::None, 9.0));
    assert!(
        said.outbox
            .after(asked.outbox.last)
            .any(|request| *request == Request::Remap { dump: 3, mapping: mapping.clone() })
    );
    assert_eq!(reduce(&said, [Action::Ready(vec![info()])]).phase, Phase::Ready);
}

#[test]
fn what_is_open_is_kept_when_somebody_says_so_and_told_until_it_is() {
    let state = reduce(&ready(), [Action::Kept(KeptAction::Keepable(9)), Action::Show(Panel::Keep)]);
    let keep = KeptAction::Keep { name: "A".into(), copy: true, at: 7.0 };
    let asked = reduce(&state, [Action::Kept(keep), Action::Kept(KeptAction::Written(5))]);
    let request = Request::Keep { name: "A".into(), copy: true, at: 7.0 };
    assert!(asked.outbox.after(0).any(|other| *other == request));
    assert_eq!((asked.panel, asked.kept.written, asked.kept.keepable), (Panel::None, Some(5), Some(9)));
    let listed = |open: Option<&str>| {
        Action::Kept(KeptAction::Listed { dumps: Vec::new(), open: open.map(Into::into), fault: None })
    };
    let kept = reduce(&asked, [listed(Some("7"))]);
    assert_eq!((kept.kept.written, kept.kept.open.as_deref()), (None, Some("7")));
    // Of a full disk one is told, whatever is listed behind it.
    let full = reduce(&asked, [Action::Kept(KeptAction::Not(KeepFault::Full)), listed(None)]);
    assert!(full.kept.is_told() && full.kept.written.is_none() && full.kept.open.is_none());
    assert!(!reduce(&full, [Action::Kept(KeptAction::Read)]).kept.is_told());
    // Where nothing may be kept, that is said to who asks.
    assert!(!reduce(&state, [Action::Kept(KeptAction::Not(KeepFault::Denied))]).kept.is_told());
    // Something else that is opened is not kept.
    assert_eq!(reduce(&kept, [opened()]).kept.open, None);
}

#[test]
fn what_proves_to_be_another_file_is_being_read() {
    let afresh = |why| Action::Kept(KeptAction::Afresh { why, at: 8.0 });
    let state = reduce(&ready(), [afresh(Afresh::OtherFile)]);
    assert_eq!((state.phase, state.kept.is_told(), state.times.opened), (Phase::Reading, true, 8.0));
    assert_eq!(reduce(&state, [Action::Ready(vec![info()])]).phase, Phase::Ready);
}
