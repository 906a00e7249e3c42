//! In which language a text is written.
//!
//! Scripts tell most of it, letters of their own tell the languages of one script apart, and for Latin letters
//! the small words do. Knows no facts about the world.

use crate::event::letter::{Letter, plain_alphabetic};
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

/// What a Cyrillic letter speaks for.
#[derive(Clone, Copy)]
enum Cyrillic {
    Any,
    Russian,
    /// і, which is Ukrainian too.
    Dotted,
    /// ї є ґ, which Belarusian has not.
    Ukrainian,
    /// и щ.
    NotBelarusian,
    Belarusian,
    Hard,
    Serbian,
    Macedonian,
    Kazakh,
    Rounded,
}

const CLASSES: usize = Cyrillic::Rounded as usize + 1;

/// The class of each letter from U+0400 to U+052F.
static CYRILLIC: [u8; 0x130] = {
    let mut classes = [Cyrillic::Any as u8; 0x130];
    let mut at = 0;
    while at < classes.len() {
        if let Some(letter) = char::from_u32(0x400 + at as u32) {
            classes[at] = cyrillic(letter) as u8;
        }
        at += 1;
    }
    classes
};

const fn cyrillic(letter: char) -> Cyrillic {
    match letter {
        'ы' | 'э' | 'ё' | 'Ы' | 'Э' | 'Ё' => Cyrillic::Russian,
        'і' | 'І' => Cyrillic::Dotted,
        'ї' | 'є' | 'ґ' | 'Ї' | 'Є' | 'Ґ' => Cyrillic::Ukrainian,
        'и' | 'И' | 'щ' | 'Щ' => Cyrillic::NotBelarusian,
        'ў' | 'Ў' => Cyrillic::Belarusian,
        'ъ' | 'Ъ' => Cyrillic::Hard,
        'ј' | 'љ' | 'њ' | 'ћ' | 'ђ' | 'џ' | 'Ј' | 'Љ' | 'Њ' | 'Ћ' | 'Ђ' | 'Џ' => Cyrillic::Serbian,
        'ѓ' | 'ќ' | 'ѕ' | 'Ѓ' | 'Ќ' | 'Ѕ' => Cyrillic::Macedonian,
        'ә' | 'қ' | 'ң' | 'ғ' | 'ұ' | 'һ' | 'Ә' | 'Қ' | 'Ң' | 'Ғ' | 'Ұ' => Cyrillic::Kazakh,
        'ө' | 'Ө' | 'ү' | 'Ү' => Cyrillic::Rounded,
        _ => Cyrillic::Any,
    }
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut of = Self::default();
        let mut cyrillic = [0_u32; CLASSES];
        each_stretch(text, 2 * WORDS, |stretch| of.add(stretch, &mut cyrillic));
        of.add_cyrillic(cyrillic);
        of
    }

    fn add(&mut self, text: &str, cyrillic: &mut [u32; CLASSES]) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match byte {
                0..=0x7f => {
                    self.latin += u32::from(byte.is_ascii_alphabetic());
                    at += 1;
                }
                // U+0400 to U+047F.
                0xd0 | 0xd1 => {
                    let next = bytes.get(at + 1).copied().unwrap_or(0);
                    let letter = usize::from(byte & 1) << 6 | usize::from(next & 0x3f);
                    cyrillic[usize::from(CYRILLIC[letter])] += 1;
                    at += 2;
                }
                _ => {
                    let Some(letter) = text[at..].chars().next() else { break };
                    match CYRILLIC.get((letter as usize).wrapping_sub(0x400)) {
                        Some(class) => cyrillic[usize::from(*class)] += 1,
                        None => self.count(letter),
                    }
                    at += letter.len_utf8();
                }
            }
        }
    }

    fn add_cyrillic(&mut self, counted: [u32; CLASSES]) {
        let of = |class: Cyrillic| counted[class as usize];
        self.cyrillic += counted.iter().sum::<u32>();
        self.russian += of(Cyrillic::Russian);
        self.ukrainian += of(Cyrillic::Dotted) + of(Cyrillic::Ukrainian);
        self.dotted += of(Cyrillic::Dotted);
        self.not_belarusian += of(Cyrillic::Ukrainian) + of(Cyrillic::NotBelarusian);
        self.belarusian += of(Cyrillic::Belarusian);
        self.hard += of(Cyrillic::Hard);
        self.serbian += of(Cyrillic::Serbian);
        self.macedonian += of(Cyrillic::Macedonian);
        self.kazakh += of(Cyrillic::Kazakh);
        self.rounded += of(Cyrillic::Rounded);
    }

    /// Counts a letter that is neither plain Latin nor Cyrillic.
    fn count(&mut self, letter: char) {
        match letter {
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => self.latin += 1,
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
struct Latin {
    codes: Vec<&'static str>,
    words: Words,
    /// By letter, as far as Latin letters go.
    letters: [u32; LETTERS],
    /// Of the letters behind those.
    more: HashMap<char, u32>,
}

/// Latin letters lie before this one.
const LETTERS: usize = 0x250;

/// Longest word that is looked at, in bytes.
const LONGEST: usize = 16;

/// Small words with their languages, each word one number: its bytes.
struct Words {
    /// A power of two of them, mostly empty; a word lies at its place or behind.
    slots: Vec<(u128, u32)>,
}

impl Words {
    fn of(words: &HashMap<&'static str, u32>) -> Self {
        let mut slots = vec![(0, 0); (words.len() * 4).next_power_of_two()];
        for (word, languages) in words.iter().filter(|(word, _)| !word.is_empty() && word.len() <= LONGEST) {
            let mut bytes = [0; LONGEST];
            bytes[..word.len()].copy_from_slice(word.as_bytes());
            let key = u128::from_le_bytes(bytes);
            let mut at = Self::place(key, slots.len());
            while slots[at].0 != 0 {
                at = (at + 1) % slots.len();
            }
            slots[at] = (key, *languages);
        }
        Self { slots }
    }

    fn place(key: u128, slots: usize) -> usize {
        let folded = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (folded >> 40) as usize & (slots - 1)
    }

    /// The languages of a word of these bytes, the rest of them zero.
    fn get(&self, bytes: [u8; LONGEST]) -> u32 {
        let key = u128::from_le_bytes(bytes);
        let mut at = Self::place(key, self.slots.len());
        loop {
            match self.slots[at] {
                (known, languages) if known == key => return languages,
                (0, _) => return 0,
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }
}

impl Latin {
    fn get() -> &'static Self {
        static READ: OnceLock<Latin> = OnceLock::new();
        READ.get_or_init(|| {
            let (mut codes, mut words) = (Vec::new(), HashMap::<&'static str, u32>::new());
            let (mut letters, mut more) = ([0; LETTERS], HashMap::new());
            for columns in lines(include_str!("../../data/languages.tsv")).take(32) {
                let bit = 1 << codes.len();
                codes.push(columns[0]);
                for word in columns.get(1).unwrap_or(&"").split(' ') {
                    *words.entry(word).or_default() |= bit;
                }
                for letter in columns.get(2).unwrap_or(&"").chars() {
                    match letters.get_mut(letter as usize) {
                        Some(languages) => *languages |= bit,
                        None => *more.entry(letter).or_default() |= bit,
                    }
                }
            }
            Self { codes, words: Words::of(&words), letters, more }
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
        each_stretch(text, WORDS, |stretch| {
            each_run(stretch, |written| {
                if written.len() > LONGEST {
                    return;
                }
                let mut small = [0; LONGEST];
                if written.is_ascii() {
                    for (to, from) in small.iter_mut().zip(written.bytes()) {
                        *to = from.to_ascii_lowercase();
                    }
                    add(self.words.get(small), 3);
                    return;
                }
                let (mut length, mut found) = (0, 0);
                let mut buffer = [0; 4];
                for letter in written.chars().flat_map(char::to_lowercase) {
                    let bytes = letter.encode_utf8(&mut buffer).as_bytes();
                    if let Some(to) = small.get_mut(length..length + bytes.len()) {
                        to.copy_from_slice(bytes);
                    }
                    length += bytes.len();
                    found |= match self.letters.get(letter as usize) {
                        Some(languages) => *languages,
                        None => self.more.get(&letter).copied().unwrap_or(0),
                    };
                }
                if length <= LONGEST {
                    add(self.words.get(small), 3);
                }
                // Names keep their letters in every language.
                if !written.starts_with(Letter::is_capital) {
                    add(found, 2);
                }
            });
        });
        let best = (0..self.codes.len()).max_by_key(|at| (scores[*at], std::cmp::Reverse(*at))).unwrap_or(0);
        self.codes.get(best).copied().unwrap_or("en")
    }
}

/// Hands out the runs of letters in a word.
fn each_run<'a>(word: &'a str, mut run: impl FnMut(&'a str)) {
    let bytes = word.as_bytes();
    let (mut at, mut begun) = (0, 0);
    loop {
        at = plain_alphabetic(bytes, at);
        let Some(byte) = bytes.get(at) else { break };
        let (letter, width) = match byte {
            0..=0x7f => (false, 1),
            _ => word[at..].chars().next().map_or((false, 1), |c| (c.is_letter(), c.len_utf8())),
        };
        if !letter {
            if begun < at {
                run(&word[begun..at]);
            }
            begun = at + width;
        }
        at += width;
    }
    if begun < at {
        run(&word[begun..]);
    }
}

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
