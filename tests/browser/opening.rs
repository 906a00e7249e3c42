//! Dumps get onto the page in every way the start screen names, and the page counts what they hold.

use super::{
    person::Person,
    site::{fixture, root},
};

#[test]
fn a_dump_is_picked() {
    let Some(person) = Person::at_the_page("opening-picked") else { return };
    person.opens(&root().join("tests/fixtures/channel.json"));
    person.waits_for_state("ready");
    // Eleven posts; the founding of the channel is a service record.
    person.counts("messages", 11);
    person.reads("h1", "Embassy of Ruritania");
}

#[test]
fn a_dump_is_dropped_anywhere() {
    let Some(person) = Person::at_the_page("opening-dropped") else { return };
    // Its name tells the truth no more than a name must.
    person.drops("holiday.txt", &fixture("channel.json"));
    person.waits_for_state("ready");
    person.counts("messages", 11);
}

#[test]
fn a_text_is_pasted_anywhere() {
    let Some(person) = Person::at_the_page("opening-pasted") else { return };
    person.pastes(&fixture("paste.txt"));
    person.waits_for_state("ready");
    person.counts("messages", 4);
    person.reads(".row", "Франции");
}

#[test]
fn a_text_is_pasted_into_the_dialog() {
    let Some(person) = Person::at_the_page("opening-dialog") else { return };
    person.clicks("Paste text…");
    person.until("the dialog", || person.sees_control("Copied posts").then_some(()));
    let fill = "const area = document.querySelector('dialog textarea'); area.value = arguments[0];
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    person.session.run(fill, &[fixture("paste.txt").into()]);
    person.clicks("Show timeline");
    person.waits_for_state("ready");
    person.counts("messages", 4);
}

#[test]
fn the_example_is_one_click_away_and_shows_every_class() {
    let Some(person) = Person::at_the_page("opening-example") else { return };
    person.clicks("Try an example");
    person.waits_for_state("ready");
    person.until("all classes", || {
        let facets = person.texts("nav.facets").concat();
        ["Meetings", "Statements", "Other"].iter().all(|class| facets.contains(class)).then_some(())
    });
    assert!(person.count("messages") >= Some(50), "an example of about 60 posts");
}

#[test]
fn two_dumps_stand_beside_each_other() {
    let Some(person) = Person::at_the_page("opening-two") else { return };
    person.drops("channel.json", &fixture("channel.json"));
    person.waits_for_state("ready");
    person.counts("messages", 11);
    let line = r#"{"id":1,"posted":"2024-08-01T10:00:00+00:00","channel":"Other","text":"The bridge is open again."}"#;
    person.drops("lines.jsonl", line);
    person.counts("messages", 12);
    person.waits_for_state("ready");
}

#[test]
fn opening_is_measured_from_the_first_moment() {
    let Some(person) = Person::at_the_page("opening-measured") else { return };
    person.drops("channel.json", &fixture("channel.json"));
    person.waits_for_state("ready");
    for name in ["first-rows", "read", "open"] {
        person.waits_until(name, &format!("performance.getEntriesByName('readout:{name}').length === 1"));
    }
    person.searches("harvest");
    let told =
        "performance.getEntriesByName('readout:query').some(query => typeof query.detail?.answer_ms === 'number')";
    person.waits_until("a measured query", told);
}

#[test]
fn the_pasted_sample_gives_its_eight_events() {
    let sample = root().join("../shared/samples/embassy-paste.txt");
    let Ok(text) = std::fs::read_to_string(&sample) else {
        println!("skipped: {} is not here", sample.display());
        return;
    };
    let Some(person) = Person::at_the_page("opening-sample") else { return };
    person.pastes(&text);
    person.waits_for_state("ready");
    person.counts("messages", 14);
    person.counts("events", 8);
    person.searches("Лавров");
    person.reads(".row", "Lavrov");
}
