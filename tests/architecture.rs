//! The rules of the house, checked: what ARCHITECTURE.md promises holds, or a test here fails and says where.
//!
//! Rules are checked on the text of the sources, tests and comments left out. That is crude and enough: a rule
//! is broken by honest mistake, in plain sight.

// Reads the tree that it judges.
#![allow(clippy::disallowed_methods)]
#![cfg(not(target_arch = "wasm32"))]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The pure stages, in the order in which data passes through them.
const STAGES: [&str; 4] = ["dump", "event", "timeline", "export"];

/// What a pure stage does not know: browser, clock, files, processes, threads, waiting.
const IMPURE: [&str; 16] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "yew",
    "Instant",
    "SystemTime",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::io::std",
    "async fn",
    "async move",
    ".await",
];

/// Ways out of a page that no policy can close, and ways in for the words of a dump to become markup.
const FORBIDDEN_IN_BROWSER: [&str; 18] = [
    "inner_html",
    "innerHTML",
    "outer_html",
    "insert_adjacent_html",
    "from_html_unchecked",
    "write_with_str",
    "eval(",
    "Rtc",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "XmlHttpRequest",
    "send_beacon",
    "gloo::net",
    "fetch_with",
    "set_href",
    "open_with_url",
    ".assign(",
];

#[test]
fn pure_stages_know_only_those_before_them() {
    for (place, stage) in STAGES.iter().enumerate() {
        let later = STAGES[place + 1..].iter().copied().chain(["engine", "worker", "page"]);
        let named: Vec<String> = later.map(|module| format!("crate::{module}")).collect();
        for file in sources(&format!("src/{stage}")) {
            file.must_not_name(named.iter().map(String::as_str));
            file.must_not_name(IMPURE);
        }
    }
}

#[test]
fn the_engine_is_told_the_time_and_waits_for_nothing() {
    for file in sources("src/engine") {
        file.must_not_name(["crate::worker", "crate::page"]);
        file.must_not_name(IMPURE);
    }
}

#[test]
fn the_worker_enters_the_stages_through_the_engine() {
    for file in sources("src/worker") {
        file.must_not_name(["crate::page", "yew"]);
    }
}

#[test]
fn the_page_knows_of_the_stages_only_what_crosses_the_thread_boundary() {
    let definitions: Vec<_> = STAGES.iter().flat_map(|stage| sources(&format!("src/{stage}"))).collect();
    // Derived, or written as its own text by the macro for codes of two letters.
    let crosses = |name: &str| {
        definitions.iter().any(|file| {
            let codes = file.code.split_once("\nas_text!(").and_then(|(_, after)| after.split(')').next());
            codes.is_some_and(|codes| codes.split(", ").any(|code| code == name))
                || ["struct", "enum"].iter().any(|kind| {
                    [" ", "("].iter().any(|after| file.derives(&format!("pub {kind} {name}{after}"), "Serialize"))
                })
        })
    };
    for file in sources("src/page") {
        file.must_not_name(["crate::engine", "crate::worker::host"]);
        for name in STAGES.iter().flat_map(|stage| file.names_from(stage)) {
            assert!(crosses(&name), "{}: {name} is no part of an answer", file.path.display());
        }
    }
}

#[test]
fn yew_lives_in_the_page_alone() {
    for file in sources("src") {
        if !file.is_in("src/page") && !file.is_in("src/bin/page.rs") {
            file.must_not_name(["yew::", "html!"]);
        }
    }
}

#[test]
fn nothing_of_ours_can_leave_the_page_or_write_markup() {
    for file in sources("src") {
        file.must_not_name(FORBIDDEN_IN_BROWSER);
        if file.code.contains("target=\"_blank\"") {
            assert!(file.code.contains("noreferrer"), "{}: a link without noreferrer", file.path.display());
        }
    }
    // A browser's interface that is not compiled in cannot be called at all.
    let manifest = read("Cargo.toml");
    let offered = manifest.split_once("web-sys = {").and_then(|(_, after)| after.split_once("] }")).expect("web-sys").0;
    let ways_out =
        ["Rtc", "WebSocket", "WebTransport", "EventSource", "XmlHttpRequest", "\"Request", "\"Response", "\"Headers"];
    for way in ways_out {
        assert!(!offered.contains(way), "Cargo.toml: web-sys may not offer {way}");
    }
}

#[test]
fn the_page_has_a_policy_and_no_inline_script_or_style() {
    let html = read("index.html");
    for directive in [
        "default-src 'none'",
        "connect-src 'self'",
        "worker-src blob:",
        "form-action 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-src 'none'",
        "manifest-src 'none'",
        "'wasm-unsafe-eval'",
    ] {
        assert!(html.contains(directive), "index.html: the policy lacks {directive}");
    }
    assert!(!html.contains("'unsafe-"), "index.html: the policy is open");
    let scripts: Vec<_> = html.split("<script").skip(1).collect();
    assert!(scripts.iter().all(|script| script.contains("src=") && script.contains("></script>")), "an inline script");
    for inline in ["<style", " style=", " onclick=", " onload=", " onerror=", "javascript:"] {
        assert!(!html.contains(inline), "index.html: {inline}");
    }
}

#[test]
fn boot_seals_before_anything_begins() {
    let boot = read("boot.js");
    let place = |what: &str| boot.find(what).unwrap_or_else(|| panic!("boot.js: no {what:?}"));
    for begins in ["await init(", "withFirst(factory("] {
        assert!(place("\n  seal();") < place(begins), "boot.js: {begins} begins before it is sealed");
    }
    assert!(boot.contains("\"default-src 'none';"), "boot.js: the seal leaves something open");
}

#[test]
fn every_file_says_first_what_it_is() {
    for file in all_sources() {
        assert!(file.text.starts_with("//!"), "{}: begins without `//!`", file.path.display());
    }
}

#[test]
fn files_are_small_and_named_for_what_they_are() {
    for file in all_sources() {
        let lines = file.text.lines().count();
        assert!(lines <= 500, "{}: {lines} lines; is it two things?", file.path.display());
        let name = file.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let vague = ["utils", "util", "helpers", "helper", "types", "misc", "manager"];
        assert!(!vague.contains(&name.as_str()), "{}: named for nothing", file.path.display());
    }
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let later = [["TO", "DO"], ["FIX", "ME"], ["todo", "!("], ["unimplemented", "!("], ["#[", "ignore"]]
        .map(|halves| halves.concat());
    for file in all_sources() {
        for word in &later {
            assert!(!file.text.contains(word), "{}: {word}", file.path.display());
        }
    }
}

#[test]
fn the_top_of_the_tree_is_as_fixed() {
    let fixed = [
        "Cargo.toml",
        "Cargo.lock",
        "Trunk.toml",
        "index.html",
        "boot.js",
        "README.md",
        "CONTRIBUTING.md",
        "ARCHITECTURE.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "rust-toolchain.toml",
        "rustfmt.toml",
        ".clippy.toml",
        ".gitignore",
        ".cargo",
        ".ci",
        "src",
        "style",
        "data",
        "cli",
        "tests",
        "benches",
        "fuzz",
        "xtask",
        "docs",
    ];
    let not_ours = [".git", "target", "dist", "node_modules", ".readout"];
    for entry in fs::read_dir(root()).expect("the tree").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(fixed.contains(&&*name) || not_ours.contains(&&*name), "{name} stands at the top of the tree");
    }
}

#[test]
fn the_packages_of_the_design_are_direct_dependencies() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--depth", "1", "--edges", "normal", "--prefix", "none", "--locked", "--package", "readout"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8_lossy(&tree.stdout).into_owned();
    for package in ["wasm-bindgen", "yew", "serde", "gloo", "web-sys"] {
        assert!(tree.lines().any(|line| line.starts_with(&format!("{package} v"))), "{package} is not in\n{tree}");
    }
}

/// A file of Rust.
struct Source {
    path: PathBuf,
    text: String,
    /// Its text without comments and without the tests at its end.
    code: String,
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let whole = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = whole.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
        let code = lines.flat_map(|line| [line, "\n"]).collect();
        Self { path: path.strip_prefix(root()).unwrap_or(path).to_path_buf(), text, code }
    }

    fn is_in(&self, place: &str) -> bool {
        self.path.starts_with(place)
    }

    fn is_test(&self) -> bool {
        self.path.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs")
    }

    #[track_caller]
    fn must_not_name<'a>(&self, words: impl IntoIterator<Item = &'a str>) {
        for word in words {
            if let Some(line) = self.code.lines().position(|line| line.contains(word)) {
                panic!("{}:{}: {word} has no place here", self.path.display(), line + 1);
            }
        }
    }

    /// The names that it takes from a stage, by path or by `use`.
    fn names_from(&self, stage: &str) -> Vec<String> {
        let mut names = Vec::new();
        for after in self.code.split(&format!("crate::{stage}::")).skip(1) {
            let listed = after.strip_prefix('{').and_then(|list| list.split('}').next());
            match listed {
                Some(list) => names.extend(list.split(',').map(str::trim).map(str::to_owned)),
                None => names.extend(
                    after.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().map(str::to_owned),
                ),
            }
        }
        names.retain(|name| !name.is_empty());
        names
    }

    /// Whether it has this definition, with this derive above it.
    fn derives(&self, definition: &str, derive: &str) -> bool {
        let Some((before, _)) = self.code.split_once(definition) else { return false };
        let attributes = before.lines().rev().take_while(|line| line.starts_with("#[") || line.trim().is_empty());
        attributes.into_iter().any(|line| line.contains(derive))
    }
}

/// The sources under a folder that are no tests; none if there is no such folder.
fn sources(folder: &str) -> Vec<Source> {
    let mut sources = rust_files(&root().join(folder));
    sources.retain(|source| !source.is_test());
    sources
}

/// All Rust of the tree, tests too.
fn all_sources() -> Vec<Source> {
    let folders = ["src", "cli", "tests", "benches", "fuzz/src", "fuzz/fuzz_targets", "xtask"];
    folders.iter().flat_map(|folder| rust_files(&root().join(folder))).collect()
}

fn rust_files(folder: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(Source::read(&path));
        }
    }
    found
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
