//! Two dumps of one channel are one history: each message once, what is new a filter, what differs told.

use super::{person::Person, site::fixture};

/// The channel as it was exported before its last messages, and before one was edited.
pub(super) fn older() -> String {
    let whole = fixture("channel.json");
    let mut channel: serde_json::Value = serde_json::from_str(&whole).expect("the fixture is whole");
    let messages = channel["messages"].as_array_mut().expect("it has messages");
    messages.truncate(messages.len() - 3);
    let post = messages.iter_mut().find(|it| it["type"] == "message" && it["text"].is_string()).expect("a plain text");
    post["text"] = "It read otherwise before.".into();
    post["text_entities"] = serde_json::json!([]);
    channel.to_string()
}

#[test]
fn two_dumps_that_overlap_are_one_history_and_what_differs_is_listed() {
    let Some(person) = Person::at_the_page("merging-together") else { return };
    person.drops_all(&[("newer.json", &fixture("channel.json")), ("older.json", &older())]);
    person.waits_for_state("ready");
    // Eleven in the one, eight of them in the other: each once.
    person.counts("messages", 11);
    person.searches("Раджеша");
    person.counts("shown", 1);
    person.clicks("Clear all");
    person.clicks("Completeness");
    person.reads(".complete-chat", "In several dumps");
    person.reads(".differences li", "other words in newer.json and older.json");
    person.takes_picture("merging-together");
}

#[test]
fn a_newer_export_of_a_known_channel_shows_what_is_new() {
    let Some(person) = Person::at_the_page("merging-newer") else { return };
    person.drops("older.json", &older());
    person.waits_for_state("ready");
    let before = person.count("messages").expect("a count");
    person.drops("newer.json", &fixture("channel.json"));
    person.counts("messages", 11);
    person.waits_for_state("ready");
    person.clicks("Completeness");
    person.reads(".complete-chat", "In several dumps");
    person.reads(".complete-chat", "other words in older.json and newer.json");
    person.clicks("Show only what the last dump adds");
    person.until("less shown", || person.count("shown").filter(|shown| *shown <= 11 - before && *shown > 0));
    person.waits_until("the filter in the address", "location.hash.includes('new') || location.search.includes('new')");
    person.clicks("Show only what the last dump adds");
    person.until("all shown", || person.count("shown").filter(|shown| *shown > 11 - before));
}
