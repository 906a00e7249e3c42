//! How complete chats are, for people and for scripts.
//!
//! Both say the same. The names of the fields are a promise to scripts: they are added to, never changed.

use std::fmt::Write;

use serde::Serialize;

use crate::dump::history::{Completeness, Difference, What};
use crate::dump::{ChatKind, MessageId};

/// How many stretches a line for people names.
const NAMED: usize = 12;

/// What is printed of a chat, as a line of JSON.
#[derive(Debug, Serialize)]
pub struct CheckLine<'a> {
    chat: Option<&'a str>,
    chat_id: Option<i64>,
    username: Option<&'a str>,
    kind: Option<&'static str>,
    sources: Vec<PartLine<'a>>,
    posts: u64,
    services: u64,
    first_day: Option<String>,
    last_day: Option<String>,
    undated: u64,
    /// `null` where numbers do not count the messages of this chat.
    gaps: Option<GapsLine<'a>>,
    quiet: Vec<QuietLine>,
    quiet_runs: u64,
    duplicates: u64,
    shared: u64,
    edited: u64,
    media: u64,
    media_absent: u64,
    differing: u64,
    differences: Vec<DifferenceLine<'a>>,
}

/// A file that was read, as a line of JSON or of text.
#[derive(Debug, Serialize)]
pub struct FileLine<'a> {
    /// Its name as it was given.
    pub file: &'a str,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
}

impl std::fmt::Display for FileLine<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}: {} bytes, SHA-256 {}", self.file, self.bytes, self.sha256)
    }
}

#[derive(Debug, Serialize)]
struct PartLine<'a> {
    source: &'a str,
    messages: u64,
    added: u64,
    lacks: u64,
    lacking: &'a [(i64, i64)],
}

#[derive(Debug, Serialize)]
struct GapsLine<'a> {
    first: i64,
    last: i64,
    missing: u64,
    ranges: u64,
    longest: &'a [(i64, i64)],
}

#[derive(Debug, Serialize)]
struct QuietLine {
    first: String,
    last: String,
}

#[derive(Debug, Serialize)]
struct DifferenceLine<'a> {
    id: MessageId,
    what: What,
    first: &'a str,
    second: &'a str,
    kept: Option<&'a str>,
}

impl<'a> CheckLine<'a> {
    /// The line of a chat; `name` tells what a dump is called.
    #[must_use]
    pub fn of(chat: &'a Completeness, name: impl Fn(u32) -> &'a str) -> Self {
        let part = |part: &'a crate::dump::history::Part| PartLine {
            source: name(part.dump),
            messages: part.messages,
            added: part.added,
            lacks: part.lacks,
            lacking: &part.lacking,
        };
        let difference = |it: &'a Difference| DifferenceLine {
            id: it.id.parse().map_or_else(|_| MessageId::Text(it.id.clone()), MessageId::Number),
            what: it.what,
            first: name(it.first),
            second: name(it.second),
            kept: it.kept.map(&name),
        };
        Self {
            chat: chat.chat.title.as_deref(),
            chat_id: chat.chat.id,
            username: chat.chat.username.as_deref(),
            kind: match chat.chat.kind {
                ChatKind::Channel => Some("channel"),
                ChatKind::Group => Some("group"),
                ChatKind::Personal => Some("personal"),
                ChatKind::Unknown => None,
            },
            sources: chat.dumps.iter().map(part).collect(),
            posts: chat.posts,
            services: chat.services,
            first_day: chat.days.map(|days| days.0.to_string()),
            last_day: chat.days.map(|days| days.1.to_string()),
            undated: chat.undated,
            gaps: chat.gaps.as_ref().map(|gaps| GapsLine {
                first: gaps.ends.0,
                last: gaps.ends.1,
                missing: gaps.missing,
                ranges: gaps.ranges,
                longest: &gaps.listed,
            }),
            quiet: (chat.quiet.iter())
                .map(|run| QuietLine { first: run.first.to_string(), last: run.last.to_string() })
                .collect(),
            quiet_runs: chat.quiet_runs,
            duplicates: chat.duplicates,
            shared: chat.shared,
            edited: chat.edited,
            media: chat.media,
            media_absent: chat.media_absent,
            differing: chat.differing,
            differences: chat.differences.iter().map(difference).collect(),
        }
    }
}

/// The same for people: a title, and a line for each thing there is to say.
#[must_use]
pub fn check_text<'a>(chat: &Completeness, name: impl Fn(u32) -> &'a str) -> String {
    let mut text = String::new();
    let title = chat.chat.title.as_deref().or(chat.chat.username.as_deref()).unwrap_or("(no name)");
    let id = chat.chat.id.map(|id| format!(" (id {id})")).unwrap_or_default();
    let days = chat.days.map(|(first, last)| format!(", {first} to {last}")).unwrap_or_default();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{title}{id}: {} posts{days}", chat.posts);
    let mut line = |what: &str, told: String| {
        let _ = writeln!(text, "  {what:<22}{told}");
    };
    if chat.services > 0 {
        line("service records", chat.services.to_string());
    }
    for part in chat.dumps.iter().filter(|_| chat.dumps.len() > 1) {
        let lacks = match part.lacks {
            0 => String::new(),
            lacks => format!(", without {lacks} that another has: {}", ranges(&part.lacking)),
        };
        line(
            "in",
            format!("{}: {} messages, {} of them first met there{lacks}", name(part.dump), part.messages, part.added),
        );
    }
    if let Some(gaps) = &chat.gaps {
        let told = match gaps.missing {
            0 => format!("none missing from {} to {}", gaps.ends.0, gaps.ends.1),
            missing => format!(
                "{missing} from {} to {} without a message, in {} ranges: {}",
                gaps.ends.0,
                gaps.ends.1,
                gaps.ranges,
                ranges(&gaps.listed)
            ),
        };
        line("numbers", told);
        if gaps.missing > 0 {
            line("", "deleted posts, service records and parts that were not exported leave such gaps".to_owned());
        }
    }
    if chat.quiet_runs > 0 {
        let runs = chat.quiet.iter().take(NAMED).map(|run| {
            if run.first == run.last { run.first.to_string() } else { format!("{} to {}", run.first, run.last) }
        });
        let rest = if chat.quiet_runs > NAMED as u64 { ", …" } else { "" };
        line("days without posts", format!("against the habit: {}{rest}", runs.collect::<Vec<_>>().join(", ")));
    }
    for (what, count) in [
        ("without a time", chat.undated),
        ("met twice in one dump", chat.duplicates),
        ("in several dumps", chat.shared),
        ("edited", chat.edited),
    ] {
        if count > 0 {
            line(what, count.to_string());
        }
    }
    if chat.media > 0 {
        line("media", format!("{}, {} of them not in the export", chat.media, chat.media_absent));
    }
    if chat.differing > 0 {
        line("differing", chat.differing.to_string());
        for it in chat.differences.iter().take(NAMED) {
            // Within one dump its name would not say which.
            let twice = it.first == it.second;
            let places = if twice {
                format!("{}, twice", name(it.first))
            } else {
                format!("{} and {}", name(it.first), name(it.second))
            };
            let kept = match it.kept {
                None => "both are kept".to_owned(),
                Some(_) if twice => format!("kept: the {}", if it.later { "second" } else { "first" }),
                Some(kept) => format!("kept: {}", name(kept)),
            };
            line("", format!("{}: {} in {places}; {kept}", it.id, words(it.what)));
        }
    }
    text
}

fn words(what: What) -> &'static str {
    match what {
        What::Text => "other words",
        What::Edited => "another time of editing",
        What::TextAndEdited => "other words and another time of editing",
        What::Posted => "posted at another time",
        What::Forward => "forwarded from another",
    }
}

fn ranges(all: &[(i64, i64)]) -> String {
    let mut told: Vec<String> = (all.iter().take(NAMED))
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    if all.len() > NAMED {
        told.push("…".to_owned());
    }
    told.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::history::{Gaps, Part, Quiet};
    use crate::dump::{Chat, Day};

    fn chat() -> Completeness {
        let part = |dump, lacks| Part { dump, messages: 3, added: 3, lacks, lacking: vec![(4, 4)] };
        Completeness {
            chat: Chat { id: Some(5), title: Some("Harbour".to_owned()), ..Chat::default() },
            dumps: vec![part(0, 1), part(1, 0)],
            posts: 5,
            days: Some((Day(19_000), Day(19_003))),
            gaps: Some(Gaps { ends: (1, 9), missing: 3, ranges: 2, listed: vec![(2, 3), (6, 6)] }),
            quiet: vec![Quiet { first: Day(19_001), last: Day(19_002) }],
            quiet_runs: 1,
            media: 2,
            media_absent: 1,
            differing: 2,
            differences: vec![
                Difference { id: "7".to_owned(), first: 0, second: 1, what: What::Text, kept: Some(0), later: false },
                Difference { id: "8".to_owned(), first: 0, second: 0, what: What::Text, kept: Some(0), later: true },
            ],
            ..Completeness::default()
        }
    }

    fn name(dump: u32) -> &'static str {
        ["a.json", "b.json"][dump as usize]
    }

    #[test]
    fn people_get_a_line_for_each_thing() {
        let expected = "\
Harbour (id 5): 5 posts, 2022-01-08 to 2022-01-11
  in                    a.json: 3 messages, 3 of them first met there, without 1 that another has: 4
  in                    b.json: 3 messages, 3 of them first met there
  numbers               3 from 1 to 9 without a message, in 2 ranges: 2-3, 6
                        deleted posts, service records and parts that were not exported leave such gaps
  days without posts    against the habit: 2022-01-09 to 2022-01-10
  media                 2, 1 of them not in the export
  differing             2
                        7: other words in a.json and b.json; kept: a.json
                        8: other words in a.json, twice; kept: the second
";
        assert_eq!(check_text(&chat(), name), expected);
    }

    #[test]
    fn scripts_get_the_same() {
        let chat = chat();
        let line = serde_json::to_value(CheckLine::of(&chat, |dump| name(dump))).unwrap();
        assert_eq!((&line["chat"], &line["sources"][0]["lacking"][0][1]), (&"Harbour".into(), &4.into()));
        assert_eq!((&line["gaps"]["longest"][1][0], &line["quiet"][0]["last"]), (&6.into(), &"2022-01-10".into()));
        let difference = &line["differences"][0];
        assert_eq!((&difference["what"], &difference["kept"]), (&"text".into(), &"a.json".into()));
    }
}
