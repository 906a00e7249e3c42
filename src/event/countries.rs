//! The countries that a message names.

use super::{Country, Field, gazetteer::Scanned};

/// Every country the message names, in the order of their codes, each with all words that name it.
#[must_use]
pub fn countries(_scanned: &Scanned<'_>) -> Vec<Field<Country>> {
    Vec::new()
}
