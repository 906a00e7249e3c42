//! Where a run of capitalised words is more than one thing: two names side by side, or the end of an office before a name.
//!
//! Finds the seam by cases and lists of names. Whether what is left is a person, [`super::find()`] says.

use super::endings::{has_patronymic, is_adjective, is_surname_like};
use super::find::Finder;
use super::tokens::Gap;
use crate::event::russian::{Case, Cases};

impl Finder<'_> {
    /// The given name in a run whose first words still tell what an English office is of: `CEO of Nordmat Jane Roe`.
    pub(super) fn behind_office(&self, from: usize, to: usize) -> usize {
        let of = |at: usize| matches!(self.word(at), "of" | "for" | "the" | "and");
        if self.russian || to - from < 3 || from == 0 || !of(from - 1) || self.known(from).given {
            return from;
        }
        let listed = (from + 1..to - 1).find(|at| self.known(*at).given);
        // `Head of Chancery Idoia Roe`: behind an office it is so where no list has the name, too.
        let held = || matches!(self.word(from - 1), "of" | "for") && from > 1 && self.tokens[from - 2].blocked;
        let names = (from..to).all(|at| !self.is_particle(at) && !self.known(at).of_the_day && !self.known(at).family);
        listed.unwrap_or_else(|| from + usize::from(to - from == 3 && names && held()))
    }

    /// Where two names stand side by side: a known given name in another case than what is before it.
    pub(super) fn seam(&self, from: usize, to: usize) -> Option<usize> {
        if !self.russian {
            return None;
        }
        // `глава компании Nordmat Анна Роу`.
        let latin = |at: usize| self.word(at).is_ascii();
        if let Some(at) = (from + 1..to).find(|at| latin(*at - 1) && !latin(*at)) {
            return Some(at);
        }
        // `центра Северной Европы Роуманов`.
        if to - from > 1 && self.is_part(to - 2) && is_surname_like(self.word(to - 1)) {
            return Some(to - 1);
        }
        // A single word before it ends an office: `директором департамента Азии Анной Роу`.
        (from + 1..to.saturating_sub(1)).find(|at| {
            let cases = |i: usize| self.cases(i);
            let before = self.known(*at - 1);
            let opens = *at == from + 1;
            // `Государственной Думы Анна Роу`: what names a thing ends before a person begins.
            let thing = || before.never && !before.given && !before.of_the_day;
            if self.known(*at).given && (self.is_part(*at - 1) || thing())
                || opens && (self.names_a_place(from, *at) || self.is_owner(from, to))
            {
                return true;
            }
            // `секретаря Организации Таргатбека Роуманова`: so it does before a given name that no list has.
            let two = || *at + 2 == to && is_surname_like(self.word(to - 1)) && !is_adjective(self.word(*at));
            if thing() && two() && !cases(*at).and(cases(to - 1)).is_empty() {
                return true;
            }
            // `Интервью Лаврова Такеру Роу`.
            let apart = || {
                opens
                    && before.of_the_day
                    && !before.given
                    && !before.family
                    && (to - from == 3 || to - from > 3 && self.is_addressed(from))
                    && cases(from).and(cases(to - 1)).is_empty()
            };
            // `советник Лаврова Анна Роу`: whose office it is, and who holds it.
            let served = || {
                opens
                    && before.of_the_day
                    && !before.given
                    && !before.family
                    && to - from == 3
                    && self.is_addressed(from)
                    && !has_patronymic(self.word(to - 1))
            };
            apart()
                || served()
                || self.known(*at).given
                    && !before.given
                    && !(opens && (before.family || before.of_the_day))
                    && cases(*at).and(cases(at - 1)).is_empty()
                    && cases(*at) != Cases::ALL
        })
    }

    /// Whether what an office is of stands before a given name and a surname: `директор Эрмитажа Иван Роу`.
    pub(super) fn is_owner(&self, at: usize, to: usize) -> bool {
        let (known, next) = (self.known(at), self.known(at + 1));
        // Given names that no list has may end so too: then the surname must be of the region.
        let owned = self.word(at).ends_with(['а', 'я']) && is_surname_like(self.word(to - 1));
        to - at == 3
            && self.is_addressed(at)
            && owned
            && next.given
            && !known.given
            && !known.family
            && !known.of_the_day
            && self.cases(at + 1).has(Case::Nominative)
    }

    /// Whether a word is a part of the world that a department or an expert is for: `Департамента Северной Америки`.
    pub(super) fn is_part(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "Америки"
                | "Африки"
                | "Европы"
                | "Кавказа"
                | "Востока"
                | "Арктики"
                | "Востоку"
                | "Америке"
                | "Африке"
                | "Европе"
                | "Азии"
                | "Кавказу"
        )
    }

    /// Whether a word before a given name ends the office: `глава Бурятии Анна Роу`.
    pub(super) fn names_a_place(&self, at: usize, given: usize) -> bool {
        let (known, next) = (self.known(at), self.known(given));
        (next.given || next.family) && !known.given && (known.never || self.word(at).ends_with("ии"))
    }

    /// Whether a name ends before a word of a title written large.
    pub(super) fn breaks(&self, at: usize) -> bool {
        let token = self.tokens[at];
        token.capital && !token.shouted && !token.possessive && self.known(at).breaks
    }

    /// `Isaac (Bougie) Roe`, `Jane "Jay" Roe`: what a person is called between a given name and a surname.
    pub(super) fn is_nickname(&self, at: usize) -> bool {
        let between = |at: usize| {
            let token = self.tokens.get(at).filter(|token| token.capital && !token.blocked)?;
            self.text.get(self.tokens[at - 1].span.end as usize..token.span.start as usize)
        };
        self.tokens.get(at).is_some_and(|token| token.before == Gap::Break)
            && matches!(
                (between(at), between(at + 1)),
                (Some(" ("), Some(") "))
                    | (Some(" \""), Some("\" "))
                    | (Some(" “"), Some("” "))
                    | (Some(" '"), Some("' "))
                    | (Some(" ‘"), Some("’ "))
            )
            && (self.known(at - 1).given || self.is_addressed(at - 1))
    }
}
