//! The words of `data/occasions.tsv`: what leads to a framework, heads and ends it.

use super::phrase::{is_article, starts_with_digit};
use crate::event::letter::Letter;
use crate::event::order::Order;
use crate::event::tables::text_of;
use crate::hashed::Hashed;
use std::sync::OnceLock;

use crate::event::{
    Lang,
    gazetteer::lines,
    layout::words::Word,
    lexicon::{Lexicon, WordSet, words},
    russian::{Case, case_of},
};

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    leads: Vec<Leading>,
    /// By the first words of the leads.
    begun: Lexicon<u16>,
    heads: Lexicon<()>,
    plain: Lexicon<()>,
    stops: Lexicon<()>,
    /// Days that are kept: the words of each form, and the name.
    days: Vec<(Vec<&'static str>, &'static str)>,
    /// The first words of their forms.
    day_begun: Lexicon<()>,
}

/// Leading words as the file has them.
#[derive(Debug)]
struct Leading {
    words: Vec<&'static str>,
    strong: bool,
    case: Option<Case>,
    /// Its place in the file.
    place: u16,
}

/// A leading word found in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    /// How many words it takes.
    pub(super) length: usize,
    /// Whether what follows is the framework, whatever it is.
    pub(super) strong: bool,
    case: Option<Case>,
    place: u16,
}

impl Lead {
    /// Of a framework that nothing leads to, in the nominative.
    pub(super) const fn held() -> Self {
        Self { length: 0, strong: true, case: None, place: 0 }
    }

    /// The case of a name behind it: behind `на` a place or a way.
    pub(super) fn case_of(&self, name: &str) -> Option<Case> {
        let accusative = self.case == Some(Case::Prepositional) && {
            let head = name.split(' ').find(|word| word.starts_with(Letter::is_small)).unwrap_or(name);
            let cases = case_of(head);
            cases.has(Case::Accusative) && !cases.has(Case::Prepositional)
                || head.ends_with(['у', 'ю'])
                || head.ends_with("ие")
        };
        if accusative { Some(Case::Accusative) } else { self.case }
    }
}

impl Phrases {
    /// Those of a language, if the file has it.
    pub(super) fn of(lang: Lang) -> Option<&'static Self> {
        static READ: OnceLock<Hashed<&'static str, Phrases>> = OnceLock::new();
        let all = READ.get_or_init(|| {
            let mut all: Hashed<&'static str, Self> = Hashed::default();
            for columns in lines(text_of("occasions.tsv")) {
                let [role, lang, forms, ref rest @ ..] = columns[..] else { continue };
                let case = rest.first().and_then(|case| match *case {
                    "gen" => Some(Case::Genitive),
                    "dat" => Some(Case::Dative),
                    "ins" => Some(Case::Instrumental),
                    "prep" => Some(Case::Prepositional),
                    _ => None,
                });
                let phrases = all.entry(lang, Default::default);
                let name = forms.split('|').next().unwrap_or(forms);
                for form in forms.split('|') {
                    match role {
                        "head" => phrases.heads.add(form, ()),
                        "plain" => phrases.plain.add(form, ()),
                        "stop" => phrases.stops.add(form, ()),
                        "day" => {
                            phrases.days.push((form.split(' ').collect(), name));
                            phrases.day_begun.enter(form.split(' ').next().unwrap_or(form), false, ());
                        }
                        _ => {
                            let words: Vec<&str> = form.split(' ').collect();
                            let place = phrases.leads.len() as u16;
                            phrases.begun.add(words[0], place);
                            phrases.leads.push(Leading { words, strong: role == "lead", case, place });
                        }
                    }
                }
            }
            all
        });
        all.get(lang.as_str())
    }

    /// The leading words that stand here; signs between them do not count.
    pub(super) fn leads_at(&self, text: &str, words: &[Word], found: &mut Vec<Lead>) {
        found.clear();
        let Some(first) = words.first() else { return };
        self.begun.each(first.of(text), |lead| {
            let lead = &self.leads[usize::from(lead)];
            let mut at = 1;
            for form in &lead.words[1..] {
                while words.get(at).is_some_and(|word| word.sign && is_quote(word.of(text)) || is_when(word.of(text))) {
                    at += 1;
                }
                if !words.get(at).is_some_and(|word| matches(form, word.of(text))) {
                    return;
                }
                at += 1;
            }
            found.push(Lead { length: at, strong: lead.strong, case: lead.case, place: lead.place });
        });
        // In the order of the file, however they are found.
        found.order_by(|lead| u64::from(lead.place));
    }

    /// The name of a day that is kept, if one stands here in any form, and how many words it takes.
    pub(super) fn day_at(&self, text: &str, words: &[Word]) -> Option<(usize, &'static str)> {
        self.day_begun.get(words.first()?.of(text))?;
        let stands = |forms: &[&str]| {
            forms.len() <= words.len() && forms.iter().zip(words).all(|(form, word)| *form == word.of(text))
        };
        let days = self.days.iter().filter(|(forms, _)| stands(forms));
        days.map(|(forms, name)| (forms.len(), *name)).max_by_key(|(length, _)| *length)
    }

    pub(super) fn is_head(&self, word: &str) -> bool {
        // `80-летию`: an anniversary with its number.
        self.heads.get(word.trim_start_matches('#')).is_some()
            || is_anniversary(word)
            || is_forum(word)
            || is_code(word)
    }

    pub(super) fn is_plain(&self, word: &str) -> bool {
        self.plain.get(word).is_some() || is_anniversary(word) || is_forum(word) || is_code(word)
    }

    pub(super) fn is_stop(&self, word: &str) -> bool {
        self.stops.get(word).is_some()
    }
}

/// `80-летию`; most words have no hyphen, which one look tells.
fn is_anniversary(word: &str) -> bool {
    word.contains('-') && word.contains("-лети")
}

/// `инвестфорум`, `медиафорум`.
fn is_forum(word: &str) -> bool {
    word.contains("форум") || word.ends_with("Forum")
}

/// The short name of a gathering with its number or year: `#PIF54`, `COP30`, `MSC2026`; not `G20`.
pub(super) fn is_code(word: &str) -> bool {
    let word = word.trim_start_matches('#');
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = word.len() - letters;
    (3..6).contains(&letters) && matches!(digits, 2 | 4) && word.bytes().skip(letters).all(|b| b.is_ascii_digit())
}

/// A word of time that may stand between: `took part today in`.
fn is_when(word: &str) -> bool {
    matches!(word, "today" | "yesterday" | "сегодня" | "вчера")
}

pub(super) fn is_quote(word: &str) -> bool {
    matches!(word, "«" | "»" | "\"" | "“" | "”" | "„")
}

/// Whether a word is the form, or begins like it where a `*` ends it. Only the form is in small letters.
fn matches(form: &str, word: &str) -> bool {
    let (start, open) = form.strip_suffix('*').map_or((form, false), |start| (start, true));
    let mut letters = word.chars().flat_map(char::to_lowercase);
    start.chars().all(|c| letters.next() == Some(c)) && (open || letters.next().is_none())
}

/// Whether a word tells what is done with what follows: `hosting`, not `meeting` or `Spring`.
pub(super) fn is_done(word: &str) -> bool {
    // `to Attend the Forum`, in a title written large.
    let titled = matches!(
        word,
        "Attend"
            | "Attends"
            | "Host"
            | "Hosts"
            | "Chair"
            | "Chairs"
            | "Address"
            | "Addresses"
            | "Join"
            | "Joins"
            | "Lead"
    );
    word.ends_with("ing") && word.starts_with(Letter::is_small) && !matches!(word, "meeting" | "opening" | "closing")
        || titled
}

/// How many words only tell which part of a gathering it was: `opening session of the`.
pub(super) fn part_of(text: &str, words: &[Word]) -> usize {
    static PARTS: WordSet =
        WordSet::new(words!["opening", "closing", "plenary", "inaugural", "high-level", "first", "second", "working"]);
    static SITTINGS: WordSet = WordSet::new(words!["session", "segment", "ceremony", "day", "meeting", "plenary"]);
    let is = |at: usize, set: &WordSet| words.get(at).is_some_and(|word| set.has(word.of(text)));
    // `first working session of the`
    if words.get(1).is_some_and(|word| word.of(text) == "working") && is(0, &PARTS) {
        return part_of(text, &words[1..]).checked_add(1).filter(|part| *part > 1).unwrap_or(0);
    }
    if !(is(0, &PARTS) && is(1, &SITTINGS) && words.get(2).is_some_and(|of| of.of(text) == "of")) {
        return 0;
    }
    let first = if words.get(3).is_some_and(|word| is_article(word.of(text))) { 4 } else { 3 };
    let named = words.get(first).is_some_and(|word| word.is_capitalised(text) || starts_with_digit(word.of(text)));
    if named { first } else { 0 }
}
