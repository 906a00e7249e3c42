//! What stands in a cell: the values of a row.

use super::pages::Encoding;
use crate::dump::decimal::written;

/// The most values of a row that are looked at.
const COLUMNS: usize = 2_048;

/// One value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Null,
    Integer(i64),
    Real(f64),
    Text(&'a [u8], Encoding),
    Blob(&'a [u8]),
}

/// A number of one to nine bytes and how many bytes it has.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0;
    for (place, &byte) in bytes.iter().take(9).enumerate() {
        if place == 8 {
            return Some((number << 8 | u64::from(byte), 9));
        }
        number = number << 7 | u64::from(byte & 0x7F);
        if byte < 0x80 {
            return Some((number, place + 1));
        }
    }
    None
}

/// The values of a row; those that the bytes do not reach are missing. `None` if this is no row.
pub(super) fn values(payload: &[u8], encoding: Encoding) -> Option<Vec<Value<'_>>> {
    let (header, mut at) = varint(payload)?;
    let header = usize::try_from(header).ok().filter(|&header| header >= at && header <= payload.len())?;
    let (mut place, mut values) = (header, Vec::new());
    while at < header && values.len() < COLUMNS {
        let (kind, length) = varint(&payload[at..header])?;
        at += length;
        let length = match kind {
            0 | 8 | 9 => 0,
            1..=4 => kind as usize,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            _ => usize::try_from((kind - 12) / 2).ok()?,
        };
        let Some(bytes) = place.checked_add(length).and_then(|end| payload.get(place..end)) else { break };
        place += length;
        values.push(match kind {
            0 => Value::Null,
            8 | 9 => Value::Integer(kind as i64 - 8),
            7 => Value::Real(f64::from_bits(integer(bytes) as u64)),
            1..=6 => Value::Integer(integer(bytes)),
            _ if kind % 2 == 0 => Value::Blob(bytes),
            _ => Value::Text(bytes, encoding),
        });
    }
    Some(values)
}

/// A number of up to eight bytes, the first of which has the sign.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|&first| first >= 0x80) { -1 } else { 0 };
    bytes.iter().fold(sign, |number, &byte| number << 8 | i64::from(byte))
}

impl Value<'_> {
    /// A whole number, also where it is written as another.
    pub(super) fn integer(self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(number),
            Self::Real(number) if number.fract() == 0.0 && number.abs() < 9e15 => Some(number as i64),
            Self::Text(..) => {
                let mut text = String::new();
                self.write(&mut text);
                text.trim().parse().ok()
            }
            _ => None,
        }
    }

    /// Appends what a person would read; whether bytes had to be replaced.
    pub(super) fn write(self, out: &mut String) -> bool {
        use std::fmt::Write as _;
        match self {
            Self::Null | Self::Blob(_) => false,
            // Writing into a string cannot fail.
            Self::Integer(number) => write!(out, "{number}").is_err(),
            Self::Real(number) => {
                out.push_str(&written(number));
                false
            }
            Self::Text(bytes, Encoding::Utf8) => {
                let text = String::from_utf8_lossy(bytes);
                out.push_str(&text);
                matches!(text, std::borrow::Cow::Owned(_))
            }
            Self::Text(bytes, Encoding::Utf16 { big }) => {
                let unit = |pair: &[u8]| {
                    let pair = [pair[0], pair[1]];
                    if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
                };
                let mut replaced = bytes.len() % 2 == 1;
                out.extend(char::decode_utf16(bytes.chunks_exact(2).map(unit)).map(|unit| {
                    replaced |= unit.is_err();
                    unit.unwrap_or(char::REPLACEMENT_CHARACTER)
                }));
                replaced
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_to_nine_bytes() {
        assert_eq!(varint(&[0x7F]), Some((127, 1)));
        assert_eq!(varint(&[0x81, 0x00, 0xFF]), Some((128, 2)));
        assert_eq!(varint(&[0xFF; 9]), Some((u64::MAX, 9)));
        assert_eq!(varint(&[0x80, 0x80]), None);
    }

    #[track_caller]
    fn check(payload: &[u8], expected: Option<&[Value<'_>]>) {
        assert_eq!(values(payload, Encoding::Utf8).as_deref(), expected, "{payload:?}");
    }

    #[test]
    fn values_are_read_by_their_kinds() {
        let text = Value::Text(b"hi", Encoding::Utf8);
        check(&[4, 0, 1, 17, 0xFF, b'h', b'i'], Some(&[Value::Null, Value::Integer(-1), text]));
        check(
            &[6, 8, 9, 2, 7, 14, 1, 0, 63, 240, 0, 0, 0, 0, 0, 0, 9],
            Some(&[Value::Integer(0), Value::Integer(1), Value::Integer(256), Value::Real(1.0), Value::Blob(&[9])]),
        );
        check(&[3, 1, 17, 5], Some(&[Value::Integer(5)]));
        for broken in [&[][..], &[9, 1], &[2, 10], &[0], &[2, 0x80]] {
            check(broken, None);
        }
    }

    #[test]
    fn texts_are_read_in_all_encodings() {
        let read = |bytes: &[u8], encoding| {
            let mut text = String::new();
            let replaced = Value::Text(bytes, encoding).write(&mut text);
            (text, replaced)
        };
        assert_eq!(read("Паром".as_bytes(), Encoding::Utf8), ("Паром".to_owned(), false));
        assert_eq!(read(b"\x1F\x04A\x00", Encoding::Utf16 { big: false }), ("ПA".to_owned(), false));
        assert_eq!(read(b"\x04\x1F\xD8\x00", Encoding::Utf16 { big: true }), ("П\u{FFFD}".to_owned(), true));
    }
}
