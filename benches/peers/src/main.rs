//! Reading alone, bytes to messages, beside what another program does with the same file in the same run.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml -- result.json [messages.html ...]`. Every reading is
//! a process of its own, so that the most memory it held is its own; readings take turns, and of several the median is
//! told. Files that the peer does not read are read by us alone.

use std::fs::File;
use std::io::{Error, Result};
use std::os::unix::fs::FileExt;
use std::process::Command;
use std::time::Instant;

use chatpack::streaming::{StreamingParser, TelegramStreamingParser};
use readout::dump::{Chat, Message, Problem, Sink, Source, SourceError, SourceReason, Step, open};

/// How often each reads each file.
const ROUNDS: usize = 5;
/// What the page reads at a time.
const SLICE: usize = 4 << 20;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [mark, reader, file] = &arguments[..]
        && mark == "--one"
    {
        return one(reader, file);
    }
    for file in &arguments {
        compare(file)?;
    }
    Ok(())
}

/// Lets both read a file by turns and tells the medians.
fn compare(file: &str) -> Result<()> {
    let megabytes = std::fs::metadata(file)?.len() as f64 / 1e6;
    println!("{file}, {megabytes:.0} MB");
    let readers: &[&str] = if file.ends_with(".json") { &["readout", "chatpack"] } else { &["readout"] };
    let mut rounds: Vec<Vec<Reading>> = vec![Vec::new(); readers.len()];
    for _ in 0..ROUNDS {
        for (reader, readings) in readers.iter().zip(&mut rounds) {
            readings.push(Reading::taken(reader, file)?);
        }
    }
    let mut speeds = Vec::new();
    for (reader, mut readings) in readers.iter().zip(rounds) {
        readings.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
        let Reading { messages, bytes, seconds, peak } = readings[ROUNDS / 2];
        let (fastest, slowest) = (readings[0].seconds, readings[ROUNDS - 1].seconds);
        println!(
            "{reader:9} {messages} messages, {bytes} bytes of text: {seconds:.3} s ({fastest:.3} to {slowest:.3}), {:.0} MB/s, at most {:.1} MiB",
            megabytes / seconds,
            peak / 1024.0
        );
        speeds.push(megabytes / seconds);
    }
    if let [ours, theirs] = speeds[..] {
        println!("ratio     {:.2} times as fast as the peer", ours / theirs);
    }
    Ok(())
}

/// What one reading took.
#[derive(Clone, Copy)]
struct Reading {
    messages: u64,
    bytes: u64,
    /// Of the processor, so that others on the machine count little.
    seconds: f64,
    /// Kilobytes resident at most.
    peak: f64,
}

impl Reading {
    fn taken(reader: &str, file: &str) -> Result<Self> {
        let output = Command::new(std::env::current_exe()?).args(["--one", reader, file]).output()?;
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut numbers = told.split_whitespace().map_while(|word| word.parse::<f64>().ok());
        let mut next = || numbers.next().ok_or_else(|| Error::other(format!("{reader} failed: {told:?}")));
        Ok(Self { messages: next()? as u64, bytes: next()? as u64, seconds: next()?, peak: next()? })
    }
}

/// Reads a file and prints what that took.
fn one(reader: &str, file: &str) -> Result<()> {
    let begun = processor_seconds();
    let (messages, bytes) = if reader == "chatpack" { theirs(file)? } else { ours(file)? };
    let seconds = processor_seconds() - begun;
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|rest| rest.split_whitespace().next());
    println!("{messages} {bytes} {seconds} {}", peak.unwrap_or("0"));
    Ok(())
}

fn theirs(file: &str) -> Result<(u64, u64)> {
    let (mut messages, mut bytes) = (0, 0);
    for message in TelegramStreamingParser::new().stream(file).map_err(Error::other)? {
        let message = message.map_err(Error::other)?;
        messages += 1;
        bytes += message.content.len() as u64;
    }
    Ok((messages, bytes))
}

fn ours(file: &str) -> Result<(u64, u64)> {
    let handle = File::open(file)?;
    let source = OnDisk { length: handle.metadata()?.len(), handle };
    let mut reader = open(&source, file).map_err(Error::other)?;
    let mut count = Count::default();
    loop {
        match reader.step(&source, SLICE, &mut count) {
            Step::More => {}
            Step::Choose(chats) => reader.choose(&chats.iter().map(|chat| chat.index).collect::<Vec<_>>()),
            Step::Done => return Ok((count.messages, count.bytes)),
        }
    }
}

#[derive(Default)]
struct Count {
    messages: u64,
    bytes: u64,
}

impl Sink for Count {
    fn chat(&mut self, _: u32, _: &Chat) {}

    fn message(&mut self, message: &Message) {
        self.messages += 1;
        self.bytes += message.text.len() as u64;
    }

    fn problem(&mut self, _: Problem) {}
}

struct OnDisk {
    handle: File,
    length: u64,
}

impl Source for OnDisk {
    fn len(&self) -> u64 {
        self.length
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> std::result::Result<usize, SourceError> {
        self.handle
            .read_at(buffer, offset)
            .map_err(|error| SourceError { offset, reason: SourceReason::System(error.to_string()) })
    }
}

/// What this process had of the processor, where the system tells.
fn processor_seconds() -> f64 {
    static BEGUN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let times = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = times.split(' ').next().and_then(|time| time.parse::<f64>().ok());
    nanoseconds.map_or_else(|| BEGUN.get_or_init(Instant::now).elapsed().as_secs_f64(), |time| time / 1e9)
}
