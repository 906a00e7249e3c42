//! Persons as they are compared across languages: the skeleton of the surname and what is written of given names.

use serde::{Deserialize, Serialize};

use super::given::{first_class, letter, letters_agree, sounds, sounds_agree};
use super::lead::Feature;
use super::skeleton::Skeleton;
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};

/// A person in eight bytes: surname below, then letters of two given names, on top the sounds of the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct PersonKey(u64);

/// Classes kept of a surname.
const SURNAME_CLASSES: u32 = 10;
const SURNAME: u64 = (1 << FIRST) - 1;
/// Where the letter of the first given name begins, that of the second, and the sounds.
const FIRST: u32 = 4 * SURNAME_CLASSES;
const SECOND: u32 = FIRST + 6;
const SOUNDS: u32 = SECOND + 6;

impl PersonKey {
    /// What persons are put in order by.
    pub(super) fn number(self) -> u64 {
        self.0
    }

    /// Somebody whom a report tells by an office alone: whoever another report names there.
    pub(super) const SOMEBODY: Self = Self(SURNAME);

    /// Of a name in the nominative, in either script; `None` if it has no letters.
    pub(super) fn of(name: &str) -> Option<Self> {
        let words: Vec<&str> = name
            .split([' ', '\u{a0}'])
            .flat_map(|word| word.split_inclusive('.'))
            .filter(|word| word.chars().any(Letter::is_letter))
            .map(without_article)
            .filter(|word| !word.is_empty())
            .collect();
        let (first, rest) = words.split_first()?;
        let last = rest.last().copied();
        // `Пак Чун Хо` as `Park Chun-ho`: of three syllables the first is the surname, written as the rest is in one.
        let (surname, second) = match *rest {
            [one, two] if [first, one, two].iter().all(|word| is_syllable(word)) => {
                (Skeleton::of(&format!("{one}{two}")), 0)
            }
            [second, _, ..] => (Skeleton::of(last.unwrap_or(first)), letter(second)),
            _ => (Skeleton::of(last.unwrap_or(first)), 0),
        };
        let surname = surname.head(SURNAME_CLASSES).0;
        let given = match last {
            None => 0,
            Some(_) if is_initial(first) => letter(first) << FIRST | second << SECOND,
            Some(_) => {
                let sounds = sounds(Skeleton::of(first.trim_end_matches('h')));
                letter(first) << FIRST | second << SECOND | sounds << SOUNDS
            }
        };
        (surname != 0).then_some(Self(surname | given))
    }

    /// The surname alone.
    pub(super) fn without_given(self) -> Self {
        Self(self.surname())
    }

    /// What a person is looked up by.
    pub(super) fn surname(self) -> u64 {
        self.0 & SURNAME
    }

    /// The feature that his name is where it stands in a lead.
    pub(super) fn name(self) -> Feature {
        Feature::name(Skeleton(self.surname()).head(4))
    }

    /// Whether both may be one person, by what is written of them.
    pub(super) fn is(self, other: Self) -> bool {
        self.surname() == other.surname() && self.given_agree(other) || self.turned(other) && other.turned(self)
    }

    /// Whether one may be a slip, or another spelling, of the other.
    pub(super) fn resembles(self, other: Self) -> bool {
        self == Self::SOMEBODY
            || other == Self::SOMEBODY
            || Skeleton(self.surname()).resembles(Skeleton(other.surname())) && self.given_agree(other)
            || self.is(other)
    }

    fn first(self) -> u64 {
        self.0 >> FIRST & 63
    }

    fn second(self) -> u64 {
        self.0 >> SECOND & 63
    }

    fn sounds(self) -> u64 {
        self.0 >> SOUNDS
    }

    /// Whether the given names may be one person's: the first of one may be the second of
    /// the other, if either is written out.
    fn given_agree(self, other: Self) -> bool {
        let also = |one: Self, other: Self| one.second() != 0 && letters_agree(one.second(), other.first());
        let initials = self.sounds() == 0 && other.sounds() == 0;
        if !letters_agree(self.first(), other.first()) {
            return !initials && (also(self, other) || also(other, self));
        }
        // A patronymic is told apart where both have but its letter.
        sounds_agree(self.sounds(), other.sounds()) && (!initials || letters_agree(self.second(), other.second()))
    }

    /// Whether the surname of one stands as the given name of the other: `Roe Jane` and `Jane Roe`.
    fn turned(self, other: Self) -> bool {
        let surname = Skeleton(self.surname());
        other.sounds() != 0 && sounds(surname) == other.sounds() && surname.head(1) == first_class(other.first())
    }
}

/// Whether a word is an initial: `С.`, `Дж.`, `J`.
fn is_initial(word: &str) -> bool {
    word.ends_with('.') || word.chars().nth(1).is_none()
}

/// Whether a word is one short syllable, as the names of the East are.
fn is_syllable(word: &str) -> bool {
    let vowel = |c: char| "aeiouyаеёиоуыэюя".contains(c);
    let sounds: Vec<bool> = word.chars().flat_map(char::to_lowercase).map(vowel).collect();
    let groups =
        sounds.windows(2).filter(|pair| !pair[0] && pair[1]).count() + usize::from(sounds.first() == Some(&true));
    sounds.len() > 1 && sounds.len() <= 5 && groups == 1
}

/// `аль-Бурхан` as `Бурхан`: one post has the article and the other has not.
fn without_article(word: &str) -> &str {
    static ARTICLES: WordSet = WordSet::new(words![
        "al", "el", "as", "ad", "ar", "az", "ash", "at", "an", "аль", "эль", "ас", "ад", "ар", "аз", "аш", "ат", "ан"
    ]);
    word.split_once('-').filter(|(article, _)| ARTICLES.has(article)).map_or(word, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_and_scripts_do_not_matter() {
        let is = |a: &str, b: &str| PersonKey::of(a).unwrap().is(PersonKey::of(b).unwrap());
        assert!(is("О.Р.Руамба", "Olivia Rouamba"));
        assert!(is("А.Бурхан", "Abdel Fattah al-Burhan"));
        assert!(is("Лавров", "Sergey Lavrov"));
        assert!(is("Дж.Джилани", "Jalil Abbas Jilani"));
        assert!(is("Си Цзиньпин", "Xi Jinping"));
        assert!(is("Пак Чун Хо", "Park Chun-ho"));
        assert!(is("Ж.Леруа", "Jeanne Leroy"));
        assert!(is("Мухаммед Бен Сальман Аль Сауд", "Mohammed bin Salman Al Saud"));
        assert!(is("Ito Haruka", "Haruka Ito"));
        assert!(is("Ито Харука", "Haruka Ito"));
        assert!(is("Тайип Арслан", "Recep Tayyip Arslan"));
        assert!(is("Р.Т.Арслан", "Тайип Арслан"));
        assert!(!is("И.С.Орлов", "С.Орлов"));
        assert!(is("Yu.V.Orlov", "Юрий Орлов"));
        assert!(is("J.D. Roe", "Джеймс Роу"));
        assert!(!is("Petr Ivanov", "Ivan Petrov"));
        assert!(!is("А.А.Орлов", "С.П.Орлов"));
        assert!(!is("А.А.Орлов", "А.П.Орлов"));
        assert!(!is("Anna Roe", "Jane Roe"));
        assert!(!is("Анна Роу", "Jane Roe"));
        assert!(!is("С.Лавров", "Andrei Lavrov"));
        assert!(!is("А.Диоп", "А.Бурхан"));
    }
}
