//! Encodings of one byte a character: what the upper half of each stands for.
//!
//! The lower half is ASCII in all of them. The tables are those of the Unicode Consortium's mappings; where these leave
//! a byte open, it stands for the control character of the same number, as in browsers.

/// An encoding of one byte a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) enum CodePage {
    /// Cyrillic, Windows.
    Windows1251,
    /// Western European, Windows.
    Windows1252,
    /// Cyrillic, DOS: names in archives.
    Cp866,
    /// Western, DOS: names in archives.
    Cp437,
    /// Cyrillic, Unix.
    Koi8R,
}

/// 0x80 to 0xFF of windows-1251.
const WINDOWS_1251: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
/// 0x80 to 0x9F of windows-1252; what follows is Latin-1.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";
/// 0x80 to 0xFF of CP866.
const CP866: &str = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{A0}";
/// 0x80 to 0xFF of CP437.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";
/// 0x80 to 0xFF of KOI8-R.
const KOI8_R: &str = "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©\
    юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";

const UPPER: [[char; 128]; 5] = [table(WINDOWS_1251), table(WINDOWS_1252), table(CP866), table(CP437), table(KOI8_R)];

impl CodePage {
    /// What a byte stands for.
    pub(in crate::dump) fn letter(self, byte: u8) -> char {
        match byte.checked_sub(0x80) {
            None => char::from(byte),
            Some(upper) => UPPER[self as usize][usize::from(upper)],
        }
    }

    /// The byte that stands for a letter, if one does.
    pub(in crate::dump) fn byte(self, letter: char) -> Option<u8> {
        if letter.is_ascii() {
            return u8::try_from(letter).ok();
        }
        let at = UPPER[self as usize].iter().position(|known| *known == letter)?;
        u8::try_from(at + 0x80).ok()
    }
}

/// The characters of a text by their place; what the text leaves open is Latin-1.
const fn table(text: &str) -> [char; 128] {
    let mut table = ['\0'; 128];
    let bytes = text.as_bytes();
    let (mut at, mut place) = (0, 0);
    while place < 128 {
        if at < bytes.len() {
            let first = bytes[at] as u32;
            let (length, start) = match first {
                0..0x80 => (1, first),
                0x80..0xE0 => (2, first & 0x1F),
                0xE0..0xF0 => (3, first & 0xF),
                _ => (4, first & 7),
            };
            let mut code = start;
            let mut next = 1;
            while next < length {
                code = code << 6 | (bytes[at + next] & 0x3F) as u32;
                next += 1;
            }
            at += length;
            table[place] = match char::from_u32(code) {
                Some(letter) => letter,
                None => '\0',
            };
        } else {
            table[place] = (place as u8 + 0x80) as char;
        }
        place += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_complete_and_go_both_ways() {
        let dos = [CodePage::Cp866, CodePage::Cp437];
        for page in [CodePage::Windows1251, CodePage::Windows1252, CodePage::Koi8R].into_iter().chain(dos) {
            for byte in 0..=255 {
                let letter = page.letter(byte);
                assert_eq!(page.byte(letter), Some(byte), "{page:?} {byte:#x} {letter:?}");
            }
        }
    }

    #[test]
    fn known_letters_stand_where_they_are_known_to() {
        let check =
            |page: CodePage, byte: u8, letter: char| assert_eq!(page.letter(byte), letter, "{page:?} {byte:#x}");
        check(CodePage::Windows1251, 0xC0, 'А');
        check(CodePage::Windows1251, 0xFF, 'я');
        check(CodePage::Windows1251, 0xB9, '№');
        check(CodePage::Windows1251, 0xA8, 'Ё');
        check(CodePage::Windows1251, 0x88, '€');
        check(CodePage::Windows1252, 0x80, '€');
        check(CodePage::Windows1252, 0xE9, 'é');
        check(CodePage::Windows1252, 0x9F, 'Ÿ');
        check(CodePage::Cp866, 0xE0, 'р');
        check(CodePage::Cp866, 0xF1, 'ё');
        check(CodePage::Koi8R, 0xC1, 'а');
        check(CodePage::Koi8R, 0xF1, 'Я');
        check(CodePage::Koi8R, 0xA3, 'ё');
        check(CodePage::Cp437, 0x82, 'é');
        check(CodePage::Cp437, 0xE1, 'ß');
        check(CodePage::Cp437, 0xFF, '\u{A0}');
        assert_eq!(CodePage::Windows1252.byte('п'), None);
    }
}
