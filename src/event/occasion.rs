//! The named framework that an event happened in or on the margins of.

use super::{Field, Lang, Span, gazetteer::Scanned};

/// The summit, session, forum, conference or anniversary, short, as a nominative in the message's language.
#[must_use]
pub fn occasion(_scanned: &Scanned<'_>, _lang: Lang, _trigger: Option<Span>) -> Option<Field<String>> {
    None
}
