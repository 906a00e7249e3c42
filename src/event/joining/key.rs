//! What is kept of a report to compare it with others, whatever their languages.

use serde::{Deserialize, Serialize};

use crate::event::{Post, Report};

/// A report as the joining sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinKey {
    ordinal: u32,
}

impl JoinKey {
    /// The key of a report; `ordinal` is its place among all messages of the dumps that are joined.
    #[must_use]
    pub fn of(report: &Report, post: &Post<'_>, ordinal: u32) -> Self {
        let _ = (report, post);
        Self { ordinal }
    }

    /// The place of the report among all messages.
    #[must_use]
    pub fn ordinal(&self) -> u32 {
        self.ordinal
    }
}
