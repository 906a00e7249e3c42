//! A small note as bytes that tell whether they are whole: what lies beside a stored session and says what it is.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::dump::Source;
use crate::timeline::{Damage, Laying, Sections, opening, sealed};

/// A note of a kind, as bytes.
#[must_use]
pub fn write<T: Serialize>(kind: &str, note: &T) -> Vec<u8> {
    let mut laid = Laying::default();
    laid.small(note);
    let mut bytes = opening(kind);
    bytes.extend(sealed(1, laid));
    bytes
}

/// The note again.
///
/// # Errors
/// [`Damage`] when it is none of that kind, or not whole.
pub fn read<T: DeserializeOwned>(kind: &str, bytes: &dyn Source) -> Result<T, Damage> {
    let mut sections = Sections::open(bytes, kind)?;
    let mut from = sections.next()?;
    let note = from.small()?;
    from.end()?;
    sections.end()?;
    Ok(note)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_comes_back_whole_or_not_at_all() {
        let bytes = write("a", &("words", 5_u32));
        assert_eq!(read::<(String, u32)>("a", &bytes).unwrap(), ("words".to_owned(), 5));
        assert_eq!(read::<(String, u32)>("b", &bytes), Err(Damage::OtherVersion));
        for end in 0..bytes.len() {
            assert!(read::<(String, u32)>("a", &bytes[..end].to_vec()).is_err(), "{end}");
        }
    }
}
