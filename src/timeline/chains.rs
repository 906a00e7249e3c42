//! Postings while they grow: for each term the reports that have it and where in them.
//!
//! Every term has a chain of pieces in shared pages; a piece is twice as long as the one before, so that rare
//! terms take little and frequent ones lose little. A chain is a run of numbers, seven bits a byte: for each
//! report the distance to the one before; then the place of the only occurrence, doubled; or the number of
//! occurrences, doubled and one more, and the distances between their places.

const PAGE: usize = 1 << 16;
const FIRST_PIECE: u32 = 8;
const LONGEST_PIECE: u32 = 4_096;
/// Bytes at the end of a piece that say where the next one begins.
const LINK: u32 = 4;

/// The chains of all terms.
#[derive(Debug, Default)]
pub(super) struct Chains {
    pages: Vec<Box<[u8]>>,
    /// Bytes taken in the last page.
    taken: usize,
    ends: Vec<End>,
    /// One more than the last report before all of them.
    before: u32,
}

/// What is known of a chain.
#[derive(Clone, Copy, Debug, Default)]
struct End {
    /// First byte of the first piece.
    head: u32,
    /// Where the next byte goes.
    at: u32,
    /// Where the link of the last piece stands.
    link: u32,
    /// Length of the last piece without the link; 0 before the first.
    piece: u32,
    /// One more than the last report.
    last: u32,
}

impl Chains {
    /// Adds a report to the chain of a term; `places` are those of the term in the report, rising, not empty.
    pub(super) fn push(&mut self, term: u32, report: u32, places: &[u32]) {
        if self.ends.len() <= term as usize {
            self.ends.resize(term as usize + 1, End::default());
        }
        let mut end = self.ends[term as usize];
        if end.piece == 0 {
            end.last = self.before;
        }
        let distance = report + 1 - end.last;
        self.number(&mut end, distance);
        end.last = report + 1;
        if let [only] = places {
            self.number(&mut end, only << 1);
        } else {
            self.number(&mut end, (places.len() as u32) << 1 | 1);
            let mut before = 0;
            for &place in places {
                self.number(&mut end, place - before);
                before = place;
            }
        }
        self.ends[term as usize] = end;
    }

    /// Calls `each` with every occurrence of a term: its report and its place in it, both rising.
    pub(super) fn each(&self, term: u32, each: impl FnMut(u32, u32)) {
        let Some((mut reader, end)) = self.reader(term) else { return };
        occurrences(self.before, &mut || (reader.at != end).then(|| reader.number()), each);
    }

    /// Appends the bytes of a chain.
    pub(super) fn copy(&self, term: u32, to: &mut Vec<u8>) {
        let Some((mut reader, end)) = self.reader(term) else { return };
        while reader.at != end {
            to.push(reader.byte());
        }
    }

    /// How many bytes of chains there are, nearly.
    pub(super) fn held(&self) -> usize {
        self.pages.len() * PAGE
    }

    /// One more than the last term.
    pub(super) fn terms(&self) -> u32 {
        self.ends.len() as u32
    }

    /// One more than the last report before all of them.
    pub(super) fn before(&self) -> u32 {
        self.before
    }

    /// Forgets all; the reports that come are those from `before` on.
    pub(super) fn begin_again(&mut self, before: u32) {
        self.pages.clear();
        self.ends.clear();
        (self.taken, self.before) = (0, before);
    }

    fn reader(&self, term: u32) -> Option<(Reader<'_>, u32)> {
        let end = self.ends.get(term as usize).filter(|end| end.piece > 0)?;
        Some((Reader { chains: self, at: end.head, link: end.head + FIRST_PIECE, piece: FIRST_PIECE }, end.at))
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.held() + self.ends.capacity() * size_of::<End>()
    }

    fn number(&mut self, end: &mut End, mut number: u32) {
        while number >= 0x80 {
            self.byte(end, number as u8 | 0x80);
            number >>= 7;
        }
        self.byte(end, number as u8);
    }

    fn byte(&mut self, end: &mut End, byte: u8) {
        if end.at == end.link {
            let piece = if end.piece == 0 { FIRST_PIECE } else { (end.piece * 2).min(LONGEST_PIECE) };
            let start = self.room(piece + LINK);
            if end.piece == 0 {
                end.head = start;
            } else {
                let link = end.link as usize;
                self.pages[link / PAGE][link % PAGE..][..LINK as usize].copy_from_slice(&start.to_le_bytes());
            }
            *end = End { at: start, link: start + piece, piece, ..*end };
        }
        let at = end.at as usize;
        self.pages[at / PAGE][at % PAGE] = byte;
        end.at += 1;
    }

    /// Takes a stretch that lies in one page.
    fn room(&mut self, length: u32) -> u32 {
        if self.pages.is_empty() || self.taken + length as usize > PAGE {
            self.pages.push(vec![0; PAGE].into_boxed_slice());
            self.taken = 0;
        }
        let start = (self.pages.len() - 1) * PAGE + self.taken;
        self.taken += length as usize;
        start as u32
    }
}

/// Calls `each` with the occurrences that the numbers of a chain name, of reports from `before` on.
pub(super) fn occurrences(before: u32, number: &mut impl FnMut() -> Option<u32>, mut each: impl FnMut(u32, u32)) {
    let mut report = before;
    while let Some((distance, head)) = number().zip(number()) {
        report += distance;
        if head & 1 == 0 {
            each(report - 1, head >> 1);
            continue;
        }
        let mut place = 0;
        for _ in 0..head >> 1 {
            place += number().unwrap_or_default();
            each(report - 1, place);
        }
    }
}

/// Reads a chain from its head.
struct Reader<'a> {
    chains: &'a Chains,
    at: u32,
    link: u32,
    piece: u32,
}

impl Reader<'_> {
    fn number(&mut self) -> u32 {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
        }
    }

    fn byte(&mut self) -> u8 {
        if self.at == self.link {
            let mut next = [0; LINK as usize];
            let link = self.link as usize;
            next.copy_from_slice(&self.chains.pages[link / PAGE][link % PAGE..][..LINK as usize]);
            self.at = u32::from_le_bytes(next);
            self.piece = (self.piece * 2).min(LONGEST_PIECE);
            self.link = self.at + self.piece;
        }
        let at = self.at as usize;
        self.at += 1;
        self.chains.pages[at / PAGE][at % PAGE]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_give_back_what_was_pushed() {
        let mut chains = Chains::default();
        let places = |term: u32, report: u32| -> Vec<u32> { (0..=(report % 4)).map(|n| n * 200 + term).collect() };
        let has = |term: u32, report: u32| report % (term * term + 1) == term;
        for report in 0..20_000 {
            (0..40).filter(|&t| has(t, report)).for_each(|t| chains.push(t, report, &places(t, report)));
        }
        for term in 0..40 {
            let mut found = Vec::new();
            chains.each(term, |report, place| found.push((report, place)));
            let expected: Vec<_> = (0..20_000)
                .filter(|&r| has(term, r))
                .flat_map(|r| places(term, r).into_iter().map(move |place| (r, place)))
                .collect();
            assert_eq!(found, expected, "{term}");
        }
        chains.each(99, |_, _| panic!("no such term"));
    }
}
