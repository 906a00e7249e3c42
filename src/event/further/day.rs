//! Which date is the event's, in a further language: as in [`crate::event::dates::choose()`], by data and not by words of one
//! language.

use super::Language;
use super::words::Use;
use crate::dump::Days;
use crate::event::dates::{Circumstances, DateMention, Setting, When, days};
use crate::event::gazetteer::Scanned;
use crate::event::layout::Layout;
use crate::event::letter::Letter;
use crate::event::{Basis, Class, Field, Kind};

impl Language {
    /// The day of the event that the message tells; `None` if it tells none or leaves a doubt.
    pub(super) fn day(
        &self,
        scanned: &Scanned<'_>,
        layout: &Layout,
        dates: &[DateMention],
        circumstances: &Circumstances,
    ) -> Option<(Field<Days>, Basis)> {
        let mut best: Option<(i32, Field<Days>, Basis)> = None;
        for date in dates {
            let score = self.score(scanned, layout, date, circumstances);
            if score <= 0 || best.as_ref().is_some_and(|(best, ..)| *best >= score) {
                continue;
            }
            if let Some((value, basis)) = days(scanned, date, circumstances) {
                let confidence = score.clamp(50, 92) as u8;
                best = Some((score, Field { value, evidence: vec![date.span], confidence }, basis));
            }
        }
        best.map(|(_, field, basis)| (field, basis))
    }

    /// How well a date tells the day of the event: 0 and below for not at all.
    fn score(&self, scanned: &Scanned<'_>, layout: &Layout, date: &DateMention, circumstances: &Circumstances) -> i32 {
        let kind = circumstances.kind.unwrap_or(Kind::Meeting);
        if matches!(date.when, When::Month { .. }) || layout.is_quoted(date.span.start) {
            return 0;
        }
        let sentence = layout.lead.iter().position(|lead| lead.holds(date.span));
        match date.setting {
            Setting::Dateline => return 98,
            Setting::Bracket if sentence == Some(0) => return 95,
            Setting::Bracket if kind.class() == Class::Statement => return 70,
            Setting::Bracket => return 0,
            Setting::Running => {}
        }
        let Some(at) = sentence else { return 0 };
        let lead = layout.lead[at];
        let before = &scanned.text[lead.start as usize..date.span.start as usize];
        let opens = self.opens(before);
        let with_trigger = circumstances.trigger.is_some_and(|trigger| lead.holds(trigger));
        let relative = matches!(date.when, When::Relative(..) | When::Weekday(_));
        let mut score = 90 - 8 * at as i32 + if with_trigger { 6 } else { 0 } + if opens { 4 } else { 0 };
        // A day of the month tells more than `on Tuesday` beside it.
        score -= i32::from(matches!(date.when, When::Weekday(_)));
        if self.is_of_another(before) && !relative {
            score -= 70;
        }
        let allowed = match kind {
            Kind::Comment => {
                let voiced = layout.quotes.iter().any(|quote| lead.holds(*quote));
                at == 0 && (relative || opens || with_trigger)
                    || relative && (at <= 2 && with_trigger || at == 1 && voiced)
            }
            Kind::Interview | Kind::Briefing | Kind::Speech | Kind::Message => at == 0 || opens && at <= 2,
            Kind::History => at == 0,
            Kind::News | Kind::Document | Kind::Other => at == 0 || at <= 2 && opens,
            Kind::Announcement => at <= 2,
            Kind::Meeting | Kind::Call | Kind::Visit | Kind::Ceremony => at == 0 || with_trigger || at <= 2 && opens,
        };
        if allowed { score } else { 0 }
    }

    /// Whether a date opens its sentence: only signs and small words before it.
    fn opens(&self, before: &str) -> bool {
        let mut words = before.split(|c: char| !c.is_letter_or_digit()).filter(|word| !word.is_empty());
        words.all(|word| self.words.is(word, Use::Opens) || self.words.is(word, Use::Of))
    }

    fn is_of_another(&self, before: &str) -> bool {
        let mut words = before.rsplit(|c: char| !c.is_letter_or_digit()).filter(|word| !word.is_empty());
        let last = words.next().unwrap_or_default();
        let last = if self.words.is(last, Use::Of) && !self.words.is(last, Use::Other) {
            words.next().unwrap_or_default()
        } else {
            last
        };
        self.words.is(last, Use::Other)
    }
}
