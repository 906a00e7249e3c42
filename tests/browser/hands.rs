//! Several workers show what one shows, also when some of them fail: nobody sees who read ahead, or extracted what.

use serde_json::json;

use super::person::Person;

/// Says how many processors there are, and how workers besides the first turn out: `sound`, `broken`, which throw, or
/// `mute`, which never speak. They are counted.
const PREPARES: &str = "
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: arguments[0], configurable: true });
    const sound = readoutWorker, of = program => new Worker(URL.createObjectURL(new Blob([program])));
    const make = { sound, broken: () => of('throw new Error()'), mute: () => of('') }[arguments[1]];
    globalThis.made = [];
    globalThis.readoutWorker = () => { const worker = make(); made.push(worker); return worker; };";

/// Drops a dump that is long enough for others to be called, first to read ahead, then to extract; built in the page, so
/// that nothing this large has to be kept. `other` is there to be read past.
const DROPS: &str = "
    const names = ['Anton Barov', 'Peter Odhiambo', 'Ole Berg', 'Anna Lind', 'Jan Holm'], places = ['Oslo', 'Rome', 'Cairo', 'Lima'];
    const posted = id => new Date(1.7e12 + id * 3.6e6).toISOString().replace('.000Z', '+00:00');
    const text = id => `Foreign Minister ${names[id % 5]} met with Minister ${names[(id * 7 + 1) % 5]} in ${places[id % 4]}, talk ${id}. ` +
        'The ministers spoke of trade, of the harbour and of the visit to Kenya next spring. '.repeat(id % 17);
    const other = 'Nobody reads this. '.repeat(300);
    const line = id => JSON.stringify({ id, posted: posted(id), text: text(id), other }) + '\\n';
    const carried = new DataTransfer();
    carried.items.add(new File([Array.from({ length: 9000 }, (_, id) => line(id)).join('')], 'talks.jsonl'));
    for (const kind of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));";

/// What the page shows of the dump, and how many further workers it made.
fn shows(test: &'static str, processors: u32, others: &str, dying: bool) -> Option<(Vec<String>, u64)> {
    let person = Person::at_the_page(test)?;
    person.session.run(PREPARES, &[json!(processors), json!(others)]);
    person.session.run(DROPS, &[]);
    if dying {
        person.until("another worker", || (person.session.run("return made.length", &[]).as_u64()? > 0).then_some(()));
        person.until("a post", || person.count("messages").filter(|posts| *posts > 0));
        person.session.run("made.forEach(worker => worker.terminate())", &[]);
    }
    person.waits_for_state("ready");
    person.counts("messages", 9_000);
    let made = person.session.run("return made.length", &[]).as_u64().unwrap_or_default();
    let mut seen = [person.texts("nav.facets"), person.texts("[data-count]"), person.texts(".row")].concat();
    person.searches("harbour Cairo -Lind");
    person.waits_until(
        "the found",
        "[...document.querySelectorAll('.row')].every(row => row.innerText.includes('Cairo'))",
    );
    seen.extend(person.texts("[data-count=shown]"));
    Some((seen, made))
}

#[test]
fn several_workers_show_what_one_shows() {
    let Some((alone, none)) = shows("hands-one", 1, "sound", false) else { return };
    assert_eq!(none, 0, "one processor, one worker");
    assert!(alone.len() > 10, "{alone:?}");
    for (test, processors, others, dying) in [
        ("hands-two", 2, "sound", false),
        ("hands-five", 5, "sound", false),
        ("hands-broken", 3, "broken", false),
        ("hands-mute", 3, "mute", false),
        ("hands-dying", 3, "sound", true),
    ] {
        let Some((seen, made)) = shows(test, processors, others, dying) else { return };
        assert_eq!(seen, alone, "{test}");
        assert_eq!(made, u64::from(processors) - 1, "{test}");
    }
}

/// Looks, at each frame while the page reads, whether the days of the list stand where they belong, one behind the other.
const WATCHES: &str = "
    globalThis.misplaced = [];
    const property = (day, name) => parseFloat(day.style.getPropertyValue(name));
    const look = () => {
        const days = [...document.querySelectorAll('.day')].sort((a, b) => property(a, '--top') - property(b, '--top'));
        const ends = days.map(day => property(day, '--top') + property(day, '--height'));
        const apart = days.findIndex((day, at) => at > 0 && !(Math.abs(property(day, '--top') - ends[at - 1]) < 2));
        if (apart > 0) misplaced.push(days.slice(apart - 1, apart + 1).map(day => day.style.cssText + ' ' + day.innerText));
        requestAnimationFrame(look);
    };
    look();";

#[test]
fn days_never_lie_over_each_other_while_more_of_them_come() {
    let Some(person) = Person::at_the_page("hands-days") else { return };
    person.session.run(WATCHES, &[]);
    person.session.run(DROPS, &[]);
    person.waits_for_state("ready");
    person.counts("messages", 9_000);
    assert_eq!(person.session.run("return misplaced", &[]), json!([]));
}
