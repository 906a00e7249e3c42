//! Whether the JSON beside pages of an export in HTML tells all that they tell.
//!
//! Both formats of one export lie in one folder; so do an old export and a newer one, once somebody put them there, and each
//! may have what was deleted before the other. Pages are left out only where the JSON has a chat of that title with every
//! message of theirs, by id and by the clock. Both are passed over once for that, without being read.

use std::rc::Rc;

use memchr::memmem;

use super::groups::Looked;
use super::pass::{BLOCK, LONG, Pass};
use super::shape::Shape;
use super::sought::{MOST, Sought, number, sum};
use crate::dump::desktop_html;
use crate::dump::source::Source;
use crate::dump::time::Posted;
use crate::hashed::Hashed;
use crate::sorted::Sorted;

/// How many files beside a page are passed over for it at most.
const BESIDE: usize = 16;
/// Rows that separate days count down from -1, never so far; messages of a group from before it grew begin below.
const SEPARATORS: i64 = -100_000_000;

/// Looking through files to find out: first through the pages, then through each JSON beside them.
pub(super) struct Telling {
    files: Vec<File>,
    pages: Vec<Pages>,
    /// How many of the pages were looked through.
    gathered: usize,
    /// How many of the files were.
    passed: usize,
    pass: Pass,
    /// What is looked for in the file that is being passed over.
    sought: Option<Sought>,
    /// How many messages more are remembered.
    room: usize,
}

struct File {
    looked: usize,
    account: bool,
    source: Rc<dyn Source>,
    /// The numbers of the pages beside it.
    pages: Vec<usize>,
}

/// The pages of one chat.
struct Pages {
    title: String,
    looked: Vec<usize>,
    sources: Vec<Rc<dyn Source>>,
    /// Their messages; `None`: too many to be remembered.
    messages: Option<Vec<u64>>,
    /// The file that tells them all.
    told: Option<usize>,
}

impl Telling {
    /// Of files that were looked at.
    pub(super) fn of(looked: &[Looked]) -> Self {
        let (mut files, mut all) = (Vec::new(), Vec::new());
        let mut groups: Sorted<(&str, &str), Vec<usize>> = Sorted::default();
        for (at, it) in looked.iter().enumerate() {
            match &it.shape {
                Shape::Page { title, .. } => groups.entry((it.found.folder(), title.as_str()), Vec::new).push(at),
                Shape::Desktop { account, .. } if it.same.is_none() => {
                    files.push(File { looked: at, account: *account, source: it.text(), pages: Vec::new() });
                }
                _ => {}
            }
        }
        // Which accounts, and which chats, lie in a folder.
        let mut lie: Hashed<(bool, &str), Vec<usize>> = Hashed::default();
        for (at, file) in files.iter().enumerate() {
            lie.entry((file.account, looked[file.looked].found.folder()), Default::default).push(at);
        }
        for ((folder, title), pages) in groups {
            let above = folder.rsplit_once("chats/").map(|(above, _)| (true, above.trim_end_matches('/')));
            let beside = [above, Some((false, folder))].into_iter().flatten().filter_map(|place| lie.get(&place));
            let mut any = false;
            for at in beside.flatten().take(BESIDE) {
                files[*at].pages.push(all.len());
                any = true;
            }
            if any {
                let sources = pages.iter().map(|at| looked[*at].text()).collect();
                let (title, messages) = (title.to_owned(), Some(Vec::new()));
                all.push(Pages { title, looked: pages, sources, messages, told: None });
            }
        }
        Self { files, pages: all, gathered: 0, passed: 0, pass: Pass::default(), sought: None, room: MOST }
    }

    /// Goes on for about `budget` bytes; whether all is known.
    pub(super) fn step(&mut self, budget: usize) -> bool {
        let mut left = budget.max(1);
        while left > 0 {
            if self.gathered < self.pages.len() {
                self.gather();
            } else if self.passed < self.files.len() {
                self.pass_over();
            } else {
                return true;
            }
            left = left.saturating_sub(BLOCK);
        }
        false
    }

    /// Notes at each page by which file it is told.
    pub(super) fn finish(self, looked: &mut [Looked]) {
        for pages in self.pages {
            let Some(file) = pages.told else { continue };
            let shown = looked[self.files[file].looked].found.shown().to_owned();
            for at in pages.looked {
                looked[at].told = Some(shown.clone());
            }
        }
    }

    /// Goes on with the messages of pages.
    fn gather(&mut self) {
        let Self { pages, gathered, pass, room, .. } = self;
        let Pages { sources, messages, .. } = &mut pages[*gathered];
        if let Some(source) = sources.last() {
            let done = pass.step(&**source, |bytes, reach| {
                each_of_page(bytes, reach, |sum| {
                    if *room == 0 {
                        *messages = None;
                    } else if let Some(messages) = messages {
                        *room -= 1;
                        messages.push(sum);
                    }
                });
            });
            if done {
                sources.pop();
            }
        }
        if sources.is_empty() {
            if let Some(messages) = messages {
                messages.sort_unstable();
                messages.dedup();
                messages.shrink_to_fit();
            }
            *gathered += 1;
        }
    }

    /// Goes on with a file.
    fn pass_over(&mut self) {
        let Self { files, pages, passed, pass, sought, .. } = self;
        let file = &files[*passed];
        if sought.is_none() {
            let open = file.pages.iter().map(|at| &pages[*at]).filter(|it| it.told.is_none());
            let wanted = open.filter_map(|it| Some((it.title.as_str(), it.messages.as_deref()?)));
            *sought = Sought::of(wanted, file.account);
        }
        let done = match sought {
            Some(sought) => pass.step(&*file.source, |bytes, reach| sought.look(bytes, reach)),
            None => true,
        };
        if done {
            if let Some(sought) = sought.take() {
                let found = sought.finish();
                for at in &file.pages {
                    let it = &mut pages[*at];
                    let all = it.messages.as_deref().is_some_and(|messages| found.holds(&it.title, messages));
                    it.told = it.told.or(all.then_some(*passed));
                }
            }
            *passed += 1;
        }
    }
}

/// Hands on each message of a page that begins before `reach`.
fn each_of_page(bytes: &[u8], reach: usize, mut each: impl FnMut(u64)) {
    const MARK: &[u8] = b"id=\"message";
    const DATE: &[u8] = b"date details\" title=\"";
    for at in memmem::find_iter(bytes, MARK).take_while(|at| *at < reach) {
        let rest = &bytes[at + MARK.len()..bytes.len().min(at + LONG)];
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'-').count();
        let Some(id) = number(&rest[..length]).filter(|id| *id >= 0 || *id < SEPARATORS) else { continue };
        let own = &rest[..memmem::find(rest, MARK).unwrap_or(rest.len())];
        let written = memmem::find(own, DATE).map(|at| &own[at + DATE.len()..]);
        let written = written.and_then(|rest| std::str::from_utf8(&rest[..memchr::memchr(b'"', rest)?]).ok());
        each(sum(id, written.and_then(desktop_html::stamp).map(Posted::clock)));
    }
}
