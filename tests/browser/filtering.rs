//! Asking: each way to narrow the timeline leaves the right events, says so, and can be taken back.

use serde_json::json;

use super::{person::Person, site::fixture};

/// The page with the invented channel open.
fn reader(test: &'static str) -> Option<Person> {
    let person = Person::at_the_page(test)?;
    person.drops("channel.json", &fixture("channel.json"));
    person.waits_for_state("ready");
    person.counts("messages", 11);
    Some(person)
}

#[test]
fn by_a_country_and_without_it() {
    let Some(person) = reader("filtering-country") else { return };
    let all = person.until("events", || person.count("shown").filter(|shown| *shown > 0));
    person.clicks_in("nav.facets", "Kenya");
    person.counts("shown", 2);
    person.reads(".chip", "Kenya");
    person.clicks("Remove filter: Kenya");
    person.counts("shown", all);
    person.clicks_in("nav.facets", "Without Kenya");
    person.counts("shown", all - 2);
    person.reads(".chip", "not Kenya");
    person.clicks("Clear all");
    person.counts("shown", all);
}

/// What is typed may be asked only when it was drawn; what was clicked meanwhile stands nevertheless.
#[test]
fn by_words_and_a_click_right_behind() {
    let Some(person) = reader("filtering-click") else { return };
    person.clicks_in("nav.facets", "Kenya");
    person.counts("shown", 2);
    person.clicks("Remove filter: Kenya");
    let both = r#"
        const box = document.querySelector("input[type=search]");
        const kenya = [...document.querySelectorAll("nav.facets button")].find(one => one.textContent.includes("Kenya"));
        box.value = "Lintova";
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return new Promise(done => setTimeout(() => { kenya.click(); setTimeout(done, 500); }, 0));"#;
    person.session.run(both, &[]);
    person.reads(".chip", "Kenya");
    person.counts("shown", 0);
}

#[test]
fn by_a_person() {
    let Some(person) = reader("filtering-person") else { return };
    person.clicks_in("nav.facets", "Peter Odhiambo");
    person.counts("shown", 2);
    person.reads(".row", "Peter Odhiambo");
}

#[test]
fn by_a_word_with_a_typo() {
    let Some(person) = reader("filtering-typo") else { return };
    person.searches("Odhaimbo");
    person.counts("shown", 2);
    person.reads(".forgiven", "odhiambo");
    person.searches("Odhiambo");
    person.counts("shown", 2);
    assert!(!person.page_text().contains("was looked for"), "nothing was typed wrongly");
}

#[test]
fn by_class_and_country_together() {
    let Some(person) = reader("filtering-class") else { return };
    person.clicks_in("nav.facets", "Statements");
    person.until("statements", || person.count("shown").filter(|shown| *shown == 3));
    person.clicks_in("nav.facets", "European Union");
    person.counts("shown", 1);
    person.reads(".row", "Maria Lintova");
}

#[test]
fn by_a_link_to_a_message() {
    let Some(person) = reader("filtering-link") else { return };
    person.searches("https://t.me/c/1700000001/3?single");
    person.counts("shown", 1);
    person.session.press('\u{e007}');
    person.waits_until("the event of the link", "document.querySelector('.event')");
    person.counts("shown", 1);
    person.session.press('\u{e00c}');
    // Pasted anywhere it is searched for, not opened as a text; what is not there is told.
    person.session.run("document.activeElement.blur()", &[]);
    person.pastes("https://t.me/c/1700000001/9999");
    person.counts("shown", 0);
    person.reads(".search-fault", "message 9999 of “1700000001” is in no dump that is open");
    person.searches("lang:xx dump:7 x");
    person.reads(".search-fault", "“xx” is none of");
    person.reads(".search-fault", "“7” is none of: 0");
}

#[test]
fn a_link_goes_before_all_that_is_on_and_back_has_it_again() {
    let Some(person) = reader("filtering-link-back") else { return };
    let typed = "document.querySelector('input[type=search]').value";
    person.clicks_in("nav.facets", "Kenya");
    person.searches("no such words anywhere");
    person.counts("shown", 0);
    person.session.run("document.activeElement.blur()", &[]);
    person.session.press('?');
    person.waits_until("the help", "document.querySelector('dialog[open]')");
    person.pastes("<https://t.me/c/1700000001/3>");
    person.waits_until("the event of the link", "document.querySelector('.event')");
    person.waits_until("no dialog", "!document.querySelector('dialog[open]')");
    person.counts("shown", 1);
    person.reads(".chips", "Filters are off for this link");
    person.session.run("history.back()", &[]);
    person.counts("shown", 0);
    person.reads(".chips", "Kenya");
    person.waits_until("what was typed before", &format!("{typed} === 'no such words anywhere'"));
    // A link that names no message is refused, here too.
    person.pastes("t.me/harbour");
    person.reads(".notice", "never goes to the network");
    person.counts("messages", 11);
}

/// Whoever goes back from a search wants the timeline without it, and not to leave the page and what is open there.
#[test]
fn back_from_a_search_leads_to_the_timeline_without_it() {
    let Some(person) = reader("filtering-search-back") else { return };
    let all = person.until("events", || person.count("shown").filter(|shown| *shown > 0));
    for words in ["Odhiambo", "Lintova"] {
        person.searches(words);
        person.waits_until("the address with the search", &format!("location.hash.includes('{words}')"));
    }
    person.session.back();
    person.counts("shown", all);
    person.counts("messages", 11);
    person.session.run("history.forward()", &[]);
    person.waits_until("the search again", "document.querySelector('input[type=search]').value === 'Lintova'");
}

#[test]
fn by_keys_that_write_no_latin_letters() {
    let Some(person) = reader("filtering-keys-russian") else { return };
    let presses = "document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: arguments[0], code: arguments[1], bubbles: true, cancelable: true }));";
    person.waits_until("a row", "document.querySelector('.row a')");
    person.session.run(presses, &[json!("о"), json!("KeyJ")]);
    person.session.press('\u{e007}');
    person.waits_until("an open event", "document.querySelector('.event')");
    person.session.run(presses, &[json!("."), json!("Slash")]);
    person.waits_until("the focus in the search box", "document.activeElement?.type === 'search'");
}

#[test]
fn a_link_is_no_dump() {
    let Some(person) = Person::at_the_page("filtering-link-start") else { return };
    person.pastes("https://t.me/harbour/7");
    person.reads(".notice", "never goes to the network");
    person.waits_for_state("start");
}

#[test]
fn by_a_range_of_days() {
    let Some(person) = reader("filtering-range") else { return };
    dates(&person, "From", "2024-06-01");
    dates(&person, "To", "2024-06-30");
    person.counts("shown", 2);
    person.reads(".chip", "Jun");
    assert!(!person.page_text().contains("cherry trees"), "a post of April is shown");
}

#[test]
fn by_words_in_either_script() {
    let Some(person) = reader("filtering-words") else { return };
    person.searches("harvest");
    person.counts("shown", 1);
    person.reads(".row mark", "harvest");
    // Written in Latin letters only, searched in Cyrillic, and the reverse.
    person.searches("Нунес");
    person.counts("shown", 1);
    person.reads(".row", "Paulo Nunes");
    person.searches("Kumara");
    person.counts("shown", 1);
    person.searches("no such words anywhere");
    person.counts("shown", 0);
    person.reads("main, .screen", "No event matches");
}

#[test]
fn by_a_town_under_either_name_and_by_fields_in_russian() {
    let Some(person) = reader("filtering-towns") else { return };
    person.searches("место:Найроби ");
    person.counts("shown", 1);
    person.reads(".row", "Nairobi");
    person.searches("вид:встреча place:Париж,Белград ");
    person.counts("shown", 2);
    person.searches("вид:-встреча place:Paris ");
    person.counts("shown", 0);
    // What leaves nothing out is told, with what may have been meant; so are quotes around nothing.
    person.searches("harvest -grian ");
    person.counts("shown", 1);
    person.reads(".search-fault", "“grian” is nowhere, so nothing is left out for it; “grain” is somewhere");
    person.searches("harvest «» ");
    person.counts("shown", 1);
    person.reads(".search-fault", "there is no word or number in it");
}

#[test]
fn by_the_keyboard_alone() {
    let Some(person) = reader("filtering-keys") else { return };
    person.waits_until("a row", "document.querySelector('.row a')");
    person.session.press('/');
    person.waits_until("the focus in the search box", "document.activeElement?.type === 'search'");
    person.session.press('\u{e00c}');
    person.waits_until("the focus out of it", "document.activeElement?.type !== 'search'");
    person.session.press('j');
    person.session.press('\u{e007}');
    // A position is told when all of an event is there; which one the first row is may change until all is drawn.
    let open = |what, position| {
        person.reads(".event .event-kind", position);
        person.until(what, || person.texts(".event-head").pop().filter(|head| !head.is_empty()))
    };
    let first = open("the first event", "1 of 10");
    person.session.press('j');
    assert_ne!(open("the next event", "2 of 10"), first);
    person.session.press('k');
    assert_eq!(open("the event before", "1 of 10"), first);
    person.session.press('\u{e00c}');
    person.waits_until("a closed event", "!document.querySelector('.event')");
    person.session.press('?');
    person.reads("dialog", "Keys");
}

/// Sets a date field, as a date picker does.
fn dates(person: &Person, label: &str, day: &str) {
    let set = "const field = [...document.querySelectorAll('label')]
            .find(label => label.innerText.trim() === arguments[0]).querySelector('input[type=date]');
        field.value = arguments[1]; field.dispatchEvent(new Event('change', { bubbles: true }));";
    person.session.run(set, &[json!(label), json!(day)]);
}
