//! What a viewer in JavaScript does with a dump before it can show any of it.

use std::fs;
use std::path::Path;

use super::Failure;
use super::driver::Browser;
use super::site::{Site, root};
use super::told::Figures;

const PAGE: &str = "<!doctype html><meta charset=utf-8><title>peer</title><input type=file>";

/// Begun, and looked after from outside: what takes long must not keep the browser from answering its driver.
const OPENS: &str = "
    const file = document.querySelector('input').files[0], start = performance.now();
    (async () => {
        const { messages } = JSON.parse(await file.text());
        const text = parts => typeof parts === 'string' ? parts : parts.map(part => part.text ?? part).join('');
        globalThis.rows = messages.map(message => ({ id: message.id, at: message.date, from: message.from, text: text(message.text ?? '') }));
    })().then(() => globalThis.took = performance.now() - start, fault => globalThis.took = String(fault));";

/// How long it takes, in seconds; nothing if it cannot.
pub(crate) fn opens(browser: &Browser, dump: &Path) -> Result<Figures, Failure> {
    let folder = root().join("target/bench/peer");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), PAGE)?;
    let site = Site::of(&folder);
    let driver = browser.start();
    let session = browser.open(&driver);
    session.go_to(&site.address);
    let input = session.all("input").into_iter().next().ok_or("the peer has no input")?;
    session.type_into(&input, &dump.to_string_lossy());
    session.run(OPENS, &[]);
    let took = loop {
        let took = session.run("return globalThis.took ?? null", &[]);
        if !took.is_null() {
            break took;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    };
    session.close();
    let Some(milliseconds) = took.as_f64() else {
        println!("the peer cannot open it: {took}");
        return Ok(Vec::new());
    };
    Ok(vec![("peer", milliseconds / 1e3)])
}
