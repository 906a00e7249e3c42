//! What the interface has to say of the dumps themselves, without saying it: their columns, zones, fingerprints.

use super::formats::FormatNames;

#[allow(missing_docs)] // the words say it
pub struct Dumps {
    pub columns: Columns,
    pub about: About,
    pub kept: Kept,
    pub zones: Zones,
    pub twice: Twice,
    pub formats: FormatNames,
}

#[allow(missing_docs)]
pub struct Columns {
    pub title: &'static str,
    pub hint: &'static str,
    pub loading: &'static str,
    pub none: &'static str,
    pub lacks_text: &'static str,
    pub lacks_date: &'static str,
    pub lacks_both: &'static str,
    pub clear: &'static str,
    pub holds: &'static str,
    pub nothing: &'static str,
    pub empty: &'static str,
    /// In the order of `Role::ALL`.
    pub roles: [&'static str; 16],
    pub order: &'static str,
    pub orders: [&'static str; 3],
    pub zone: &'static str,
    pub zones: [&'static str; 2],
    pub cancel: &'static str,
    pub apply: &'static str,
    pub open: &'static str,
    pub ask: &'static str,
}

#[allow(missing_docs)]
pub struct About {
    pub title: &'static str,
    pub button: &'static str,
    pub file: &'static str,
    pub format: &'static str,
    pub size: &'static str,
    pub messages: &'static str,
    pub zone: &'static str,
    pub zone_known: &'static str,
    pub zone_utc: &'static str,
    pub zone_none: &'static str,
    pub zone_some: &'static str,
    pub texts: &'static str,
    pub mended: &'static str,
    pub unmend: &'static str,
    pub fingerprint: &'static str,
    pub fingerprint_hint: &'static str,
    pub taking: &'static str,
    pub pasted: &'static str,
}

#[allow(missing_docs)]
pub struct Kept {
    pub title: &'static str,
    pub delete: &'static str,
    pub delete_sure: &'static str,
    pub delete_not: &'static str,
    pub delete_all: &'static str,
    pub unknown: &'static str,
    pub with_copy: &'static str,
    pub without_copy: &'static str,
    pub since: &'static str,
    pub asks: &'static str,
    pub keep: &'static str,
    pub keeping: &'static str,
    pub kept: &'static str,
    pub keep_title: &'static str,
    pub what: &'static str,
    pub keep_copy: &'static str,
    pub keep_copy_hint: &'static str,
    pub keep_index: &'static str,
    pub keep_index_hint: &'static str,
    pub private: &'static str,
    pub is_kept: &'static str,
    pub denied: &'static str,
    pub unfit: &'static str,
    pub fit: &'static str,
    pub not_kept: &'static str,
    pub not_done: &'static str,
    pub full: &'static str,
    pub changed: &'static str,
    pub other: &'static str,
    pub known_again: &'static str,
    pub renamed: &'static str,
    pub afresh: &'static str,
    pub other_version: &'static str,
    pub damaged: &'static str,
    pub other_file: &'static str,
}

#[allow(missing_docs)]
pub struct Zones {
    pub label: &'static str,
    pub hint: &'static str,
    pub as_posted: &'static str,
    pub as_posted_in: &'static str,
    pub as_posted_none: &'static str,
    pub own: &'static str,
    pub own_unnamed: &'static str,
    pub other: &'static str,
    pub also_posted: &'static str,
    pub day_after: &'static str,
    pub day_before: &'static str,
}

#[allow(missing_docs)]
pub struct Twice {
    pub what: &'static str,
    pub to_do: &'static str,
    pub mended: &'static str,
    pub mended_do: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub mend: &'static str,
}
