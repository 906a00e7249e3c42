//! What neighbours tell: the second pass, over all reports of a dump in their order.
//!
//! Fills only what a message left open, and marks it as inferred. Never changes what a message states.

use super::report::{Basis, Report};
use crate::dump::{Days, Posted};

/// Settles what one message alone cannot: years of a paste, and the day to show. `reports` and `posted` go
/// together, in the order of the dump.
pub fn resolve(reports: &mut [Report], posted: &[Option<Posted>]) {
    for (report, posted) in reports.iter_mut().zip(posted) {
        if report.date_shown.is_none() {
            report.date_shown = match (&report.date, posted) {
                (Some(date), _) => Some((date.value, Basis::Stated)),
                (None, Some(posted)) => Some((Days::one(posted.day()), Basis::Posted)),
                (None, None) => None,
            };
        }
    }
}
