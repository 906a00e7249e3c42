//! Dumps get onto the page in every way the start screen names, and the page counts what they hold.

use super::keeping::talks;
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
fn a_folder_opens_as_the_one_chat_whose_pages_it_holds_with_its_pictures() {
    let Some(person) = Person::at_the_page("opening-folder") else { return };
    person.opens_folder(&root().join("tests/fixtures/ChatExport_2024-05-20"));
    holds_the_embassys_pages(&person);
}

#[test]
fn a_folder_is_dropped() {
    let Some(person) = Person::at_the_page("opening-folder-dropped") else { return };
    person.drops_folder(&root().join("tests/fixtures/ChatExport_2024-05-20"));
    holds_the_embassys_pages(&person);
    person.takes_picture("opening-folder-dropped");
}

/// Three pages, one chat, five posts, and both pictures; what only marks the days is nothing.
#[track_caller]
fn holds_the_embassys_pages(person: &Person) {
    person.waits_for_state("ready");
    person.counts("messages", 5);
    person.reads("h1", "Embassy of Ruritania");
    assert!(!person.sees_control("problem"), "nothing is amiss");
    for (words, width, page) in [("Sundby", 48, "messages.html"), ("delegation", 40, "messages3.html")] {
        person.searches(words);
        person.counts("shown", 1);
        person.clicks_first(".row a");
        let is_shown =
            format!("[...document.querySelectorAll('.picture img')].some(it => it.naturalWidth === {width})");
        person.waits_until(&format!("the picture beside {words}"), &is_shown);
        // The page that it stands on, not the first of them.
        person.reads(".report-place", page);
    }
}

#[test]
fn a_part_of_a_chat_names_the_page_that_is_missing() {
    let Some(person) = Person::at_the_page("opening-part") else { return };
    let page = |name: &str| fixture(&format!("ChatExport_2024-05-20/{name}"));
    person.drops_all(&[("messages3.html", &page("messages3.html")), ("messages.html", &page("messages.html"))]);
    person.waits_for_state("ready");
    person.counts("messages", 3);
    person.reads("body", "messages2.html");
}

#[test]
fn an_archive_opens_whole_however_it_is_called() {
    let Some(person) = Person::at_the_page("opening-archive") else { return };
    let folder = root().join("tests/fixtures/ChatExport_2024-05-20");
    let names = [
        "messages2.html",
        "messages.html",
        "messages3.html",
        "photos/photo_1@20-05-2024_10-00-00.png",
        "photos/photo_2@22-05-2024_12-00-00.png",
    ];
    let entries =
        names.map(|name| (format!("ChatExport/{name}"), std::fs::read(folder.join(name)).expect("a fixture")));
    let archive = stored(&entries);
    let file = std::env::temp_dir().join(format!("readout-{}.bin", std::process::id()));
    std::fs::write(&file, archive).expect("a folder for passing files");
    person.opens(&file);
    holds_the_embassys_pages(&person);
    drop(std::fs::remove_file(file));
}

/// A zip archive with its entries stored as they are.
fn stored(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let mut about = Vec::new();
        about.extend([20, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        about.extend(crc32(content).to_le_bytes());
        about.extend([(content.len() as u32).to_le_bytes(), (content.len() as u32).to_le_bytes()].concat());
        about.extend([(name.len() as u16).to_le_bytes(), [0, 0]].concat());
        directory.extend([&b"PK\x01\x02\x14\0"[..], &about].concat());
        directory.extend([0; 10]);
        directory.extend((bytes.len() as u32).to_le_bytes());
        directory.extend(name.as_bytes());
        bytes.extend([b"PK\x03\x04", &about[..], name.as_bytes(), content].concat());
    }
    let (start, count) = (bytes.len() as u32, entries.len() as u16);
    let end = [&b"PK\x05\x06\0\0\0\0"[..], &count.to_le_bytes(), &count.to_le_bytes()].concat();
    let places = [(directory.len() as u32).to_le_bytes(), start.to_le_bytes()].concat();
    [bytes, directory, end, places, vec![0, 0]].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & 0_u32.wrapping_sub(sum & 1)))
    })
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

#[test]
fn days_are_headed_where_they_begin_however_far_one_scrolls() {
    let Some(person) = Person::at_the_page("opening-days") else { return };
    person.drops("talks.jsonl", &talks(400));
    person.waits_for_state("ready");
    person.counts("shown", 400);
    person.session.run("document.querySelector('.scroller').scrollTop = 3210", &[]);
    // The first day that is seen has its heading where the list begins, all behind it have theirs above their first row.
    person.waits_until(
        "headings above their rows",
        "(() => {
            const top = it => Math.round(it.getBoundingClientRect().top), list = document.querySelector('.scroller');
            const heads = [...document.querySelectorAll('.day-head')].map(head => [top(head), top(head.parentElement)]);
            const seen = heads.filter(([, day]) => day >= top(list));
            return list.scrollTop > 3000 && seen.length > 2 && seen.every(([head, day]) => head === day)
                && heads.some(([head, day]) => day < top(list) && head === top(list));
        })()",
    );
}
