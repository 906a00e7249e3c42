//! A full disk is said, and the page goes on without what cannot be kept.

use serde_json::json;

use super::keeping::{Passing, can_be_kept, comes_back, files, keeps, opens, shows_the_talk, stored, talks};
use super::person::Person;

/// Lets the pages of the site keep so many bytes; whether that can be done.
fn has_room(person: &Person, bytes: u64) -> bool {
    let origin = person.site.address.trim_end_matches('/').to_owned();
    let quota = json!({ "cmd": "Storage.overrideQuotaForOrigin", "params": { "origin": origin, "quotaSize": bytes } });
    let can = person.session.vendor("/goog/cdp/execute", &quota).is_ok();
    if !can {
        person.cannot("pretend that its disk is full");
    }
    can
}

#[test]
fn a_full_disk_is_said_and_the_page_goes_on() {
    let Some(person) = Person::at_the_page("keeping-full") else { return };
    is_full(&person, files);
}

/// The disk is full; afterwards nothing is kept, as somebody tells who looks.
pub(super) fn is_full(person: &Person, kept: impl Fn(&Person) -> Vec<String>) {
    if !has_room(person, 300_000) {
        return;
    }
    let file = Passing::new(person.test, &talks(3_000));
    opens(person, &file.0, 3_000);
    person.clicks("Keep…");
    person.clicks_in("dialog", "With a copy");
    person.reads(".notice", "no room left");
    can_be_kept(person);
    shows_the_talk(person, "02345");
    comes_back(person);
    assert_eq!(kept(person), Vec::<String>::new());
    opens(person, &file.0, 3_000);
}

#[test]
fn what_cannot_be_made_anew_on_a_full_disk_is_not_kept_and_its_copy_stays() {
    let Some(person) = Person::at_the_page("keeping-full-again") else { return };
    let file = Passing::new("full-again", &talks(3_000));
    opens(&person, &file.0, 3_000);
    keeps(&person, "With a copy");
    comes_back(&person);
    let index = files(&person).into_iter().find(|path| path.ends_with("index")).expect("an index");
    // As if another version had kept less of it.
    stored(&person, &format!("await change('{index}', bytes => bytes.slice(0, 99));"));
    let kept = files(&person);
    if !has_room(&person, std::fs::metadata(&file.0).expect("it is there").len() + 100_000) {
        return;
    }
    drop(file);
    comes_back(&person);
    person.clicks_in(".kept", "Talks");
    person.reads(".notice", "no room left");
    can_be_kept(&person);
    person.counts("messages", 3_000);
    shows_the_talk(&person, "02345");
    assert_eq!(files(&person), kept);
    // With less than before nothing that is kept goes.
    assert!(has_room(&person, 50_000_000));
    keeps(&person, "Index only");
    let both = files(&person);
    assert!(kept.iter().all(|path| both.contains(path)), "{both:?}");
    comes_back(&person);
    person.until("both", || (person.texts(".kept li").len() == 2).then_some(()));
}
