//! Looking for the end of what has begun, without looking through the same bytes twice.
//!
//! A page full of comments, scripts or quotes that never end would otherwise be searched to its end for each.

use memchr::memmem;

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Needle {
    DoubleQuote,
    SingleQuote,
    Bracket,
    Comment,
    Cdata,
    Script,
    Style,
}

/// How many sorts of needle there are.
const SORTS: usize = 7;

impl Needle {
    fn bytes(self) -> &'static [u8] {
        match self {
            Self::DoubleQuote => b"\"",
            Self::SingleQuote => b"'",
            Self::Bracket => b">",
            Self::Comment => b"-->",
            Self::Cdata => b"]]>",
            Self::Script => b"</script",
            Self::Style => b"</style",
        }
    }
}

/// Where each needle is known not to be: from the first place up to the second.
#[derive(Debug, Default)]
pub(super) struct Absent([(usize, usize); SORTS]);

impl Absent {
    /// The next place of a needle from `from` on and before `to`; `None` if it is not there.
    pub(super) fn find(&mut self, needle: Needle, bytes: &[u8], from: usize, to: usize) -> Option<usize> {
        let to = to.min(bytes.len());
        let known = &mut self.0[needle as usize];
        let start = if (known.0..known.1).contains(&from) { known.1 } else { from };
        let found = match needle.bytes() {
            &[byte] => memchr::memchr(byte, bytes.get(start..to)?),
            b"</script" | b"</style" => find_close(bytes.get(start..to)?, needle.bytes()),
            many => memmem::find(bytes.get(start..to)?, many),
        };
        if found.is_none() {
            // It may begin with the last bytes and end behind them.
            let end = (to + 1).saturating_sub(needle.bytes().len()).max(start);
            *known = (if start == from { from } else { known.0 }, end);
        }
        found.map(|at| start + at)
    }
}

/// A closing tag in letters of either case.
fn find_close(bytes: &[u8], close: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memmem::find(&bytes[at..], b"</")?;
        let found = bytes[at..].get(..close.len())?;
        if found.eq_ignore_ascii_case(close) {
            return Some(at);
        }
        at += 2;
    }
}
