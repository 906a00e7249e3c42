//! What letters a text is written in, and which languages of one script have them.
//!
//! Counts; which script decides is for the module to say. Knows no words.

use super::{WORDS, each_stretch};

/// What was counted of a text.
#[derive(Default)]
pub(super) struct Letters {
    pub(super) cyrillic: u32,
    pub(super) latin: u32,
    pub(super) arabic: u32,
    pub(super) hebrew: u32,
    pub(super) greek: u32,
    pub(super) armenian: u32,
    pub(super) georgian: u32,
    pub(super) devanagari: u32,
    pub(super) thai: u32,
    pub(super) han: u32,
    pub(super) kana: u32,
    pub(super) hangul: u32,
    /// і ї є ґ.
    pub(super) ukrainian: u32,
    /// ў.
    pub(super) belarusian: u32,
    /// і, of Ukrainian, Belarusian and Kazakh.
    pub(super) dotted: u32,
    /// и щ ї є, which Belarusian has not.
    pub(super) not_belarusian: u32,
    /// ы э ё.
    pub(super) russian: u32,
    /// ъ where Russian has it seldom.
    pub(super) hard: u32,
    /// ј љ њ ћ ђ џ.
    pub(super) serbian: u32,
    /// ѓ ќ ѕ.
    pub(super) macedonian: u32,
    /// ә қ ң ғ ұ һ.
    pub(super) kazakh: u32,
    /// ө ү.
    pub(super) rounded: u32,
    /// پ چ ژ گ ی ک.
    pub(super) persian: u32,
    /// ٹ ڈ ڑ ے.
    pub(super) urdu: u32,
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
    pub(super) fn of(text: &str) -> Self {
        let mut of = Self::default();
        let mut cyrillic = [0_u32; CLASSES];
        each_stretch(text, 2 * WORDS, |stretch| of.add(stretch, &mut cyrillic));
        of.add_cyrillic(cyrillic);
        of
    }

    /// Those of a run of letters and digits, where there are only Latin ones and the commonest Cyrillic ones: a byte
    /// each, side by side.
    pub(super) fn of_run(run: &str) -> Option<u64> {
        let mut of = Self::default();
        of.add_all(run);
        let all = [of.latin, of.not_belarusian, of.cyrillic, of.ukrainian, of.russian, of.dotted, of.hard];
        let side =
            all.iter().rev().try_fold(0, |side, number| Some(side << 8 | u64::from(u8::try_from(*number).ok()?)))?;
        let others = of.arabic | of.hebrew | of.greek | of.armenian | of.georgian | of.devanagari | of.thai | of.han;
        let of_languages = of.belarusian | of.serbian | of.macedonian | of.kazakh | of.rounded;
        (others | of.kana | of.hangul | of.persian | of.urdu | of_languages == 0).then_some(side)
    }

    /// Whether numbers as [`Self::of_run`] gives them tell of Cyrillic letters alone.
    pub(super) fn are_cyrillic(side: u64) -> bool {
        side > 0 && side.trailing_zeros() >= 8
    }

    /// Adds numbers of sixteen bits side by side: those of every other byte of [`Self::of_run`], then the rest.
    pub(super) fn add_side(&mut self, [first, second]: [u64; 2]) {
        let number = |side: u64, at: u32| (side >> (16 * at)) as u32 & 0xffff;
        self.latin += number(first, 0);
        self.cyrillic += number(first, 1);
        self.russian += number(first, 2);
        self.hard += number(first, 3);
        self.not_belarusian += number(second, 0);
        self.ukrainian += number(second, 1);
        self.dotted += number(second, 2);
    }

    /// Counts all letters of a text.
    pub(super) fn add_all(&mut self, text: &str) {
        let mut cyrillic = [0_u32; CLASSES];
        self.add(text, &mut cyrillic);
        self.add_cyrillic(cyrillic);
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

    pub(super) fn cyrillic_language(&self) -> &'static str {
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

    pub(super) fn arabic_language(&self) -> &'static str {
        if self.urdu * 100 > self.arabic {
            "ur"
        } else if self.persian * 33 > self.arabic {
            "fa"
        } else {
            "ar"
        }
    }
}
