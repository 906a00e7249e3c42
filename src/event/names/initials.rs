//! Names with initials, before the surname and behind it.
//!
//! Tells initials from other short words with a dot. Which other runs of words are persons, [`super::find()`] says.

use super::Name;
use super::find::Finder;
use super::tokens::Gap;
use crate::event::Span;
use crate::event::known;
use crate::event::particles::OPENING;

impl Finder<'_> {
    /// `С.В.Лавров`, `Дж.Джилани`, `S. V. Lavrov`, `Ж.-М. Леру`: initials and what follows them.
    pub(super) fn with_initials(&self, start: usize) -> Option<(Name, usize)> {
        if !self.is_initial(start) {
            return None;
        }
        let mut at = start + 1;
        // `А.бен Р.Аль-Отайфи`: a particle may stand between two initials.
        let between =
            |at: usize| self.is_particle(at) && self.tokens[at].before != Gap::Break && self.is_initial(at + 1);
        while at < self.tokens.len() && at - start < 6 {
            let hangs = matches!(self.tokens[at].before, Gap::None | Gap::DotBlank);
            if !(hangs && self.is_initial(at) || between(at) || between(at - 1)) {
                break;
            }
            at += 1;
        }
        let surname = self.tokens.get(at)?;
        if !matches!(surname.before, Gap::None | Gap::DotBlank) {
            return None;
        }
        let mut behind = self.surname(at)?;
        // `И.Иванов-Петров`, `А. ибн Сауд`; a second capitalised word belongs to it in foreign names only.
        if self.tokens.get(behind).is_some_and(|next| next.before == Gap::Blank && self.is_particle(behind)) {
            behind = self.surname(behind).unwrap_or(behind);
        } else if self.second_surname(at, behind) {
            behind += 1;
        }
        let mut given = String::new();
        for initial in start..at {
            given.push_str(self.word(initial));
            given.push(if self.is_particle(initial) { ' ' } else { '.' });
        }
        let surname = self.joined(at, behind);
        let latin = self.word(at).is_ascii();
        let text = if latin && self.tokens[at].before == Gap::DotBlank {
            format!("{given} {surname}")
        } else {
            format!("{given}{surname}")
        };
        let name = Name { span: self.span(start, behind), text, given, surname, confidence: 95 };
        Some((name, behind))
    }

    /// `Лавров С.В.`, `Лаврову С. В.`: a Russian surname and the initials behind it.
    pub(super) fn initials_behind(&self, start: usize) -> Option<(Name, usize)> {
        let token = self.tokens[start];
        let hangs = |at: usize| self.follows(at) && self.is_initial(at);
        if !self.russian || token.shouted || token.blocked || !hangs(start + 1) || self.is_initial(start) {
            return None;
        }
        let known = self.known(start);
        let mut behind = start + 2;
        while behind < start + 4
            && self.is_initial(behind)
            && matches!(self.tokens[behind].before, Gap::None | Gap::DotBlank)
        {
            behind += 1;
        }
        // `Визит С.В. Лаврова`: the initials are of what follows.
        let whose = self.tokens.get(behind).is_some_and(|next| {
            next.capital
                && !next.blocked
                && matches!(next.before, Gap::None | Gap::DotBlank)
                && !(next.before == Gap::DotBlank && self.known(behind).edge)
        });
        if whose || known.edge || known.never || known.given || known.family {
            return None;
        }
        let surname = self.word(start).to_owned();
        let given = (start + 1..behind).fold(String::new(), |given, at| given + self.word(at) + ".");
        let span = Span { end: self.tokens[behind - 1].span.end + 1, ..self.span(start, behind) };
        Some((Name { span, text: format!("{surname} {given}"), given, surname, confidence: 90 }, behind))
    }

    /// Whether the word behind a surname is its second half: `Х.Чоке Мамани`, `М.Бин Закир`.
    pub(super) fn second_surname(&self, surname: usize, at: usize) -> bool {
        if !self.follows(at)
            || !self.tokens[at].capital
            || self.tokens[at].shouted
            || self.tokens[at].dot && self.is_initial(at)
        {
            return false;
        }
        if OPENING.has(self.word(surname)) {
            return true;
        }
        let known = self.known(at);
        let alone = !self.tokens.get(at + 1).is_some_and(|next| next.before == Gap::Blank && next.capital);
        // `Э.Роу Лунде`: no case changes what ends in a vowel that few Russian surnames end in.
        let unchanged = || self.word(at).ends_with(['е', 'о', 'у', 'э']);
        let agrees = !self.russian || unchanged() || !self.cases(surname).and(self.cases(at)).is_empty();
        // A surname of two words that is known as one.
        let whole =
            || known::country_of(&self.joined(surname, at + 1)).is_some() && known::country_of(self.word(at)).is_none();
        alone && agrees && !known.given && !known.edge && !known.never && (!known.of_the_day || whole())
    }

    pub(super) fn is_initial(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).copied() else { return false };
        if !token.capital || !token.dot || token.blocked {
            return false;
        }
        let word = self.word(at);
        let letters = word.chars().count();
        let short = letters == 1 || letters == 2 && !token.shouted && (self.russian || word == "Yu" || word == "Ya");
        // `Ж.-М.`: the dot is followed by a hyphen, which the words do not have.
        short
    }

    /// `H.E.`: the word behind a form of address that is written like initials.
    pub(super) fn honorific(&self, start: usize) -> Option<usize> {
        let two = (self.word(start), self.tokens.get(start + 1).map_or("", |_| self.word(start + 1)));
        let address = matches!(two, ("H", "E" | "H" | "M" | "R") | ("S", "E") | ("Е", "П"))
            && self.tokens[start].dot
            && self.tokens[start + 1].before == Gap::None;
        let behind = start + if two.1 == "R" { 3 } else { 2 };
        (address && self.tokens.get(behind).is_some_and(|next| next.before != Gap::None)).then_some(behind)
    }
}
