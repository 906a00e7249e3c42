//! Readers as a caller sees them: whole dumps in, messages and problems out.

mod archive;
mod bundle;
mod damage;
mod desktop;
mod desktop_html;
mod detect;
mod formats;
mod holes;
mod layers;
mod feed;
mod dialects;
mod lines;
mod long;
mod packing;
mod paste;
mod running_on;
mod tme;
mod torn;
mod unnumbered;
mod unsure;
mod sqlite;
mod table;
mod whatsapp;
mod wrapped;

use super::{Chat, Format, Message, Problem, Reader, Refusal, Sink, Source, Step, open};

/// All that a reader handed out.
#[derive(Clone, Debug, Default, PartialEq)]
struct Read {
    chats: Vec<Chat>,
    messages: Vec<Message>,
    problems: Vec<Problem>,
    /// Numbers of which the dump has nothing else: chat, id.
    unwritten: Vec<(u32, i64)>,
}

impl Sink for Read {
    fn chat(&mut self, index: u32, chat: &Chat) {
        if let Some(known) = self.chats.get_mut(index as usize) {
            known.clone_from(chat);
        } else {
            assert_eq!(self.chats.len(), index as usize, "chats are announced in order");
            self.chats.push(chat.clone());
        }
    }

    fn message(&mut self, message: &Message) {
        assert!((message.chat as usize) < self.chats.len(), "a chat is announced before its messages");
        self.messages.push(message.clone());
    }

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn unwritten(&mut self, chat: u32, id: i64) {
        self.unwritten.push((chat, id));
    }
}

impl Read {
    /// The faults in words, with the text they lie in.
    fn faults(&self) -> Vec<String> {
        self.problems.iter().map(|problem| problem.fault.to_string()).collect()
    }
}

/// Reads a dump in steps of `budget` bytes; of a whole account, all chats.
fn read_in(bytes: &[u8], budget: usize) -> Result<(Reader, Read), Refusal> {
    let source = bytes.to_vec();
    let mut reader = open(&source, "folder/dump.txt")?;
    let read = run(&mut reader, &source, budget);
    Ok((reader, read))
}

fn run(reader: &mut Reader, source: &dyn Source, budget: usize) -> Read {
    let mut read = Read::default();
    loop {
        match reader.step(source, budget, &mut read) {
            Step::More => {}
            Step::Choose(chats) => reader.choose(&chats.iter().map(|chat| chat.index).collect::<Vec<_>>()),
            Step::Done => return read,
        }
    }
}

/// Reads a dump at once and checks what holds of every dump: reading it in small steps gives the same, and so
/// does reading each message again.
#[track_caller]
fn read(bytes: &[u8]) -> (Format, Read) {
    let (reader, read) = read_in(bytes, usize::MAX).expect("a dump");
    for budget in [7, 64, 1_000] {
        assert_eq!(read_in(bytes, budget).expect("a dump").1, read, "in steps of {budget}");
    }
    for problem in &read.problems {
        assert!(problem.start <= problem.end, "{problem:?} has a place");
    }
    check_again(&reader, bytes, &read);
    (reader.format(), read)
}

/// Reads each message of a dump again and checks that it is the same.
#[track_caller]
fn check_again(reader: &Reader, bytes: &[u8], read: &Read) {
    let source = bytes.to_vec();
    for message in &read.messages {
        let again = reader.reread(&source, message.position, message.chat);
        assert_eq!(again.as_ref(), Some(message), "read again");
    }
}

/// Cuts a dump at every byte: never a panic, and no message before the cut is lost.
#[track_caller]
fn check_cuts(bytes: &[u8]) {
    check_cuts_from(bytes, 0);
}

/// As [`check_cuts`], for what is told from other formats by its first `least` bytes.
#[track_caller]
fn check_cuts_from(bytes: &[u8], least: u64) {
    let (_, all) = read(bytes);
    for end in least as usize..bytes.len() {
        let Ok((_, part)) = read_in(&bytes[..end], usize::MAX) else { continue };
        let before = all.messages.iter().filter(|message| message.position.end <= end as u64).count();
        assert!(part.messages.len() >= before, "cut at {end}: {} of {before}", part.messages.len());
        for (cut, whole) in part.messages.iter().zip(&all.messages[..before]) {
            assert_eq!((&cut.id, &cut.text, cut.posted), (&whole.id, &whole.text, whole.posted), "cut at {end}");
        }
    }
}

/// A file beside the repository that not everybody has; tests that want it say so and pass without it.
fn shared(path: &str) -> Option<Vec<u8>> {
    let path = format!("{}/../shared/{path}", env!("CARGO_MANIFEST_DIR"));
    #[allow(clippy::disallowed_methods)] // tests run natively
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        println!("skipped: no {path}");
    }
    bytes
}

/// Seconds of the processor that this thread has had, where the system tells: others may have the most of it.
fn processor_seconds() -> f64 {
    #[allow(clippy::disallowed_methods)] // tests run natively
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    times.split(' ').next().and_then(|time| time.parse::<f64>().ok()).unwrap_or_default() / 1e9
}

/// Does some work and checks that it did not take long: less than ten seconds, which for a person is for ever.
#[track_caller]
fn soon<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begun = processor_seconds();
    let result = work();
    let took = processor_seconds() - begun;
    assert!(took < 10.0, "{what}: {took:.1} seconds");
    result
}
