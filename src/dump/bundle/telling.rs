//! Whether the JSON beside pages of an export in HTML tells all that they tell.
//!
//! Both formats of one export lie in one folder; so do an old export and a newer one, once somebody put them there. Pages
//! are left out only where the JSON has a chat of that title which begins no later, ends no earlier and has no fewer
//! messages. It is passed over once for that, without being read.

use std::collections::BTreeMap;
use std::rc::Rc;

use memchr::memmem;

use super::groups::Looked;
use super::shape::Shape;
use crate::dump::json::{Tokens, Value};
use crate::dump::source::{Source, read_full};
use crate::order::Order;

/// How much is looked through at once.
const BLOCK: usize = 256 * 1024;
/// No key with its value that counts is longer.
const LONG: usize = 2 * 1024;
/// The most chats of a file that are told apart.
const CHATS: usize = 100_000;

/// What chats without a name are called in HTML, by their type in JSON.
const NAMELESS: [(&[u8], &str); 3] = [
    (b"\"saved_messages\"", "Saved messages"),
    (b"\"replies\"", "Replies"),
    (b"\"verification_codes\"", "Verification Codes"),
];
/// What HTML calls a chat whose name is `null`.
const DELETED: &str = "Deleted Account";

/// Looking through files to find out.
pub(super) struct Telling {
    /// Each JSON and the chats found in it so far.
    files: Vec<File>,
    /// Pages of one chat, and the numbers of the files above that may tell the same.
    pages: Vec<Pages>,
}

struct File {
    looked: usize,
    account: bool,
    pass: Pass,
    chats: Vec<Chat>,
    /// How many names of chats there were.
    names: usize,
}

struct Pages {
    title: String,
    looked: Vec<usize>,
    files: Vec<usize>,
    passes: Vec<Pass>,
    ids: Ids,
}

#[derive(Default)]
struct Chat {
    title: Option<String>,
    ids: Ids,
}

/// The ends of some ids, and how many there were.
#[derive(Default)]
struct Ids {
    ends: Option<(i64, i64)>,
    count: u64,
}

/// One way through a file.
struct Pass {
    source: Rc<dyn Source>,
    at: u64,
    /// What was not looked through to its end.
    kept: Vec<u8>,
    done: bool,
}

impl Telling {
    /// Of files that were looked at.
    pub(super) fn of(looked: &[Looked]) -> Self {
        let mut telling = Self { files: Vec::new(), pages: Vec::new() };
        let mut groups: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (at, it) in looked.iter().enumerate() {
            match &it.shape {
                Shape::Page { title, .. } => groups.entry((it.found.folder(), title)).or_default().push(at),
                Shape::Desktop { account, .. } if it.same.is_none() => {
                    telling.files.push(File {
                        looked: at,
                        account: *account,
                        pass: Pass::new(it.text()),
                        chats: vec![Chat::default()],
                        names: 0,
                    });
                }
                _ => {}
            }
        }
        for ((folder, title), pages) in groups {
            let above = folder.rsplit_once("chats/").map(|(above, _)| above.trim_end_matches('/'));
            let beside = |file: &File| {
                let lies = looked[file.looked].found.folder();
                if file.account { Some(lies) == above } else { lies == folder }
            };
            let files: Vec<_> =
                telling.files.iter().enumerate().filter(|(_, file)| beside(file)).map(|(at, _)| at).collect();
            if !files.is_empty() {
                let passes = pages.iter().map(|at| Pass::new(looked[*at].text())).collect();
                let title = title.to_owned();
                telling.pages.push(Pages { title, looked: pages, files, passes, ids: Ids::default() });
            }
        }
        let wanted = |at: usize| telling.pages.iter().any(|pages| pages.files.contains(&at));
        for at in (0..telling.files.len()).filter(|at| !wanted(*at)).collect::<Vec<_>>() {
            telling.files[at].pass.done = true;
        }
        telling
    }

    /// Goes on for about `budget` bytes; whether all is known.
    pub(super) fn step(&mut self, budget: usize) -> bool {
        let mut left = budget.max(1);
        while left > 0 {
            left = left.saturating_sub(BLOCK);
            if let Some(file) = self.files.iter_mut().find(|file| !file.pass.done) {
                file.step();
            } else if let Some(pages) = self.pages.iter_mut().find(|pages| !pages.passes.is_empty()) {
                pages.step();
            } else {
                return true;
            }
        }
        false
    }

    /// Notes at each page by which file it is told.
    pub(super) fn finish(mut self, looked: &mut [Looked]) {
        for file in &mut self.files {
            file.unite();
        }
        for pages in self.pages {
            let Some(file) = pages.files.iter().find(|at| self.files[**at].tells(&pages)) else { continue };
            let shown = looked[self.files[*file].looked].found.shown().to_owned();
            for at in pages.looked {
                looked[at].told = Some(shown.clone());
            }
        }
    }
}

impl File {
    fn step(&mut self) {
        let Self { pass, chats, names, .. } = self;
        pass.step(|bytes, reach| {
            let kinds = NAMELESS.iter().map(|(kind, _)| *kind);
            let wanted = [&b"\"name\""[..], b"\"id\""].into_iter().chain(kinds);
            let find = |needle| memmem::find_iter(bytes, needle).take_while(|at| *at < reach);
            let mut keys: Vec<usize> = wanted.flat_map(find).collect();
            keys.order_by(|key| *key as u64);
            for at in keys {
                match key(&bytes[at..]) {
                    Some(Key::Id(id)) => {
                        if let Some(chat) = chats.last_mut() {
                            chat.ids.add(id);
                        }
                    }
                    Some(Key::Name(title)) if chats.len() < CHATS => {
                        *names += 1;
                        chats.push(Chat { title: Some(title), ids: Ids::default() });
                    }
                    _ => {}
                }
            }
        });
    }

    /// The name of a single chat may stand behind its messages.
    fn unite(&mut self) {
        if !self.account
            && self.names == 1
            && let [one, other] = &mut self.chats[..]
        {
            other.ids.unite(&one.ids);
        }
    }

    fn tells(&self, pages: &Pages) -> bool {
        self.chats.iter().any(|chat| chat.title.as_deref() == Some(&pages.title) && chat.ids.hold(&pages.ids))
    }
}

impl Pages {
    fn step(&mut self) {
        const MARK: &[u8] = b"id=\"message";
        let Self { passes, ids, .. } = self;
        let Some(pass) = passes.last_mut() else { return };
        pass.step(|bytes, reach| {
            for at in memmem::find_iter(bytes, MARK).take_while(|at| *at < reach) {
                let digits = &bytes[at + MARK.len()..];
                let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
                if let Some(id) = number(&digits[..length]) {
                    ids.add(id);
                }
            }
        });
        if pass.done {
            passes.pop();
        }
    }
}

impl Ids {
    fn add(&mut self, id: i64) {
        self.count += 1;
        self.ends = Some(self.ends.map_or((id, id), |(first, last)| (first.min(id), last.max(id))));
    }

    fn unite(&mut self, other: &Self) {
        self.count += other.count;
        let ends = self.ends.into_iter().chain(other.ends);
        self.ends = ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    }

    fn hold(&self, other: &Self) -> bool {
        let Some((first, last)) = other.ends else { return true };
        self.count >= other.count && self.ends.is_some_and(|ends| ends.0 <= first && last <= ends.1)
    }
}

impl Pass {
    fn new(source: Rc<dyn Source>) -> Self {
        Self { source, at: 0, kept: Vec::new(), done: false }
    }

    /// Goes on by one block: `look` gets bytes, and up to where what it finds may begin; the rest it gets again.
    fn step(&mut self, look: impl FnOnce(&[u8], usize)) {
        let from = self.kept.len();
        self.kept.resize(from + BLOCK, 0);
        let count = read_full(&*self.source, self.at, &mut self.kept[from..]).unwrap_or_default();
        self.kept.truncate(from + count);
        self.at += count as u64;
        self.done = count < BLOCK;
        let reach = if self.done { self.kept.len() } else { self.kept.len().saturating_sub(LONG) };
        look(&self.kept, reach);
        self.kept.drain(..reach);
    }
}

/// What a key that counts says.
enum Key {
    Name(String),
    Id(i64),
}

/// The key, or the type of a chat, that stands there.
fn key(bytes: &[u8]) -> Option<Key> {
    if let Some((_, title)) = NAMELESS.iter().find(|(kind, _)| bytes.starts_with(kind)) {
        return Some(Key::Name((*title).to_owned()));
    }
    let mut tokens = Tokens::new(&bytes[..bytes.len().min(LONG)], 0, true);
    let is_id = bytes.starts_with(b"\"id\"");
    tokens.key().ok()??;
    match tokens.value().ok()? {
        // What else has an id has no type behind it.
        Value::Bare(digits) if is_id && tokens.key().ok()??.bytes() == b"type" => number(digits).map(Key::Id),
        Value::Text(name) if !is_id => Some(Key::Name(name.text().trim().to_owned())),
        Value::Bare(b"null") if !is_id => Some(Key::Name(DELETED.to_owned())),
        _ => None,
    }
}

fn number(digits: &[u8]) -> Option<i64> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}
