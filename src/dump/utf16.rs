//! Where a text in UTF-16 has a byte too few or too many.
//!
//! Only this file knows how that shows: from there on each character is made of halves of two. Only texts with Latin
//! or Cyrillic letters tell, by the upper byte that all of these have in common.

/// How many bytes of a text tell whether it slipped there.
pub(super) const TELLING: usize = 18;

/// Whether the first of these bytes stands alone, so that the next character begins with the second.
pub(super) fn slipped(bytes: &[u8], big: bool) -> bool {
    let upper = |pair: &[u8], big: bool| if big { pair[0] } else { pair[1] };
    let Some(([first, second], rest)) = bytes.get(..TELLING).and_then(<[u8]>::split_first_chunk) else { return false };
    !is_upper(upper(&[*first, *second], big)) && is_text(rest, !big, 0)
}

/// Whether all these bytes are characters of Latin or Cyrillic script, whose upper byte comes first if `big`; at least
/// so many of them of Latin script, which marks and spaces belong to.
pub(super) fn is_text(bytes: &[u8], big: bool, least: usize) -> bool {
    let (mut latin, mut telling) = (0, 0);
    let all = bytes.chunks_exact(2).all(|pair| {
        let [upper, lower] = if big { [pair[0], pair[1]] } else { [pair[1], pair[0]] };
        latin += usize::from(upper == 0);
        telling += usize::from(lower != 0);
        is_upper(upper)
    });
    all && latin >= least && telling > 3
}

/// Latin letters, digits and marks have the upper byte 0, Cyrillic letters 4.
fn is_upper(byte: u8) -> bool {
    matches!(byte, 0 | 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_too_many_or_too_few_shows() {
        for (text, expected) in
            [("A ferry leaves.", true), ("Паром ушёл, в 10", true), ("渡輪下午離開港口前往島嶼了", false)]
        {
            for big in [false, true] {
                let write = if big { u16::to_be_bytes } else { u16::to_le_bytes };
                let sound: Vec<u8> = text.encode_utf16().flat_map(write).collect();
                assert!(!slipped(&sound, big), "{text}, big: {big}");
                let more = [&b"A"[..], &sound].concat();
                assert_eq!(slipped(&more, big), expected, "{text}, big: {big}");
            }
        }
    }
}
