//! Character references: `&amp;`, `&#33;`, `&#x1F;`.
//!
//! Knows the names that Telegram's programs, feeds and browsers write. A name it does not know stays as it is.

/// The longest reference that is looked for, its two ends included.
pub(super) const LONGEST: usize = 12;

/// What a reference stands for, given what is between `&` and `;`. `None` if it is none.
pub(super) fn reference(name: &[u8]) -> Option<char> {
    let Some(number) = name.strip_prefix(b"#") else { return named(name) };
    let (digits, radix) = match number.strip_prefix(b"x").or_else(|| number.strip_prefix(b"X")) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    let code = u32::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok()?;
    Some(match code {
        // As browsers read the numbers of the old Windows alphabet.
        0x80..=0x9F => WINDOWS[code as usize - 0x80],
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    })
}

/// What stood at 0x80 to 0x9F in windows-1252.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn named(name: &[u8]) -> Option<char> {
    Some(match name {
        b"amp" | b"AMP" => '&',
        b"lt" | b"LT" => '<',
        b"gt" | b"GT" => '>',
        b"quot" | b"QUOT" => '"',
        b"apos" => '\'',
        b"nbsp" => '\u{A0}',
        b"laquo" => '«',
        b"raquo" => '»',
        b"lsquo" => '‘',
        b"rsquo" => '’',
        b"sbquo" => '‚',
        b"ldquo" => '“',
        b"rdquo" => '”',
        b"bdquo" => '„',
        b"lsaquo" => '‹',
        b"rsaquo" => '›',
        b"ndash" => '–',
        b"mdash" => '—',
        b"hellip" => '…',
        b"bull" => '•',
        b"middot" => '·',
        b"shy" => '\u{AD}',
        b"zwnj" => '\u{200C}',
        b"zwj" => '\u{200D}',
        b"lrm" => '\u{200E}',
        b"rlm" => '\u{200F}',
        b"ensp" => '\u{2002}',
        b"emsp" => '\u{2003}',
        b"thinsp" => '\u{2009}',
        b"larr" => '←',
        b"uarr" => '↑',
        b"rarr" => '→',
        b"darr" => '↓',
        b"times" => '×',
        b"divide" => '÷',
        b"plusmn" => '±',
        b"minus" => '−',
        b"frac12" => '½',
        b"frac14" => '¼',
        b"deg" => '°',
        b"sect" => '§',
        b"para" => '¶',
        b"copy" => '©',
        b"reg" => '®',
        b"trade" => '™',
        b"euro" => '€',
        b"pound" => '£',
        b"yen" => '¥',
        b"cent" => '¢',
        b"iexcl" => '¡',
        b"iquest" => '¿',
        b"ordf" => 'ª',
        b"ordm" => 'º',
        b"acute" => '´',
        b"szlig" => 'ß',
        b"agrave" => 'à',
        b"aacute" => 'á',
        b"acirc" => 'â',
        b"atilde" => 'ã',
        b"auml" => 'ä',
        b"aring" => 'å',
        b"aelig" => 'æ',
        b"ccedil" => 'ç',
        b"egrave" => 'è',
        b"eacute" => 'é',
        b"ecirc" => 'ê',
        b"euml" => 'ë',
        b"igrave" => 'ì',
        b"iacute" => 'í',
        b"icirc" => 'î',
        b"iuml" => 'ï',
        b"ntilde" => 'ñ',
        b"ograve" => 'ò',
        b"oacute" => 'ó',
        b"ocirc" => 'ô',
        b"otilde" => 'õ',
        b"ouml" => 'ö',
        b"oslash" => 'ø',
        b"ugrave" => 'ù',
        b"uacute" => 'ú',
        b"ucirc" => 'û',
        b"uuml" => 'ü',
        b"yacute" => 'ý',
        b"Agrave" => 'À',
        b"Aacute" => 'Á',
        b"Auml" => 'Ä',
        b"Aring" => 'Å',
        b"AElig" => 'Æ',
        b"Ccedil" => 'Ç',
        b"Egrave" => 'È',
        b"Eacute" => 'É',
        b"Ntilde" => 'Ñ',
        b"Oacute" => 'Ó',
        b"Ouml" => 'Ö',
        b"Oslash" => 'Ø',
        b"Uuml" => 'Ü',
        _ => return None,
    })
}
