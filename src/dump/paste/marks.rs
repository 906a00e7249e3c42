//! What a single line looks like: a forward line, hashtags, a flag, a list. Knows no neighbours.

use super::labels::FORWARDED;

/// The longest name in a forward line, in characters.
const NAME: usize = 140;

/// The line without marks that are not seen.
pub(super) fn visible(line: &str) -> &str {
    line.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    })
}

/// The name in `Forwarded from NAME`.
pub(super) fn forwarded_from(line: &str) -> Option<&str> {
    let line = visible(line).trim_end();
    FORWARDED.iter().find_map(|label| {
        let rest = line.strip_prefix(label)?;
        let name = rest.trim_start().strip_prefix(':').unwrap_or(rest);
        // The single word also begins ordinary sentences.
        let marked = label.contains(' ') || rest.starts_with(['\u{A0}', ':']);
        let apart = rest.starts_with(|c: char| c.is_whitespace() || c == ':');
        let name = name.trim();
        (apart && marked && !name.is_empty() && name.chars().count() <= NAME).then_some(name)
    })
}

/// Whether a line has hashtags and nothing else.
pub(super) fn is_hashtags(line: &str) -> bool {
    let mut words = visible(line).split_whitespace().filter(|word| !matches!(*word, "|" | "·" | "•" | ",")).peekable();
    words.peek().is_some() && words.all(|word| word.len() > 1 && word.starts_with('#'))
}

/// Whether a line begins with the flag of a country.
pub(super) fn begins_with_flag(line: &str) -> bool {
    let mut chars = visible(line).chars();
    let letter = |c: Option<char>| matches!(c, Some('\u{1F1E6}'..='\u{1F1FF}'));
    match chars.next() {
        Some('\u{1F3F4}') => true,
        first => letter(first) && letter(chars.next()),
    }
}

/// The symbol that a line begins with, when it is neither letter, digit, quote nor dash.
pub(super) fn leading_symbol(line: &str) -> Option<char> {
    visible(line).chars().next().filter(|&c| is_symbol(c))
}

/// Whether a character is a picture rather than writing.
pub(in crate::dump) fn is_symbol(c: char) -> bool {
    matches!(c, '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{27BF}'
        | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether a line is only a ruler between two pastes.
pub(super) fn is_ruler(line: &str) -> bool {
    line.len() >= 4 && line.chars().all(|c| matches!(c, '-' | '—' | '=' | '_' | '*'))
}

/// Whether a line is an item of a list by its first characters.
pub(super) fn is_list_item(line: &str) -> bool {
    let line = visible(line);
    if line.starts_with(['-', '–', '—', '•', '·', '●', '▪', '*', '>']) {
        return true;
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits) && line[digits..].starts_with(['.', ')']) && line[digits + 1..].starts_with(' ')
}
