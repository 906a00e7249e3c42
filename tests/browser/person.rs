//! A person at the page: opens, pastes, drops, clicks, types, reads; always waiting for what should come.
//!
//! Only this file knows how the page is looked at. Nothing is waited for by the clock: each look has a
//! condition and a limit, and a look that fails leaves a picture in `target/screenshots/`.

use std::{path::PathBuf, time::Duration};

use serde_json::{Value, json};

use super::{
    driver::{Browser, Driver, until},
    site::{Site, root},
    webdriver::{Element, Session},
};

/// How long anything of the size used here may take on a busy machine.
const LIMIT: Duration = Duration::from_mins(1);

/// One person, with a browser of their own.
pub(crate) struct Person {
    pub(crate) session: Session,
    pub(crate) site: Site,
    pub(crate) test: &'static str,
    _driver: Driver,
}

impl Person {
    /// Opens the built page, or says what is missing for it and gives `None`. Where the browser is required
    /// (`READOUT_BROWSER_REQUIRED`), a missing one is a failure.
    pub(crate) fn at_the_page(test: &'static str) -> Option<Self> {
        let person = Self::at_a_browser(test)?;
        person.session.go_to(&person.site.address);
        person.waits_for_state("start");
        Some(person)
    }

    /// The same with the browser still empty.
    pub(crate) fn at_a_browser(test: &'static str) -> Option<Self> {
        let (browser, site) = match Browser::chosen().and_then(|browser| Ok((browser, Site::of_page()?))) {
            Ok(both) => both,
            Err(missing) => {
                assert!(!is_required(), "{missing}");
                println!("{test} is skipped: {missing}");
                return None;
            }
        };
        let driver = browser.start();
        Some(Self { session: browser.open(&driver), site, test, _driver: driver })
    }

    /// Says that this browser cannot be made to do what a test needs. Where the browser is required that is a failure: no
    /// test may be skipped there without anybody noticing.
    pub(crate) fn cannot(&self, what: &str) {
        assert!(!is_required(), "this browser cannot be made to {what}");
        println!("{} is skipped: this browser cannot be made to {what}", self.test);
    }

    /// Has a script run before those of every page from now on; whether this browser can.
    pub(crate) fn prepares(&self, script: &str) -> bool {
        let before = json!({ "cmd": "Page.addScriptToEvaluateOnNewDocument", "params": { "source": script } });
        self.session.vendor("/goog/cdp/execute", &before).is_ok()
    }

    /// Gives the page a file, as its file dialog would.
    pub(crate) fn opens(&self, file: &std::path::Path) {
        let input = self.session.all("input[type=file]").into_iter().next().expect("the page has a file input");
        self.session.type_into(&input, &file.to_string_lossy());
    }

    /// Gives the page a folder, as its folder dialog would.
    pub(crate) fn opens_folder(&self, folder: &std::path::Path) {
        let input = self.session.all("input[webkitdirectory]").into_iter().next().expect("the page takes folders");
        self.session.type_into(&input, &folder.to_string_lossy());
    }

    /// Drops a folder of this computer on the page, as a file manager would; where the browser cannot be made to, the
    /// folder is given as its dialog would.
    pub(crate) fn drops_folder(&self, folder: &std::path::Path) {
        let data = json!({ "items": [], "files": [folder.to_string_lossy()], "dragOperationsMask": 1 });
        let dragged = ["dragEnter", "dragOver", "drop"].into_iter().try_for_each(|kind| {
            let event = json!({ "type": kind, "x": 300, "y": 300, "data": data });
            let command = json!({ "cmd": "Input.dispatchDragEvent", "params": event });
            self.session.vendor("/goog/cdp/execute", &command).map(drop)
        });
        if dragged.is_err() {
            self.opens_folder(folder);
        }
    }

    /// Drops a file of this name and content somewhere on the page.
    pub(crate) fn drops(&self, name: &str, content: &str) {
        self.drops_all(&[(name, content)]);
    }

    /// Drops several files at once.
    pub(crate) fn drops_all(&self, files: &[(&str, &str)]) {
        let drop = "const carried = new DataTransfer();
            for (const [name, content] of arguments[0]) carried.items.add(new File([content], name));
            const place = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
            for (const kind of ['dragenter', 'dragover', 'drop'])
                place.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));";
        self.session.run(drop, &[json!(files)]);
    }

    /// Pastes with the keyboard, somewhere on the page.
    pub(crate) fn pastes(&self, text: &str) {
        let paste = "const carried = new DataTransfer();
            carried.setData('text/plain', arguments[0]);
            (document.activeElement ?? document.body)
                .dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: carried }));";
        self.session.run(paste, &[json!(text)]);
    }

    /// Clicks the control with this name: its words, or what a screen reader would say.
    #[track_caller]
    pub(crate) fn clicks(&self, name: &str) {
        self.clicks_in("body", name);
    }

    /// The same, inside the first place that a selector names.
    #[track_caller]
    pub(crate) fn clicks_in(&self, place: &str, name: &str) {
        self.until(&format!("a control {name:?} in {place}"), || {
            self.controls(place, name).iter().any(|control| self.session.try_click(control).is_ok()).then_some(())
        });
    }

    /// Whether there is a visible control with this name now.
    pub(crate) fn sees_control(&self, name: &str) -> bool {
        !self.controls("body", name).is_empty()
    }

    /// Clicks the first visible element of a selector.
    #[track_caller]
    pub(crate) fn clicks_first(&self, selector: &str) {
        self.until(&format!("{selector} to click"), || {
            let shown = self.session.all(selector).into_iter().find(|element| self.session.is_shown(element))?;
            self.session.try_click(&shown).ok()
        });
    }

    /// Replaces what the search box says.
    #[track_caller]
    pub(crate) fn searches(&self, words: &str) {
        self.fills("input[type=search]", words);
    }

    /// Replaces what a field says, key by key.
    #[track_caller]
    pub(crate) fn fills(&self, selector: &str, words: &str) {
        let field = self.until(&format!("a field {selector}"), || {
            self.session.all(selector).into_iter().find(|element| self.session.is_shown(element))
        });
        self.session.clear(&field);
        self.session.type_into(&field, words);
    }

    /// Waits until the page says it is in this state.
    #[track_caller]
    pub(crate) fn waits_for_state(&self, state: &str) {
        self.until(&format!("state {state:?}"), || {
            (self.session.run("return document.documentElement.dataset.state", &[]) == state).then_some(())
        });
    }

    /// Waits until a count of the page is as expected.
    #[track_caller]
    pub(crate) fn counts(&self, what: &str, expected: u64) {
        let mut last = None;
        let seen = until(LIMIT, || {
            last = self.count(what);
            (last == Some(expected)).then_some(())
        });
        assert!(seen.is_some(), "{what}: expected {expected}, the page says {last:?}\n{}", self.page_text());
    }

    /// A count as the page says it now.
    pub(crate) fn count(&self, what: &str) -> Option<u64> {
        let element = self.session.all(&format!("[data-count={what}]")).into_iter().next()?;
        let told = self.session.run("return arguments[0].textContent", &[Session::argument(&element)]);
        told.as_str()?.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
    }

    /// Waits until these words stand visibly inside what a selector names.
    #[track_caller]
    pub(crate) fn reads(&self, selector: &str, words: &str) {
        let mut last = Vec::new();
        let seen = until(LIMIT, || {
            last = self.texts(selector);
            last.iter().any(|text| text.contains(words)).then_some(())
        });
        assert!(seen.is_some(), "{words:?} is not in {selector}, which says {last:#?}");
    }

    /// What stands visibly in each of the elements of a selector.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let all = "return [...document.querySelectorAll(arguments[0])].map(element => element.innerText)";
        let texts = self.session.run(all, &[json!(selector)]);
        texts.as_array().into_iter().flatten().filter_map(|text| Some(text.as_str()?.to_owned())).collect()
    }

    /// Everything that stands visibly on the page.
    pub(crate) fn page_text(&self) -> String {
        self.texts("body").concat()
    }

    /// Waits until a condition written in JavaScript holds.
    #[track_caller]
    pub(crate) fn waits_until(&self, what: &str, condition: &str) {
        self.until(what, || (self.session.run(&format!("return !!({condition})"), &[]) == true).then_some(()));
    }

    /// Asks until there is an answer.
    #[track_caller]
    pub(crate) fn until<T>(&self, what: &str, ask: impl FnMut() -> Option<T>) -> T {
        match until(LIMIT, ask) {
            Some(answer) => answer,
            None => panic!("waited {LIMIT:?} in vain for {what}; the page says:\n{}", self.page_text()),
        }
    }

    /// Looks at the page in a window of this size, in CSS pixels.
    pub(crate) fn looks_at(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let narrow = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": size });
        // Windows do not get as narrow as phones; where the browser cannot pretend, the narrowest has to do.
        if self.session.vendor("/goog/cdp/execute", &narrow).is_err() {
            self.session.resize(width, height);
        }
        self.session.run("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))", &[]);
    }

    /// Says which colours the person's system is set to, where the browser can pretend that.
    pub(crate) fn prefers(&self, scheme: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        let body = json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "features": features } });
        let _ = self.session.vendor("/goog/cdp/execute", &body);
    }

    /// What the page complained about in the console so far; none where the browser does not tell.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let told = self.session.vendor("/se/log", &json!({ "type": "browser" })).unwrap_or(Value::Null);
        let entries = told.as_array().into_iter().flatten();
        let bad = entries.filter(|entry| entry["level"] == "SEVERE");
        bad.filter_map(|entry| Some(entry["message"].as_str()?.to_owned())).collect()
    }

    /// Takes a picture into `target/screenshots/`.
    pub(crate) fn takes_picture(&self, name: &str) -> PathBuf {
        let file = root().join("target/screenshots").join(format!("{name}.png"));
        assert!(self.session.picture(&file), "{} could not be written", file.display());
        file
    }

    /// Visible, usable controls of a name. The exact name counts before one that contains it.
    fn controls(&self, place: &str, name: &str) -> Vec<Element> {
        let find = "const place = document.querySelector(arguments[0]);
            const kinds = 'button, a[href], summary, input, select, textarea, [role=button], [role=option], [role=tab], \
                [role=switch], [role=checkbox], [role=menuitem]';
            const named = element => [element.getAttribute('aria-label'), element.innerText, element.title, element.placeholder,
                ...[...(element.labels ?? [])].map(label => label.innerText)]
                .filter(Boolean).map(name => name.replace(/\\s+/g, ' ').trim());
            const usable = [...place?.querySelectorAll(kinds) ?? []]
                .filter(element => element.checkVisibility() && !element.disabled);
            const exact = usable.filter(element => named(element).includes(arguments[1]));
            return exact.length ? exact : usable.filter(element => named(element).some(name => name.includes(arguments[1])));";
        let found = self.session.run(find, &[json!(place), json!(name)]);
        found.as_array().into_iter().flatten().filter_map(Element::of).collect()
    }
}

fn is_required() -> bool {
    std::env::var_os("READOUT_BROWSER_REQUIRED").is_some()
}

impl Drop for Person {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let file = root().join("target/screenshots").join(format!("failed-{}.png", self.test));
            if self.session.picture(&file) {
                eprintln!("{}: a picture is in {}", self.test, file.display());
            }
            eprintln!("{}: the console says {:#?}", self.test, self.complaints());
        }
        self.session.close();
    }
}
