//! Who runs it: one session over the stages.
