//! In which language a text is written.

use super::Lang;

/// The language of the main text; [`Lang::UNDETERMINED`] where there are no letters.
#[must_use]
pub fn language(text: &str) -> Lang {
    let cyrillic = text.chars().filter(|c| matches!(c, 'а'..='я' | 'А'..='Я')).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    if cyrillic + latin == 0 {
        Lang::UNDETERMINED
    } else if cyrillic > latin {
        Lang::RU
    } else {
        Lang::EN
    }
}
