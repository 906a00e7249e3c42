//! Extraction on texts that nobody wrote: words of real-looking posts in any order, glued, cut, in other scripts.
//!
//! Whatever the text, a report is made, soon, and its evidence lies in the text.

use readout::event::{Extractor, Post, Report, Span};

const POSTS: [&str; 2] = [include_str!("corpus/invented.jsonl"), include_str!("../data/example/result.json")];

/// A generator of numbers that gives the same ones everywhere (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

#[track_caller]
fn check(extractor: &Extractor, text: &str) {
    let report = extractor.report(&Post { text, channel: Some("Embassy of Norway"), ..Post::default() });
    for span in spans(&report) {
        assert!(text.get(span.start as usize..span.end as usize).is_some_and(|words| !words.is_empty()), "{text:?}");
    }
}

fn spans(report: &Report) -> Vec<Span> {
    let mut spans = report.kind.evidence.clone();
    spans.extend(report.date.iter().flat_map(|date| &date.evidence));
    spans.extend(report.place.iter().flat_map(|place| &place.evidence));
    spans.extend(report.occasion.iter().flat_map(|occasion| &occasion.evidence));
    spans.extend(report.countries.iter().flat_map(|country| &country.evidence));
    for participant in &report.participants {
        spans.extend(&participant.name.evidence);
        spans.extend(participant.role.iter().flat_map(|role| &role.evidence));
    }
    spans
}

#[test]
fn a_country_inside_a_word_before_an_office_ends_the_office() {
    // The walk back from the office once stepped on the spot here, for ever.
    check(
        &Extractor::new(),
        "Три самолёта приземлились, сообщил губернатор.\n\nКран антинорвежских минздраве документ.",
    );
}

#[test]
fn a_text_may_begin_with_any_sign() {
    let extractor = Extractor::new();
    let signs = [
        "'", "’", "\"", "“", "”", "«", "»", "(", ")", ".", ",", ":", "-", "–", "—", "#", "@", "|", "&", "/", " ", "\n",
    ];
    for first in signs {
        for second in ["", " "].into_iter().chain(signs) {
            for words in ["Roe met Doe in Oslo.", "до Ван Роу встретился с Доу.", "the capital", "members of", ""]
            {
                check(&extractor, &format!("{first}{second}{words}"));
            }
        }
    }
}

#[test]
fn words_in_any_order_are_read_to_the_end() {
    let extractor = Extractor::new();
    let words: Vec<&str> =
        POSTS.iter().flat_map(|posts| posts.split([' ', '"', '\\'])).filter(|w| !w.is_empty()).collect();
    let joints = [
        " ", " ", " ", " ", " ", " ", "", "-", ", ", ". ", "\n", "\n\n", ": ", " «", "» ", " (", ") ", " — ", "#",
        "'s ", "' ", "’ ",
    ];
    let odd = [
        "анти",
        "экс-",
        "🇳🇴",
        "\u{200d}",
        "\u{301}",
        "İ",
        "ǅ",
        "ﬁ",
        "京",
        "وزير",
        "٣",
        "\u{1f9d1}\u{200d}\u{2696}\u{fe0f}",
        "**",
        "](",
    ];
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut text = String::new();
    for _ in 0..6_000 {
        text.clear();
        for _ in 0..numbers.below(60) {
            text.push_str(words[numbers.below(words.len())]);
            text.push_str(joints[numbers.below(joints.len())]);
            if numbers.below(12) == 0 {
                text.push_str(odd[numbers.below(odd.len())]);
            }
        }
        check(&extractor, &text);
    }
}
