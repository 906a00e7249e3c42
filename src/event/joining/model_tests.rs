//! The fast way to candidates and groups against the plain rule over all pairs.
