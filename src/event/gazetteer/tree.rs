//! All patterns in one tree of letters, walked down from the start of a word.
//!
//! Names begin where words do, so a text is tried there and hardly anywhere else, and most words leave the tree behind
//! two or three letters. Knows letters and numbers of patterns; where one may begin is for `find` to say.

use crate::event::letter::{Letter, NUMBERS, number_at};
use crate::event::order::Order;

/// No pattern, no node.
const NONE: u32 = u32::MAX;

/// Which patterns begin with a run of letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::event) enum Begun {
    /// None.
    None,
    /// Those at or behind this node.
    At(u32),
    /// They must be looked for.
    Any,
}

/// Patterns by their letters. The nodes lie in the order of their depth, so that those behind a node lie side by side.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The code of the letter that leads to a node; those of nodes side by side are sorted.
    letters: Vec<u32>,
    /// Where the nodes behind each begin; they end where those of the next begin.
    behind: Vec<u32>,
    /// The pattern that ends at a node.
    patterns: Vec<u32>,
    /// The nodes behind the first two letters, by the numbers of both.
    pairs: Vec<u32>,
    /// By number: whether the letter alone is a pattern.
    single: Vec<bool>,
}

impl Tree {
    /// Of patterns in their order, each with its place in it as its number.
    pub(super) fn of(sorted: &[String]) -> Self {
        let mut tree = Self { pairs: vec![NONE; NUMBERS * NUMBERS], single: vec![false; NUMBERS], ..Self::default() };
        // Of each node the patterns that go through it, and the length of what they share.
        let mut through = vec![(0, sorted.len(), 0)];
        tree.letters.push(0);
        let mut node = 0;
        while let Some((mut from, to, length)) = through.get(node).copied() {
            tree.behind.push(through.len() as u32);
            let ends = sorted.get(from).is_some_and(|pattern| pattern.len() == length);
            tree.patterns.push(if ends { from as u32 } else { NONE });
            from += usize::from(ends);
            let mut behind = Vec::new();
            while from < to {
                let Some(letter) = sorted[from][length..].chars().next() else { break };
                let same = |pattern: &String| pattern[length..].starts_with(letter);
                let next = from + sorted[from..to].partition_point(same);
                let (code, width) = code_at(&sorted[from], length);
                behind.push((code, (from, next, length + width)));
                from = next;
            }
            behind.order_by(|(code, _)| u64::from(*code));
            for (code, patterns) in behind {
                tree.letters.push(code);
                through.push(patterns);
            }
            node += 1;
        }
        tree.behind.push(through.len() as u32);
        for first in tree.nodes_behind(0) {
            let a = tree.letters[first] as usize;
            if a >= NUMBERS {
                continue;
            }
            tree.single[a] = tree.patterns[first] != NONE;
            for second in tree.nodes_behind(first) {
                let b = tree.letters[second] as usize;
                if b < NUMBERS {
                    tree.pairs[a * NUMBERS + b] = second as u32;
                }
            }
        }
        tree
    }

    fn nodes_behind(&self, node: usize) -> std::ops::Range<usize> {
        self.behind[node] as usize..self.behind[node + 1] as usize
    }

    /// Hands out every pattern that the text has at a byte, with the byte behind it, the shortest first.
    #[inline]
    pub(super) fn each_at(&self, text: &str, at: usize, found: impl FnMut(u32, usize)) {
        let bytes = text.as_bytes();
        let (one, width) = number_at(bytes, at);
        let (two, more) = if one > 0 { number_at(bytes, at + width) } else { (0, 0) };
        let (node, begun) = if two > 0 && !self.single[one] {
            match self.pairs[one * NUMBERS + two] {
                NONE => return,
                node => (node as usize, width + more),
            }
        } else {
            let (first, width) = code_at(text, at);
            let Some(node) = self.after(0, first) else { return };
            (node, width)
        };
        self.walk(node, text, at + begun, found);
    }

    fn walk(&self, mut node: usize, text: &str, mut at: usize, mut found: impl FnMut(u32, usize)) {
        loop {
            if self.patterns[node] != NONE {
                found(self.patterns[node], at);
            }
            if at >= text.len() {
                return;
            }
            let (letter, width) = code_at(text, at);
            let Some(behind) = self.after(node, letter) else { return };
            node = behind;
            at += width;
        }
    }

    /// Which patterns a text may have at its beginning that begins with this run of letters and digits; `inner` says which
    /// of them count although the run goes on. Of letters that must be folded first it says nothing.
    pub(super) fn begun(&self, letters: &str, inner: impl Fn(u32) -> bool) -> Begun {
        let (mut node, mut at) = (0, 0);
        while let Some(byte) = letters.as_bytes().get(at) {
            let (code, width) = code_at(letters, at);
            if code as usize >= NUMBERS && !byte.is_ascii() {
                return Begun::Any;
            }
            let Some(behind) = self.after(node, code) else { return Begun::None };
            node = behind;
            at += width;
            let pattern = self.patterns[node];
            if pattern != NONE && at < letters.len() && inner(pattern) {
                return Begun::Any;
            }
        }
        // What goes on does so with a sign.
        let goes_on = self.nodes_behind(node).any(|node| self.is_sign(node));
        if goes_on || self.patterns[node] != NONE { Begun::At(node as u32) } else { Begun::None }
    }

    /// Hands out the patterns behind a run that ends at a byte, as [`Self::each_at`] does; `node` is where the run led.
    #[inline]
    pub(super) fn each_behind(&self, node: u32, text: &str, at: usize, found: impl FnMut(u32, usize)) {
        self.walk(node as usize, text, at, found);
    }

    /// Whether a pattern begins with a sign.
    pub(super) fn has_signs(&self) -> bool {
        self.nodes_behind(0).any(|node| self.is_sign(node))
    }

    /// Whether a sign leads to a node.
    fn is_sign(&self, node: usize) -> bool {
        let letter = self.letters[node].checked_sub(NUMBERS as u32).and_then(char::from_u32);
        letter.is_some_and(|letter| !letter.is_letter_or_digit())
    }

    #[inline]
    fn after(&self, node: usize, letter: u32) -> Option<usize> {
        let nodes = self.nodes_behind(node);
        let letters = &self.letters[nodes.clone()];
        let at = if letters.len() <= 8 {
            letters.iter().position(|next| *next == letter)?
        } else {
            letters.binary_search(&letter).ok()?
        };
        Some(nodes.start + at)
    }
}

/// What stands for a letter in the tree, and its width: its number if it has one, and else more than any number.
#[inline]
fn code_at(text: &str, at: usize) -> (u32, usize) {
    match number_at(text.as_bytes(), at) {
        (0, _) => text[at..].chars().next().map_or((u32::MAX, 1), |c| (NUMBERS as u32 + c as u32, c.len_utf8())),
        (number, width) => (number as u32, width),
    }
}
