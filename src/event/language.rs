//! In which language a text is written.
//!
//! Scripts tell most of it, letters of their own tell the languages of one script apart, and for Latin letters
//! the small words do. Knows no facts about the world.

use crate::event::letter::Letter;
use std::{collections::HashMap, sync::OnceLock};

use super::{Lang, gazetteer::lines};

/// What was counted of a text.
#[derive(Default)]
struct Letters {
    cyrillic: u32,
    latin: u32,
    arabic: u32,
    hebrew: u32,
    greek: u32,
    armenian: u32,
    georgian: u32,
    devanagari: u32,
    thai: u32,
    han: u32,
    kana: u32,
    hangul: u32,
    /// і ї є ґ.
    ukrainian: u32,
    /// ў.
    belarusian: u32,
    /// і, of Ukrainian, Belarusian and Kazakh.
    dotted: u32,
    /// и щ ї є, which Belarusian has not.
    not_belarusian: u32,
    /// ы э ё.
    russian: u32,
    /// ъ where Russian has it seldom.
    hard: u32,
    /// ј љ њ ћ ђ џ.
    serbian: u32,
    /// ѓ ќ ѕ.
    macedonian: u32,
    /// ә қ ң ғ ұ һ.
    kazakh: u32,
    /// ө ү.
    rounded: u32,
    /// پ چ ژ گ ی ک.
    persian: u32,
    /// ٹ ڈ ڑ ے.
    urdu: u32,
}

/// The language of the main text; [`Lang::UNDETERMINED`] where there are no letters.
///
/// Names, links and hashtags of another language do not turn it: the script of most letters decides. Only the beginning is read.
#[must_use]
pub fn language(text: &str) -> Lang {
    let letters = Letters::of(text);
    let Letters {
        cyrillic, latin, arabic, hebrew, greek, armenian, georgian, devanagari, thai, han, kana, hangul, ..
    } = letters;
    // A syllable or ideograph weighs what several letters do.
    let east = 3 * (han + kana + hangul);
    let most = [cyrillic, latin, arabic, hebrew, greek, armenian, georgian, devanagari, thai, east];
    let code = match most.iter().copied().max() {
        None | Some(0) => return Lang::UNDETERMINED,
        Some(max) if max == cyrillic => letters.cyrillic_language(),
        Some(max) if max == latin => Latin::get().language(text),
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

impl Letters {
    fn of(text: &str) -> Self {
        let mut of = Self::default();
        for word in text.split_whitespace().filter(|word| !is_address(word)).take(2 * WORDS) {
            for letter in word.chars() {
                of.count(letter);
            }
        }
        of
    }

    fn count(&mut self, letter: char) {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => self.latin += 1,
            '\u{400}'..='\u{52f}' => {
                self.cyrillic += 1;
                self.rounded += u32::from(matches!(letter, 'ө' | 'Ө' | 'ү' | 'Ү'));
                self.dotted += u32::from(matches!(letter, 'і' | 'І'));
                self.not_belarusian +=
                    u32::from(matches!(letter, 'и' | 'И' | 'щ' | 'Щ' | 'ї' | 'Ї' | 'є' | 'Є' | 'ґ' | 'Ґ'));
                match letter {
                    'ы' | 'э' | 'ё' | 'Ы' | 'Э' | 'Ё' => self.russian += 1,
                    'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => self.ukrainian += 1,
                    'ў' | 'Ў' => self.belarusian += 1,
                    'ъ' | 'Ъ' => self.hard += 1,
                    'ј' | 'љ' | 'њ' | 'ћ' | 'ђ' | 'џ' | 'Ј' | 'Љ' | 'Њ' | 'Ћ' | 'Ђ' | 'Џ' => {
                        self.serbian += 1;
                    }
                    'ѓ' | 'ќ' | 'ѕ' | 'Ѓ' | 'Ќ' | 'Ѕ' => self.macedonian += 1,
                    'ә' | 'қ' | 'ң' | 'ғ' | 'ұ' | 'һ' | 'Ә' | 'Қ' | 'Ң' | 'Ғ' | 'Ұ' => self.kazakh += 1,
                    _ => {}
                }
            }
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                self.arabic += 1;
                match letter {
                    'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ک' => self.persian += 1,
                    'ٹ' | 'ڈ' | 'ڑ' | 'ے' => self.urdu += 1,
                    _ => {}
                }
            }
            '\u{5d0}'..='\u{5ea}' => self.hebrew += 1,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => self.greek += 1,
            '\u{531}'..='\u{587}' => self.armenian += 1,
            '\u{10a0}'..='\u{10ff}' => self.georgian += 1,
            '\u{900}'..='\u{97f}' => self.devanagari += 1,
            '\u{e00}'..='\u{e7f}' => self.thai += 1,
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => self.han += 1,
            '\u{3040}'..='\u{30ff}' => self.kana += 1,
            '\u{ac00}'..='\u{d7af}' => self.hangul += 1,
            _ => {}
        }
    }

    fn cyrillic_language(&self) -> &'static str {
        let share = |count: u32, of: u32| count > 0 && count * of >= self.cyrillic;
        if share(self.kazakh, 40) || self.kazakh > 0 && self.dotted > 0 && share(self.kazakh + self.rounded, 40) {
            "kk"
        } else if share(self.macedonian, 100) && self.macedonian * 4 > self.serbian {
            "mk"
        } else if share(self.serbian, 100) {
            "sr"
        } else if share(self.dotted, 50)
            && self.belarusian + self.russian > 0
            && self.not_belarusian * 50 <= self.cyrillic
        {
            "be"
        } else if share(self.ukrainian, 50) && self.ukrainian > self.russian {
            "uk"
        } else if share(self.hard, 100) && self.russian * 4 <= self.hard {
            "bg"
        } else {
            "ru"
        }
    }

    fn arabic_language(&self) -> &'static str {
        if self.urdu * 100 > self.arabic {
            "ur"
        } else if self.persian * 33 > self.arabic {
            "fa"
        } else {
            "ar"
        }
    }
}

/// Words read at most; more do not change the answer.
const WORDS: usize = 150;

/// The languages of `data/languages.tsv`: a bit each, in the order of the file.
#[derive(Default)]
struct Latin {
    codes: Vec<&'static str>,
    words: HashMap<&'static str, u32>,
    letters: HashMap<char, u32>,
}

impl Latin {
    fn get() -> &'static Self {
        static READ: OnceLock<Latin> = OnceLock::new();
        READ.get_or_init(|| {
            let mut latin = Self::default();
            for columns in lines(include_str!("../../data/languages.tsv")).take(32) {
                let bit = 1 << latin.codes.len();
                latin.codes.push(columns[0]);
                for word in columns.get(1).unwrap_or(&"").split(' ') {
                    *latin.words.entry(word).or_default() |= bit;
                }
                for letter in columns.get(2).unwrap_or(&"").chars() {
                    *latin.letters.entry(letter).or_default() |= bit;
                }
            }
            latin
        })
    }

    fn language(&self, text: &str) -> &'static str {
        let mut scores = [0_u32; 32];
        let mut add = |languages: u32, points: u32| {
            let mut rest = languages;
            while rest != 0 {
                scores[rest.trailing_zeros() as usize] += points;
                rest &= rest - 1;
            }
        };
        let mut word = String::new();
        let words = text.split_whitespace().filter(|word| !is_address(word)).take(WORDS);
        for written in words.flat_map(|word| word.split(|c: char| !c.is_letter())) {
            if written.is_empty() || written.len() > 16 {
                continue;
            }
            word.clear();
            word.extend(written.chars().flat_map(char::to_lowercase));
            if let Some(languages) = self.words.get(word.as_str()) {
                add(*languages, 3);
            }
            // Names keep their letters in every language.
            if !word.is_ascii() && !written.starts_with(Letter::is_capital) {
                let found = word.chars().filter_map(|c| self.letters.get(&c)).fold(0, |all, languages| all | languages);
                add(found, 2);
            }
        }
        let best = (0..self.codes.len()).max_by_key(|at| (scores[*at], std::cmp::Reverse(*at))).unwrap_or(0);
        self.codes.get(best).copied().unwrap_or("en")
    }
}

fn is_address(word: &str) -> bool {
    // Hardly any word holds a slash or a bracket, which is told without looking for each of the marks.
    word.starts_with('@')
        || memchr::memchr2(b'/', b']', word.as_bytes()).is_some()
            && ["://", "t.me/", "](http"].iter().any(|mark| word.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, code: &str) {
        assert_eq!(language(text).as_str(), code, "{text}");
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
