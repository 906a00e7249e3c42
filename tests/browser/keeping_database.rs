//! Where a browser has no file system for pages a database keeps what is to be kept; where it has neither, that is said.

use super::keeping::{
    Passing, comes_back, files, has_read, is_kept, keeps, opens, opens_kept, shows_the_talk, tab_goes_while_writing,
    talks,
};
use super::keeping_full::is_full;
use super::person::Person;

/// Somebody whose browser has no file system for pages, and besides does what a script in the worker says.
fn who_has_no_file_system(name: &'static str, besides: &str) -> Option<Person> {
    let person = Person::at_a_browser(name)?;
    let prepares = format!(
        "const Plain = Blob, told = new BroadcastChannel('stopped');
        told.onmessage = () => globalThis.hasStopped = true;
        // Has the worker stop for ever when it puts a piece and a condition holds.
        const stops = () => `{{
            let puts = 0;
            const {{ put }} = IDBObjectStore.prototype, told = new BroadcastChannel('stopped');
            IDBObjectStore.prototype.put = function (...all) {{
                if (${{sessionStorage.getItem('stops') ?? 'false'}}) {{ told.postMessage(0); for (;;); }}
                puts++;
                return put.apply(this, all);
            }};
        }}`;
        globalThis.Blob = class extends Plain {{
            constructor(parts, options) {{
                const no = `navigator.storage.getDirectory = () => Promise.reject(new DOMException('no', 'SecurityError')); {besides}`;
                super(options?.type === 'text/javascript' ? [no, ...parts] : parts, options);
            }}
        }};"
    );
    if !person.prepares(&prepares) {
        person.cannot("deny a file system");
        return None;
    }
    person.session.go_to(&person.site.address);
    person.waits_for_state("start");
    Some(person)
}

#[test]
fn where_nothing_may_be_kept_it_is_said_and_nothing_breaks() {
    let no_database = "Object.defineProperty(globalThis, 'indexedDB', { value: undefined });";
    let Some(person) = who_has_no_file_system("keeping-denied", no_database) else { return };
    let file = Passing::new("denied", &talks(50));
    opens(&person, &file.0, 50);
    person.clicks("Keep…");
    person.reads("dialog", "does not let the page keep anything");
    assert_eq!(files(&person), Vec::<String>::new());
    assert!(person.texts(".notice").is_empty());
}

/// What is kept in the database, as paths without the number of the piece, each once; after a script with the table.
fn pieces(person: &Person, act: &str) -> Vec<String> {
    let script = format!(
        "const of = request => new Promise((good, bad) => {{ request.onsuccess = () => good(request.result); request.onerror = bad; }});
        const opening = indexedDB.open('kept', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('pieces');
        const database = await of(opening);
        const table = () => database.transaction('pieces', 'readwrite').objectStore('pieces');
        {act}
        const keys = await of(table().getAllKeys());
        database.close();
        return [...new Set(keys.map(key => key.slice(0, 2).join('/')))];"
    );
    let paths = person.session.run(&format!("return (async () => {{ {script} }})()"), &[]);
    paths.as_array().into_iter().flatten().filter_map(|path| Some(path.as_str()?.to_owned())).collect()
}

#[test]
fn where_there_is_no_file_system_a_database_keeps() {
    let Some(person) = who_has_no_file_system("keeping-database", "") else { return };
    let file = Passing::new("database", &talks(4_000));
    opens(&person, &file.0, 4_000);
    let before = [person.texts("nav.facets"), person.texts("[data-count]"), person.texts(".row")];
    keeps(&person, "With a copy");
    assert_eq!(files(&person), Vec::<String>::new());
    let kept = pieces(&person, "");
    assert!(["/copy-0", "/index", "/note"].iter().zip(&kept).all(|(end, path)| path.ends_with(end)), "{kept:?}");
    comes_back(&person);
    opens_kept(&person);
    person.until("the same rows", || {
        let after = [person.texts("nav.facets"), person.texts("[data-count]"), person.texts(".row")];
        (after == before).then_some(())
    });
    assert!(person.texts(".notice").is_empty(), "{:?}", person.texts(".notice"));
    shows_the_talk(&person, "03456");
    assert!(!has_read(&person), "the index is what was opened");
    // The same file is known by itself, too; another is not taken for it.
    comes_back(&person);
    opens(&person, &file.0, 4_000);
    person.until("it is known", || person.sees_control("Kept").then_some(()));
    comes_back(&person);
    file.becomes(&talks(4_001));
    opens(&person, &file.0, 4_001);
    person.reads(".notice", "not the same file");
    comes_back(&person);
    person.clicks_first(".kept li .square");
    person.clicks_in(".kept-sure", "Delete");
    person.waits_until("no list", "!document.querySelector('.kept')");
    assert_eq!(pieces(&person, ""), Vec::<String>::new());
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn a_database_has_nothing_that_was_never_finished_but_what_is_being_written() {
    let Some(person) = who_has_no_file_system("keeping-database-unfinished", "") else { return };
    let file = Passing::new("database-unfinished", &talks(3_000));
    opens(&person, &file.0, 3_000);
    keeps(&person, "Index only");
    let leave = |folder: &str, since: u32| {
        let act = format!(
            "const piece = new Blob(['begun']);
            await of(table().put(piece, ['{folder}', 'index', 0]));
            await of(table().put(Date.now() - {since}, ['{folder}', 'written', 0]));"
        );
        pieces(&person, &act);
    };
    leave("1", 3_600_000);
    leave("2", 0);
    let folders = || {
        let mut folders: Vec<String> =
            pieces(&person, "").iter().filter_map(|path| Some(path.split_once('/')?.0.to_owned())).collect();
        folders.dedup();
        folders
    };
    assert_eq!(folders().len(), 3);
    person.until("the leftover to go", || {
        comes_back(&person);
        (folders().len() == 2).then_some(())
    });
    assert!(folders().contains(&"2".to_owned()), "somebody may be writing it");
    person.until("the one that is kept", || (person.texts(".kept li").len() == 1).then_some(()));
}

/// Before the first piece, among those of the index, of the copy, and before the note.
const STOPS: [&str; 4] = ["puts === 0", "puts === 5", "all[1][1] === 'copy-0' && puts > 20", "all[1][1] === 'note'"];

#[test]
fn what_a_closed_tab_left_in_a_database_is_not_listed_and_goes() {
    let Some(person) = who_has_no_file_system("keeping-database-stopped", "${stops()}") else { return };
    let file = Passing::new("database-stopped", &talks(4_000));
    for when in STOPS {
        tab_goes_while_writing(&person, &file, when, || ());
        // Nobody takes what was written to a moment ago for a leftover; an hour later it is one.
        let an_hour = "for (const key of await of(table().getAllKeys()))
            if (key[1] === 'written') await of(table().put(Date.now() - 3_600_000, key));";
        pieces(&person, an_hour);
        person.until("leftovers to go", || {
            comes_back(&person);
            pieces(&person, "").is_empty().then_some(())
        });
    }
}

#[test]
fn what_another_version_made_in_a_database_or_is_damaged_there_is_made_anew() {
    let Some(person) = who_has_no_file_system("keeping-database-version", "") else { return };
    let file = Passing::new("database-version", &talks(3_000));
    opens(&person, &file.0, 3_000);
    keeps(&person, "With a copy");
    drop(file);
    for (what, words) in [("bytes[8] = 0", "another version"), ("bytes[bytes.length >> 1] ^= 1", "damaged")] {
        comes_back(&person);
        let change = format!(
            "const key = (await of(table().getAllKeys())).find(key => key[1] === 'index' && key[2] === 0);
            const bytes = new Uint8Array(await (await of(table().get(key))).arrayBuffer());
            {what};
            await of(table().put(new Blob([bytes]), key));"
        );
        let kept = pieces(&person, &change);
        comes_back(&person);
        person.clicks_in(".kept", "Talks");
        person.reads(".notice", words);
        person.waits_for_state("ready");
        shows_the_talk(&person, "02345");
        is_kept(&person);
        assert_eq!(pieces(&person, ""), kept);
        comes_back(&person);
        opens_kept(&person);
        assert!(person.texts(".notice").is_empty());
    }
}

#[test]
fn a_full_disk_is_said_where_a_database_keeps() {
    let Some(person) = who_has_no_file_system("keeping-database-full", "") else { return };
    is_full(&person, |person| pieces(person, ""));
}
