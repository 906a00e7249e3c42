//! Several dumps of one chat, as data: what becomes of each message, and what is said of the chat.

use super::{Completeness, Histories, Verdict, What};
use crate::dump::format::{Format, PasteKind};
use crate::dump::message::{Chat, ChatKind, Media, Message, MessageId, MessageKind, Position};
use crate::dump::time::{Posted, Zone};

const NOON: i64 = 1_709_640_000;

/// Dumps of messages `ID TEXT`, posted an hour apart by their ids, each on a line; behind the text may stand `~EDITED`,
/// `<NAME` and `<#ID` for a forward, `@SECONDS` for another time, `?` for none, `^` for one without a zone, `^s` for one that may be of summer, `+` for a photo, `+ID` for one with a
/// number of its own, `!` for a service record, `-` for one that has no number, `-NAME` by somebody.
fn read(dumps: &[(Chat, Format, &str)]) -> (Histories, Vec<Verdict>) {
    let (mut histories, mut verdicts) = (Histories::default(), Vec::new());
    for ((chat, format, lines), dump) in dumps.iter().zip(0..) {
        histories.begin(dump, "result.json", None, *format);
        histories.chat(dump, 0, chat);
        for line in lines.split(',') {
            let message = message(line.trim());
            verdicts.push(histories.message(&message, verdicts.len() as u32));
        }
    }
    (histories, verdicts)
}

fn message(line: &str) -> Message {
    let mut words = line.split(' ');
    let id: i64 = words.next().and_then(|id| id.parse().ok()).unwrap();
    let mut message =
        Message { id: MessageId::Number(id), posted: Some(Posted::utc(NOON + id * 3_600)), ..Message::default() };
    for word in words {
        match word.split_at(1) {
            ("~", edited) => message.edited = Some(Posted::utc(NOON + edited.parse::<i64>().unwrap())),
            ("@", seconds) => message.posted = Some(Posted::utc(seconds.parse().unwrap())),
            ("?", _) => message.posted = None,
            ("^", zone) => {
                let zone = if zone.is_empty() { Zone::Unknown } else { Zone::Standard(0) };
                message.posted = message.posted.map(|posted| Posted { zone, ..posted });
            }
            ("+", id) => message.media.push(Media { id: id.parse().ok(), ..Media::default() }),
            ("!", _) => message.kind = MessageKind::Service,
            ("-", from) => {
                message.unnumbered = true;
                message.from = Some(from.to_owned()).filter(|from| !from.is_empty());
            }
            ("<", from) => {
                let forward = message.forward.get_or_insert_default();
                match from.strip_prefix('#') {
                    Some(id) => forward.id = Some(id.to_owned()),
                    None => forward.name = Some(from.to_owned()),
                }
            }
            ("#", _) => message.position = Position { lines: Some((1, 1)), ..Position::default() },
            _ => message.text = format!("{} {word}", message.text),
        }
    }
    message
}

fn by_id(id: i64) -> Chat {
    Chat { id: Some(id), title: Some("Harbour".to_owned()), kind: ChatKind::Channel, ..Chat::default() }
}

fn by_title() -> Chat {
    Chat { title: Some("Harbour".to_owned()), ..Chat::default() }
}

#[test]
fn a_number_of_which_a_dump_has_nothing_else_is_no_gap() {
    let (mut histories, _) = read(&[(by_id(5), Json, "1 a, 2 b, 4 d, 7 g")]);
    histories.unwritten(0, 3);
    histories.unwritten(9, 5);
    let gaps = histories.completeness().remove(0).gaps.expect("numbers count");
    assert_eq!((gaps.missing, gaps.listed), (2, vec![(5, 6)]));
}

/// `n` for a new message, `k` for a known one, `l` for a later edit.
#[track_caller]
fn check(dumps: &[(Chat, Format, &str)], expected: &str) -> Completeness {
    let (histories, verdicts) = read(dumps);
    let letters: String = verdicts
        .iter()
        .map(|verdict| match verdict {
            Verdict::New => 'n',
            Verdict::Known(_) => 'k',
            Verdict::Newer(_) => 'l',
        })
        .collect();
    assert_eq!(letters, expected);
    histories.completeness().remove(0)
}

use Format::{DesktopChat as Json, DesktopHtml as Html};

const PASTED: Format = Format::Paste(PasteKind::Bare);

#[test]
fn one_message_is_met_once_whatever_format_it_comes_in() {
    let told = check(&[(by_id(5), Json, "1 a, 2 b, 3 c"), (by_title(), Html, "2 b, 3 c, 4 d")], "nnnkkn");
    assert_eq!((told.posts, told.shared, told.duplicates, told.differing), (4, 2, 0, 0));
    assert_eq!(told.dumps.iter().map(|part| (part.messages, part.added)).collect::<Vec<_>>(), [(3, 3), (3, 1)]);
    check(&[(by_title(), Html, "1 a, 2 b"), (by_id(5), Json, "2 b")], "nnk");
    check(&[(by_title(), Html, "1 a, 2 b"), (by_title(), Html, "2 b, 3 c")], "nnkn");
}

#[test]
fn chats_with_other_ids_and_messages_of_other_times_are_kept_apart() {
    check(&[(by_id(5), Json, "1 a, 2 b"), (by_id(6), Json, "1 a, 2 b")], "nnnn");
    let told = check(&[(by_id(5), Json, "1 a, 2 b"), (by_title(), Html, "1 a @1700000000, 2 b")], "nnnk");
    assert_eq!((told.posts, told.differing, told.differences[0].what), (3, 1, What::Posted));
    assert_eq!(told.differences[0].kept, None);
    // Where times are lacking, words decide.
    check(&[(by_id(5), Json, "1 a, 2 b ?"), (by_id(5), Json, "1 a ?, 2 c ?")], "nnkn");
    check(&[(by_id(5), PASTED, "1 a #, 2 b #, 0 c, 0 c"), (by_id(5), PASTED, "1 a #")], "nnnnn");
}

#[test]
fn a_later_edit_wins_and_what_differs_is_told() {
    let what = |dumps: &[(Chat, Format, &str)], letters: &str| {
        let told = check(dumps, letters);
        let found = told.differences.iter().map(|it| (it.id.clone(), it.what, it.kept)).collect::<Vec<_>>();
        (told.edited, found)
    };
    let two = |one: &'static str, other: &'static str| [(by_id(5), Json, one), (by_id(5), Json, other)];
    let differ = |what, kept| vec![("1".to_owned(), what, Some(kept))];
    assert_eq!(what(&two("1 a", "1 b ~60"), "nl"), (1, differ(What::TextAndEdited, 1)));
    assert_eq!(what(&two("1 b ~60", "1 a"), "nk"), (1, differ(What::TextAndEdited, 0)));
    assert_eq!(what(&two("1 a ~60", "1 b ~70"), "nl"), (1, differ(What::TextAndEdited, 1)));
    assert_eq!(what(&two("1 a", "1 a ~70"), "nl"), (1, differ(What::Edited, 1)));
    assert_eq!(what(&two("1 a", "1 b"), "nk"), (0, differ(What::Text, 0)));
    // Where neither is edited later, more words win.
    assert_eq!(what(&two("1 a", "1 a b"), "nl"), (0, differ(What::Text, 1)));
    assert_eq!(what(&two("1 a b", "1 a"), "nk"), (0, differ(What::Text, 0)));
    assert_eq!(what(&two("1 a ~60", "1 a b ~60"), "nl"), (1, differ(What::Text, 1)));
    assert_eq!(what(&two("1 a ~60", "1 a b"), "nk"), (1, differ(What::TextAndEdited, 0)));
    assert_eq!(
        what(&[(by_id(5), Json, "1 a, 1 b c, 1 d")], "nlk"),
        (0, [differ(What::Text, 0), differ(What::Text, 0)].concat())
    );
    assert_eq!(what(&two("1 a ~60", "1 a ~60"), "nk"), (1, vec![]));
    // A format that does not tell of edits does not say that there was none.
    assert_eq!(what(&[(by_id(5), Json, "1 a ~60"), (by_title(), Html, "1 a")], "nk"), (1, vec![]));
    // In one dump too.
    assert_eq!(what(&[(by_id(5), Json, "1 a, 1 b ~60, 1 b ~60")], "nlk"), (1, differ(What::TextAndEdited, 0)));
}

#[test]
fn another_author_of_a_forward_is_a_difference() {
    let what = |one: &'static str, format: Format, other: &'static str| {
        let told = check(&[(by_id(5), Json, one), (by_id(5), format, other)], "nk");
        told.differences.first().map(|it| it.what)
    };
    assert_eq!(what("1 a <Port", Json, "1 a <Pier"), Some(What::Forward));
    assert_eq!(what("1 a <Port <#5", Json, "1 a <Port <#6"), Some(What::Forward));
    // Names change, and formats write them differently or not at all.
    assert_eq!(what("1 a <Port <#5", Json, "1 a <Pier <#5"), None);
    assert_eq!(what("1 a <Port", Html, "1 a <Pier"), None);
    assert_eq!(what("1 a <Port", Json, "1 a"), None);
    assert_eq!(what("1 a <Port", Json, "1 b <Pier"), Some(What::Text));
}

#[test]
fn what_is_there_and_what_is_not_is_counted() {
    let told = check(
        &[(by_id(5), Json, "1 a !, 2 b +, 3 c, 7 d ?, 8 e, 2 b"), (by_id(5), Json, "1 a !, 4 x, 8 e")],
        "nnnnnkknk",
    );
    assert_eq!((told.posts, told.services, told.duplicates, told.shared, told.undated), (5, 1, 1, 1, 1));
    assert_eq!((told.media, told.media_absent), (1, 1));
    let gaps = told.gaps.unwrap();
    assert_eq!((gaps.ends, gaps.missing, gaps.ranges, gaps.listed), ((1, 8), 2, 1, vec![(5, 6)]));
    let lacking: Vec<_> = told.dumps.iter().map(|part| (part.lacks, part.lacking.clone())).collect();
    assert_eq!(lacking, [(1, vec![(4, 4)]), (3, vec![(2, 3), (7, 7)])]);
}

#[test]
fn numbers_that_do_not_count_messages_have_no_gaps() {
    let group = Chat { kind: ChatKind::Group, ..by_id(5) };
    assert_eq!(check(&[(group, Json, "1 a, 9 b")], "nn").gaps, None);
    let sparse = Chat { kind: ChatKind::Unknown, ..by_id(5) };
    assert_eq!(check(&[(sparse, Json, "1000 a, 900000 b")], "nn").gaps, None);
    assert!(check(&[(by_title(), Html, "1 a, 3 b")], "nn").gaps.is_some());
    // Of channels and supergroups it is known that they do, however few there are; what a group brought along does not.
    let missing =
        |chat: Chat, lines: &str, expected: &str| check(&[(chat, Json, lines)], expected).gaps.map(|gaps| gaps.missing);
    assert_eq!(missing(by_id(5), "1000 a, 900000 b", "nn"), Some(898_999));
    assert_eq!(missing(by_id(5), "1000 a, 900000000000 b", "nn"), None);
    // One number that cannot be is a damaged one.
    assert_eq!(missing(by_id(5), "1 a, 2 b, 5 c, 900000000000 d", "nnnn"), Some(2));
    let supergroup = Chat { kind: ChatKind::Group, own_numbers: true, ..by_id(5) };
    assert_eq!(missing(supergroup.clone(), "1 a, 9 b", "nn"), Some(7));
    assert_eq!(missing(supergroup.clone(), "1 a, 4000000000 b", "nn"), Some(3_999_999_998));
    assert_eq!(missing(supergroup.clone(), "1 a, 2000000000000000 b", "nn"), Some(1_999_999_999_999_998));
    assert_eq!(missing(supergroup, "-8 x, -3 y, 2 a, 4 b", "nnnn"), Some(1));
    // Those of an album are numbers that a message has.
    let album = check(&[(by_title(), Html, "1 a +1 +2 +3, 5 b")], "nn");
    assert_eq!(album.gaps.map(|gaps| gaps.listed), Some(vec![(4, 4)]));
    assert_eq!((album.posts, album.dumps[0].messages), (2, 2));
}

#[test]
fn a_chat_learns_from_other_dumps_only_what_is_sure() {
    let named = |dumps: &[(Chat, Format, &str)], dump: u32| {
        let chat = read(dumps).0.completed(dump, 0, &by_title());
        assert_eq!(chat.title, by_title().title);
        chat.id
    };
    let json = || (by_id(5), Json, "1 a, 2 b");
    assert_eq!(named(&[json(), (by_title(), Html, "2 b")], 1), Some(5));
    assert_eq!(named(&[(by_title(), Html, "2 b"), json()], 0), Some(5));
    assert_eq!(named(&[json(), (by_title(), Html, "9 b")], 1), None);
    assert_eq!(named(&[json(), (by_title(), Html, "2 b @5")], 1), None);
}

#[test]
fn chats_of_one_account_are_not_one_for_having_one_title() {
    let chats = |paths: &[&str]| {
        let mut histories = Histories::default();
        for (path, dump) in paths.iter().zip(0..) {
            let account = path.split_once("chats/").and_then(|(whole, own)| Some((whole, own.split_once('/')?.0)));
            histories.begin(dump, path, account, Html);
            histories.chat(dump, 0, &by_title());
            histories.message(&message("1 a"), dump);
        }
        histories.completeness().len()
    };
    assert_eq!(chats(&["a/chats/chat_01/messages.html", "a/chats/chat_02/messages.html"]), 2);
    assert_eq!(chats(&["chats/chat_01/messages.html", "chats/chat_02/messages.html"]), 2);
    assert_eq!(chats(&["a/chats/chat_01/messages.html", "a/chats/chat_01/messages2.html"]), 1);
    assert_eq!(chats(&["a/chats/chat_01/messages.html", "b/chats/chat_02/messages.html"]), 1);
    assert_eq!(chats(&["a/messages.html", "b/messages.html", "a/chats/chat_02/messages.html"]), 1);
}

#[test]
fn local_times_agree_with_those_of_a_known_zone() {
    let mut histories = Histories::default();
    let mut verdict = |dump: u32, zone: Zone, seconds: i64| {
        histories.begin(dump, "x", None, Html);
        histories.chat(dump, 0, &by_title());
        let mut message = message("1 a");
        message.posted = Some(Posted { zone, ..Posted::utc(NOON + seconds) });
        histories.message(&message, dump)
    };
    assert_eq!(verdict(0, Zone::Utc, 0), Verdict::New);
    assert_eq!(verdict(1, Zone::Standard(7_200), 3_600), Verdict::Known(0));
    assert_eq!(verdict(2, Zone::Unknown, 10_800), Verdict::Known(0));
    assert_eq!(verdict(3, Zone::Offset(0), 10_800), Verdict::New);
}

/// The numbers, from 0 in reading order, of what turned out to be the same as others, and of what stays for each.
#[track_caller]
fn check_joined(dumps: &[(Chat, Format, &str)], letters: &str, joined: &[(u32, u32)]) -> Completeness {
    assert_eq!(read(dumps).0.joined(), joined);
    let told = check(dumps, letters);
    let count = letters.chars().filter(|letter| *letter == 'n').count() - joined.len();
    assert_eq!(told.posts, count as u64);
    told
}

fn by_name() -> Chat {
    Chat { username: Some("harbour".to_owned()), ..Chat::default() }
}

#[test]
fn a_dump_has_one_clock() {
    let naive = |hours: i64| format!("7 a @{} ^", NOON + hours * 3_600);
    let lines = [naive(0), naive(3), naive(8), naive(0)].join(", ");
    let told = check(&[(by_id(5), Json, &lines)], "nnnk");
    assert_eq!((told.posts, told.duplicates), (3, 1));
    // Another dump with a zone has one of them.
    let zoned = format!("7 a @{NOON}");
    check(&[(by_id(5), Json, &zoned), (by_id(5), Json, &lines)], "nknnk");
    check(&[(by_id(5), Json, &lines), (by_id(5), Json, &zoned)], "nnnkl");
}

#[test]
fn chats_that_turn_out_to_be_one_have_each_message_once() {
    let both = || Chat { id: Some(5), ..by_name() };
    let id = || Chat { id: Some(5), ..Chat::default() };
    let told = check_joined(
        &[(id(), Json, "1 a, 3 c"), (by_name(), Json, "1 a, 2 b"), (both(), Json, "1 a")],
        "nnnnk",
        &[(2, 0)],
    );
    assert_eq!((told.shared, told.differing, told.dumps.len()), (2, 0, 3));
    assert_eq!(told.dumps.iter().map(|part| (part.messages, part.added)).collect::<Vec<_>>(), [(2, 2), (2, 1), (1, 0)]);
    // As it is when the dump that tells of both comes first.
    let first = check(&[(both(), Json, "1 a"), (id(), Json, "1 a, 3 c"), (by_name(), Json, "1 a, 2 b")], "nknkn");
    assert_eq!((first.posts, first.shared, first.days), (told.posts, told.shared, told.days));
    // What is later or longer stands, and what differs is told.
    let told = check_joined(
        &[(id(), Json, "1 a, 2 b, 4 d"), (by_name(), Json, "1 a ~60 , 4 d e, 5 x"), (both(), Json, "9 z")],
        "nnnnnnn",
        &[(0, 3), (2, 4)],
    );
    let found: Vec<_> = told.differences.iter().map(|it| (it.id.as_str(), it.what, it.kept)).collect();
    assert_eq!(found, [("1", What::Edited, Some(1)), ("4", What::Text, Some(1))]);
    // By title, if messages agree or not.
    let titled = || Chat { title: Some("Harbour".to_owned()), ..by_name() };
    check_joined(&[(by_id(5), Json, "1 a"), (by_name(), Json, "1 a"), (titled(), Json, "2 b")], "nnn", &[(1, 0)]);
}

#[test]
fn what_has_no_number_is_known_by_moment_author_and_words() {
    let one = |lines: &'static str| (by_title(), Json, lines);
    check(&[one("1 a -, 2 b -"), one("2 b -, 1 a -, 3 c -")], "nnkkn");
    // Within a dump nothing is taken away, and of two in one dump each is one of the other's.
    check(&[one("1 a -, 1 a -, 1 a -"), one("1 a -, 1 a -")], "nnnkk");
    check(&[one("1 a -"), one("1 a -, 1 a -"), one("1 a -, 1 a -, 1 a -")], "nknkkn");
    check(&[one("1 a -Ann, 1 a -Bob"), one("1 a -Bob, 1 a -Ann, 1 a -Cat")], "nnkkn");
    check(&[one("1 a -"), one("1 a - @5"), one("1 b -")], "nnn");
    // One that has a number tells more.
    check(&[one("1 a -, 2 b"), one("1 a, 2 b -, 3 c")], "nnlkn");
    check(&[one("1 a -"), one("1 a"), one("1 a b")], "nll");
    check(&[one("1 a"), one("1 a -"), one("1 a -")], "nkk");
    // Without a time words are all there is.
    check(&[one("1 a ? -, 2 ? -"), one("1 a ? -, 1 a -, 2 ? -")], "nnknn");
    // Another zone is told by a long text.
    let long = "1 quite_some_words_that_nobody_writes_twice_in_a_day ^ -";
    check(&[one(long), one("4 quite_some_words_that_nobody_writes_twice_in_a_day -")], "nl");
    check(&[one("1 ok ^ -"), one("4 ok -")], "nn");
}

/// What is left as a message of its own when all dumps are read, and how many were joined only then.
#[track_caller]
fn check_posts(dumps: &[&'static str], posts: u64, joined: usize) {
    let dumps: Vec<_> = dumps.iter().map(|lines| (by_title(), Json, *lines)).collect();
    let (mut histories, _) = read(&dumps);
    assert_eq!((histories.completeness()[0].posts, histories.joined().len()), (posts, joined));
}

#[test]
fn how_far_clocks_are_apart_is_learnt_from_what_is_clear_and_holds_for_what_came_before() {
    let long = "_some_words_that_nobody_writes_twice";
    // Short texts that came before the first long one.
    check_posts(
        &["1 a, 2 b, 3 c, 9 1LONG", "4 a - ^, 5 b - ^, 12 1LONG - ^"].map(|it| &*it.replace("LONG", long).leak()),
        4,
        2,
    );
    let bare_first = ["4 a - ^, 5 b - ^, 12 1LONG - ^", "1 a, 2 b, 3 c, 9 1LONG"];
    check_posts(&bare_first.map(|it| &*it.replace("LONG", long).leak()), 4, 2);
    // No long one at all, but three that agree.
    check_posts(&["1 a, 2 b, 3 c, 5 e", "4 a - ^, 5 b - ^, 6 c - ^, 7 d - ^, 8 e - ^"], 5, 2);
    check_posts(&["1 a, 2 b, 7 c", "4 a - ^, 5 b - ^, 6 c - ^"], 6, 0);
    // Who is looked for again says nothing anew.
    let more = ["10 pLONG", "11 qLONG", "12 rLONG", "1 x", "4 x - ^, 13 pLONG - ^, 14 qLONG - ^, 15 rLONG - ^"];
    check_posts(&more.map(|it| &*it.replace("LONG", long).leak()), 5, 0);
    // A long one that is there again and again says nothing by itself.
    let daily = ["1 xLONG, 2 a, 3 xLONG, 4 xLONG, 5 yLONG", "6 xLONG - ^, 7 xLONG - ^, 8 yLONG - ^, 9 zLONG - ^"];
    check_posts(&daily.map(|it| &*it.replace("LONG", long).leak()), 6, 2);
}

#[test]
fn a_message_is_found_by_the_words_of_each_of_its_versions() {
    let one = |lines: &'static str| (by_id(5), Json, lines);
    let (old, new, bare) = (one("1 a, 2 b, 3 c"), one("1 a, 2 b x ~9, 3 c"), one("1 a -, 2 b -, 3 c -"));
    check(&[old.clone(), bare.clone(), new.clone()], "nnnkkkklk");
    check(&[old.clone(), new.clone(), bare.clone()], "nnnklkkkk");
    check(&[new.clone(), old.clone(), bare.clone()], "nnnkkkkkk");
    check(&[new.clone(), bare.clone(), old.clone()], "nnnknklkk".replace('l', "k").as_str());
}

#[test]
fn words_of_a_version_that_is_known_by_its_number_find_a_message_without_one() {
    let one = |lines: &'static str| (by_id(5), Json, lines);
    let told = check(&[one("1 a -, 2 b -"), one("1 a, 2 b x ~9"), one("1 a, 2 b")], "nnlnkk");
    assert_eq!((told.posts, told.edited), (2, 1));
}

#[test]
fn of_two_chats_of_a_title_that_is_meant_which_has_the_words_of_one_without_numbers() {
    let other = Chat { id: Some(6), ..by_id(5) };
    let told =
        check(&[(by_id(5), Json, "1 a, 2 b"), (other, Json, "7 x, 8 y"), (by_title(), Json, "7 x -, 8 y -")], "nnnnkk");
    assert_eq!((told.chat.id, told.posts), (Some(5), 2));
}

#[test]
fn of_the_same_words_the_version_that_tells_more_stands() {
    let one = |lines: &'static str| (by_id(5), Json, lines);
    for (poor, rich) in
        [("1 a", "1 a +"), ("1 a", "1 a <Mayor"), ("1 a ^", "1 a"), ("1 a ^ +", "1 a"), ("1 a ^s", "1 a ^s +")]
    {
        let (poor, rich) = (one(poor), one(rich));
        let told = [check(&[poor.clone(), rich.clone()], "nl"), check(&[rich, poor], "nk")];
        assert_eq!((told[0].media, told[0].posts), (told[1].media, told[1].posts));
    }
}

#[test]
fn a_version_with_a_time_gives_its_day_to_one_without() {
    let one = |lines: &'static str| (by_id(5), Json, lines);
    let told = [check(&[one("1 a ?"), one("1 a")], "nl"), check(&[one("1 a"), one("1 a ?")], "nk")];
    assert_eq!((told[0].undated, told[0].days.is_some()), (0, true));
    assert_eq!((told[1].undated, told[1].days), (0, told[0].days));
}

#[test]
fn a_dump_that_has_two_chats_of_one_title_has_two() {
    let mut histories = Histories::default();
    histories.begin(0, "x", None, Json);
    histories.chat(0, 0, &by_title());
    histories.chat(0, 1, &by_title());
    let verdicts = [0, 1].map(|chat| histories.message(&Message { chat, ..message("1 a") }, chat));
    assert_eq!((verdicts, histories.completeness().len()), ([Verdict::New; 2], 2));
    // An account is one dump, whatever lies in the folder of a chat.
    let mut histories = Histories::default();
    for (dump, folder) in [(0, "chat_1"), (1, "chat_2"), (2, "chat_1")] {
        histories.begin(dump, "x", Some(("Export/", folder)), Html);
        histories.chat(dump, 0, &by_title());
        assert_eq!(histories.message(&message(&format!("{dump} a")), dump), Verdict::New);
    }
    assert_eq!(histories.completeness().len(), 2);
}

#[test]
fn which_of_two_chats_with_its_title_a_chat_is_its_messages_tell() {
    let mut histories = Histories::default();
    let mut verdicts = String::new();
    for (dump, chats) in [["1 a, 2 b", "1 c, 2 d"], ["2 d, 3 e", "9 x, 2 b"], ["7 f", "8 g"]].iter().enumerate() {
        histories.begin(dump as u32, "x", None, Html);
        for (chat, lines) in chats.iter().enumerate() {
            histories.chat(dump as u32, chat as u32, &by_title());
            for line in lines.split(", ") {
                let verdict = histories.message(&Message { chat: chat as u32, ..message(line) }, 0);
                verdicts.push(if verdict == Verdict::New { 'n' } else { 'k' });
            }
        }
    }
    assert_eq!(verdicts, "nnnnknnknn");
    let posts: Vec<_> = histories.completeness().iter().map(|chat| (chat.posts, chat.dumps.len())).collect();
    assert_eq!(posts, [(3, 2), (3, 2), (1, 1), (1, 1)]);
}

#[test]
fn words_of_an_album_are_there_once() {
    let album = "20 cap +20 +21, 30 x";
    let parts = "20 +, 21 cap + @1709712000";
    let told = check_joined(&[(by_id(5), Html, album), (by_id(5), Json, parts)], "nnkk", &[]);
    assert_eq!(told.differing, 0);
    let told = check_joined(&[(by_id(5), Json, parts), (by_id(5), Html, album)], "nnln", &[(1, 2)]);
    assert_eq!(told.differing, 0);
}

#[test]
fn of_three_dumps_the_one_whose_version_stands_is_named() {
    let told = check(&[(by_id(5), Json, "1 a"), (by_id(5), Json, "1 a b"), (by_id(5), Json, "1 b")], "nlk");
    let found: Vec<_> = told.differences.iter().map(|it| (it.first, it.second, it.kept)).collect();
    assert_eq!(found, [(0, 1, Some(1)), (1, 2, Some(1))]);
}

#[test]
fn memory_is_some_bytes_a_message() {
    let mut histories = Histories::default();
    histories.begin(0, "x", None, Json);
    histories.chat(0, 0, &by_id(5));
    let many = 100_000;
    for id in 1..=many {
        let message = Message { text: format!("{id} ").repeat(40), ..message(&format!("{id} a")) };
        histories.message(&message, id as u32);
    }
    assert!(histories.bytes() < many * 40, "{}", histories.bytes());
    assert_eq!(histories.completeness()[0].posts, many as u64);
}

#[test]
fn of_the_same_words_the_surer_time_stands() {
    let whole = "1 a, 2 b, 3 c";
    check(&[(by_id(5), Html, "1 a ^s, 2 b ^, 3 c"), (by_id(5), Json, whole)], "nnnllk");
    check(&[(by_id(5), Json, whole), (by_id(5), Html, "1 a ^s, 2 b ^, 3 c")], "nnnkkk");
    check(&[(by_id(5), Html, "1 a ^"), (by_id(5), Html, "1 a ^s"), (by_id(5), Json, "1 a")], "nll");
    let told = check(&[(by_id(5), Html, "1 a b ^"), (by_id(5), Json, "1 a")], "nk");
    assert_eq!((told.differing, told.shared), (1, 1));
}
