//! Persons as they are compared across languages: the skeleton of the surname and the class of an initial.

use serde::{Deserialize, Serialize};

use super::lead::Feature;
use super::skeleton::Skeleton;

/// A person in eight bytes: surname below, initial in the top four bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct PersonKey(u64);

const SURNAME: u64 = (1 << 60) - 1;

impl PersonKey {
    /// What persons are put in order by.
    pub(super) fn number(self) -> u64 {
        self.0
    }

    /// Somebody whom a report tells by an office alone: whoever another report names there.
    pub(super) const SOMEBODY: Self = Self(SURNAME);

    /// Of a name in the nominative, in either script; `None` if it has no letters.
    pub(super) fn of(name: &str) -> Option<Self> {
        let mut words = name
            .split([' ', '.', '\u{a0}'])
            .filter(|word| word.chars().any(char::is_alphabetic))
            .map(without_article)
            .filter(|word| !word.is_empty());
        let first = words.next()?;
        // `Пак Чун Хо` as `Park Chun-ho`: of three syllables the first is the surname, written as the rest is in one.
        let rest: Vec<&str> = words.clone().collect();
        let last = words.next_back();
        let surname = match *rest {
            [one, two] if [first, one, two].iter().all(|word| is_syllable(word)) => {
                Skeleton::of(&format!("{one}{two}"))
            }
            _ => Skeleton::of(last.unwrap_or(first)),
        };
        let initial = last.map_or(0, |_| Skeleton::of(first).head(1).0);
        (surname.0 != 0).then_some(Self(surname.0 & SURNAME | initial << 60))
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
        self.surname() == other.surname() && self.initials_agree(other)
    }

    /// Whether one may be a slip, or another spelling, of the other; initials are slips as often as surnames.
    pub(super) fn resembles(self, other: Self) -> bool {
        self == Self::SOMEBODY
            || other == Self::SOMEBODY
            || Skeleton(self.surname()).resembles(Skeleton(other.surname()))
    }

    fn initials_agree(self, other: Self) -> bool {
        let (a, b) = (self.0 >> 60, other.0 >> 60);
        a == b || a == 0 || b == 0
    }
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
    const ARTICLES: [&str; 18] = [
        "al-", "el-", "as-", "ad-", "ar-", "az-", "ash-", "at-", "an-", "аль-", "эль-", "ас-", "ад-", "ар-", "аз-",
        "аш-", "ат-", "ан-",
    ];
    let cut = |article: &&str| {
        word.strip_prefix(*article).or_else(|| {
            let start = word.get(..article.len())?;
            (start.to_lowercase() == **article).then(|| &word[article.len()..])
        })
    };
    ARTICLES.iter().find_map(cut).unwrap_or(word)
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
        assert!(!is("С.Лавров", "Andrei Lavrov"));
        assert!(!is("А.Диоп", "А.Бурхан"));
    }
}
