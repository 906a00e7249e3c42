//! Eight bytes at a time: for looks at every byte of a dump, which would otherwise take as long as all the rest of reading.
//!
//! The answers are the high bits of the bytes they hold for. Of several only the lowest is sure to be right, and there is
//! one whenever there should be: enough to find the first, or to know that there is none.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES << 7;

/// The next eight bytes, the first of them lowest; `None` if there are fewer.
pub(super) fn next(bytes: &[u8]) -> Option<u64> {
    bytes.first_chunk().map(|eight| u64::from_le_bytes(*eight))
}

/// Those that are less than `limit`, which is at most 0x80.
pub(super) fn below(eight: u64, limit: u8) -> u64 {
    eight.wrapping_sub(ONES * u64::from(limit)) & !eight & HIGH
}

/// Those that are `byte` in the bits of `mask`.
pub(super) fn like(eight: u64, mask: u8, byte: u8) -> u64 {
    below((eight & (ONES * u64::from(mask))) ^ (ONES * u64::from(byte)), 1)
}

/// Those that are beyond ASCII.
pub(super) fn beyond_ascii(eight: u64) -> u64 {
    eight & HIGH
}

/// Which byte is the lowest that an answer holds for; 8 for none.
pub(super) fn first(answer: u64) -> usize {
    (answer.trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first for which something holds, looked for one by one.
    #[track_caller]
    fn check(bytes: [u8; 8], answer: impl Fn(u64) -> u64, holds: impl Fn(u8) -> bool) {
        let eight = next(&bytes).expect("eight bytes");
        assert_eq!(first(answer(eight)), bytes.iter().position(|byte| holds(*byte)).unwrap_or(8), "{bytes:x?}");
    }

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        let mut state = 1_u64;
        for round in 0..200_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mut bytes = state.to_le_bytes();
            // Bytes near the limits, side by side.
            if round % 2 == 0 {
                bytes = bytes.map(|byte| [0x1f, 0x20, 0x21, 0x7f, 0x80, 0xc2, 0xe0, 0xff][usize::from(byte & 7)]);
            }
            check(bytes, |eight| below(eight, 0x20), |byte| byte < 0x20);
            check(bytes, |eight| below(eight, 0x80), |byte| byte < 0x80);
            check(bytes, |eight| like(eight, 0xff, 0xc2), |byte| byte == 0xc2);
            check(bytes, |eight| like(eight, 0xfc, 0xe0), |byte| byte & 0xfc == 0xe0);
            check(bytes, beyond_ascii, |byte| byte >= 0x80);
        }
        assert_eq!(next(&[0; 7]), None);
    }
}
