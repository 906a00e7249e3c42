//! Every screen in light and dark, on a phone, a tablet and a desk: pictures to be looked at, in
//! `target/screenshots/`.
//!
//! What a program can see, it checks on the way: nothing is wider than its window, and the console is quiet.
//! `cargo xtask shots FILE...` takes the same pictures of dumps of one's own.

use std::path::PathBuf;

use super::{person::Person, site::fixture};

const WINDOWS: [(u32, u32); 3] = [(1440, 900), (768, 1024), (360, 740)];
const SCHEMES: [&str; 2] = ["light", "dark"];

#[test]
fn gallery_of_the_start() {
    let Some(person) = Person::at_the_page("gallery-start") else { return };
    shows(&person, "start");
    person.clicks("Paste text…");
    shows(&person, "paste");
}

#[test]
fn gallery_of_what_is_kept() {
    let Some(person) = Person::at_the_page("gallery-kept") else { return };
    for (name, how) in [("channel.json", "With a copy"), ("lines.jsonl", "Index only")] {
        let line = r#"{"id":1,"posted":"2024-08-01T10:00:00+00:00","channel":"Harbour and bridge news of the Ministry of Transport","text":"The bridge is open again."}"#;
        let content = if name == "channel.json" { fixture(name) } else { line.to_owned() };
        person.drops(name, &content);
        person.clicks("Keep…");
        shows(&person, "keep");
        person.clicks_in("dialog", how);
        person.until("it to be kept", || person.sees_control("Kept").then_some(()));
        person.session.reload();
        person.waits_for_state("start");
    }
    person.until("both", || (person.texts(".kept li").len() == 2).then_some(()));
    shows(&person, "start-kept");
    // One that is called as one of them and is not it.
    person.drops(
        "lines.jsonl",
        "{\"id\":2,\"posted\":\"2024-08-02T10:00:00+00:00\",\"channel\":\"A\",\"text\":\"Closed.\"}",
    );
    person.reads(".notice", "not the same file");
    shows(&person, "kept-other");
}

#[test]
fn gallery_of_reading() {
    let Some(person) = Person::at_the_page("gallery-reading") else { return };
    // Long enough to be looked at; built in the page, so that nothing this large has to be kept.
    let drop = "const posted = id => new Date(1.6e12 + id * 1.2e6).toISOString().replace('.000Z', '+00:00');
        const line = id => JSON.stringify({ id, posted: posted(id), text: `Foreign Minister Anton Barov met with ` +
            `Foreign Minister of Kenya Peter Odhiambo, talk ${id}` }) + '\\n';
        const lines = Array.from({ length: 80000 }, (_, id) => line(id));
        const carried = new DataTransfer(); carried.items.add(new File([lines.join('')], 'long.jsonl'));
        for (const kind of ['dragenter', 'dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));";
    person.session.run(drop, &[]);
    person.waits_for_state("reading");
    person.until("a message", || person.count("messages").filter(|messages| *messages > 0));
    shows(&person, "reading");
    person.waits_for_state("ready");
}

#[test]
fn gallery_of_the_timeline() {
    let Some(person) = Person::at_the_page("gallery-timeline") else { return };
    person.clicks("Try an example");
    tours(&person, "example");
}

#[test]
fn gallery_of_given_files() {
    let files = std::env::var_os("READOUT_SHOTS").unwrap_or_default();
    for file in std::env::split_paths(&files).filter(|file| !file.as_os_str().is_empty()) {
        let Some(person) = Person::at_the_page("gallery-file") else { return };
        person.opens(&file);
        tours(&person, &file.file_stem().unwrap_or_default().to_string_lossy());
    }
}

#[test]
fn gallery_of_problems_and_cuts() {
    let Some(person) = Person::at_the_page("gallery-problems") else { return };
    person.drops("channel.json", &broken());
    person.waits_for_state("ready");
    person.clicks("problem");
    person.waits_until("a problem in the panel", "document.querySelector('.problem')");
    shows(&person, "problems");
    person.drops("older.json", &super::merging::older());
    person.waits_for_state("ready");
    person.clicks("problem");
    person.waits_until("how complete it is", "document.querySelector('.differences')");
    person.session.run("document.querySelector('.complete').scrollIntoView()", &[]);
    shows(&person, "complete");
    person.session.reload();
    person.waits_for_state("start");
    person.pastes(&fixture("paste.txt"));
    person.waits_for_state("ready");
    person.clicks("Check cuts");
    person.waits_until("lines of the paste", "document.querySelector('.cut')");
    shows(&person, "cuts");
}

#[test]
fn gallery_of_columns_and_what_is_open() {
    let Some(person) = Person::at_the_page("gallery-columns") else { return };
    let twice: String = "Паром задержан до полудня".bytes().map(char::from).collect();
    let table = format!(
        "nr;day;channel title;who wrote it;message as it was sent to all;link\n\
         1;3/4/2024 10:00;Port of Sundby;Duty officer;Foreign Minister Anton Barov met with Minister Ole Berg;https://t.me/port/1\n\
         2;3/5/2024 23:30;Port of Sundby;Duty officer;{twice};https://t.me/port/2\n\
         3;3/6/2024 09:00;Port of Sundby;;The pier is closed;https://t.me/port/3\n"
    );
    person.drops("notes.csv", &table);
    person.waits_for_state("ready");
    person.clicks("About");
    person.waits_until("a fingerprint", "document.querySelector('.fingerprint code')?.innerText.length === 64");
    shows(&person, "about");
    person.clicks("Columns…");
    person.waits_until("the columns", "document.querySelector('.column')");
    shows(&person, "columns");
    person.session.press('\u{e00c}');
    person.clicks("problem");
    person.waits_until("a problem in the panel", "document.querySelector('.problem')");
    shows(&person, "mend");
}

/// Looks at all screens of what has just been opened.
fn tours(person: &Person, name: &str) {
    person.waits_for_state("ready");
    person.waits_until("a row", "document.querySelector('.row a')");
    shows(person, &format!("{name}-timeline"));
    person.clicks("Keys and search");
    shows(person, &format!("{name}-help"));
    person.session.press('\u{e00c}');
    person.looks_at(360, 740);
    person.clicks("Filters");
    person.waits_until("the filters", "document.querySelector('nav.facets').checkVisibility()");
    pictures(person, &format!("{name}-filters"), &[(360, 740)]);
    person.looks_at(360, 740);
    person.clicks_in("nav.facets", "Close");
    person.looks_at(1440, 900);
    person.clicks_first(".row a");
    person.waits_until("the event", "document.querySelector('.event .report-text')");
    shows(person, &format!("{name}-event"));
}

fn shows(person: &Person, screen: &str) {
    pictures(person, screen, &WINDOWS);
}

/// A picture in each scheme and window.
fn pictures(person: &Person, screen: &str, windows: &[(u32, u32)]) {
    for scheme in SCHEMES {
        person.prefers(scheme);
        for (width, height) in windows {
            person.looks_at(*width, *height);
            let picture: PathBuf = person.takes_picture(&format!("{screen}-{scheme}-{width}"));
            let wide = person.session.run("return document.documentElement.scrollWidth - innerWidth", &[]);
            assert!(wide.as_i64() <= Some(0), "{wide} pixels too wide: {}", picture.display());
        }
    }
    person.looks_at(WINDOWS[0].0, WINDOWS[0].1);
    assert_eq!(person.complaints(), Vec::<String>::new(), "the console, at {screen}");
}

/// An export that ends in the middle of its last but one message.
fn broken() -> String {
    let whole = fixture("channel.json");
    let end = whole.find("Belgrade").expect("the message is there");
    whole[..end].to_owned()
}
