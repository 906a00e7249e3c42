//! Packs the tables of `data/` into one block, which the program carries and `event::tables` unpacks.
//!
//! Hosts send programs packed by gzip, which sees 32 KiB at once. The tables say the same words in many places further
//! apart: packed together they come to three quarters of what gzip would leave of them.

#![allow(clippy::disallowed_methods)] // runs natively, before the program is made

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use lzma_rust2::{LzmaOptions, LzmaWriter};

/// Stands before the name of a table; no table has it.
const MARK: char = '\u{1c}';

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let mut tables: Vec<PathBuf> = fs::read_dir("data")?.flatten().map(|entry| entry.path()).collect();
    tables.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    tables.sort();
    let mut text = String::new();
    for path in &tables {
        let table = fs::read_to_string(path)?;
        if table.contains(MARK) {
            return Err(format!("{}: has the sign that stands between tables", path.display()).into());
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        text.extend([&MARK.to_string(), &*name, "\n"]);
        for line in table.lines().filter(|line| is_carried(line)) {
            text.push_str(line);
            text.push('\n');
        }
    }
    let packed = packed(&in_bytes(&text))?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("tables.lzma"), packed)?;
    Ok(())
}

/// Comments are for readers of the table; whose it is goes with it everywhere.
fn is_carried(line: &str) -> bool {
    !line.starts_with('#') || line.contains("Source:") || line.contains("Copyright")
}

/// A byte for each Latin and Cyrillic letter; a 1 before any other, which stays as UTF-8 has it.
fn in_bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for letter in text.chars() {
        match u32::from(letter) {
            code @ 0..0x80 => bytes.push(code as u8),
            code @ 0x400..0x480 => bytes.push((code - 0x400 + 0x80) as u8),
            _ => {
                bytes.push(1);
                bytes.extend(letter.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
    }
    bytes
}

/// As small as it gets for letters of a byte each: none has a place in a word of several.
fn packed(text: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut options = LzmaOptions::with_preset(9);
    options.lc = 3;
    options.lp = 0;
    options.pb = 0;
    options.dict_size = u32::try_from(text.len().next_power_of_two())?;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(text.len() as u64))?;
    writer.write_all(text)?;
    Ok(writer.finish()?)
}
