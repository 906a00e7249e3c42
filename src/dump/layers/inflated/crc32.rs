//! The checksum of zip and gzip, eight bytes at a time.

/// The polynomial, its bits reversed.
const POLYNOMIAL: u32 = 0xEDB8_8320;

/// For each byte what it does to the sum, and what it does when up to seven others follow.
static TABLES: [[u32; 256]; 8] = tables();

/// The sum over `bytes`, going on from `sum` over what stands before them; 0 over nothing.
pub(in crate::dump) fn crc32(sum: u32, bytes: &[u8]) -> u32 {
    let mut sum = !sum;
    let (eights, rest) = bytes.as_chunks::<8>();
    for eight in eights {
        let low = sum ^ u32::from_le_bytes([eight[0], eight[1], eight[2], eight[3]]);
        sum = TABLES[7][(low & 0xFF) as usize]
            ^ TABLES[6][(low >> 8 & 0xFF) as usize]
            ^ TABLES[5][(low >> 16 & 0xFF) as usize]
            ^ TABLES[4][(low >> 24) as usize]
            ^ TABLES[3][eight[4] as usize]
            ^ TABLES[2][eight[5] as usize]
            ^ TABLES[1][eight[6] as usize]
            ^ TABLES[0][eight[7] as usize];
    }
    for byte in rest {
        sum = TABLES[0][((sum ^ u32::from(*byte)) & 0xFF) as usize] ^ sum >> 8;
    }
    !sum
}

const fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        let mut sum = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ POLYNOMIAL } else { sum >> 1 };
            bit += 1;
        }
        tables[0][byte] = sum;
        byte += 1;
    }
    let mut level = 1;
    while level < 8 {
        let mut byte = 0;
        while byte < 256 {
            let before = tables[level - 1][byte];
            tables[level][byte] = before >> 8 ^ tables[0][(before & 0xFF) as usize];
            byte += 1;
        }
        level += 1;
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
