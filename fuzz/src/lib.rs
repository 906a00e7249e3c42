//! What every target asks of a reader, whatever bytes it is given.
//!
//! It ends; each message can be read again, by itself, and is then the same; and reading in small steps gives what
//! reading whole gives. A panic, a hang and memory beyond reason are for the fuzzer to see.

use readout::dump::{Chat, Format, Message, Problem, Reader, Sink, Source, Step, open};

/// What was read.
#[derive(Debug, Default, PartialEq)]
struct Read {
    chats: Vec<Chat>,
    messages: Vec<Message>,
    problems: Vec<Problem>,
}

impl Sink for Read {
    fn chat(&mut self, index: u32, chat: &Chat) {
        match self.chats.get_mut(index as usize) {
            Some(known) => known.clone_from(chat),
            None => {
                assert_eq!(self.chats.len(), index as usize, "chats are announced in order");
                self.chats.push(chat.clone());
            }
        }
    }

    fn message(&mut self, message: &Message) {
        assert!((message.chat as usize) < self.chats.len(), "a chat is announced before its messages");
        for entity in &message.entities {
            assert!(message.text.get(entity.start as usize..entity.end as usize).is_some(), "an entity within its text");
        }
        self.messages.push(message.clone());
    }

    fn problem(&mut self, problem: Problem) {
        assert!(problem.start <= problem.end, "a problem has a place");
        self.problems.push(problem);
    }
}

/// Reads bytes that are told as a format of the target's; whether they are. Others belong to other targets.
pub fn read(bytes: &[u8], is_ours: impl Fn(Format) -> bool) -> bool {
    let source = bytes.to_vec();
    let Ok(mut reader) = open(&source, "folder/dump.txt") else { return false };
    if !is_ours(reader.format()) {
        return false;
    }
    let whole = run(&mut reader, &source, usize::MAX);
    for message in &whole.messages {
        assert!(message.position.start <= message.position.end, "a message has a place");
        let again = reader.reread(&source, message.position, message.chat);
        assert_eq!(again.as_ref(), Some(message), "read again");
    }
    // The size of the steps comes from the bytes, so that a finding comes again.
    let budget = bytes.iter().fold(7, |sum: usize, byte| (sum * 31 + usize::from(*byte)) % 997) + 1;
    let mut reader = open(&source, "folder/dump.txt").expect("opened before");
    assert_eq!(run(&mut reader, &source, budget), whole, "in steps of {budget}");
    true
}

/// Opens a file as the page does, whatever it is, and reads all that is in it.
pub fn unpack(bytes: &[u8]) {
    use readout::dump::bundle::{File, open};
    let bundle = open(vec![File::chosen("a.zip", std::rc::Rc::new(bytes.to_vec()))], |_| false);
    for dump in &bundle.dumps {
        if let Ok(mut reader) = dump.open() {
            run(&mut reader, &*dump.source, 1 << 16);
        }
    }
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
