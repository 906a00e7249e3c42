//! Text that was encoded twice: told from how it looks, and put right where somebody wants that.
//!
//! Some program took the bytes of a text for another encoding and wrote what it saw: `Ð¿Ñ€` or `РїСЂ` for `пр`. Every
//! character of it is valid, so nothing but the look of it tells, and a guess is never applied by itself:
//! [`suspect`] says what probably happened, [`mend`] undoes it. Undone, a text may look so again: it was read wrongly
//! more than once.

use serde::{Deserialize, Serialize};

use super::eight;
use super::layers::CodePage;

/// What the bytes of a text were, and what they were taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Misreading {
    /// UTF-8, taken for windows-1252 or Latin-1: `Ð¿Ñ€Ð¸Ð²ÐµÑ‚`, `cafÃ©`.
    Utf8AsWestern,
    /// UTF-8, taken for windows-1251: `РїСЂРёРІРµС‚`.
    Utf8AsCyrillic,
    /// windows-1251, taken for windows-1252 or Latin-1: `ïðèâåò`.
    CyrillicAsWestern,
}

impl std::fmt::Display for Misreading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Utf8AsWestern => "UTF-8 that was taken for windows-1252",
            Self::Utf8AsCyrillic => "UTF-8 that was taken for windows-1251",
            Self::CyrillicAsWestern => "windows-1251 that was taken for windows-1252",
        })
    }
}

/// How a text was probably read wrongly; `None` for text that looks like any other.
#[must_use]
pub fn suspect(text: &str) -> Option<Misreading> {
    if !is_odd(text) {
        return None;
    }
    // A few words end in what could be two bytes of one letter; a text that was read wrongly has little else.
    let made_of_bytes = |misreading: Misreading, least: usize| {
        let mended = undo(text, misreading);
        mended.letters >= least && mended.letters >= mended.others * 4
    };
    if made_of_bytes(Misreading::Utf8AsWestern, 2) {
        Some(Misreading::Utf8AsWestern)
    } else if made_of_bytes(Misreading::Utf8AsCyrillic, 3) {
        Some(Misreading::Utf8AsCyrillic)
    } else {
        looks_cyrillic(text).then_some(Misreading::CyrillicAsWestern)
    }
}

/// A text mended as often as it looks so; `None` if it looks like any other.
#[must_use]
pub fn mend_all(text: &str) -> Option<Mended> {
    /// Nobody has met more.
    const TIMES: usize = 3;
    let first = suspect(text)?;
    let mut mended = Mended { text: String::new(), misreading: first, steps: Vec::new() };
    let mut next = Some(first);
    while let Some(misreading) = next.filter(|_| mended.steps.len() < TIMES) {
        let undone = undo(if mended.steps.is_empty() { text } else { &mended.text }, misreading);
        mended.text = undone.text;
        mended.steps.push(undone.places);
        next = suspect(&mended.text);
    }
    Some(mended)
}

/// A text that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The text as it was before.
    pub text: String,
    /// How it was read wrongly last.
    pub misreading: Misreading,
    /// Of each mending, where the pieces of the text began and begin now.
    steps: Vec<Vec<(usize, usize)>>,
}

impl Mended {
    /// Where in the mended text a byte of the old one is; what lies within a letter is its beginning.
    #[must_use]
    pub fn place(&self, old: usize) -> usize {
        self.steps.iter().fold(old, |at, places| {
            let behind = places.partition_point(|(old, _)| *old <= at);
            behind.checked_sub(1).and_then(|last| places.get(last)).map_or(0, |(_, new)| *new)
        })
    }
}

/// The text as it was before it was read wrongly so. What cannot have been misread stays as it is.
#[must_use]
pub fn mend(text: &str, misreading: Misreading) -> String {
    undo(text, misreading).text
}

/// A text with the misreading undone, and what spoke for it.
#[derive(Default)]
struct Undone {
    text: String,
    /// Letters that came out of several and are such as texts are made of.
    letters: usize,
    /// Characters beyond ASCII that stayed, or came out as what no text is made of.
    others: usize,
    /// Where each piece began and where it begins now; the end at last.
    places: Vec<(usize, usize)>,
}

fn undo(text: &str, misreading: Misreading) -> Undone {
    let mut undone = Undone::default();
    let bytes: Vec<(char, Option<u8>)> = text.chars().map(|letter| (letter, byte(letter, misreading))).collect();
    let (mut rest, mut at) = (&bytes[..], 0);
    while let Some(((letter, byte), behind)) = rest.split_first() {
        undone.places.push((at, undone.text.len()));
        rest = behind;
        at += letter.len_utf8();
        if misreading == Misreading::CyrillicAsWestern {
            undone.text.push(byte.map_or(*letter, |byte| CodePage::Windows1251.letter(byte)));
            continue;
        }
        let length = match byte {
            Some(0xC2..=0xDF) => 1,
            Some(0xE0..=0xEF) => 2,
            Some(0xF0..=0xF4) => 3,
            _ => 0,
        };
        let sequence: Vec<u8> =
            byte.iter().copied().chain(rest.iter().take(length).map_while(|(_, byte)| *byte)).collect();
        match std::str::from_utf8(&sequence) {
            Ok(found) if length > 0 && sequence.len() == length + 1 => {
                undone.text.push_str(found);
                let count = if found.chars().all(|letter| is_common(letter, misreading)) {
                    &mut undone.letters
                } else {
                    &mut undone.others
                };
                *count += 1;
                at += rest[..length].iter().map(|(letter, _)| letter.len_utf8()).sum::<usize>();
                rest = &rest[length..];
            }
            _ => {
                undone.text.push(*letter);
                undone.others += usize::from(!letter.is_ascii());
            }
        }
    }
    undone.places.push((at, undone.text.len()));
    undone
}

/// Whether there is anything in a text that a closer look is worth: letters side by side that could be the bytes of one,
/// or two letters with accents. Looked at for every text, so it keeps nothing and decides nothing.
fn is_odd(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut missing, mut accented, mut at) = (0, false, 0);
    while let Some(byte) = bytes.get(at) {
        let was_accented = std::mem::take(&mut accented);
        let found = match byte {
            0..=0x7f => {
                missing = 0;
                at += eight::next(&bytes[at..]).map_or(1, |next| eight::first(eight::beyond_ascii(next)));
                continue;
            }
            // Most letters are of these, so they are not decoded.
            0xd0 | 0xd1 => {
                let behind = bytes.get(at + 1).copied().unwrap_or_default();
                at += 2;
                CYRILLIC[usize::from(byte & 1) << 6 | usize::from(behind & 0x3f)]
            }
            _ => {
                let Some(letter) = text[at..].chars().next() else { break };
                at += letter.len_utf8();
                accented = matches!(letter, 'À'..='ÿ' | '¨' | '¸');
                if was_accented && accented {
                    return true;
                }
                role(letter)
            }
        };
        match found {
            BEHIND if missing > 0 => {
                missing -= 1;
                if missing == 0 {
                    return true;
                }
            }
            BEHIND => {}
            leads => missing = leads,
        }
    }
    false
}

/// What could be a byte behind the first of a letter, and not the first.
const BEHIND: u8 = 4;

/// How many bytes would follow, if a letter were the first byte of one; or [`BEHIND`]; or 0.
const fn role(letter: char) -> u8 {
    match letter {
        'В'..='Я' | 'Â'..='ß' => 1,
        'а'..='п' | 'à'..='ï' => 2,
        'р'..='ф' | 'ð'..='ô' => 3,
        '\u{80}'..='¿' | 'Œ'..='Ÿ' | 'Ž' | 'ž' | 'ƒ' | 'ˆ' | '˜' | 'Ѐ'..='Џ' | 'ѐ'..='ґ' | '‐'..='™' => {
            BEHIND
        }
        _ => 0,
    }
}

/// The roles of the letters from U+0400 on.
static CYRILLIC: [u8; 0x80] = {
    let mut roles = [0; 0x80];
    let mut at = 0;
    while at < roles.len() {
        if let Some(letter) = char::from_u32(0x400 + at as u32) {
            roles[at] = role(letter);
        }
        at += 1;
    }
    roles
};

/// Letters with accents, Cyrillic, marks and emoji: what double encoding is met in.
fn is_common(letter: char, misreading: Misreading) -> bool {
    match letter {
        // What comes out here may have been misread before.
        '\u{80}'..='\u{BF}' | 'ƒ' | 'ˆ' | '˜' if misreading == Misreading::Utf8AsWestern => true,
        '×' | '÷' | 'Ĳ' | 'ĳ' => false,
        '\u{A0}' | '«' | '»' | '°' | 'À'..='ž' | 'Ѐ'..='ӿ' | '\u{2000}'..='₿' | '№' | '™' | '\u{FE0F}' => {
            true
        }
        letter => ('\u{1F000}'..='\u{1FAFF}').contains(&letter),
    }
}

/// The byte that was taken for a letter.
fn byte(letter: char, misreading: Misreading) -> Option<u8> {
    let page = match misreading {
        Misreading::Utf8AsCyrillic => CodePage::Windows1251,
        Misreading::Utf8AsWestern | Misreading::CyrillicAsWestern => CodePage::Windows1252,
    };
    // What the page leaves open, Latin-1 has as control characters.
    page.byte(letter).or_else(|| u8::try_from(letter).ok().filter(|byte| (0x80..0xA0).contains(byte)))
}

/// Words of accented letters alone, which read as Cyrillic have as many vowels as words have.
fn looks_cyrillic(text: &str) -> bool {
    let (mut inside, mut outside, mut vowels) = (0, 0, 0);
    for word in text.split(|letter: char| !letter.is_alphabetic() && !matches!(letter, '¨' | '¸')) {
        let accented = word.chars().filter(|letter| matches!(letter, 'À'..='ÿ' | '¨' | '¸')).count();
        if accented >= 2 && accented == word.chars().count() {
            inside += accented;
            let read = mend(word, Misreading::CyrillicAsWestern).to_lowercase();
            vowels += read.chars().filter(|letter| "аеёиоуыэюя".contains(*letter)).count();
        } else if !word.is_ascii() {
            outside += word.chars().count();
        }
    }
    inside >= 6 && inside >= outside * 4 && vowels * 5 > inside && vowels * 5 < inside * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a program shows that takes the bytes for those of a page.
    fn misread(bytes: &[u8], page: CodePage) -> String {
        bytes.iter().map(|byte| page.letter(*byte)).collect()
    }

    #[track_caller]
    fn check(text: &str) {
        assert_eq!(suspect(text), None, "{text}");
        let western = misread(text.as_bytes(), CodePage::Windows1252);
        let cyrillic = misread(text.as_bytes(), CodePage::Windows1251);
        for (wrong, misreading) in [(western, Misreading::Utf8AsWestern), (cyrillic, Misreading::Utf8AsCyrillic)] {
            assert_eq!(suspect(&wrong), Some(misreading), "{wrong}");
            assert_eq!(mend(&wrong, misreading), text);
        }
    }

    #[test]
    fn text_that_was_encoded_twice_is_suspected_and_mended() {
        check("Паром задержан до полудня");
        check("Министр провёл встречу в Осло — «коротко» 🇳🇴");
        check("Міністр зустрівся з послом у Відні");
        check("Die Fähre fährt täglich, außer samstags");
        let written: Vec<u8> = "Паром задержан до полудня, причал закрыт"
            .chars()
            .filter_map(|it| CodePage::Windows1251.byte(it))
            .collect();
        let wrong = misread(&written, CodePage::Windows1252);
        assert_eq!(suspect(&wrong), Some(Misreading::CyrillicAsWestern), "{wrong}");
        assert_eq!(mend(&wrong, Misreading::CyrillicAsWestern), "Паром задержан до полудня, причал закрыт");
        assert_eq!(mend("Ð¿Ñ€", Misreading::Utf8AsWestern), "пр");
        assert_eq!(mend("РїСЂРёРІРµС‚", Misreading::Utf8AsCyrillic), "привет");
    }

    #[test]
    fn twice_wrong_is_mended_twice() {
        let once = misread("Паром задержан".as_bytes(), CodePage::Windows1252);
        let twice = misread(once.as_bytes(), CodePage::Windows1252);
        let first = mend(&twice, suspect(&twice).expect("suspected"));
        assert_eq!((first.as_str(), suspect(&first)), (once.as_str(), Some(Misreading::Utf8AsWestern)));
        assert_eq!(mend(&first, Misreading::Utf8AsWestern), "Паром задержан");
        let all = mend_all(&twice).expect("suspected");
        assert_eq!(all.text, "Паром задержан");
        let space = twice.find(' ').expect("two words");
        assert_eq!((all.place(0), all.place(space), all.place(twice.len())), (0, "Паром".len(), all.text.len()));
        assert_eq!(mend_all("Паром задержан"), None);
    }

    #[test]
    fn places_move_with_the_letters() {
        let wrong = format!("a {} b", misread("пр".as_bytes(), CodePage::Windows1251));
        let mended =
            mend_all(&format!("{wrong}{}", misread("и".as_bytes(), CodePage::Windows1251))).expect("suspected");
        assert_eq!(mended.text, "a пр bи");
        let places = ["a ".len(), wrong.len() - " b".len(), wrong.len()].map(|old| mended.place(old));
        assert_eq!(places, [2, "a пр".len(), "a пр b".len()]);
        assert_eq!(mended.place(3), 2);
    }

    #[test]
    fn ordinary_text_is_not_suspected() {
        for text in [
            "",
            "Ferry delayed",
            "МИД: «США», «НАТО» и «ВОЗ»… РФ»",
            "ВІ, ДІ, МІ",
            "Её ждут",
            "Café déjà fermé, à côté de l’hôtel",
            "NÃO, São João, coração",
            "Łódź, Kraków, Gdańsk",
            "Æsir á Íslandi, öl",
            "ÀÉÎ",
            "Đường phố Hà Nội",
            "Αθήνα, 東京, القاهرة",
            "🇸🇪🇫🇮 — 21 июня",
            "\u{FFFD}\u{FFFD}\u{FFFD}",
        ] {
            assert_eq!(suspect(text), None, "{text}");
        }
    }

    #[test]
    fn what_was_never_misread_stays() {
        let mixed = format!("Ferry — {} (см. №5)", misread("задержан".as_bytes(), CodePage::Windows1251));
        assert_eq!(mend(&mixed, Misreading::Utf8AsCyrillic), "Ferry — задержан (см. №5)");
    }
}
