//! What is broken says where and why, and nothing that was read is lost by it. A proposed cut can be corrected.

use super::{person::Person, site::fixture};

#[test]
fn a_file_that_ends_early_is_read_to_its_end() {
    let Some(person) = Person::at_the_page("damage-cut") else { return };
    let whole = fixture("channel.json");
    let end = whole.find("Belgrade").expect("the message is there");
    person.drops("channel.json", &whole[..end]);
    person.waits_for_state("ready");
    person.counts("messages", 9);
    // What stands before the cut is there, down to the last message before it.
    for words in ["Claire Duval", "Peter Odhiambo"] {
        person.searches(words);
        person.reads(".row", words);
    }
    person.session.run("document.querySelector('input[type=search]').blur()", &[]);
    person.clicks("problem");
    person.reads(".problem", "after message 10");
    // The place of the message that is lost, in bytes of the file.
    let start = whole[..end].rfind("\n  {\n").expect("it begins") + 3;
    person.reads(".problem", &format!("bytes {} to {}", grouped(start), grouped(end)));
    person.takes_picture("damage-cut");
}

#[test]
fn a_hole_in_a_file_is_told_of_with_its_place() {
    let Some(person) = Person::at_the_page("damage-hole") else { return };
    let whole = fixture("channel.json");
    let at = whole.find("cherry trees").expect("the message is there");
    person.drops("channel.json", &format!("{}{}{}", &whole[..at], "\0".repeat(9), &whole[at..]));
    person.waits_for_state("ready");
    person.counts("messages", 11);
    // The bytes are told of, and the message that they lie in.
    person.clicks("2 problems");
    person.reads(".problem", "Bytes that stand for nothing: NUL bytes");
    person.reads(".problem", &format!("bytes {} to {}", grouped(at), grouped(at + 9)));
    person.session.run("document.querySelectorAll('.problem details').forEach(raw => raw.open = true)", &[]);
    person.reads(".problem-raw", "\\x00\\x00");
    person.takes_picture("damage-hole");
}

#[test]
fn what_is_no_dump_is_refused_and_disturbs_nothing() {
    let Some(person) = Person::at_the_page("damage-refused") else { return };
    person.drops("channel.json", &fixture("channel.json"));
    person.waits_for_state("ready");
    person.counts("messages", 11);
    person.drops("page.html", "<!DOCTYPE html><html><body><p>Only a page.</p></body></html>");
    person.reads("[role=alert]", "page.html could not be opened");
    person.counts("messages", 11);
    person.waits_for_state("ready");
    person.clicks("Dismiss");
    person.until("no notice", || person.texts(".notice").is_empty().then_some(()));
}

#[test]
fn what_is_no_dump_alone_fails_with_its_reason() {
    let Some(person) = Person::at_the_page("damage-alone") else { return };
    person.drops("notes.txt", "PK\u{3}\u{4}\u{14}\u{0}\u{0}\u{0}\u{8}\u{0} an archive, whatever its name");
    person.waits_for_state("failed");
    person.reads("[role=alert]", "notes.txt could not be opened");
    // One can go on from there.
    person.drops("channel.json", &fixture("channel.json"));
    person.waits_for_state("ready");
    person.counts("messages", 11);
}

#[test]
fn a_cut_is_taken_away_and_put_back() {
    let Some(person) = Person::at_the_page("damage-cuts") else { return };
    person.pastes(&fixture("paste.txt"));
    person.waits_for_state("ready");
    person.counts("messages", 4);
    person.clicks("Check cuts");
    person.clicks_in(".cuts", "Join with the one before");
    person.counts("messages", 3);
    person.reads(".cuts", "decided by you");
    person.clicks_in(".cut.goes-on", "Split here");
    person.counts("messages", 4);
}

/// A number as the page writes it in English.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let (thousands, rest) = digits.split_at(digits.len() - 3);
    format!("{thousands},{rest}")
}

/// A file that goes away takes its texts along, and the page says so.
#[test]
fn texts_of_a_file_that_was_deleted_are_missed_aloud() {
    let Some(person) = Person::at_the_page("damage-deleted") else { return };
    let file = std::env::temp_dir().join(format!("readout-{}-deleted.jsonl", std::process::id()));
    // Longer than what the worker remembers of a file, and asked for where no sample of it was taken: that must be read again.
    let line = |n: u32| {
        format!(
            "{{\"id\": {n}, \"date\": \"2024-03-01T10:00:00\", \"text\": \"Harbour news {n}.\", \"more\": \"{}\"}}\n",
            "The ferry left on time. ".repeat(400)
        )
    };
    std::fs::write(&file, (0..3_000).map(line).collect::<String>()).expect("a passing file");
    person.opens(&file);
    person.waits_for_state("ready");
    person.counts("messages", 3_000);
    // While fingerprints are taken, any part of the file may be in memory.
    person.until("it can be kept", || person.sees_control("Keep…").then_some(()));
    std::fs::remove_file(&file).expect("it is there");
    person.searches("\"Harbour news 1230\"");
    person.counts("shown", 1);
    person.reads(".notice", "can no longer be read");
    person.reads(".row", "can no longer be read");
    person.clicks_first(".row a");
    person.reads(".panel", "can no longer be read");
    person.takes_picture("damage-deleted");
}
