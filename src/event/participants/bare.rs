//! Offices and bodies that stand beside the named who hold them or sit in them.
//!
//! Tells which of them are others' names for those who are named; [`super::settle`] leaves them out.

use super::settle::{Surroundings, Taken, code, is_plural};
use crate::event::layout::words::begins;
use crate::event::letter::{Letter, Small};
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::Case;
use crate::event::{Country, Lang, Participant};

/// A bare office beside the named holder of it is the same person, and `the Ministers` are those named before.
pub(super) fn without_bare(settled: &mut Vec<Participant>, taken: &[Taken], around: &Surroundings<'_>) {
    struct Written {
        country: Option<Country>,
        role: Option<String>,
        bare: bool,
        body: bool,
        start: u32,
    }
    let written = |p: &Participant| {
        let role = p.role.as_ref().map(|r| r.value.small());
        let colleague = || ["counterpart", "оллег"].iter().any(|word| p.name.value.contains(word));
        let name = p.name.value.small();
        let within = |role: &String| role.split(' ').all(|word| name.split(' ').any(|other| other == word));
        let bare = role.as_ref().map_or_else(|| !p.body && colleague(), within);
        let start = p.name.evidence.first().map_or(0, |span| span.start);
        Written { country: code(p), role, bare, body: p.body, start }
    };
    let all: Vec<Written> = settled.iter().map(written).collect();
    let holders = || all.iter().filter(|p| !p.body && !p.bare);
    let mut at = 0;
    settled.retain(|p| {
        let this = &all[at];
        at += 1;
        let plural = p.body && !p.name.value.contains(' ') && is_plural(taken, p);
        if plural {
            return false;
        }
        let twins = || all.iter().filter(|p| !p.body && p.country == this.country && p.role == this.role);
        let same = |country: Option<Country>| country == this.country || this.country.is_none();
        // `PM meets Prime Minister Roe of Malta`: whose channel it is has a PM, too.
        let guest = |other: &Written| {
            this.country.is_none_or(|own| Some(own) == around.own)
                && around.own.is_some()
                && other.country.is_some()
                && other.country != around.own
                && this.start < other.start
        };
        let holds = |other: &Written| {
            same(other.country) && !guest(other) && may_hold(other.role.as_deref().unwrap_or(""), &p.name.value)
        };
        // `PM`, and below it `the Prime Minister`.
        let short = |other: &Written| {
            let long = other.role.as_deref().unwrap_or("");
            let own = this.role.as_deref();
            other.bare && same(other.country) && own.is_some_and(|own| own != long && is_short_for(own, long))
        };
        let held = this.bare
            && (twins().count() > 1 || holders().any(holds) || all.iter().any(short))
            && !faces_another(p, taken, around);
        // Those who are many are named one by one: `постоянные члены Совета Безопасности`.
        let listed = p.body
            && is_plural(taken, p)
            && holders().count() > 2
            && ["член", "участник", "member", "participant"].iter().any(|many| p.name.value.small().contains(many));
        // `chairs the Summit of Heads of State`: whose gathering it is.
        let before = p.name.evidence.first().and_then(|span| around.scanned.text.get(..span.start as usize));
        let gathers = p.body && is_plural(taken, p) && before.is_some_and(of_gathering) && holders().next().is_some();
        // The council that those who are named sit in.
        let seat = p.body && begins(&p.name.value, "совет ") && holders().next().is_some();
        !(held || seat || listed || gathers)
    });
}

/// Whether one sentence has a bare office as who acts and a person as who is met: `Глава МИД принял министра Ивана Доу`.
fn faces_another(p: &Participant, taken: &[Taken], around: &Surroundings<'_>) -> bool {
    if around.lang != Lang::RU {
        return false;
    }
    let Some(own) = taken.iter().find(|one| p.name.evidence.first() == Some(&one.actor.span)) else { return false };
    let beside = |other: &Taken| {
        let (first, last) = (own.actor.span, other.actor.span);
        let between = around.scanned.text.get(first.end as usize..last.start as usize);
        between.is_some_and(|between| !between.contains(['\n', '.', ';', ':']))
    };
    own.case == Case::Nominative
        && taken.iter().any(|other| {
            other.actor.name.is_some()
                && !other.actor.cases.has(Case::Nominative)
                && other.case != Case::Nominative
                && beside(other)
        })
}

/// Whether a text ends in a gathering that what follows is of: `Summit of the`, `на заседании`.
fn of_gathering(before: &str) -> bool {
    static GATHERINGS: WordSet = WordSet::beginnings(words![
        "summit",
        "council",
        "session",
        "conference",
        "forum",
        "заседани",
        "саммит",
        "совещани",
        "конференци",
        "форум",
        "сесси",
        "консультаци",
    ]);
    let before = before.trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    let before = before.strip_suffix(" of").unwrap_or(before);
    GATHERINGS.has(before.rsplit([' ', '\n']).next().unwrap_or(""))
}

/// Whether who has an office may be meant by another name of one: `вьетнамский премьер` beside the prime minister.
pub(super) fn may_hold(role: &str, bare: &str) -> bool {
    let bare = bare.small();
    // Of `спецпредставитель` the second half is the office.
    let stem = |word: &str| word.strip_prefix("спец").unwrap_or(word).chars().take(5).collect::<String>();
    let loose = ["лидер", "глава", "коллега", "leader", "counterpart"].iter().any(|word| bare.contains(word));
    let long = |word: &&str| word.chars().count() > 4;
    // `Глава государства` beside a minister is another.
    let of_state = ["глава государства", "head of state"].iter().any(|head| bare.contains(head));
    if of_state {
        return ["президент", "король", "эмир", "султан", "председател", "president", "king", "emir", "sultan"]
            .iter()
            .any(|head| role.small().contains(head));
    }
    loose
        || is_short_for(&bare, role)
        || role.split([' ', '-']).filter(long).any(|word| bare.split([' ', '-']).any(|other| stem(word) == stem(other)))
}

/// Whether a short word for an office means the long one.
pub(super) fn is_short_for(short: &str, long: &str) -> bool {
    let long = long.small();
    match short {
        "pm" => long.ends_with("prime minister"),
        "dpm" => long.contains("deputy prime minister"),
        "fm" => long.ends_with("foreign minister") || long.contains("minister of foreign affairs"),
        "премьер" => long.starts_with("премьер-министр"),
        _ => false,
    }
}

/// Whether a longer office is a shorter one with what it is for.
pub(super) fn goes_on(short: &str, long: &str) -> bool {
    let of = |rest: &str| [" of ", " for ", " иностранных", " по "].iter().any(|link| rest.starts_with(link));
    long.get(..short.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(short)) && of(&long[short.len()..])
}

/// Whether an office says in words what the first letters are of, or in small letters what is in capitals: `Prime Minister`
/// for `PM`, `President` for `PRESIDENT`.
pub(super) fn spells_out(short: &str, long: &str) -> bool {
    let loud = |text: &str| !text.contains(Letter::is_small);
    if !loud(short) || loud(long) {
        return false;
    }
    let first = |word: &str| word.chars().next().is_some_and(Letter::is_capital);
    let letters = long.split([' ', '-']).filter(|word| first(word)).filter_map(|word| word.chars().next());
    short.eq_ignore_ascii_case(long) || short.chars().count() < 5 && letters.eq(short.chars())
}
