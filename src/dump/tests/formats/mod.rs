//! Every format and every variant of it, each with a small fixture: what it is told as, and what is read of it.
//!
//! The table is in the other files of this folder, by family. Here it is read whole, in slices and under names that
//! lie; `damage.rs` cuts, changes and joins every fixture, `corpus.rs` gives them to the fuzzer.

// Expected results are written by their tool, and a table is as long as it is.
#![allow(clippy::needless_raw_string_hashes, clippy::too_many_lines)]

mod corpus;
mod damage;
mod desktop_html;
mod desktop_json;
mod longer;
mod neighbours;
mod packed;
mod pasted;
mod saved;
mod scrapers;
mod tables;
mod told;

use std::rc::Rc;

use expect_test::Expect;

use super::packing::Dice;
use super::{Read, check_again, read_in, run};
use crate::dump::bundle::{self, File};
use crate::dump::{Format, Source, SourceError, open};

/// One variant of one format.
struct Fixture {
    /// Names it, the part of the format's description it belongs to first.
    variant: &'static str,
    bytes: Vec<u8>,
    format: Format,
    /// What is read of it.
    read: Expect,
}

fn fixture(variant: &'static str, format: Format, bytes: impl Into<Vec<u8>>, read: Expect) -> Fixture {
    Fixture { variant, bytes: bytes.into(), format, read }
}

/// All that is told by its text.
fn texts() -> Vec<Fixture> {
    let families = [
        desktop_json::all(),
        desktop_html::all(),
        pasted::all(),
        saved::all(),
        scrapers::all(),
        tables::all(),
        neighbours::all(),
    ];
    families.into_iter().flatten().collect()
}

/// Everything that is one file and not packed.
fn all() -> Vec<Fixture> {
    texts().into_iter().chain(tables::databases()).collect()
}

#[test]
fn every_variant_is_told_and_read() {
    for fixture in all() {
        let (reader, read) =
            read_in(&fixture.bytes, usize::MAX).unwrap_or_else(|refusal| panic!("{}: {refusal}", fixture.variant));
        assert_eq!(reader.format(), fixture.format, "{}", fixture.variant);
        fixture.read.assert_eq(&told::all(&read));
        check_again(&reader, &fixture.bytes, &read);
    }
}

#[test]
fn no_variant_is_named_twice() {
    let mut names: Vec<_> = all().iter().map(|fixture| fixture.variant).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!((names.len(), count > 150), (count, true), "{count}");
}

/// What a file would be called that is really one of this format.
fn usual_name(format: Format) -> &'static str {
    match format {
        Format::DesktopChat | Format::DesktopAccount => "result.json",
        Format::DesktopHtml => "messages.html",
        Format::TmePage => "harbournews.htm",
        Format::Feed => "feed.xml",
        Format::JsonLines | Format::Snscrape | Format::HistoryDump => "lines.jsonl",
        Format::FourCat => "4cat.ndjson",
        Format::Slack => "2023-09-22.json",
        Format::Mastodon => "outbox.json",
        Format::XArchive => "tweets.js",
        Format::Table(_) => "table.csv",
        Format::Database(_) => "messages.db",
        Format::WhatsApp => "_chat.txt",
        Format::Paste(_) => "paste.txt",
        _ => "dump.json",
    }
}

#[test]
fn no_format_is_taken_for_another_whatever_a_file_is_called() {
    let all = all();
    let mut names: Vec<_> = all.iter().map(|fixture| usual_name(fixture.format)).collect();
    names.sort_unstable();
    names.dedup();
    names.extend([
        "",
        ".",
        "x",
        "table.tsv",
        "feed.rss",
        "WhatsApp Chat with Port.txt",
        "users.json",
        "messages2.html",
    ]);
    names.extend(["chats/1/messages.html", "data/tweet.js", "x.json.gz", "x.zip", "x.DB"]);
    for fixture in &all {
        let bytes = Rc::new(fixture.bytes.clone());
        for name in &names {
            let told = open(&*bytes, name).map(|reader| reader.format());
            assert_eq!(told, Ok(fixture.format), "{} called {name}", fixture.variant);
            // The same where what lies together is put together by names; a list of people alone is nothing to read.
            if fixture.variant == "8 Slack, users first" {
                continue;
            }
            let bundle = bundle::open(vec![File::chosen(name, bytes.clone())], |_| true);
            let told: Vec<_> = bundle.dumps.iter().map(|dump| dump.open().map(|reader| reader.format())).collect();
            assert_eq!(told, [Ok(fixture.format)], "{} called {name}, opened as a file", fixture.variant);
        }
    }
}

/// Gives no more than so many bytes at a time.
struct Sparing<'a>(&'a [u8], usize);

impl Source for Sparing<'_> {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let most = buffer.len().min(self.1);
        self.0.read_at(offset, &mut buffer[..most])
    }
}

#[test]
fn slices_of_any_size_give_the_same() {
    let mut dice = Dice(17);
    for fixture in all() {
        let (_, whole) = read_in(&fixture.bytes, usize::MAX).expect("a dump");
        let some = |dice: &mut Dice| dice.below(fixture.bytes.len() as u64 + 1) as usize + 1;
        let sizes = [1, 2, 3, 16, some(&mut dice), some(&mut dice), some(&mut dice)];
        for budget in sizes {
            let source = Sparing(&fixture.bytes, some(&mut dice));
            let mut reader = open(&source, "folder/dump.txt").expect("a dump");
            let read = run(&mut reader, &source, budget);
            assert_eq!(read, whole, "{} in steps of {budget}, {} at a time", fixture.variant, source.1);
        }
        // Steps of changing size.
        let source = fixture.bytes.clone();
        let mut reader = open(&source, "folder/dump.txt").expect("a dump");
        let mut read = Read::default();
        loop {
            match reader.step(&source, some(&mut dice), &mut read) {
                crate::dump::Step::More => {}
                crate::dump::Step::Choose(chats) => {
                    reader.choose(&chats.iter().map(|chat| chat.index).collect::<Vec<_>>());
                }
                crate::dump::Step::Done => break,
            }
        }
        assert_eq!(read, whole, "{} in steps of changing size", fixture.variant);
    }
}
