//! Names reduced to what Russian and English spellings of them share: classes of consonants.
//!
//! `Хинштейном` and `Khinshtein` have one skeleton. Vowels are dropped but for one class at the beginning,
//! sounds that the two scripts confuse share a class.

use std::borrow::Cow;

use crate::event::layout::words::fold;
use crate::event::letter::Letter;

/// Consonant classes of a name, first one lowest, four bits each; zero is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Skeleton(pub(super) u64);

const VOWEL: u64 = 1;
const LABIAL_STOP: u64 = 2;
const V: u64 = 3;
const G: u64 = 4;
const D: u64 = 5;
const SOFT_J: u64 = 6;
const SIBILANT: u64 = 7;
const K: u64 = 8;
const L: u64 = 9;
const M: u64 = 10;
const N: u64 = 11;
const P: u64 = 12;
const R: u64 = 13;
const T: u64 = 14;
const F: u64 = 15;

/// Sixteen classes of four bits fill the word.
const MOST: u32 = 15;
/// Letters looked at: no name is longer.
const MOST_LETTERS: usize = 48;

impl Skeleton {
    /// Of a word as written, in either script.
    pub(super) fn of(word: &str) -> Self {
        let mut letters = [' '; MOST_LETTERS];
        let mut count = 0;
        for letter in word.chars().map(fold).filter(|c| c.is_letter()).take(MOST_LETTERS) {
            letters[count] = letter;
            count += 1;
        }
        let letters = &letters[..count];
        let mut skeleton = Self::default();
        let mut classes = 0;
        let mut push = |class: u64| {
            if classes < MOST {
                skeleton.0 |= class << (4 * classes);
                classes += 1;
            }
        };
        let mut at = 0;
        let mut last = 0;
        while at < letters.len() {
            let (class, taken, also) = class(letters, at);
            if class == VOWEL || class == 0 {
                if at == 0 {
                    push(VOWEL);
                }
                last = 0;
            } else {
                if class != last {
                    push(class);
                }
                if also != 0 {
                    push(also);
                }
                last = if also != 0 { also } else { class };
            }
            at += taken;
        }
        skeleton
    }

    /// The first few classes.
    pub(super) fn head(self, classes: u32) -> Self {
        Self(self.0 & ((1 << (4 * classes)) - 1))
    }

    /// How many classes it has.
    pub(super) fn len(self) -> usize {
        (64 - self.0.leading_zeros() as usize).div_ceil(4)
    }

    /// Whether two are so alike that one spelling may be a slip of the other.
    pub(super) fn resembles(self, other: Self) -> bool {
        let (a, b) = (self.len(), other.len());
        let most = a.max(b);
        // Far apart in length is far apart.
        self == other || most > 2 && a.abs_diff(b) * 5 <= most * 2 && distance(self.0, other.0) * 5 <= most * 2
    }
}

/// What is between two by the classes that must be added, dropped or replaced. Each costs one; but names in `-ov` have
/// one spelling in either script: a consonant more, or another, makes another name there.
fn distance(a: u64, b: u64) -> usize {
    let classes = |bits: u64| (0..=MOST).map(move |at| (bits >> (4 * at)) & 15).take_while(|class| *class != 0);
    let (rows, columns) = (classes(a).count(), classes(b).count());
    let much = if classes(a).last() == Some(V) || classes(b).last() == Some(V) { 3 } else { 1 };
    // What is added at the end is a case.
    let added = |class: u64, at_end: bool| if at_end || matches!(place(class), G | V) { 1 } else { much };
    let mut row: [usize; MOST as usize + 2] = [0; MOST as usize + 2];
    for (j, y) in classes(b).enumerate() {
        row[j + 1] = row[j] + added(y, rows == 0);
    }
    for (i, x) in (1..).zip(classes(a)) {
        let mut corner = row[0];
        row[0] += added(x, columns == 0);
        for (j, y) in classes(b).enumerate() {
            let replaced = match x == y {
                true => 0,
                false if place(x) == place(y) => 1,
                false => much,
            };
            let least =
                (corner + replaced).min(row[j + 1] + added(x, j + 1 == columns)).min(row[j] + added(y, i == rows));
            corner = std::mem::replace(&mut row[j + 1], least);
        }
    }
    row[columns]
}

/// Which sounds spellings have for each other, by one of them: `Jiménez` and `Хименес`, `Qian` and `Цянь`.
fn place(class: u64) -> u64 {
    match class {
        VOWEL | SOFT_J | SIBILANT | K => G,
        LABIAL_STOP | F | P => V,
        T => D,
        other => other,
    }
}

#[allow(clippy::match_same_arms)] // a line a sound
/// The class of the letter at a place, how many letters it takes, and a second class where it stands for two.
fn class(letters: &[char], at: usize) -> (u64, usize, u64) {
    let next = letters.get(at + 1).copied().unwrap_or(' ');
    let third = letters.get(at + 2).copied().unwrap_or(' ');
    let one = |class| (class, 1, 0);
    let two = |class| (class, 2, 0);
    match letters[at] {
        'д' if next == 'ж' => two(SOFT_J),
        'ц' if next == 'з' => two(SOFT_J),
        'ч' if next == 'ж' => two(SOFT_J),
        'z' if next == 'h' => two(SOFT_J),
        'd' if next == 'z' && third == 'h' => (SOFT_J, 3, 0),
        'd' if next == 'j' => two(SOFT_J),
        'ж' | 'j' => one(SOFT_J),
        's' if next == 'c' && third == 'h' => (SIBILANT, 3, 0),
        's' | 'c' if next == 'h' => two(SIBILANT),
        't' if matches!(next, 's' | 'z') => two(SIBILANT),
        't' if next == 'c' && third == 'h' => (SIBILANT, 3, 0),
        't' if next == 'h' => two(T),
        // `Тхинь`, `Thinh`.
        'т' if next == 'х' => two(T),
        'n' if next == 'h' && third == ' ' => two(N),
        'k' if next == 'h' => two(G),
        'g' if next == 'h' => two(G),
        'p' if next == 'h' => two(F),
        'c' if matches!(next, 'e' | 'i' | 'y') => one(SIBILANT),
        'c' if next == ' ' && at > 0 && letters[at - 1] == 'i' => one(SIBILANT),
        'x' if at == 0 => one(SIBILANT),
        'x' => (K, 1, SIBILANT),
        'к' if next == 'с' => (K, 2, SIBILANT),
        'с' | 'з' | 'ц' | 'ч' | 'ш' | 'щ' | 's' | 'z' | 'š' | 'ž' | 'č' | 'ć' | 'ç' | 'ş' | 'ś' => {
            one(SIBILANT)
        }
        // The velar nasal of the East: `Jinping`, `Цзиньпин`.
        'n' if next == 'g' && third == ' ' => two(N),
        'н' if next == 'г' && third == ' ' => two(N),
        'б' | 'b' => one(LABIAL_STOP),
        'в' | 'v' | 'w' => one(V),
        'г' | 'х' | 'g' | 'h' | 'ğ' | 'ґ' => one(G),
        'д' | 'd' | 'đ' => one(D),
        'к' | 'k' | 'c' | 'q' => one(K),
        'л' | 'l' | 'ł' => one(L),
        'м' | 'm' => one(M),
        'н' | 'n' | 'ñ' | 'ń' => one(N),
        'п' | 'p' => one(P),
        'р' | 'r' | 'ř' => one(R),
        'т' | 't' | 'ţ' | 'ț' => one(T),
        'ф' | 'f' => one(F),
        _ => one(VOWEL),
    }
}

/// The skeletons that a capitalised word in running text may have: a Russian one without the endings of its
/// case, or of an adjective made from a place.
pub(super) fn of_word(word: &str) -> impl Iterator<Item = Skeleton> {
    let (first, second) = if word.is_ascii() || !word.chars().any(|c| ('а'..='я').contains(&c)) {
        (Skeleton::of(word).head(4), None)
    } else {
        of_russian(word)
    };
    std::iter::once(first).chain(second)
}

fn of_russian(word: &str) -> (Skeleton, Option<Skeleton>) {
    const OF_PLACES: [&str; 12] =
        ["ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую", "ское", "ские", "ских", "скими"];
    const OF_PLACES_IN_Z: [&str; 8] = ["цкого", "цкому", "цким", "цком", "цкий", "цкая", "цкой", "цкую"];
    const CASES: [&str; 15] =
        ["ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ом", "ем", "ём", "ым", "им", "ах", "ях"];
    let without = |ends: &[&str]| ends.iter().find_map(|end| word.strip_suffix(end));
    if let Some(place) = without(&OF_PLACES) {
        // The last sound of the place changes before this ending: `Калуга`, `калужский`.
        let place = place.strip_suffix('ж').map_or(Cow::Borrowed(place), |stem| Cow::Owned(format!("{stem}г")));
        let with_suffix = Skeleton::of(&format!("{place}ск")).head(4);
        let without = Skeleton::of(&place).head(4);
        return if without == with_suffix || without.len() < 2 {
            (with_suffix, None)
        } else {
            (without, Some(with_suffix))
        };
    }
    if let Some(place) = without(&OF_PLACES_IN_Z) {
        return (Skeleton::of(&format!("{place}ц")).head(4), None);
    }
    let whole = Skeleton::of(word).head(4);
    match without(&CASES).map(|stem| Skeleton::of(stem).head(4)) {
        Some(stem) if stem.len() > 1 && stem != whole => (stem, Some(whole)),
        Some(stem) if stem.len() > 1 => (stem, None),
        _ => (whole, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_and_its_forms_in_latin_letters_have_one_skeleton() {
        let pairs = include_str!("../../../tests/references/latin.tsv").lines().filter(|line| !line.starts_with('#'));
        let differs = |line: &&str| {
            let mut forms = line.split('\t').map(Skeleton::of);
            let russian = forms.next();
            !forms.all(|latin| Some(latin) == russian)
        };
        let differing: Vec<&str> = pairs.filter(differs).collect();
        assert!(differing.is_empty(), "{}", differing.join("\n"));
    }

    #[test]
    fn both_scripts_have_one_skeleton() {
        for (russian, english) in [
            ("Руамба", "Rouamba"),
            ("Джилани", "Jilani"),
            ("Гутерреш", "Guterres"),
            ("Цзиньпин", "Jinping"),
            ("Хинштейн", "Khinshtein"),
            ("Мирзиёев", "Mirziyoyev"),
            ("Вучич", "Vucic"),
            ("Нахайян", "Nahyan"),
            ("Александр", "Alexander"),
            ("Захарова", "Zakharova"),
            ("Эрдоган", "Erdogan"),
            ("Шольц", "Scholz"),
            ("Тхинь", "Thinh"),
        ] {
            assert_eq!(Skeleton::of(russian), Skeleton::of(english), "{russian} {english}");
        }
    }

    #[test]
    fn words_lose_their_endings() {
        for (russian, english) in [
            ("Калужской", "Kaluga"),
            ("Камчатского", "Kamchatka"),
            ("Курской", "Kursk"),
            ("Ненецкого", "Nenets"),
            ("Лазаром", "Lazar"),
            ("Гехт", "Gekht"),
            ("Росатома", "Rosatom"),
        ] {
            let english = of_word(english).next().unwrap();
            assert!(of_word(russian).any(|found| found == english), "{russian} {english:?}");
        }
    }

    #[test]
    fn a_slip_is_no_other_name() {
        assert!(Skeleton::of("Тьинь").resembles(Skeleton::of("Tinh")));
        assert!(Skeleton::of("Менса").resembles(Skeleton::of("Mensah")));
        assert!(Skeleton::of("Хименес").resembles(Skeleton::of("Jiménez")));
        assert!(Skeleton::of("Гимарайнш").resembles(Skeleton::of("Guimarães")));
        assert!(Skeleton::of("Чайяпон").resembles(Skeleton::of("Chaiyaporn")));
        assert!(Skeleton::of("Орловым").resembles(Skeleton::of("Orlov")));
        assert!(Skeleton::of("Сийярто").resembles(Skeleton::of("Szijjártó")));
        assert!(Skeleton::of("Абделаты").resembles(Skeleton::of("Abdelatty")));
        for (one, other) in
            [("Орлов", "Орехов"), ("Орлов", "Orlenov"), ("Петров", "Petrenko"), ("Лаврентьев", "Lavrov")]
        {
            assert!(!Skeleton::of(one).resembles(Skeleton::of(other)), "{one} {other}");
            assert!(!Skeleton::of(other).resembles(Skeleton::of(one)), "{one} {other}");
        }
        assert!(!Skeleton::of("Фидан").resembles(Skeleton::of("Диоп")));
        assert!(!Skeleton::of("Лавров").resembles(Skeleton::of("Рябков")));
    }
}
