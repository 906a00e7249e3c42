//! Every word of the interface.
//!
//! [`Words`] names what is said, [`english`] says it; another language is another value of the same type.
//! Components hold no words of their own. What a dump says is never put here, and never translated.

pub mod dumps;
pub mod english;
mod english_dumps;
mod english_faults;
mod english_formats;
mod english_reasons;
pub mod faults;
pub mod fill;
pub mod formats;
pub mod headline;
pub mod names;
pub mod reasons;
pub mod searches;
pub mod told;
pub mod words;

pub use fill::fill;
pub use words::{Plural, Words};

/// The words of the interface language.
#[must_use]
pub const fn words() -> &'static Words {
    &english::ENGLISH
}
