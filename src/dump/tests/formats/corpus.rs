//! The fixtures as files for the fuzzer to begin with.
//!
//! `cargo xtask corpus` asks for them by naming a folder; each target finds those of its format in a folder of its name.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Fixture, all, packed};
use crate::dump::Format;

/// The target of the fuzzer that reads a format: one for each reader.
fn target(format: Format) -> &'static str {
    match format {
        Format::DesktopChat | Format::DesktopAccount => "desktop",
        Format::DesktopHtml => "desktop_html",
        Format::TmePage => "tme",
        Format::Feed => "feed",
        Format::JsonLines => "lines",
        Format::Table(_) => "table",
        Format::Database(_) => "sqlite",
        Format::WhatsApp => "whatsapp",
        Format::Paste(_) => "paste",
        _ => "objects",
    }
}

/// Target, name and content of every file.
fn files() -> Vec<(&'static str, String, Vec<u8>)> {
    let name = |variant: &str| {
        variant.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect::<String>()
    };
    let plain = |fixture: Fixture| (target(fixture.format), name(fixture.variant), fixture.bytes);
    let mut files: Vec<_> = all().into_iter().map(plain).collect();
    // What is decoded before it is read.
    let texts: Vec<_> = files
        .iter()
        .filter_map(|(_, name, bytes)| Some((name.clone(), String::from_utf8(bytes.clone()).ok()?)))
        .collect();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    files.extend(texts.iter().step_by(5).map(|(name, text)| ("encodings", name.clone(), wide(text))));
    files.extend(packed::all().into_iter().map(|packed| ("packed", name(packed.variant), packed.bytes)));
    files
}

#[test]
fn every_reader_has_files_to_begin_with() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (target, ..) in files() {
        *counts.entry(target).or_default() += 1;
    }
    let targets = [
        "desktop",
        "desktop_html",
        "encodings",
        "feed",
        "lines",
        "objects",
        "packed",
        "paste",
        "sqlite",
        "table",
        "tme",
        "whatsapp",
    ];
    assert_eq!(counts.keys().copied().collect::<Vec<_>>(), targets);
    let Some(folder) = std::env::var_os("READOUT_CORPUS") else { return };
    for (target, name, bytes) in files() {
        let folder = Path::new(&folder).join(target);
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(name), bytes).expect("a file");
    }
}
