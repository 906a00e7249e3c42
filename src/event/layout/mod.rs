//! How a post is built: its lines and what they are for, its first sentences, what in it is quoted.
//!
//! Works on the cleaned text of [`plain`], on signs and shapes only. Knows a few words that close a post
//! ("subscribe"), no names and no events.

pub mod plain;
mod sentences;
mod quotes;
pub mod words;

pub use plain::Plain;

use std::cell::OnceCell;

use self::quotes::quotes;
use self::words::Word;
use crate::event::Span;
use crate::event::letter::{Letter, small_of};
use crate::event::order::Order;
use crate::event::runs::{Cutter, Run};

/// A line that is not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where, without the emoji, bullets and spaces that lead it in.
    pub span: Span,
    /// What it is for.
    pub kind: LineKind,
    /// The first sign before the words, if there is one.
    pub sign: Option<char>,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Running text or a title.
    Body,
    /// A point of a list.
    Bullet,
    /// Somebody's words, shown as such by a sign or by quotation marks around the whole.
    Quote,
    /// Place and date.
    Dateline,
    /// Hashtags only.
    Tags,
    /// Links, "subscribe", "read in full".
    Footer,
    /// A rule that begins another section.
    Rule,
}

/// The lines of a post and what they tell.
#[derive(Debug, Default)]
pub struct Layout {
    /// All lines with something in them.
    pub lines: Vec<Line>,
    /// The first sentences of the telling voice, the first of them the header.
    pub lead: Vec<Span>,
    /// Stretches that are somebody's words: whatever stands in them is said, not told.
    pub quotes: Vec<Span>,
    /// The words of the first sentences, cut when first asked for.
    lead_words: OnceCell<LeadWords>,
}

#[derive(Debug, Default)]
struct LeadWords {
    words: Vec<Word>,
    /// Where those of each sentence end.
    ends: Vec<usize>,
}

/// No main event is raised behind this many sentences.
const LEAD_SENTENCES: usize = 6;

/// Place and date alone have fewer words than this.
const TOLD: usize = 9;

impl Layout {
    /// Reads the build of a cleaned text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut cutter = Cutter::default();
        cutter.cut(text);
        Self::of_runs(text, cutter.runs())
    }

    /// The same of a text that is cut into runs.
    pub(in crate::event) fn of_runs(text: &str, runs: &[Run]) -> Self {
        let mut layout = Self::outlined(text);
        layout.find_lead(text, runs);
        layout
    }

    /// Lines and quotations alone, without the first sentences.
    fn outlined(text: &str) -> Self {
        let mut layout = Self::default();
        let mut at = 0;
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
        for end in ends {
            layout.lines.extend(read_line(&text[at..end], at as u32));
            at = end + 1;
        }
        layout.quotes = quotes(text);
        layout
    }

    /// Whether a byte lies in somebody's words.
    #[must_use]
    pub fn is_quoted(&self, at: u32) -> bool {
        let next = self.quotes.partition_point(|q| q.end <= at);
        self.quotes.get(next).is_some_and(|q| q.start <= at)
    }

    /// Cuts the first sentences into words by the runs of the text.
    pub(in crate::event) fn cut_lead(&self, text: &str, runs: &[Run]) {
        let cut = |span, words: &mut Vec<Word>| words::words_of(text, runs, span, words);
        let _ = self.lead_words.set(self.words_of_lead(cut));
    }

    fn words_of_lead(&self, cut: impl Fn(Span, &mut Vec<Word>)) -> LeadWords {
        let mut all = LeadWords::default();
        for span in &self.lead {
            cut(*span, &mut all.words);
            all.ends.push(all.words.len());
        }
        self.mark_quoted(&mut all.words);
        all
    }

    /// The words of one of the first sentences, those in quotations marked. `text` is the text that was read.
    #[must_use]
    pub fn lead_words(&self, text: &str, sentence: usize) -> &[Word] {
        let all = self.lead_words.get_or_init(|| self.words_of_lead(|span, words| words::words(text, span, words)));
        let begin = sentence.checked_sub(1).and_then(|before| all.ends.get(before)).copied().unwrap_or(0);
        all.ends.get(sentence).and_then(|end| all.words.get(begin..*end)).unwrap_or_default()
    }

    /// Marks the words that stand in quotations.
    pub fn mark_quoted(&self, words: &mut [Word]) {
        if !self.quotes.is_empty() {
            for word in words {
                word.quoted = self.is_quoted(word.start);
            }
        }
    }

    fn find_lead(&mut self, text: &str, runs: &[Run]) {
        let mut told = false;
        for line in &self.lines {
            match line.kind {
                LineKind::Body | LineKind::Bullet => {
                    sentences::first(text, runs, line.span, LEAD_SENTENCES, &mut self.lead);
                    told = true;
                }
                // Behind place and date the text itself may go on.
                LineKind::Dateline => {
                    let mut found = Vec::new();
                    sentences::first(text, runs, line.span, usize::MAX, &mut found);
                    for sentence in found {
                        let words = &text[sentence.start as usize..sentence.end as usize];
                        if self.lead.len() < LEAD_SENTENCES && words.split_whitespace().nth(TOLD - 1).is_some() {
                            self.lead.push(sentence);
                            told = true;
                        }
                    }
                }
                // What follows somebody's words is more of them, or comes too late.
                LineKind::Quote | LineKind::Rule if told => break,
                _ => {}
            }
            if self.lead.len() >= LEAD_SENTENCES {
                break;
            }
        }
    }
}

/// What a line is, from its first signs and its shape.
fn read_line(line: &str, at: u32) -> Option<Line> {
    let mut sign = None;
    let mut bullet = false;
    let mut begin = 0;
    for (place, c) in line.char_indices() {
        if is_word_start(c, &line[place..]) {
            break;
        }
        begin = place + c.len_utf8();
        if sign.is_none() && !c.is_whitespace() {
            sign = Some(c);
        }
        bullet |= matches!(
            c,
            '•' | '▪'
                | '◾'
                | '▫'
                | '🔹'
                | '🔸'
                | '🔻'
                | '—'
                | '–'
                | '-'
                | '➡'
                | '👉'
                | '📌'
                | '☝'
                | '✔'
                | '✅'
        );
    }
    let words = line[begin..].trim_end();
    let span = Span { start: at + begin as u32, end: at + (begin + words.len()) as u32 };
    if words.is_empty() {
        return (line.trim() == "***").then_some(Line { span, kind: LineKind::Rule, sign });
    }
    let leading = &line[..begin];
    let kind = if leading.contains('📍') && names_place(words) {
        LineKind::Dateline
    } else if is_tags(words) {
        LineKind::Tags
    } else if is_footer(words) {
        LineKind::Footer
    } else if leading.contains(['💬', '🗣']) && !names_words(words) && !names_event(words)
        || is_wholly_quoted(words)
        || leading.contains('❓') && words.ends_with('?')
    {
        LineKind::Quote
    } else if bullet {
        LineKind::Bullet
    } else {
        LineKind::Body
    };
    Some(Line { span, kind, sign })
}

fn is_word_start(c: char, rest: &str) -> bool {
    // Keycap emoji begin with a digit.
    let keycap = rest[c.len_utf8()..].starts_with('\u{20e3}');
    (c.is_letter_or_digit() && !keycap)
        || matches!(c, '#' | '«' | '“' | '"' | '(' | '[' | '@' | '$' | '€' | '№' | '„' | '<')
}

/// Whether a line behind a pin may name a place: a sentence or a title is only caught the eye for.
fn names_place(line: &str) -> bool {
    /// Longest address, in letters, and fewest words of a sentence.
    const LONGEST: usize = 90;
    const SENTENCE: usize = 7;
    let sentence = || line.ends_with(['.', '!', '?', '»', '”']) && line.split(' ').nth(SENTENCE).is_some();
    !names_words(line) && line.chars().nth(LONGEST).is_none() && !sentence()
}

/// Whether a line says whose words follow and is none of them, whatever sign it has: `💬 Comment by the Ministry`.
fn names_words(line: &str) -> bool {
    const TITLES: [&str; 16] = [
        "Comment by",
        "Comment of",
        "Commentary by",
        "Statement by",
        "Statement of",
        "Reply by",
        "Answer by",
        "From the ",
        "Excerpt",
        "Комментарий ",
        "Заявление ",
        "Ответ ",
        "Ответы ",
        "Из ответ",
        "Из интервью",
        "Из выступлен",
    ];
    TITLES.iter().any(|title| line.starts_with(title))
}

/// Whether a line tells at what somebody spoke before it quotes: `🗣️ FM Jane Roe at the Forum in Bled today: “…”`.
fn names_event(line: &str) -> bool {
    let Some((label, words)) = line.split_once(':') else { return false };
    let at = [" at ", " in ", " на ", " в "].iter().any(|word| label.contains(word));
    at && label.len() < 160 && words.trim_start().starts_with(['“', '«', '"'])
}

fn is_tags(words: &str) -> bool {
    words.starts_with('#')
        && words.split_whitespace().all(|word| word.starts_with('#') || !word.chars().any(Letter::is_letter_or_digit))
}

/// Words that close a post, at the start of a line. Compared without regard to case.
const FOOTERS: [&str; 26] = [
    "подписаться",
    "подписывайся",
    "подписывайтесь",
    "подпишись",
    "подпишитесь",
    "читать нас",
    "читайте нас",
    "прислать новость",
    "наш канал",
    "читать далее",
    "читать полностью",
    "читать",
    "подробнее на сайте",
    "полный текст",
    "больше фото",
    "больше новостей",
    "read in full",
    "read more",
    "full text",
    "read the full",
    "subscribe",
    "follow us",
    "join us",
    "watch in full",
    "watch the full",
    "read here",
];

fn is_footer(words: &str) -> bool {
    if words.len() > 160 {
        return false;
    }
    // Few lines begin with two letters of one of these.
    let mut two = words.chars().map(small_of);
    let (first, second) = (two.next().flatten(), two.next().flatten());
    let begins = |footer: &&&str| {
        let mut letters = footer.chars();
        letters.next() == first && letters.next() == second
    };
    let closes = |footer: &&str| begins_alike(words, footer) && words.to_lowercase().len() < footer.len() + 40;
    matches!(first, Some('п' | 'ч' | 'н' | 'б' | 'r' | 'f' | 's' | 'j' | 'w'))
        && FOOTERS.iter().filter(begins).any(closes)
        || !words.is_ascii() && names_footer(words)
}

/// Whether a line has one of the words that close a post wherever they stand.
fn names_footer(words: &str) -> bool {
    let bytes = words.as_bytes();
    // By the second bytes of п and П, ч and Ч.
    let places = memchr::memchr3_iter(0xbf, 0x9f, 0x87, bytes).chain(memchr::memchr_iter(0xa7, bytes));
    places.filter_map(|at| words.get(at.checked_sub(1)?..)).any(|rest| {
        let mut two = rest.chars().map(small_of);
        matches!((two.next().flatten(), two.next().flatten()), (Some('п'), Some('о' | 'р')) | (Some('ч'), Some('и')))
            && ANYWHERE.iter().any(|footer| begins_alike(rest, footer))
    })
}

/// Words that close a post wherever in a line they stand.
const ANYWHERE: [&str; 4] = ["подписаться", "подписывайся", "прислать новость", "читать нас"];

/// Whether words begin with these, which are small, without regard to case.
fn begins_alike(words: &str, small: &str) -> bool {
    let mut letters = words.chars().flat_map(char::to_lowercase);
    small.chars().all(|expected| letters.next() == Some(expected))
}

fn is_wholly_quoted(words: &str) -> bool {
    let Some(first) = words.chars().next() else { return false };
    let close = closing(first);
    let Some(close) = close else { return false };
    let inner = &words[first.len_utf8()..];
    inner.trim_end_matches(['.', ' ']).ends_with(close) && inner.matches(close).count() == 1 && words.len() > 60
}

const fn closing(open: char) -> Option<char> {
    match open {
        '«' => Some('»'),
        '“' => Some('”'),
        '„' => Some('“'),
        '"' => Some('"'),
        _ => None,
    }
}

/// Where quotation marks begin, and ends of lines.
fn signs(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut quotes = memchr::memchr3_iter(b'"', 0xc2, 0xe2, bytes).peekable();
    let mut ends = memchr::memchr_iter(b'\n', bytes).peekable();
    std::iter::from_fn(move || match (quotes.peek(), ends.peek()) {
        (Some(quote), Some(end)) if quote < end => quotes.next(),
        (_, Some(_)) => ends.next(),
        (_, None) => quotes.next(),
    })
}

/// Which bytes these are.
const fn bytes_of(some: &[u8]) -> [bool; 256] {
    let mut bytes = [false; 256];
    let mut at = 0;
    while at < some.len() {
        bytes[some[at] as usize] = true;
        at += 1;
    }
    bytes
}

/// Where a message gives somebody's words: in quotation marks, or in lines that a sign shows to be such.
#[must_use]
pub fn quoted(text: &str) -> Vec<Span> {
    let plain = Plain::of(text);
    let Layout { lines, mut quotes, .. } = Layout::outlined(plain.text());
    let said = lines.iter().filter(|line| line.kind == LineKind::Quote).map(|line| line.span);
    // A line that is wholly in quotation marks is there already.
    let new = |line: &Span| !quotes.iter().any(|quote| line.holds(*quote));
    let more: Vec<Span> = said.filter(new).collect();
    quotes.extend(more);
    quotes.order_by(|quote| quote.number());
    quotes.iter().map(|quote| plain.original(text, *quote)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let layout = Layout::of(text);
        let of = |s: Span| &text[s.start as usize..s.end as usize];
        let kinds: String = layout
            .lines
            .iter()
            .map(|line| match line.kind {
                LineKind::Body => 'b',
                LineKind::Bullet => '-',
                LineKind::Quote => 'q',
                LineKind::Dateline => 'd',
                LineKind::Tags => '#',
                LineKind::Footer => 'f',
                LineKind::Rule => '*',
            })
            .collect();
        let lead: Vec<_> = layout.lead.iter().map(|s| of(*s)).collect();
        assert_eq!(format!("{kinds} {}", lead.join(" | ")), expected);
    }

    #[test]
    fn every_footer_closes_a_post() {
        for footer in FOOTERS {
            assert!(is_footer(footer) && is_footer(&footer.to_uppercase()), "{footer}");
        }
        for footer in ANYWHERE {
            assert!(
                is_footer(&format!("Вот {footer}")) && is_footer(&format!("x {}", footer.to_uppercase())),
                "{footer}"
            );
        }
    }

    #[test]
    fn lines_show_what_they_are_for() {
        check("", " ");
        check("🎙 Remarks by the Minister\n\n📍 Bern, May 2\n\n💬 We meet.\n\nAgain.", "bdqb Remarks by the Minister");
        check("🇨🇭🇳🇴 They met. They talked.\n#SwissNorway #X", "b# They met. | They talked.");
        check("💬 Comment by the Ministry on fish\n\n💬 We eat it.", "bq Comment by the Ministry on fish");
        check("Title\n***\nMore", "b*b Title");
        check("Text here\n👉 Подписаться на канал", "bf Text here");
        check("▪️ first\n▪️ second", "-- first | second");
    }

    #[test]
    fn long_quotations_are_somebodys_words() {
        let text = "He said: “We shall hold a meeting with them soon”, at «Rose» hall.";
        let layout = Layout::of(text);
        assert_eq!(layout.quotes.len(), 1);
        assert!(layout.is_quoted(text.find("meeting").unwrap() as u32));
        assert!(!layout.is_quoted(text.find("Rose").unwrap() as u32));
    }
}
