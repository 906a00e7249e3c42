//! What is left of overlapping mentions of countries, and official names made whole.

use super::{Form, Mention, What};
use crate::event::Span;
use crate::event::letter::Letter;
use crate::event::order::Order;

/// Widens names of countries to official names, drops names inside longer names, and takes out the mentions
/// that serve only for that. Expects and keeps the order by start, then longest first.
pub(in crate::event) fn settle(text: &str, mentions: &mut Vec<Mention>) {
    for mention in mentions.iter_mut() {
        if let What::Country { code, form: Form::Name } = mention.what
            && code.bytes() == *b"GE"
            && is_federal_state(text, mention.span)
        {
            mention.what = What::NoCountry;
        }
    }
    for at in 0..mentions.len() {
        if let What::Country { form: Form::Name | Form::Adjective, .. } = mentions[at].what {
            widen(text, mentions, at);
        }
    }
    mentions.order_by(|mention| mention.span.longest_first());
    // The official name found whole and the same one made by widening.
    mentions.dedup_by(|b, a| {
        let same = a.span == b.span && (a.what == b.what || is_name(a.what) && is_name(b.what));
        if same && !a.cases.and(b.cases).is_empty() {
            a.cases = a.cases.and(b.cases);
        }
        same
    });
    let mut reach: Option<(Span, What)> = None;
    mentions.retain(|mention| {
        let hidden = reach.is_some_and(|(span, what)| {
            mention.span != span && mention.span.end <= span.end && hides(what, mention.what)
        });
        if !hidden && covers(mention.what) && reach.is_none_or(|(span, _)| mention.span.end > span.end) {
            reach = Some((mention.span, mention.what));
        }
        !hidden && !matches!(mention.what, What::StateWord { .. } | What::NoCountry)
    });
}

/// Whether Georgia is the one that has a governor and sends people to the Congress.
fn is_federal_state(text: &str, name: Span) -> bool {
    const OFFICES: [&str; 4] = ["governor", "senator", "congressman", "congresswoman"];
    /// So many words may stand between: those of a name.
    const NAMED: usize = 4;
    let office = |word: &str| OFFICES.iter().any(|office| word.eq_ignore_ascii_case(office));
    let split = |c: char| !c.is_letter_or_digit();
    let (before, after) = (&text[..name.start as usize], &text[name.end as usize..]);
    let sentence = |text: &str| text.find(['.', ';', '\n']).unwrap_or(text.len());
    let start = before.rfind(['.', ';', '\n']).map_or(0, |at| at + 1);
    let mut back = before[start..].split(split).rev().filter(|word| !word.is_empty());
    let of = back.next().is_some_and(|word| matches!(word, "of" | "from"));
    let mut next = after[..sentence(after)].split(split).filter(|word| !word.is_empty() && *word != "s");
    let first = next.next().unwrap_or_default();
    let second = next.next().unwrap_or_default();
    let legislates =
        first == "state" && (office(second) || matches!(second, "lawmakers" | "representative" | "legislature"));
    // The country has no such office.
    let own = office(first)
        || first == "Secretary" && second == "of"
        || legislates
        || matches!(first, "Lieutenant" | "lieutenant") && office(second);
    // The governor of its national bank has an office of a country.
    own || of && back.take(NAMED).take_while(|word| !matches!(*word, "Bank" | "bank" | "and")).any(office)
}

/// Whether shorter names inside it may mean something else.
const fn covers(what: What) -> bool {
    matches!(
        what,
        What::Country { form: Form::Name | Form::Hashtag | Form::Adjective | Form::Capital, .. }
            | What::NoCountry
            | What::City(_)
            | What::Organisation(_)
    )
}

/// Whether the longer one takes the meaning of the shorter one inside it.
const fn hides(longer: What, shorter: What) -> bool {
    match shorter {
        What::Country { code, .. } => match longer {
            // The words of a body name its own country too: `UN` in `UN Security Council`.
            What::Organisation(_) => !matches!(code.bytes(), [b'U', b'N'] | [b'E', b'U']),
            _ => true,
        },
        What::City(_) => matches!(longer, What::Country { .. } | What::City(_) | What::NoCountry),
        _ => false,
    }
}

/// `Republic of X`, `Республика X`, `X-ская Республика`.
fn widen(text: &str, mentions: &mut [Mention], at: usize) {
    let name = mentions[at];
    let word_before = |end: u32, mentions: &[Mention]| {
        mentions[..at]
            .iter()
            .rev()
            .take(16)
            .find(|m| {
                m.span.end < end
                    && is_gap(&text[m.span.end as usize..end as usize])
                    && matches!(m.what, What::StateWord { .. } | What::Country { form: Form::Adjective, .. })
            })
            .copied()
    };
    let of = [" of the ", " of "].iter().find(|of| text[..name.span.start as usize].ends_with(*of));
    let end = name.span.start - of.map_or(0, |of| of.len() as u32 - 1);
    let head = match word_before(end, mentions) {
        Some(head) if matches!(head.what, What::StateWord { head: true }) => head,
        _ => {
            if is_adjective(name.what) {
                widen_adjective(text, mentions, at);
            }
            return;
        }
    };
    if is_adjective(name.what) {
        return;
    }
    let mut start = head.span.start;
    while let Some(before) =
        word_before(start, mentions).filter(|word| !matches!(word.what, What::StateWord { head: true }))
    {
        start = before.span.start;
    }
    mentions[at].span.start = start;
    mentions[at].cases = head.cases;
}

/// `Czech Republic`, `Китайская Народная Республика`.
fn widen_adjective(text: &str, mentions: &mut [Mention], at: usize) {
    let mut end = mentions[at].span.end;
    loop {
        let next = mentions[at + 1..].iter().take(16).find(|m| {
            m.span.start > end
                && is_gap(&text[end as usize..m.span.start as usize])
                && matches!(m.what, What::StateWord { .. })
        });
        match next.map(|next| (next.span.end, next.what, next.cases)) {
            Some((last, What::StateWord { head: true }, cases)) => {
                let capital = text[mentions[at].span.start as usize..].chars().next().is_some_and(Letter::is_capital);
                if let (true, What::Country { code, .. }) = (capital, mentions[at].what) {
                    mentions[at].span.end = last;
                    mentions[at].what = What::Country { code, form: Form::Name };
                    mentions[at].cases = cases;
                }
                return;
            }
            Some((last, ..)) => end = last,
            None => return,
        }
    }
}

fn is_gap(between: &str) -> bool {
    matches!(between, " " | "-" | "\u{a0}")
}

const fn is_name(what: What) -> bool {
    matches!(what, What::Country { form: Form::Name, .. })
}

const fn is_adjective(what: What) -> bool {
    matches!(what, What::Country { form: Form::Adjective, .. })
}
