//! What is said of a dump on the page: which column holds what, whether texts are mended, in which zone times are shown.

use serde_json::json;

use super::person::Person;

/// The title stands where texts are looked for by name; which is wrong is for a person to see.
const GUESSED: &str = "nr,created,title,content\n\
    1,2024-03-05 22:30,Talks in Oslo,Foreign Minister Anton Barov met with Minister Ole Berg\n\
    2,2024-03-06 10:00,Ferry news,The ferry is delayed until noon\n\
    3,2024-03-07 10:00,Pier news,The pier is closed\n";

/// Names and values that say nothing.
const UNKNOWN: &str = "a,b,c,d\n\
    1,Port,Foreign Minister Anton Barov met with Minister Ole Berg,05/03/24 at ten\n\
    2,Port,The ferry is delayed until noon,06/03/24 at ten\n\
    3,Port,The pier is closed,07/03/24 at ten\n";

/// Takes a column for something, as its name is on the page.
#[track_caller]
fn takes(person: &Person, column: &str, role: &str) {
    let choose = "const select = document.querySelector(`select[aria-label=\"${arguments[0]} holds\"]`);
        if (!select) return false;
        select.selectedIndex = [...select.options].findIndex(option => option.innerText === arguments[1]);
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return select.selectedIndex >= 0;";
    person.until(&format!("column {column} to be taken for {role}"), || {
        (person.session.run(choose, &[json!(column), json!(role)]) == true).then_some(())
    });
}

#[test]
fn a_column_that_was_taken_for_the_wrong_thing_is_corrected() {
    let Some(person) = Person::at_the_page("mapping-wrong") else { return };
    person.drops("table.csv", GUESSED);
    person.waits_for_state("ready");
    person.counts("messages", 3);
    person.reads(".row", "Barov");
    person.clicks("About");
    person.reads(".about-dump", "table of separated values");
    person.clicks("Columns…");
    person.reads("dialog .column", "Ferry news");
    takes(&person, "title", "text");
    person.clicks("Read anew");
    person.reads(".row", "Ferry news");
    person.waits_for_state("ready");
    person.counts("messages", 3);
    assert!(!person.page_text().contains("delayed until noon"), "what is no text any more is not shown");
    // Nobody said more than that: back to the guess, by the keyboard alone.
    person.clicks("About");
    person.clicks("Columns…");
    takes(&person, "content", "text");
    person.session.run("document.querySelector('dialog button.primary').focus()", &[]);
    person.session.press('\u{e007}');
    person.reads(".row", "delayed until noon");
}

#[test]
fn columns_that_nobody_knows_are_asked_about() {
    let Some(person) = Person::at_the_page("mapping-unknown") else { return };
    person.drops("notes.txt", UNKNOWN);
    person.reads("dialog", "No column seems to hold");
    takes(&person, "b", "channel");
    takes(&person, "c", "text");
    takes(&person, "a", "id of the post");
    person.clicks("Read anew");
    person.waits_for_state("ready");
    person.counts("messages", 3);
    person.reads(".row", "Barov");
    person.reads("h1", "Port");
    person.clicks_first(".row a");
    person.reads(".report-place", "message 1");
}

#[test]
fn the_fingerprint_of_a_file_is_told() {
    let Some(person) = Person::at_the_page("mapping-fingerprint") else { return };
    person.drops("table.csv", "id,date,text\n1,2024-03-05,Ferry\n2,2024-03-06,Pier\n");
    person.waits_for_state("ready");
    person.clicks("About");
    // As `sha256sum` has it.
    person.reads(".fingerprint", "44503b5c88e9ab5d60b91926540b149ba7709e9feabfee56e3195e0ed8aaec78");
}

#[test]
fn texts_that_were_encoded_twice_are_mended_by_a_button() {
    let Some(person) = Person::at_the_page("mapping-mended") else { return };
    let twice: String = "Паром задержан до полудня".bytes().map(char::from).collect();
    person.drops("table.csv", &GUESSED.replace("The ferry is delayed until noon", &twice));
    person.waits_for_state("ready");
    person.clicks("1 problem");
    person.reads(".twice", "Паром задержан до полудня");
    person.clicks("Mend");
    person.reads(".row", "Паром задержан до полудня");
    person.waits_for_state("ready");
    person.clicks("About");
    person.clicks("Show as they stand");
    person.waits_until("the text as it stands", "!document.querySelector('.list').innerText.includes('Паром')");
    person.waits_for_state("ready");
}

#[test]
fn times_are_shown_in_the_zone_that_is_chosen() {
    let Some(person) = Person::at_the_page("mapping-zones") else { return };
    let line = r#"{"id":1,"posted":"2024-03-05T22:30:00+00:00","channel":"Port","text":"The bridge is open again."}"#;
    person.drops("lines.jsonl", line);
    person.waits_for_state("ready");
    person.reads(".row .time", "22:30");
    let choose = "const select = document.querySelector('select.zones');
        select.selectedIndex = [...select.options].findIndex(option => option.innerText === 'Times in UTC+3');
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    person.session.run(choose, &[]);
    // On that clock it was the day after; the day stays that of the channel.
    person.reads(".row .time", "01:30");
    person.reads(".row .time sup", "+1");
    person.reads(".day-head", "March 5, 2024");
    person.waits_until("the address", "location.hash.includes('zone=%2B03:00')");
    person.session.back();
    person.reads(".row .time", "22:30");
}
