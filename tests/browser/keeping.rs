//! A dump is kept on this device and opened again; what was cut short, made by another version, damaged or of another
//! file is never taken for it; what is deleted is gone.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::person::Person;

/// A passing file of this test, which goes when the test ends.
pub(super) struct Passing(pub(super) PathBuf);

impl Passing {
    pub(super) fn new(test: &str, content: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("readout-{}-{test}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for passing files");
        let file = folder.join("talks.jsonl");
        std::fs::write(&file, content).expect("a passing file");
        Self(file)
    }

    /// Writes something else into it, as if at the same moment.
    pub(super) fn becomes(&self, content: &str) {
        let modified = std::fs::metadata(&self.0).and_then(|about| about.modified()).expect("it is there");
        std::fs::write(&self.0, content).expect("a passing file");
        let file = std::fs::File::options().write(true).open(&self.0).expect("it is there");
        file.set_modified(modified).expect("a file of ours");
    }

    /// The same once more, an hour later.
    fn is_written_again(&self) {
        let file = std::fs::File::options().write(true).open(&self.0).expect("it is there");
        let modified = std::time::SystemTime::now() + std::time::Duration::from_hours(1);
        file.set_modified(modified).expect("a file of ours");
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        drop(self.0.parent().map(std::fs::remove_dir_all));
    }
}

/// So many posts, a meeting each.
pub(super) fn talks(count: u32) -> String {
    const NAMES: [&str; 5] = ["Anton Barov", "Peter Odhiambo", "Ole Berg", "Anna Lind", "Jan Holm"];
    let line = |n: u32| {
        let (one, other) = (NAMES[n as usize % 5], NAMES[(n as usize * 7 + 1) % 5]);
        let (month, day) = (n / 28 % 12 + 1, n % 28 + 1);
        format!(
            "{{\"id\": {n}, \"posted\": \"2024-{month:02}-{day:02}T10:00:00+00:00\", \"channel\": \"Talks\", \"text\": \"Foreign \
             Minister {one} met with Minister {other} in Oslo, talk number {n:05}.\"}}\n"
        )
    };
    (0..count).map(line).collect()
}

#[track_caller]
pub(super) fn opens(person: &Person, file: &Path, posts: u64) {
    person.opens(file);
    person.waits_for_state("ready");
    person.counts("messages", posts);
}

#[track_caller]
pub(super) fn keeps(person: &Person, how: &str) {
    person.clicks("Keep…");
    person.clicks_in("dialog", how);
    is_kept(person);
}

/// What is open is kept, or will be in a moment.
#[track_caller]
pub(super) fn is_kept(person: &Person) {
    person.until("it to be kept", || person.sees_control("Kept").then_some(()));
}

/// What is open is not kept, and can be.
#[track_caller]
pub(super) fn can_be_kept(person: &Person) {
    person.until("it can be kept", || person.sees_control("Keep…").then_some(()));
}

/// Opens the talks that are kept.
#[track_caller]
pub(super) fn opens_kept(person: &Person) {
    person.clicks_in(".kept", "Talks");
    person.waits_for_state("ready");
}

#[track_caller]
pub(super) fn comes_back(person: &Person) {
    person.session.reload();
    person.waits_for_state("start");
}

/// Whether the page made messages of bytes since it was loaded, and not only took up what was made of them before.
pub(super) fn has_read(person: &Person) -> bool {
    person.session.run("return performance.getEntriesByName('readout:read').length > 0", &[]) == true
}

/// Everything in the browser's file system below the folder of this page, a path a file; or what a script does with it.
pub(super) fn stored(person: &Person, act: &str) -> Value {
    let script = format!(
        "const paths = [];
        const walk = async (folder, path) => {{
            try {{
                for await (const [name, it] of folder.entries())
                    it.kind === 'directory' ? (paths.push(path + name + '/'), await walk(it, path + name + '/')) : paths.push(path + name);
            }} catch (gone) {{
                // The page may delete a folder while it is looked through.
                if (gone.name !== 'NotFoundError') throw gone;
            }}
        }};
        const top = await navigator.storage.getDirectory();
        const kept = await top.getDirectoryHandle('kept', {{ create: true }});
        await walk(kept, '');
        const change = async (path, how) => {{
            const [folder, name] = path.split('/');
            const file = await (await kept.getDirectoryHandle(folder)).getFileHandle(name);
            const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer());
            const writing = await file.createWritable();
            await writing.write(how(bytes));
            await writing.close();
        }};
        {act}
        return paths.sort();"
    );
    person.session.run(&format!("return (async () => {{ {script} }})()"), &[])
}

pub(super) fn files(person: &Person) -> Vec<String> {
    stored(person, "").as_array().into_iter().flatten().filter_map(|path| Some(path.as_str()?.to_owned())).collect()
}

#[track_caller]
pub(super) fn shows_the_talk(person: &Person, number: &str) {
    person.searches(number);
    person.counts("shown", 1);
    person.reads(".row", number);
    person.clicks_first(".row a");
    person.reads("aside.panel", number);
}

#[test]
fn a_dump_kept_with_a_copy_opens_again_by_itself() {
    let Some(person) = Person::at_the_page("keeping-copy") else { return };
    assert!(!person.sees_control("Keep…"), "there is nothing to keep");
    let file = Passing::new("copy", &talks(3_000));
    opens(&person, &file.0, 3_000);
    assert!(has_read(&person));
    let before = [person.texts("nav.facets"), person.texts("[data-count]"), person.texts(".row")];
    keeps(&person, "With a copy");
    comes_back(&person);
    // Nobody gives it the file again.
    drop(file);
    person.reads(".kept", "Talks");
    person.takes_picture("keeping-start");
    opens_kept(&person);
    person.counts("messages", 3_000);
    person.until("the same rows", || {
        let after = [person.texts("nav.facets"), person.texts("[data-count]"), person.texts(".row")];
        (after == before).then_some(())
    });
    assert!(person.texts(".notice").is_empty(), "{:?}", person.texts(".notice"));
    shows_the_talk(&person, "02345");
    assert!(!has_read(&person), "the index is what was opened");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn a_dump_of_which_the_index_is_kept_is_known_when_it_is_given_again() {
    let Some(person) = Person::at_the_page("keeping-index") else { return };
    let file = Passing::new("index", &talks(3_000));
    opens(&person, &file.0, 3_000);
    keeps(&person, "Index only");
    comes_back(&person);
    person.reads(".kept", "asks for talks.jsonl");
    assert!(!files(&person).iter().any(|path| path.contains("copy")), "{:?}", files(&person));
    opens(&person, &file.0, 3_000);
    person.until("it is known", || person.sees_control("Kept").then_some(()));
    shows_the_talk(&person, "01234");
    assert!(person.texts(".notice").is_empty() && !has_read(&person));
    // A copy of it is no other file because it was made later.
    file.is_written_again();
    comes_back(&person);
    opens(&person, &file.0, 3_000);
    person.until("it is known", || person.sees_control("Kept").then_some(()));
    assert!(person.texts(".notice").is_empty() && !has_read(&person));
}

#[test]
fn a_dump_that_is_kept_is_known_whatever_its_file_is_called() {
    let Some(person) = Person::at_the_page("keeping-renamed") else { return };
    let file = Passing::new("renamed", &talks(3_000));
    opens(&person, &file.0, 3_000);
    keeps(&person, "Index only");
    comes_back(&person);
    let renamed = file.0.with_file_name("older.jsonl");
    std::fs::rename(&file.0, &renamed).expect("a file of ours");
    opens(&person, &renamed, 3_000);
    person.until("it is known", || person.sees_control("Kept").then_some(()));
    person.reads(".notice", "This is the file that was kept as talks.jsonl");
    shows_the_talk(&person, "01234");
    assert!(!has_read(&person), "the index is what was opened");
}

#[test]
fn why_a_dump_cannot_be_kept_is_said() {
    let Some(person) = Person::at_the_page("keeping-unfit") else { return };
    person.drops("table.csv", "date,text\n2024-01-02,Anna Lind met with Ole Berg in Oslo\n");
    person.waits_for_state("ready");
    person.clicks("Keep…");
    person.reads("dialog", "cannot be kept, and has to be opened again: table.csv");
    person.takes_picture("keeping-unfit");
    assert_eq!(files(&person), Vec::<String>::new());
}

#[test]
fn another_file_of_the_same_name_is_read_and_said() {
    let Some(person) = Person::at_the_page("keeping-other") else { return };
    let file = Passing::new("other", &talks(3_000));
    opens(&person, &file.0, 3_000);
    keeps(&person, "Index only");
    // Longer, which is seen at once.
    file.becomes(&talks(3_001));
    comes_back(&person);
    opens(&person, &file.0, 3_001);
    person.reads(".notice", "not the same file");
    shows_the_talk(&person, "03000");
    // As long, changed at the same moment, and different only between the pieces that are looked at first.
    file.becomes(&talks(3_000).replace("number 00130.", "number 99999."));
    comes_back(&person);
    opens(&person, &file.0, 3_000);
    person.reads(".notice", "not the same file");
    person.waits_for_state("ready");
    shows_the_talk(&person, "99999");
}

/// Somebody whose browser can be stopped while it writes.
fn who_can_stop(name: &'static str) -> Option<Person> {
    let person = Person::at_the_page(name)?;
    if !can_stop(&person) {
        person.cannot("stop while it writes");
        return None;
    }
    Some(person)
}

/// Lets the worker of every page from now on stop for ever when it writes and a condition holds that [`STOPS`] names; `false`
/// where the browser cannot be made to.
fn can_stop(person: &Person) -> bool {
    let prepares = "const Plain = Blob, stopped = new BroadcastChannel('stopped');
        stopped.onmessage = () => globalThis.hasStopped = true;
        globalThis.Blob = class extends Plain {
            constructor(parts, options) {
                const when = sessionStorage.getItem('stops') ?? 'false';
                const stops = `{
                    let writes = 0, flushes = 0;
                    const handle = FileSystemSyncAccessHandle.prototype, { write, flush } = handle, told = new BroadcastChannel('stopped');
                    const stop = bytes => { if (${when}) { told.postMessage(0); for (;;); } };
                    handle.write = function (...all) { stop(all[0].length); writes++; return write.apply(this, all); };
                    handle.flush = function (...all) { stop(0); flushes++; return flush.apply(this, all); };
                }`;
                super(options?.type === 'text/javascript' ? [stops, ...parts] : parts, options);
            }
        };";
    person.prepares(prepares)
}

/// Before the first byte, among the sections of the index, in the copy, before either is on the disk for sure, between them, and
/// before the note.
const STOPS: [&str; 6] = [
    "writes === 0",
    "writes === 4",
    "bytes === 1 << 19",
    "flushes === 0 && bytes === 0",
    "flushes === 1",
    "flushes === 2",
];

#[track_caller]
fn is_to_stop(person: &Person, when: Option<&str>) {
    let script = "arguments[0] ? sessionStorage.setItem('stops', arguments[0]) : sessionStorage.removeItem('stops')";
    person.session.run(script, &[json!(when)]);
    comes_back(person);
}

#[track_caller]
fn stops(person: &Person) {
    person.waits_until("the writing to stop", "globalThis.hasStopped");
    assert!(!person.sees_control("Kept"));
}

/// The tab goes while a dump of 4,000 talks is being written, once a condition holds; what is there then is looked at. It is
/// not listed, and the dump opens as if nothing had been begun.
#[track_caller]
pub(super) fn tab_goes_while_writing(person: &Person, file: &Passing, when: &str, look: impl Fn()) {
    is_to_stop(person, Some(when));
    opens(person, &file.0, 4_000);
    person.clicks("Keep…");
    person.clicks_in("dialog", "With a copy");
    stops(person);
    look();
    is_to_stop(person, None);
    assert!(person.texts(".kept").is_empty(), "{when}: {:?}", person.texts(".kept"));
    opens(person, &file.0, 4_000);
    shows_the_talk(person, "02345");
    assert!(person.texts(".notice").is_empty(), "{when}: {:?}", person.texts(".notice"));
}

#[test]
fn what_was_never_finished_is_not_listed_and_goes() {
    let Some(person) = who_can_stop("keeping-unfinished") else { return };
    let file = Passing::new("unfinished", &talks(4_000));
    for when in STOPS {
        tab_goes_while_writing(&person, &file, when, || {
            let begun = files(&person);
            assert!(begun.iter().any(|path| path.ends_with("index")), "{when}: {begun:?}");
        });
        person.until("leftovers to go", || {
            comes_back(&person);
            files(&person).is_empty().then_some(())
        });
    }
}

#[test]
fn an_index_that_was_being_made_anew_is_made_anew_again() {
    let Some(person) = who_can_stop("keeping-again-unfinished") else { return };
    let file = Passing::new("again-unfinished", &talks(3_000));
    opens(&person, &file.0, 3_000);
    keeps(&person, "With a copy");
    for when in [STOPS[0], STOPS[1]] {
        comes_back(&person);
        let index = files(&person).into_iter().find(|path| path.ends_with("index")).expect("an index");
        stored(&person, &format!("await change('{index}', bytes => bytes.slice(0, bytes.length >> 1));"));
        is_to_stop(&person, Some(when));
        person.clicks_in(".kept", "Talks");
        stops(&person);
        is_to_stop(&person, None);
        // The note and the copy are those of before, so it is listed, and is no index that looks where nothing is.
        person.clicks_in(".kept", "Talks");
        person.reads(".notice", "damaged");
        person.waits_for_state("ready");
        person.counts("messages", 3_000);
        shows_the_talk(&person, "02345");
        // As long as the browser has not ended the worker that stopped, nobody else can write; then it is said.
        person.until("it to be kept", || {
            if person.texts(".notice").iter().any(|notice| notice.contains("could not be done")) {
                comes_back(&person);
                opens_kept(&person);
            }
            person.sees_control("Kept").then_some(())
        });
    }
}

#[test]
fn what_another_version_noted_or_is_damaged_is_listed_and_not_read() {
    let Some(person) = Person::at_the_page("keeping-note") else { return };
    let file = Passing::new("note", &talks(3_000));
    for what in ["bytes[8] = 0", "bytes[0] ^= 1", "bytes[30] = 1", "bytes[bytes.length >> 1] ^= 1"] {
        opens(&person, &file.0, 3_000);
        keeps(&person, "With a copy");
        comes_back(&person);
        let all = files(&person);
        let note = all.iter().find(|path| path.ends_with("note")).expect("a note");
        stored(&person, &format!("await change('{note}', bytes => ({what}, bytes));"));
        comes_back(&person);
        person.reads(".kept", "another version of this page, or damaged");
        assert_eq!(files(&person), all, "{what}: the copy may be the only one");
        opens(&person, &file.0, 3_000);
        shows_the_talk(&person, "02345");
        can_be_kept(&person);
        comes_back(&person);
        person.clicks_first(".kept li .square");
        person.clicks_in(".kept-sure", "Delete");
        person.waits_until("no list", "!document.querySelector('.kept')");
        assert_eq!(files(&person), Vec::<String>::new());
        comes_back(&person);
    }
}

#[test]
fn what_another_version_made_or_what_is_damaged_is_made_anew() {
    let Some(person) = Person::at_the_page("keeping-version") else { return };
    let file = Passing::new("version", &talks(3_000));
    opens(&person, &file.0, 3_000);
    keeps(&person, "With a copy");
    for (what, words) in [
        ("(bytes[8] = 0, bytes)", "another version"),
        ("(bytes[40] ^= 1, bytes)", "damaged"),
        ("(bytes[bytes.length >> 1] ^= 1, bytes)", "damaged"),
        ("bytes.slice(0, bytes.length - 9)", "damaged"),
    ] {
        comes_back(&person);
        let index = files(&person).into_iter().find(|path| path.ends_with("index")).expect("an index");
        stored(&person, &format!("await change('{index}', bytes => {what});"));
        comes_back(&person);
        person.clicks_in(".kept", "Talks");
        person.reads(".notice", words);
        person.waits_for_state("ready");
        person.counts("messages", 3_000);
        shows_the_talk(&person, "02345");
        // It is kept again, without a question.
        is_kept(&person);
        comes_back(&person);
        opens_kept(&person);
        assert!(person.texts(".notice").is_empty());
    }
}

#[test]
fn what_is_deleted_is_gone() {
    let Some(person) = Person::at_the_page("keeping-delete") else { return };
    let files_of = [("one", 40), ("two", 50), ("three", 60)].map(|(name, count)| Passing::new(name, &talks(count)));
    for (file, count) in files_of.iter().zip([40, 50, 60]) {
        opens(&person, &file.0, count);
        keeps(&person, "With a copy");
        comes_back(&person);
    }
    person.until("all three", || (person.texts(".kept li").len() == 3).then_some(()));
    // It asks first: a copy may be the only one there is.
    person.clicks_first(".kept li .square");
    person.clicks_in(".kept", "Keep");
    person.until("all three still", || (person.texts(".kept li .square").len() == 3).then_some(()));
    person.clicks_first(".kept li .square");
    person.clicks_in(".kept-sure", "Delete");
    person.until("two", || (person.texts(".kept li").len() == 2).then_some(()));
    assert_eq!(files(&person).iter().filter(|path| path.ends_with('/')).count(), 2);
    person.clicks("Delete all");
    person.clicks_in(".kept-sure", "Delete");
    person.waits_until("no list", "!document.querySelector('.kept')");
    assert_eq!(files(&person), Vec::<String>::new());
    comes_back(&person);
    assert!(person.texts(".kept").is_empty());
}

#[test]
fn kept_again_it_is_kept_once() {
    let Some(person) = Person::at_the_page("keeping-again") else { return };
    let file = Passing::new("again", &talks(40));
    opens(&person, &file.0, 40);
    keeps(&person, "Index only");
    comes_back(&person);
    // Together with another it is something else that is kept.
    opens(&person, &file.0, 40);
    person.drops("other.jsonl", &talks(45).replace("Talks", "Other"));
    person.counts("messages", 85);
    person.waits_for_state("ready");
    can_be_kept(&person);
    keeps(&person, "With a copy");
    comes_back(&person);
    person.until("both", || (person.texts(".kept li").len() == 2).then_some(()));
    person.clicks_first(".kept-open");
    person.waits_for_state("ready");
    person.counts("messages", 85);
}
