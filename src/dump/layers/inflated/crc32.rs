//! The checksum of zip and gzip, eight bytes at a time.

use std::sync::OnceLock;

/// The polynomial, its bits reversed.
const POLYNOMIAL: u32 = 0xEDB8_8320;

/// For each byte what it does to the sum, and what it does when up to seven others follow. Made when first asked for: random
/// as they look, no host's packing makes them smaller.
static TABLES: OnceLock<Box<[[u32; 256]; 8]>> = OnceLock::new();

/// The sum over `bytes`, going on from `sum` over what stands before them; 0 over nothing.
pub(in crate::dump) fn crc32(sum: u32, bytes: &[u8]) -> u32 {
    let tables = TABLES.get_or_init(tables);
    let mut sum = !sum;
    let (eights, rest) = bytes.as_chunks::<8>();
    for eight in eights {
        let low = sum ^ u32::from_le_bytes([eight[0], eight[1], eight[2], eight[3]]);
        sum = tables[7][(low & 0xFF) as usize]
            ^ tables[6][(low >> 8 & 0xFF) as usize]
            ^ tables[5][(low >> 16 & 0xFF) as usize]
            ^ tables[4][(low >> 24) as usize]
            ^ tables[3][eight[4] as usize]
            ^ tables[2][eight[5] as usize]
            ^ tables[1][eight[6] as usize]
            ^ tables[0][eight[7] as usize];
    }
    for byte in rest {
        sum = tables[0][((sum ^ u32::from(*byte)) & 0xFF) as usize] ^ sum >> 8;
    }
    !sum
}

fn tables() -> Box<[[u32; 256]; 8]> {
    let mut tables = Box::new([[0; 256]; 8]);
    for (byte, sum) in (0..).zip(&mut tables[0]) {
        let shifted = |sum: u32| if sum & 1 == 1 { sum >> 1 ^ POLYNOMIAL } else { sum >> 1 };
        *sum = (0..8).fold(byte, |sum, _| shifted(sum));
    }
    for level in 1..8 {
        for byte in 0..256 {
            let before = tables[level - 1][byte];
            tables[level][byte] = before >> 8 ^ tables[0][(before & 0xFF) as usize];
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_sums_come_out_whole_and_in_pieces() {
        let check = |text: &str, sum: u32| {
            assert_eq!(crc32(0, text.as_bytes()), sum, "{text}");
            for cut in 0..=text.len() {
                assert_eq!(crc32(crc32(0, &text.as_bytes()[..cut]), &text.as_bytes()[cut..]), sum, "{text} at {cut}");
            }
        };
        check("", 0);
        check("123456789", 0xCBF4_3926);
        check("The quick brown fox jumps over the lazy dog", 0x414F_A339);
    }
}
