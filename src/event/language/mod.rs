//! In which language a text is written.
//!
//! Scripts tell most of it, letters of their own tell the languages of one script apart (`letters`), and for Latin letters
//! the small words do (`latin`). Knows no facts about the world.

mod counted;
mod latin;
mod letters;

pub(super) use self::counted::Share;
use self::latin::Latin;
use self::letters::Letters;
use super::Lang;
use super::gazetteer::Scanned;

/// The language of a text that was cut into runs, as [`language`] gives it.
#[must_use]
pub fn language_of(scanned: &Scanned<'_>) -> Lang {
    counted::language(scanned.text, scanned.runs).unwrap_or_else(|| language(scanned.text))
}

/// The language of the main text; [`Lang::UNDETERMINED`] where there are no letters.
///
/// Names, links and hashtags of another language do not turn it: the script of most letters decides. Only the beginning is read.
#[must_use]
pub fn language(text: &str) -> Lang {
    of_letters(&Letters::of(text), || Latin::get().language(text))
}

/// The codes of all languages that are told apart.
#[must_use]
pub fn codes() -> Vec<&'static str> {
    const BY_LETTERS: [&str; 20] = [
        "ru", "uk", "be", "bg", "sr", "mk", "kk", "ar", "fa", "ur", "he", "el", "hy", "ka", "hi", "th", "ko", "ja",
        "zh", "und",
    ];
    Latin::get().codes().iter().copied().chain(BY_LETTERS).collect()
}

/// The language by what was counted; of Latin letters more is asked.
fn of_letters(letters: &Letters, of_latin: impl FnOnce() -> &'static str) -> Lang {
    let Letters {
        cyrillic, latin, arabic, hebrew, greek, armenian, georgian, devanagari, thai, han, kana, hangul, ..
    } = *letters;
    // A syllable or ideograph weighs what several letters do.
    let east = 3 * (han + kana + hangul);
    let most = [cyrillic, latin, arabic, hebrew, greek, armenian, georgian, devanagari, thai, east];
    let code = match most.iter().copied().max() {
        None | Some(0) => return Lang::UNDETERMINED,
        Some(max) if max == cyrillic => letters.cyrillic_language(),
        Some(max) if max == latin => of_latin(),
        Some(max) if max == arabic => letters.arabic_language(),
        Some(max) if max == hebrew => "he",
        Some(max) if max == greek => "el",
        Some(max) if max == armenian => "hy",
        Some(max) if max == georgian => "ka",
        Some(max) if max == devanagari => "hi",
        Some(max) if max == thai => "th",
        Some(_) if hangul > han + kana => "ko",
        Some(_) if kana * 10 > han => "ja",
        Some(_) => "zh",
    };
    Lang::new(code).unwrap_or(Lang::UNDETERMINED)
}

/// Words read at most; more do not change the answer.
const WORDS: usize = 150;

/// Hands out the beginning of a text, as many words as are wanted, without addresses: in one piece where there are none.
fn each_stretch<'a>(text: &'a str, words: usize, mut stretch: impl FnMut(&'a str)) {
    // A word takes two bytes, the space behind it included.
    let short = text.len() < 2 * words;
    if short && memchr::memchr3(b'/', b']', b'@', text.as_bytes()).is_none() {
        stretch(text);
    } else {
        spaced(text).take(words).for_each(stretch);
    }
}

/// The words between the spaces of a text, without addresses.
fn spaced(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let (end, width, marked) = next_space(rest);
            let word = &rest[..end];
            rest = &rest[end + width..];
            if !(word.is_empty() || marked && is_address(word)) {
                return Some(word);
            }
        }
    })
}

/// What a byte of a word may be.
const PLAIN: u8 = 0;
const SPACE: u8 = 1;
/// The first byte of a space that is not plain.
const WIDE: u8 = 2;
/// A sign that addresses have.
const MARK: u8 = 3;

static BYTES: [u8; 256] = {
    let mut bytes = [PLAIN; 256];
    let mut at = b'\t';
    while at <= b'\r' {
        bytes[at as usize] = SPACE;
        at += 1;
    }
    bytes[b' ' as usize] = SPACE;
    bytes[0xc2] = WIDE;
    bytes[0xe1] = WIDE;
    bytes[0xe2] = WIDE;
    bytes[0xe3] = WIDE;
    bytes[b'/' as usize] = MARK;
    bytes[b']' as usize] = MARK;
    bytes[b'@' as usize] = MARK;
    bytes
};

/// Where the next space is and how long, the end of the text where there is none; whether a mark stands before it.
fn next_space(text: &str) -> (usize, usize, bool) {
    let bytes = text.as_bytes();
    let mut marked = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match BYTES[usize::from(*byte)] {
            PLAIN => at += 1,
            SPACE => return (at, 1, marked),
            WIDE => {
                let Some(letter) = text[at..].chars().next() else { break };
                if letter.is_whitespace() {
                    return (at, letter.len_utf8(), marked);
                }
                at += letter.len_utf8();
            }
            _ => {
                marked = true;
                at += 1;
            }
        }
    }
    (bytes.len(), 0, marked)
}

/// Of a word with one of the marks.
fn is_address(word: &str) -> bool {
    word.starts_with('@') || ["://", "t.me/", "](http"].iter().any(|mark| word.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, code: &str) {
        assert_eq!(language(text).as_str(), code, "{text}");
        // By its runs it is the same, whatever stands before and behind it and however long it is.
        let mut scanner = crate::event::gazetteer::Scanner::default();
        let long = [text; 40].join(" — ");
        for text in [text, &format!("«{text}» @name 24/7 … x-2 3D"), &format!("{text} https://t.me/x ⚡️ · و、"), &long]
        {
            assert_eq!(language_of(&scanner.scan(text)), language(text), "{text}");
        }
    }

    #[test]
    fn scripts_and_letters_tell() {
        check("", "und");
        check("⚡️ 🇷🇺 2024", "und");
        check("Министр провёл переговоры в Минске", "ru");
        check("Путин.", "ru");
        check("Міністр закордонних справ провів зустріч із послом Румунії", "uk");
        check("Міністр замежных спраў сустрэўся з паслом Сербіі ў Мінску", "be");
        check("Учора ў Гродне адкрылася выстава, падрыхтаваная музеямі Беларусі", "be");
        check("Стужку перарэзалі дырэктарка музея і мастак Яніс", "be");
        check("Вчора ввечері відкрили виставку «Ы»", "uk");
        check("Министърът на външните работи се срещна с посланика на Сърбия в София", "bg");
        check("Министар спољних послова састао се с амбасадором Бугарске", "sr");
        check("Президент Қазақстан Республикасының елшісін қабылдады", "kk");
        check("التقى وزير الخارجية نظيره المصري في القاهرة", "ar");
        check("وزیر امور خارجه ایران با همتای خود گفتگو کرد", "fa");
        check("外交部长与法国大使举行了会谈", "zh");
        check("外務大臣はフランス大使と会談しました", "ja");
        check("외교부 장관은 프랑스 대사와 회담했다", "ko");
        check("שר החוץ נפגש עם שגריר צרפת", "he");
        check("Ο υπουργός συναντήθηκε με τον πρέσβη", "el");
    }

    #[test]
    fn small_words_tell_in_latin_letters() {
        check("Minister", "en");
        check("Kim Jong Un received Jane Roe in Wonsan.", "en");
        check("The Minister met with the Ambassador of France in Vienna", "en");
        check("Russia's Ivanova, Chile's Perez sign two-year plan at Oslo talks; rivers also discussed", "en");
        check(
            "«Irmãos»: in Praia, Minister João da Costa sat down with Maria da Luz Évora. They parted smiling.",
            "en",
        );
        check("El presidente de Paraguay viajará a Japón el 18 de marzo.", "es");
        check("La ministra dominicana llegó hoy a Ciudad de México.", "es");
        check("Un terremoto sacudió Filipinas; hay dos muertos.", "es");
        check("Incendie à Lomé : trois blessés", "fr");
        check("L'ambassadrice d'Islande est attendue", "fr");
        check("Le ministre a reçu l'ambassadeur du Mali à Paris pour un entretien", "fr");
        check("El ministro se reunió con la embajadora de Chile en la sede de la cancillería", "es");
        check("Der Minister traf sich mit dem Botschafter der Republik Mali in Berlin", "de");
        check("Il ministro ha incontrato l'ambasciatore della Serbia nel corso della visita", "it");
        check("O ministro reuniu-se com o embaixador de Angola em Lisboa para uma conversa", "pt");
        check("Bakan, Ankara'da Sırbistan Büyükelçisi ile bir araya geldi ve görüştü", "tr");
        check("Minister spotkał się z ambasadorem Serbii w Warszawie i omówił współpracę", "pl");
    }

    #[test]
    fn foreign_names_and_links_do_not_turn_it() {
        check("Посол дал интервью Sky News https://example.org/a/very/long/english/address/of/a/page", "ru");
        check("Read the full text: «Мир» (Mir)", "en");
        check(
            "Встречи в Ў и обсуждение двусторонних отношений, экономики и торговли в формате объединённых групп",
            "ru",
        );
    }
}
