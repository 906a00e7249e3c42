//! Whether a day at the foot of a post is only that of the post.
//!
//! Knows days that stand there; which of all days is the event's is decided in [`super::choose()`].

use super::choose::days;
use super::{Circumstances, DateMention};
use crate::dump::Days;
use crate::event::gazetteer::Scanned;
use crate::event::layout::Layout;
use crate::event::{Class, Realis};

/// How well the day of a line of place and date tells the day of the event.
pub(super) fn of_line(
    scanned: &Scanned<'_>,
    layout: &Layout,
    date: &DateMention,
    circumstances: &Circumstances,
) -> i32 {
    match () {
        // What is still to come is not on the day of the post.
        () if comes_later(scanned, date, circumstances) => {
            if opens_dispatch(layout, date) {
                0
            } else {
                51
            }
        }
        () if is_foot(scanned, layout, date, circumstances) => 79,
        () => 98,
    }
}

/// Whether the day closes the post and is its own, below what it tells of a meeting.
fn is_foot(scanned: &Scanned<'_>, layout: &Layout, date: &DateMention, circumstances: &Circumstances) -> bool {
    layout.lead.len() > 1
        && scanned.text[date.span.end as usize..].trim().is_empty()
        && is_of_post(scanned, date, circumstances)
}

/// Whether a trip or a meeting is told to come, and the day at the foot is that of the post.
pub(super) fn comes_later(scanned: &Scanned<'_>, date: &DateMention, circumstances: &Circumstances) -> bool {
    circumstances.realis == Some(Realis::Future) && is_of_post(scanned, date, circumstances)
}

/// Whether a day only opens what an agency sends, `OSLO, March 4 (Nordic) -- `: its line goes on.
fn opens_dispatch(layout: &Layout, date: &DateMention) -> bool {
    /// So much follows in the line at least, in bytes.
    const LONG: u32 = 40;
    layout.lines.iter().any(|line| line.span.holds(date.span) && line.span.end - date.span.end > LONG)
}

/// Whether a post that tells of a meeting states the day on which it was posted.
fn is_of_post(scanned: &Scanned<'_>, date: &DateMention, circumstances: &Circumstances) -> bool {
    let (Some(posted), Some(kind)) = (circumstances.posted, circumstances.kind) else { return false };
    kind.class() == Class::Meeting
        && days(scanned, date, circumstances).is_some_and(|(days, _)| days == Days::one(posted))
}

/// How well the day tells it that stands with place and agency before one of the first sentences, in its line.
pub(super) fn of_opening(
    scanned: &Scanned<'_>,
    layout: &Layout,
    date: &DateMention,
    circumstances: &Circumstances,
) -> i32 {
    let next = layout.lead.partition_point(|lead| lead.end <= date.span.start);
    let Some(lead) = layout.lead.get(next).filter(|_| next <= 2) else { return 0 };
    let line = layout.lines.iter().find(|line| line.span.holds(date.span)).filter(|line| line.span.holds(*lead));
    let opens = line.is_some_and(|line| next == 0 || layout.lead[next - 1].end <= line.span.start);
    if opens && !comes_later(scanned, date, circumstances) { 95 } else { 0 }
}
