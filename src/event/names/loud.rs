//! Names behind an office in a line of capitals: `MINISTER ROE`.
//!
//! Spells them as names are. Which other runs of words are persons, [`super::find()`] says.

use super::Name;
use super::find::Finder;
use super::lists::fold;
use super::tokens::Gap;

impl Finder<'_> {
    /// `MINISTER ROE`: the name behind an office in a line of capitals, spelled as names are.
    pub(super) fn in_capitals(&self, start: usize) -> Option<(Name, usize)> {
        let before = self.tokens[start.checked_sub(1)?];
        let loud = before.blocked && before.shouted && self.tokens[start].before == Gap::Blank;
        if !loud || !self.is_loud_name(start) {
            return None;
        }
        let mut behind = start + 1;
        while behind < start + 3 && self.follows(behind) && self.is_loud_name(behind) {
            behind += 1;
        }
        let mut text = String::new();
        let mut begins = true;
        for letter in self.joined(start, behind).chars() {
            if begins {
                text.push(letter);
            } else {
                text.extend(letter.to_lowercase());
            }
            begins = matches!(letter, ' ' | '-' | '’' | '\'');
        }
        let (given, surname) = match text.rsplit_once(' ') {
            Some((given, surname)) => (given.to_owned(), surname.to_owned()),
            None => (String::new(), text.clone()),
        };
        Some((Name { span: self.span(start, behind), text, given, surname, confidence: 60 }, behind))
    }

    /// Whether a word in capitals may be a name: no verb, no word that names other things.
    fn is_loud_name(&self, at: usize) -> bool {
        let token = self.tokens[at];
        if !token.shouted || token.blocked || self.word(at).chars().nth(2).is_none() {
            return false;
        }
        let known = self.known(at);
        if known.given || known.family || known.of_the_day {
            return true;
        }
        let small = fold(self.word(at));
        let verb = if self.russian {
            ["л", "ла", "ло", "ли", "лся", "лась", "лись", "ет", "ит", "ут", "ют", "ат", "ят", "тся", "ть", "ты", "ны"]
                .iter()
                .any(|end| small.ends_with(end))
        } else {
            ["s", "ed", "ing"].iter().any(|end| small.ends_with(end))
        };
        !verb && !known.edge && !known.never
    }
}
