//! Fingerprints: of a file, to prove that it is the very file; of a message, to know it again wherever it was exported.
//!
//! That of a file is SHA-256 of its bytes as they were opened, archives included. It is taken a little at a time
//! beside other work, for nothing waits for it.
//!
//! That of a message is the first 128 bits of SHA-256 over what every format tells alike, and over nothing else: not
//! over the file, the place in it, its format, names of senders, formatting, views, media, marks of editing. In
//! this order, each as one letter, its length in bytes as a number of eight bytes with the lowest first, and its bytes:
//!
//! | letter | what | for |
//! | --- | --- | --- |
//! | `v` | `readout message 1` | all |
//! | `c` | the chat's [`ChatKey`] | all |
//! | `k` | `post` or `service` | all |
//! | `i` | the id as it is written | all to which the dump gives one: not pasted text, where it is but a number of our own |
//! | `t` | seconds since 1970 in UTC, in digits; with `local` before them if the zone is not known | posts with a time |
//! | `x` | the text in UTF-8, white space at its ends left out | posts |
//!
//! Service records are worded by each format in its own way, some without a time: their id stands for them.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::message::{Chat, Message, MessageKind};
use super::source::{Source, SourceError, read_full};
use super::time::Zone;

/// How much of a file is read at once.
const BLOCK: usize = 256 * 1024;

/// SHA-256 of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FileHash([u8; 32]);

/// What a message is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MessageHash([u8; 16]);

/// What a chat is known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ChatKey(String);

/// A file whose hash is being taken.
pub struct Hashing {
    source: Rc<dyn Source>,
    at: u64,
    sum: Sha256,
    end: Option<Result<FileHash, SourceError>>,
}

impl Hashing {
    /// Of a source as it was opened, not yet unpacked.
    #[must_use]
    pub fn new(source: Rc<dyn Source>) -> Self {
        Self { source, at: 0, sum: Sha256::new(), end: None }
    }

    /// Reads about `budget` bytes more; the hash once all was read, or why it cannot be.
    pub fn step(&mut self, budget: usize) -> Option<Result<FileHash, SourceError>> {
        let mut left = budget.max(1);
        let mut block = vec![0; BLOCK.min(left)];
        while left > 0 && self.end.is_none() {
            match read_full(&*self.source, self.at, &mut block) {
                // Fewer than asked for may come before an error as well: only nothing is the end.
                Ok(0) => self.end = Some(Ok(FileHash(std::mem::take(&mut self.sum).finalize().into()))),
                Ok(count) => {
                    self.sum.update(&block[..count]);
                    self.at += count as u64;
                    left = left.saturating_sub(count);
                }
                Err(error) => self.end = Some(Err(error)),
            }
        }
        self.end.clone()
    }

    /// The hash, if it was taken.
    #[must_use]
    pub fn hash(&self) -> Option<FileHash> {
        self.end.as_ref().and_then(|end| end.as_ref().ok().copied())
    }

    /// How many bytes were read.
    #[must_use]
    pub fn read_to(&self) -> u64 {
        self.at
    }
}

impl FileHash {
    pub(super) fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl ChatKey {
    /// By its id, or else its name in links, or else its title. A format that tells no id has another key, unless another
    /// dump tells the id: see [`Histories::completed`](super::history::Histories::completed).
    #[must_use]
    pub fn of(chat: &Chat) -> Self {
        let title = || chat.title.as_deref().unwrap_or_default().trim();
        Self(match (chat.id, &chat.username) {
            (Some(id), _) => format!("id {id}"),
            (None, Some(name)) => format!("name {}", name.trim_start_matches('@').to_lowercase()),
            (None, None) => format!("title {}", title()),
        })
    }
}

impl MessageHash {
    /// Of a message in a chat.
    #[must_use]
    pub fn of(chat: &ChatKey, message: &Message) -> Self {
        let mut sum = Sha256::new();
        let mut field = |letter: u8, value: &str| {
            sum.update([letter]);
            sum.update((value.len() as u64).to_le_bytes());
            sum.update(value);
        };
        let is_post = message.kind == MessageKind::Post;
        field(b'v', "readout message 1");
        field(b'c', &chat.0);
        field(b'k', if is_post { "post" } else { "service" });
        if message.is_numbered() {
            field(b'i', &message.id.to_string());
        }
        if is_post {
            if let Some(posted) = message.posted {
                let local = if posted.zone == Zone::Unknown { "local " } else { "" };
                field(b't', &format!("{local}{}", posted.seconds));
            }
            field(b'x', message.text.trim());
        }
        let whole: [u8; 32] = sum.finalize().into();
        let mut half = [0; 16];
        half.copy_from_slice(&whole[..16]);
        Self(half)
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Display for MessageHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Display for ChatKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::message::{MessageId, Position};
    use crate::dump::time::{Posted, Precision};

    #[track_caller]
    fn check_file(bytes: &[u8], expected: &str) {
        for budget in [1, 7, 1_000, usize::MAX] {
            if bytes.len() / budget > 10_000 {
                continue;
            }
            let mut hashing = Hashing::new(Rc::new(bytes.to_vec()));
            assert_eq!(hashing.hash(), None);
            let hash = loop {
                if let Some(hash) = hashing.step(budget) {
                    break hash.expect("readable");
                }
            };
            assert_eq!((hash.to_string().as_str(), hashing.read_to()), (expected, bytes.len() as u64));
            assert_eq!(hashing.step(1), Some(Ok(hash)));
        }
    }

    #[test]
    fn files_have_the_hash_that_the_standard_gives_them() {
        check_file(b"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        check_file(b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        check_file(
            b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        );
        check_file(&vec![b'a'; 1_000_000], "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    fn message() -> Message {
        Message {
            id: MessageId::Number(17),
            posted: Some(Posted::utc(1_695_377_700)),
            text: "Ferry delayed".to_owned(),
            ..Message::default()
        }
    }

    fn hash(change: impl FnOnce(&mut Message)) -> String {
        let mut message = message();
        change(&mut message);
        MessageHash::of(&ChatKey("id 5".to_owned()), &message).to_string()
    }

    #[test]
    fn a_message_has_the_same_hash_wherever_it_lies() {
        // By the Python in the README, with `chat` "id 5" and `id` "17": this may never change.
        assert_eq!(hash(|_| {}), "0b1d0f5e0f5ec51556112f62b0b8aed2");
        // The same with "name harbournews", "18", "local 1695377700".
        let local = Posted { seconds: 1_695_377_700, zone: Zone::Unknown, precision: Precision::Second };
        let text = " Паром задержан\nдо полудня\n".to_owned();
        let ferry = Message { id: MessageId::Number(18), posted: Some(local), text, ..Message::default() };
        let chat = Chat { username: Some("@HarbourNews".to_owned()), ..Chat::default() };
        let of_ferry = MessageHash::of(&ChatKey::of(&chat), &ferry).to_string();
        assert_eq!(of_ferry, "a2dfc1f56631da31b6477f78dded68b9");
        let same = |change: fn(&mut Message)| assert_eq!(hash(change), hash(|_| {}));
        same(|it| it.position = Position { start: 5, end: 9, lines: None });
        same(|it| it.text = " Ferry delayed\n".to_owned());
        same(|it| it.views = Some(5));
        same(|it| it.from = Some("Ann".to_owned()));
        same(|it| it.edited = it.posted);
        same(|it| it.posted = it.posted.map(|posted| Posted { zone: Zone::Offset(3_600), ..posted }));
        same(|it| it.id = MessageId::Text("17".to_owned()));
        let paste = |number: i64, line: u32| {
            hash(|it| {
                it.id = MessageId::Number(number);
                it.position.lines = Some((line, line));
            })
        };
        assert_eq!(paste(1, 5), paste(2, 9));
        let unnumbered = |number: i64| {
            hash(|it| {
                it.id = MessageId::Number(number);
                it.unnumbered = true;
            })
        };
        assert_eq!([unnumbered(1), unnumbered(2)], [paste(1, 5), paste(1, 5)]);
        let service = |text: &str| {
            hash(|it| {
                it.kind = MessageKind::Service;
                it.posted = it.posted.filter(|_| text.is_empty());
                it.text = text.to_owned();
            })
        };
        assert_eq!(service(""), service("Harbour pinned a message"));
    }

    #[test]
    fn other_messages_have_other_hashes() {
        let local = Posted { seconds: 1_695_377_700, zone: Zone::Unknown, precision: Precision::Second };
        let all = [
            hash(|_| {}),
            hash(|it| it.id = MessageId::Number(18)),
            hash(|it| it.text.push('!')),
            hash(|it| it.posted = Some(Posted::utc(1_695_377_701))),
            hash(|it| it.posted = Some(local)),
            hash(|it| it.posted = None),
            hash(|it| it.kind = MessageKind::Service),
            hash(|it| it.position.lines = Some((1, 1))),
            MessageHash::of(&ChatKey("id 6".to_owned()), &message()).to_string(),
        ];
        let different: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(different.len(), all.len());
    }

    #[test]
    fn chats_are_known_by_id_or_name_or_title() {
        let check = |id: Option<i64>, username: Option<&str>, title: Option<&str>, key: &str| {
            let [title, username] = [title, username].map(|text| text.map(str::to_owned));
            assert_eq!(ChatKey::of(&Chat { id, title, username, ..Chat::default() }).to_string(), key);
        };
        check(Some(5), Some("harbour"), Some("Harbour"), "id 5");
        check(None, Some("@Harbour"), Some("x"), "name harbour");
        check(None, None, Some("Harbour news "), "title Harbour news");
        check(None, None, None, "title ");
    }
}
