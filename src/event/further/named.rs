//! The countries that a text of a further language names.
//!
//! In the language itself by name, adjective or people, by flag, by a capital that acts; in hashtags also in English or Russian,
//! since tags are often written so whatever the language is.

use super::words::Use;
use super::{Language, Script, find::Hit, patterns::Shape};
use crate::event::countries::Named;
use crate::event::gazetteer::{Form, Mention, Scanned, What, cased, settle, stands_out};
use crate::event::language::language;
use crate::event::letter::Letter;
use crate::event::order::Order;
use crate::event::russian::Cases;
use crate::event::{Country, Field, Lang, Span};

impl Language {
    /// Every country named, in the order of the codes.
    pub(super) fn countries(&self, scanned: &Scanned<'_>, hits: &[Hit]) -> Vec<Field<Country>> {
        let mut mentions: Vec<Mention> = hits.iter().filter_map(|hit| mention(scanned, hit)).collect();
        if self.script == Script::Unspaced {
            super::han::short_names(scanned, &mut mentions);
        }
        mentions.order_by(|mention| mention.span.longest_first());
        settle(scanned.text, &mut mentions);
        let mut named = Named::default();
        for mention in &mentions {
            let What::Country { code, form } = mention.what else { continue };
            let confidence = match form {
                Form::Name | Form::Demonym | Form::Flag | Form::Hashtag => 95,
                Form::Adjective if self.is_tongue(scanned.text, mention.span) => continue,
                Form::Adjective => 93,
                Form::Capital if self.is_government(scanned.text, mention.span) => 80,
                Form::Capital => continue,
                Form::Body => 85,
            };
            named.add(code, mention.span, confidence);
        }
        for mention in scanned.mentions {
            if let What::Country { code, form } = mention.what
                && (form == Form::Flag || counts_beside(scanned.text, mention.span, form))
            {
                named.add(code, mention.span, 95);
            }
        }
        named.finish()
    }

    /// `auf Deutsch`, `українською мовою`: a language and no country.
    fn is_tongue(&self, text: &str, span: Span) -> bool {
        let before = text[..span.start as usize].trim_end();
        let after = text[span.end as usize..].trim_start();
        let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        self.words.is(last, Use::Tongue)
            || self.words.is(next, Use::Tongue)
            || self.script == Script::Unspaced && self.words.leads(after, Use::Tongue).is_some()
    }
}

fn mention(scanned: &Scanned<'_>, hit: &Hit) -> Option<Mention> {
    let what @ (What::Country { .. } | What::NoCountry) = hit.what else { return None };
    let span = scanned.folded.span(hit.start, hit.end);
    let written = scanned.text.get(span.start as usize..span.end as usize)?;
    let in_tag = scanned.text[..span.start as usize].ends_with('#');
    let small =
        hit.shape == Shape::Led && written.split(' ').nth(1).is_some_and(|word| word.starts_with(Letter::is_small));
    if small || !cased(written, hit.letters, in_tag) || !is_spelt(what, written) {
        return None;
    }
    let what = match what {
        What::Country { code, .. } if hit.glued && stands_out(scanned.text, span) => {
            What::Country { code, form: Form::Hashtag }
        }
        _ if hit.glued => return None,
        what => what,
    };
    Some(Mention { span, what, cases: Cases::ALL })
}

/// Folding drops the marks that alone tell Amman from Oman.
fn is_spelt(what: What, written: &str) -> bool {
    const DOUBLED: char = '\u{651}';
    match what {
        What::Country { code, form } if code.bytes() == *b"OM" && form != Form::Capital => !written.contains(DOUBLED),
        What::Country { code, form: Form::Capital } if code.bytes() == *b"JO" => written.contains(DOUBLED),
        _ => true,
    }
}

/// Whether a name that English or Russian knows counts in a text of another language: in a hashtag, or in a line of its own
/// language.
fn counts_beside(text: &str, span: Span, form: Form) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    if text[..start].ends_with('#') && matches!(form, Form::Name | Form::Hashtag) {
        return true;
    }
    let Some((from, to)) = line(text.as_bytes(), start, end) else { return false };
    let word = text[from..start].rsplit(char::is_whitespace).next();
    if form == Form::Hashtag && word.is_some_and(|word| word.starts_with('#')) {
        return true;
    }
    let line = &text[from..to];
    let is_line = line.split_whitespace().nth(5).is_some() && (from, to) != (0, text.len());
    is_line
        && matches!(form, Form::Name | Form::Adjective | Form::Demonym)
        && matches!(language(line), Lang::EN | Lang::RU)
}

/// Longest line looked at, in bytes to each side of a name.
const LONGEST_LINE: usize = 1000;

/// The line around a stretch, unless it is a very long one.
fn line(text: &[u8], start: usize, end: usize) -> Option<(usize, usize)> {
    let first = start.saturating_sub(LONGEST_LINE);
    let last = (end + LONGEST_LINE).min(text.len());
    let before = memchr::memrchr(b'\n', &text[first..start]).map(|at| first + at + 1);
    let behind = memchr::memchr(b'\n', &text[end..last]).map(|at| end + at);
    let from = before.or((first == 0).then_some(0))?;
    let to = behind.or((last == text.len()).then_some(last))?;
    Some((from, to))
}
