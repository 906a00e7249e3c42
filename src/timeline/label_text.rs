//! The forms of a facet's values as one text, to find those that have a word or contain a string.

use memchr::memmem;

use super::intern::Strings;
use super::laid::{Laying, Taking, sound};
use super::sections::Damage;
use super::skeleton::skeleton;
use super::words::{fold, words};

/// Folded forms, a line each: ` word word ~skeleton ~skeleton `.
#[derive(Debug, Default)]
pub(super) struct LabelText {
    text: String,
    /// Where each line begins.
    starts: Vec<u32>,
}

impl LabelText {
    /// From forms in the order of their numbers; those of names can be found in the other script.
    pub(super) fn new(forms: &Strings, names: bool) -> Self {
        let mut this = Self::default();
        let mut folded = String::new();
        for form in forms.iter() {
            this.starts.push(this.text.len() as u32);
            this.text.push(' ');
            let text = &mut this.text;
            words(form, &mut folded, |word, _, _| {
                text.push_str(word);
                text.push(' ');
            });
            if names {
                words(form, &mut folded, |word, _, _| {
                    let skeleton = skeleton(word);
                    if skeleton.len() > 2 {
                        text.push('~');
                        text.push_str(&skeleton);
                        text.push(' ');
                    }
                });
            }
            this.text.push('\n');
        }
        this
    }

    /// The forms that have all the words, sorted; the last word may be a beginning.
    pub(super) fn with_words(&self, words: &[String], typing: bool) -> Vec<u32> {
        let mut found: Option<Vec<u32>> = None;
        for (at, word) in words.iter().enumerate() {
            let end = if typing && at + 1 == words.len() { "" } else { " " };
            let mut lines = self.lines(&format!(" {word}{end}"));
            let skeleton = skeleton(word);
            if skeleton.len() > 2 {
                lines.extend(self.lines(&format!(" ~{skeleton}{end}")));
                lines.sort_unstable();
                lines.dedup();
            }
            if let Some(before) = &found {
                lines.retain(|line| before.binary_search(line).is_ok());
            }
            found = Some(lines);
        }
        found.unwrap_or_else(|| (0..self.starts.len() as u32).collect())
    }

    /// The forms that contain a string, sorted.
    pub(super) fn containing(&self, string: &str) -> Vec<u32> {
        let string = fold(string);
        if string.is_empty() { self.with_words(&[], false) } else { self.lines(&string) }
    }

    /// Lays it down.
    pub(super) fn lay(&self, laid: &mut Laying) {
        laid.bytes(self.text.as_bytes());
        laid.words(&self.starts);
    }

    /// Takes up what was laid down.
    pub(super) fn take(from: &mut Taking<'_>) -> Result<Self, Damage> {
        let text = Self { text: from.text()?, starts: from.words()? };
        sound(text.text.is_empty() || text.starts.first() == Some(&0))?;
        sound(text.starts.is_sorted())?;
        Ok(text)
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.text.capacity() + self.starts.capacity() * 4
    }

    fn lines(&self, needle: &str) -> Vec<u32> {
        let mut lines = Vec::new();
        for at in memmem::find_iter(self.text.as_bytes(), needle.as_bytes()) {
            let line = self.starts.partition_point(|&start| start as usize <= at) as u32 - 1;
            if lines.last() != Some(&line) {
                lines.push(line);
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_by_words_and_parts() {
        let mut forms = Strings::default();
        for form in ["Сергей Лавров", "S. Lavrov", "Ёлкин", "Lavrovsky", "Côte d’Azur", ""] {
            forms.intern(form);
        }
        let text = LabelText::new(&forms, true);
        let words =
            |words: &str, typing| text.with_words(&words.split(' ').map(str::to_owned).collect::<Vec<_>>(), typing);
        assert_eq!(words("лавров", false), [0, 1]);
        assert_eq!(words("lavrov", true), [0, 1, 3]);
        assert_eq!(words("лавров сер", true), [0]);
        assert_eq!(words("елкин", false), [2]);
        assert_eq!(words("лавр", false), Vec::<u32>::new());
        assert_eq!(text.containing("авро"), [0]);
        assert_eq!(text.containing("D’A"), [4]);
        assert_eq!(text.containing(""), [0, 1, 2, 3, 4, 5]);
    }
}
