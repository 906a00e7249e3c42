//! An open event proves itself: every field lights up the words it was read from; its address finds it again.

use super::{person::Person, site::fixture};

fn reader(test: &'static str) -> Option<Person> {
    let person = Person::at_the_page(test)?;
    opens_channel(&person);
    Some(person)
}

fn opens_channel(person: &Person) {
    person.drops("channel.json", &fixture("channel.json"));
    person.waits_for_state("ready");
    person.counts("messages", 11);
}

#[test]
fn its_fields_light_up_their_words() {
    let Some(person) = reader("event-evidence") else { return };
    person.searches("Nairobi");
    person.counts("shown", 1);
    person.clicks_first(".row a");
    person.reads(".event-head", "Peter Odhiambo");
    person.reads(".report-text", "sidelines of the Africa Trade Forum");
    person.waits_until("marked words", "document.querySelectorAll('.report-text .ev').length > 2");
    for (field, words) in [("Peter Odhiambo", "Odhiambo"), ("Kenya", "Kenya"), ("June 11", "June 11")] {
        person.clicks_in(".fields", field);
        person.reads(".report-text .ev.lit", words);
    }
}

#[test]
fn its_address_opens_it_again_elsewhere() {
    let Some(person) = reader("event-address") else { return };
    person.clicks_in("nav.facets", "Kenya");
    person.counts("shown", 2);
    person.clicks_first(".row a");
    person.waits_until("an open event", "document.querySelector('.event .report-text')");
    let (head, address) = (person.texts(".event-head"), person.session.address());
    let fragment =
        address.split_once('#').map(|(_, fragment)| fragment.to_owned()).expect("the address keeps the view");

    let Some(other) = Person::at_the_page("event-address-elsewhere") else { return };
    other.session.go_to(&format!("{}#{fragment}", other.site.address));
    other.waits_for_state("start");
    opens_channel(&other);
    other.counts("shown", 2);
    other.until("the same event", || (other.texts(".event-head") == head).then_some(()));
    other.reads(".chip", "Kenya");
}

/// The address follows typing after a while; what is a step of its own does not wait for that.
#[test]
fn back_leads_to_what_was_typed_right_before() {
    let Some(person) = reader("event-typed") else { return };
    let types_and_opens = r#"
        const box = document.querySelector("input[type=search]");
        box.value = "Odhiambo";
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return new Promise(done => setTimeout(() => {
            document.querySelector(".row a").click();
            done(location.hash);
        }, 30));"#;
    person.session.run(types_and_opens, &[]);
    person.waits_until("an open event", "document.querySelector('.event-head') && location.hash.includes('Odhiambo')");
    person.session.back();
    person.waits_until(
        "the search alone",
        "!document.querySelector('.event-head') && location.hash.includes('Odhiambo')",
    );
    person.counts("shown", 2);
}

#[test]
fn back_and_forward_go_through_views() {
    let Some(person) = reader("event-back") else { return };
    let all = person.until("events", || person.count("shown").filter(|shown| *shown > 0));
    person.clicks_in("nav.facets", "Kenya");
    person.counts("shown", 2);
    person.clicks_first(".row a");
    person.waits_until("an open event", "document.querySelector('.event')");
    person.session.back();
    person.waits_until("a closed event", "!document.querySelector('.event')");
    person.counts("shown", 2);
    person.session.back();
    person.counts("shown", all);
    person.session.run("history.forward()", &[]);
    person.counts("shown", 2);
}
