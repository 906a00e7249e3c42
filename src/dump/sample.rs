//! A sampled fingerprint: to know a file again at once, until all of it has been read.
//!
//! It is of the length, the beginning, the end, and pieces between them at equal distances. Who means to deceive can
//! change what lies between: it only says which file to hope for, and the whole fingerprint decides.

use sha2::{Digest, Sha256};

use super::fingerprint::FileHash;
use super::source::{Source, SourceError, read_full};

/// How long a piece is.
const PIECE: u64 = 16 << 10;
/// How many pieces there are, both ends among them.
const PIECES: u64 = 16;

/// The sampled fingerprint of a file.
///
/// # Errors
/// [`SourceError`] when it cannot be read.
pub fn sampled(source: &dyn Source) -> Result<FileHash, SourceError> {
    let length = source.len();
    let mut sum = Sha256::new();
    sum.update(length.to_le_bytes());
    let last = length.saturating_sub(PIECE);
    let mut piece = vec![0; PIECE as usize];
    for at in 0..PIECES {
        let start = last / (PIECES - 1) * at;
        let count = read_full(source, if at == PIECES - 1 { last } else { start }, &mut piece)?;
        sum.update(&piece[..count]);
    }
    Ok(FileHash::new(sum.finalize().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_length_its_ends_and_between() {
        let file: Vec<u8> = (0..400_000_u32).map(|n| (n * 7 / 3) as u8).collect();
        let of = |bytes: &[u8]| sampled(&bytes.to_vec()).unwrap();
        assert_eq!(of(&file), of(&file));
        let changed = |at: usize| {
            let mut file = file.clone();
            file[at] ^= 1;
            of(&file)
        };
        for (at, known) in [(0, true), (20_000, false), (30_000, true), (399_999, true)] {
            assert_eq!(changed(at) != of(&file), known, "{at}");
        }
        assert_ne!(of(&file[1..]), of(&file));
        assert_ne!(of(b""), of(b"\0"));
    }
}
