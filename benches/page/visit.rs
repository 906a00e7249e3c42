//! One visit to the page: a dump is opened, asked, scrolled through, kept and opened again.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Failure;
use super::driver::{Browser, until};
use super::memory::Watch;
use super::site::Site;
use super::told::{Figures, of_100};
use super::webdriver::{Element, Session};

/// How long the largest dump may take.
const LIMIT: Duration = Duration::from_mins(15);
/// Between two letters of somebody who types fast.
const LETTER: Duration = Duration::from_millis(90);

/// Typed letter by letter: words, their forms, phrases, operators, every field, a tag, a typo, a name in another script.
const QUERIES: [&str; 18] = [
    "meeting",
    "переговоры",
    "посол",
    "\"foreign minister\"",
    "саммит -форум",
    "visit OR call",
    "украин",
    "person:Barov",
    "country:FR meeting",
    "place:Vienna talks",
    "kind:visit",
    "from:harbour minister",
    "lang:ru посол",
    "has:several",
    "after:2018-05 before:2024-06-01 talks",
    "#unga",
    "minstry ",
    "лавров",
];

/// Notes every long task, and how long each letter takes to be seen: a task behind the next frame runs when that is painted.
const WATCHES: &str = "
    globalThis.long = [];
    globalThis.painted = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => long.push(entry.duration))).observe({ type: 'longtask' });
    document.addEventListener('input', event => requestAnimationFrame(() => {
        const behind = new MessageChannel();
        behind.port1.onmessage = () => painted.push(performance.now() - event.timeStamp);
        behind.port2.postMessage(0);
    }), true);";

/// Types into a field that does nothing, for what the browser itself takes.
const EMPTY: &str = "document.body.innerHTML = '<input type=search>';";

/// Scrolls the longest list, first slowly, then in leaps; the length of each frame.
const SCROLLS: &str = "return (async () => {
    const long = [...document.querySelectorAll('*')].filter(it => it.scrollHeight > 4 * it.clientHeight && it.clientHeight > 200);
    const list = long.sort((one, other) => other.scrollHeight - one.scrollHeight)[0] ?? document.scrollingElement;
    const frames = [];
    let last = performance.now();
    for (let frame = 0; frame < 120; frame++) {
        list.scrollTop += frame < 60 ? 400 : list.scrollHeight / 97;
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        frames.push(now - last);
        last = now;
    }
    return frames;
})()";

/// All figures of a visit.
pub(crate) fn all(browser: &Browser, site: &Site, dump: &Path, bytes: u64) -> Result<Figures, Failure> {
    let driver = browser.start();
    let session = browser.open(&driver);
    let figures = visit(&session, site, dump, bytes);
    session.close();
    figures
}

fn visit(session: &Session, site: &Site, dump: &Path, bytes: u64) -> Result<Figures, Failure> {
    session.go_to("about:blank");
    session.run(EMPTY, &[]);
    session.run(WATCHES, &[]);
    types(session, &QUERIES[..3])?;
    let nothing = numbers(&session.run("return painted", &[]));
    session.go_to(&site.address);
    reaches(session, "start")?;
    session.run(WATCHES, &[]);
    let watch = Watch::begin();
    gives(session, dump)?;
    reaches(session, "ready")?;
    let seconds = |name: &str| Some(measures(session, name).last()?.0 / 1e3);
    let open = seconds("readout:open").ok_or("no measure of the opening")?;
    let mut figures = vec![("open", open), ("open, a megabyte", open * 1e3 / (bytes as f64 / 1e6))];
    let messages = count(session, "messages").filter(|messages| *messages > 0.0).ok_or("the page counts no message")?;
    figures.push(("messages", messages));
    figures.extend(seconds("readout:first-rows").map(|took| ("first rows", took)));
    figures.extend(seconds("readout:read").map(|took| ("read", took)));
    let tasks = numbers(&session.run("return long.splice(0)", &[]));
    figures.push(("tasks over 50 ms while reading", tasks.len() as f64));
    figures.push(("longest task while reading", tasks.into_iter().fold(0.0, f64::max)));
    types(session, &QUERIES)?;
    let answers: Vec<f64> = measures(session, "readout:query").into_iter().filter_map(|measure| measure.1).collect();
    let painted = numbers(&session.run("return painted", &[]));
    figures.extend(of_100(answers.clone(), 50).map(|took| ("answer, half", took)));
    figures.extend(of_100(answers, 99).map(|took| ("answer, 99 of 100", took)));
    figures.extend(of_100(painted.clone(), 50).map(|took| ("input to paint, half", took)));
    figures.extend(of_100(nothing, 99).map(|took| ("the same of an empty page", took)));
    figures.extend(of_100(painted, 99).map(|took| ("input to paint, 99 of 100", took)));
    let frames = numbers(&session.run(SCROLLS, &[]));
    figures.extend(of_100(frames, 99).map(|took| ("scrolled frame, 99 of 100", took)));
    let tasks = numbers(&session.run("return long.splice(0)", &[]));
    figures.push(("longest task while used", tasks.into_iter().fold(0.0, f64::max)));
    if let Some(taken) = watch.end() {
        figures.push(("memory above the empty page", taken as f64 / f64::from(1 << 20)));
        figures.push(("memory, a byte of the dump", taken as f64 / bytes as f64));
    }
    if let Some(again) = opens_again(session, dump)? {
        figures.extend([("opened again", again), ("opened again, of the first time", again / open)]);
    }
    Ok(figures)
}

fn gives(session: &Session, dump: &Path) -> Result<(), Failure> {
    let input = session.all("input[type=file]").into_iter().next().ok_or("the page has no file input")?;
    session.type_into(&input, &dump.to_string_lossy());
    Ok(())
}

fn reaches(session: &Session, state: &str) -> Result<(), Failure> {
    let start = Instant::now();
    loop {
        let now = session.run("return document.documentElement.dataset.state ?? ''", &[]);
        if now == state {
            return Ok(());
        }
        if now == "failed" || start.elapsed() > LIMIT {
            return Err(format!("the page is {now} after {:?}, and not {state}", start.elapsed()).into());
        }
        // Seldom enough to be no work for the page.
        thread::sleep(Duration::from_millis(100));
    }
}

/// Milliseconds of each measure of a name, and those inside the worker.
fn measures(session: &Session, name: &str) -> Vec<(f64, Option<f64>)> {
    let script = "return performance.getEntriesByName(arguments[0]).map(entry => [entry.duration, entry.detail?.answer_ms ?? null])";
    let found = session.run(script, &[json!(name)]);
    found.as_array().into_iter().flatten().filter_map(|both| Some((both[0].as_f64()?, both[1].as_f64()))).collect()
}

/// A count as the page tells it.
fn count(session: &Session, what: &str) -> Option<f64> {
    let script = "return document.querySelector(`[data-count=${arguments[0]}]`)?.textContent.replace(/\\D/g, '')";
    session.run(script, &[json!(what)]).as_str()?.parse().ok()
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn types(session: &Session, queries: &[&str]) -> Result<(), Failure> {
    let field = until(Duration::from_secs(10), || {
        session.all("input[type=search]").into_iter().find(|field| session.is_shown(field))
    });
    let field = field.ok_or("the page has no search box")?;
    for query in queries {
        empties(session, &field);
        for letter in query.chars() {
            session.type_into(&field, &letter.to_string());
            thread::sleep(LETTER);
        }
        // The last answer is waited for as somebody would who reads it.
        thread::sleep(Duration::from_millis(400));
    }
    empties(session, &field);
    Ok(())
}

fn empties(session: &Session, field: &Element) {
    session.clear(field);
    thread::sleep(Duration::from_millis(400));
}

/// Keeps the index, opens the same file after a reload; the seconds that takes. `None` if the dump cannot be kept.
fn opens_again(session: &Session, dump: &Path) -> Result<Option<f64>, Failure> {
    let clicks = |named: &str| {
        let script = "const found = [...document.querySelectorAll('button')].find(button => button.innerText.includes(arguments[0]));
            if (found) found.click();
            return !!found";
        until(LIMIT, || (session.run(script, &[json!(named)]) == true).then_some(()))
    };
    clicks("Keep…").ok_or("nothing can be kept")?;
    if clicks("Index only").is_none() {
        return Ok(None);
    }
    let is_kept = "return [...document.querySelectorAll('button')].some(button => button.innerText.trim() === 'Kept')";
    until(LIMIT, || (session.run(is_kept, &[]) == true).then_some(())).ok_or("it is never kept")?;
    session.reload();
    reaches(session, "start")?;
    let listed = "return !!document.querySelector('.kept')";
    until(LIMIT, || (session.run(listed, &[]) == true).then_some(())).ok_or("nothing is kept after a reload")?;
    gives(session, dump)?;
    reaches(session, "ready")?;
    if !measures(session, "readout:read").is_empty() {
        return Err("the kept index was not used: the dump was read".into());
    }
    Ok(measures(session, "readout:open").last().map(|measure| measure.0 / 1e3))
}
