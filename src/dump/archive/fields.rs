//! Numbers and extra fields as archives write them.

/// The number of two bytes at a place; 0 where there is none.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]))
}

/// The number of four bytes at a place; 0 where there is none.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}

/// The number of eight bytes at a place; 0 where there is none.
pub(super) fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32_at(bytes, at)) | u64::from(u32_at(bytes, at + 4)) << 32
}

/// The extra field of that kind.
pub(super) fn extra(mut extras: &[u8], kind: u16) -> Option<&[u8]> {
    while extras.len() >= 4 {
        let length = usize::from(u16_at(extras, 2));
        let field = &extras[4..(4 + length).min(extras.len())];
        if u16_at(extras, 0) == kind {
            return Some(field);
        }
        extras = &extras[4 + field.len()..];
    }
    None
}

/// Sizes and places that do not fit into four bytes stand in an extra field, in this order, and only those.
pub(super) fn widen<const N: usize>(small: [u32; N], extras: &[u8]) -> [u64; N] {
    let field = extra(extras, 1).unwrap_or_default();
    let mut at = 0;
    small.map(|value| {
        if value == u32::MAX && field.len() >= at + 8 {
            at += 8;
            u64_at(field, at - 8)
        } else {
            u64::from(value)
        }
    })
}
