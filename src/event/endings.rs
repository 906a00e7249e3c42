//! Whether a word ends in one of many endings, told by two of its last bytes before any is compared.

/// Endings, as they are written; at most 64.
#[derive(Debug)]
pub(in crate::event) struct Endings {
    ends: &'static [&'static str],
    /// By the last byte of a word, a bit for each ending that has it there.
    last: [u64; 256],
    /// The same by the last byte but two: of two Cyrillic letters it tells the first one.
    third: [u64; 256],
}

impl Endings {
    pub(in crate::event) const fn new(ends: &'static [&'static str]) -> Self {
        assert!(ends.len() <= 64);
        let (mut last, mut third) = ([0; 256], [0; 256]);
        let mut at = 0;
        while at < ends.len() {
            let bytes = ends[at].as_bytes();
            let bit = 1 << at;
            last[bytes[bytes.len() - 1] as usize] |= bit;
            if bytes.len() > 2 {
                third[bytes[bytes.len() - 3] as usize] |= bit;
            } else {
                let mut byte = 0;
                while byte < 256 {
                    third[byte] |= bit;
                    byte += 1;
                }
            }
            at += 1;
        }
        Self { ends, last, third }
    }

    /// Whether a word ends in one of them.
    #[inline]
    pub(in crate::event) fn end(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let Some(last) = bytes.last() else { return false };
        let third = bytes.len().checked_sub(3).map_or(0, |at| bytes[at]);
        let mut rest = self.last[usize::from(*last)] & self.third[usize::from(third)];
        while rest != 0 {
            if word.ends_with(self.ends[rest.trailing_zeros() as usize]) {
                return true;
            }
            rest &= rest - 1;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_are_those_of_comparing_all() {
        const ENDS: [&str; 6] = ["а", "ого", "ing", "ил", "ёт", "s"];
        static TABLE: Endings = Endings::new(&ENDS);
        for word in
            ["", "а", "я", "нового", "ого", "го", "being", "ng", "ходил", "ил", "л", "идёт", "words", "s", "слова"]
        {
            assert_eq!(TABLE.end(word), ENDS.iter().any(|end| word.ends_with(end)), "{word}");
        }
    }
}
