//! Names of entries: which encoding they are in, and what is left of them as labels.
//!
//! An archive says of a name that it is UTF-8, or nothing. Then it may be UTF-8 all the same (macOS), or what was the
//! encoding of the machine: CP866 or windows-1251 where Russian is spoken, else CP437.

use super::fields::extra;
use crate::dump::layers::{CodePage, crc32};

/// How many folders of a name are kept.
const DEEP: usize = 40;

/// A name as a path that can be shown and compared. It leads nowhere: it never leaves its archive.
pub(super) fn label(raw: &[u8], flags: u16, extras: &[u8]) -> String {
    clean(&read(raw, flags, extras))
}

fn read(raw: &[u8], flags: u16, extras: &[u8]) -> String {
    // Info-ZIP's field: a version, the checksum of the name it stands for, the name.
    if let Some([1, a, b, c, d, name @ ..]) = extra(extras, 0x7075)
        && u32::from_le_bytes([*a, *b, *c, *d]) == crc32(0, raw)
        && let Ok(name) = std::str::from_utf8(name)
    {
        return name.to_owned();
    }
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) if flags & 1 << 11 != 0 => String::from_utf8_lossy(raw).into_owned(),
        Err(_) => {
            let page = page(raw);
            raw.iter().map(|byte| page.letter(*byte)).collect()
        }
    }
}

/// Which encoding has letters where this name has bytes beyond ASCII.
fn page(raw: &[u8]) -> CodePage {
    let high = || raw.iter().copied().filter(|byte| !byte.is_ascii());
    // Letters of Latin words stand between letters of ASCII, those of Russian words beside each other.
    let beside = raw.windows(2).filter(|pair| !pair[0].is_ascii() && !pair[1].is_ascii()).count();
    let between = raw.windows(2).filter(|pair| pair.iter().any(u8::is_ascii_alphabetic) && !pair.is_ascii()).count();
    if beside > between {
        if high().all(|byte| matches!(byte, 0x80..=0xAF | 0xE0..=0xF1 | 0xFC)) {
            return CodePage::Cp866;
        }
        if high().all(|byte| matches!(byte, 0xC0..=0xFF | 0xA8 | 0xB8 | 0xB9 | 0xAB | 0xBB | 0x96 | 0x97)) {
            return CodePage::Windows1251;
        }
    }
    CodePage::Cp437
}

/// Slashes as slashes; no drive, no root, no way up, nothing that a terminal would obey.
fn clean(name: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in name.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ if parts.is_empty() && part.len() == 2 && part.ends_with(':') => {}
            _ => parts.push(part),
        }
    }
    let parts = &parts[parts.len().saturating_sub(DEEP)..];
    let name = parts.join("/").replace(char::is_control, "\u{FFFD}");
    if name.is_empty() { "(no name)".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &[u8], expected: &str) {
        assert_eq!(label(raw, 0, &[]), expected);
    }

    fn written(name: &str, page: CodePage) -> Vec<u8> {
        name.chars().filter_map(|letter| page.byte(letter)).collect()
    }

    #[test]
    fn names_are_read_in_the_encoding_they_are_in() {
        check("Чат/фото 1.jpg".as_bytes(), "Чат/фото 1.jpg");
        check(&written("Чат WhatsApp с Анна.txt", CodePage::Cp866), "Чат WhatsApp с Анна.txt");
        check(&written("Выгрузка/сообщения №3.html", CodePage::Cp866), "Выгрузка/сообщения №3.html");
        check(&written("Выгрузка/Сообщения.html", CodePage::Windows1251), "Выгрузка/Сообщения.html");
        check(&written("Müller/Fähre é.txt", CodePage::Cp437), "Müller/Fähre é.txt");
        check(b"plain.txt", "plain.txt");
        assert_eq!(label(b"a\xFF", 1 << 11, &[]), "a\u{FFFD}");
        let unicode = [&[1][..], &crc32(0, b"x?").to_le_bytes(), "x😀".as_bytes()].concat();
        let extras = [&0x7075_u16.to_le_bytes()[..], &(unicode.len() as u16).to_le_bytes(), &unicode].concat();
        assert_eq!(label(b"x?", 0, &extras), "x😀");
        assert_eq!(label(b"y?", 0, &extras), "y?", "the field is of another name");
    }

    #[test]
    fn names_lead_nowhere() {
        for (name, harmless) in [
            ("/etc/passwd", "etc/passwd"),
            ("../../x/../result.json", "result.json"),
            ("C:\\Exports\\result.json", "Exports/result.json"),
            ("\\\\host\\share\\a", "host/share/a"),
            ("a/./b//c", "a/b/c"),
            ("..", "(no name)"),
            ("", "(no name)"),
            ("a\x1B[31m\nb\0", "a\u{FFFD}[31m\u{FFFD}b\u{FFFD}"),
        ] {
            check(name.as_bytes(), harmless);
        }
    }
}
