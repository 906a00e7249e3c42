//! Which files are a dump together.

use std::rc::Rc;

use super::dump::Dump;
use super::found::{Found, above, folder};
use super::left_out::{LeftOut, Why};
use super::pages;
use super::shape::Shape;
use super::territory::Territories;
use crate::dump::archive::EntryFault;
use crate::dump::format::Encoding;
use crate::dump::layers::{Decoded, Decoding, Joined, Logged, Part, Unpacking};
use crate::dump::mapping::Told;
use crate::dump::source::{Source, read_full};
use crate::hashed::Hashed;
use crate::order::Order;
use crate::sorted::{Sorted, SortedSet};

/// The most pages of a chat that are named as missing.
const MISSING: usize = 100;

/// A file that was looked at.
pub(super) struct Looked {
    pub(super) found: Found,
    pub(super) source: Rc<dyn Source>,
    pub(super) shape: Shape,
    pub(super) encoding: Encoding,
    /// How many bytes at its beginning are a mark of UTF-8.
    pub(super) mark: u64,
    /// A sum over its beginning, to find others that begin alike.
    pub(super) print: u64,
    /// Another file with the same bytes, by the path that is shown.
    pub(super) same: Option<String>,
    /// The JSON of the same export, by the path that is shown, if this is a page of which that tells all.
    pub(super) told: Option<String>,
}

/// What became of the files.
#[derive(Default)]
pub(super) struct Grouped {
    pub(super) dumps: Vec<Grouping>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) beside: Vec<Found>,
}

/// A dump with the files that it is made of.
pub(super) struct Grouping {
    pub(super) dump: Dump,
    pub(super) files: Vec<Found>,
}

/// What the files of one dump have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Together {
    /// Folder and title of a chat, and which of several files with the same number.
    Pages(String, String, usize),
    Preview(String),
    Slack(String),
    Tweets(String),
    Alone(usize),
}

/// Makes dumps of files.
pub(super) fn group(looked: Vec<Looked>, unpacking: &Unpacking) -> Grouped {
    let mut grouped = Grouped::default();
    let candidates = grouped.sift(looked);
    let users: Hashed<&str, &Looked> =
        (candidates.iter().filter(|it| it.shape == Shape::SlackUsers)).map(|it| (it.found.folder(), it)).collect();
    let mut order = Vec::new();
    let mut groups: Sorted<Together, Vec<&Looked>> = Sorted::default();
    let mut seen: Sorted<(&str, &str, u32), usize> = Sorted::default();
    for (at, it) in candidates.iter().enumerate() {
        let folder = it.found.folder().to_owned();
        let together = match &it.shape {
            Shape::SlackUsers => continue,
            Shape::Page { title, .. } => {
                let turn = seen.entry((it.found.folder(), title.as_str(), it.page()), usize::default);
                *turn += 1;
                Together::Pages(folder, title.clone(), *turn)
            }
            Shape::Preview { channel, .. } => Together::Preview(channel.clone()),
            Shape::SlackDay => Together::Slack(folder),
            Shape::Tweets { .. } => Together::Tweets(folder),
            _ => Together::Alone(at),
        };
        let members = groups.entry(together.clone(), Vec::new);
        if members.is_empty() {
            order.push(together);
        }
        members.push(it);
    }
    for together in order {
        let members = groups.remove(&together).unwrap_or_default();
        let mut members: Vec<_> = members.into_iter().map(|it| (it.order(), it)).collect();
        members.order_by_text(|((_, path), _)| path);
        members.order_by(|((number, _), _)| *number);
        let mut members: Vec<&Looked> = members.into_iter().map(|(_, it)| it).collect();
        if let Together::Pages(..) = together {
            grouped.name_missing(&members);
        }
        let is_slack = matches!(together, Together::Slack(_));
        if is_slack && let Some(people) = people(&users, &members) {
            members.insert(0, people);
        }
        grouped.dumps.push(dump(&members, is_slack, unpacking));
    }
    let days = candidates.iter().any(|it| it.shape == Shape::SlackDay);
    for people in candidates.iter().filter(|it| it.shape == Shape::SlackUsers && !days) {
        grouped.leave(&people.found, Why::NoMessages);
    }
    grouped
}

impl Grouped {
    fn leave(&mut self, found: &Found, why: Why) {
        self.left_out.push(LeftOut { path: found.shown().to_owned(), why });
    }

    /// Puts databases together with their logs; these, and what else the program that writes keeps there, are no dumps.
    fn join_logs(&mut self, looked: Vec<Looked>) -> Vec<Looked> {
        let (mut beside, mut others): (Vec<_>, Vec<_>) = (Vec::new(), Vec::new());
        let paths = SortedSet::of(looked.iter().map(|it| it.found.path.clone()));
        for it in looked {
            let of = ["-wal", "-shm"].iter().find_map(|ending| it.found.path.strip_suffix(ending));
            let is_beside = it.shape == Shape::Other && of.is_some_and(|path| paths.has(path));
            if is_beside { beside.push(it) } else { others.push(it) }
        }
        for log in beside {
            if let Some(path) = log.found.path.strip_suffix("-wal")
                && let Some(base) = others.iter_mut().find(|it| it.found.path == path)
                && is_database(&*base.source)
                && let Some(both) =
                    Logged::new(Rc::clone(&base.source), Rc::clone(&log.source), log.found.shown().to_owned())
            {
                base.source = Rc::new(both);
            }
            self.beside.push(log.found);
        }
        others
    }

    /// The files that are dumps or parts of one.
    fn sift(&mut self, looked: Vec<Looked>) -> Vec<Looked> {
        let looked = self.join_logs(looked);
        let territories = Territories::of(looked.iter().map(|it| (&it.found, &it.shape)));
        let (mut kept, mut plain) = (Vec::new(), Vec::new());
        for it in looked {
            let attached = territories.attach(&it.found);
            if let Some(same) = it.same {
                self.leave(&it.found, Why::Same(same));
            } else if attached {
                self.beside.push(it.found);
            } else if let Some(json) = it.told {
                self.leave(&it.found, Why::Told(json));
            } else if it.found.chosen {
                kept.push(it);
            } else if matches!(it.shape, Shape::Other | Shape::NoMessages | Shape::Plain)
                && let Some(fault) = it.fault()
            {
                self.leave(&it.found, Why::Packed(fault));
                self.beside.push(it.found);
            } else {
                match it.shape {
                    Shape::Other => self.beside.push(it.found),
                    Shape::NoMessages => self.leave(&it.found, Why::NoMessages),
                    Shape::Known | Shape::Plain if territories.surround(&it.found) => {
                        let why = if it.shape == Shape::Known { Why::Attached } else { Why::Unlikely };
                        self.leave(&it.found, why);
                        self.beside.push(it.found);
                    }
                    Shape::Plain => plain.push(it),
                    _ => kept.push(it),
                }
            }
        }
        // Plain text is a dump where nothing else in the same folder or archive is.
        let roots = SortedSet::of(kept.iter().map(|it| root(it.found.shown()).to_owned()));
        let mut unlikely: Sorted<String, (u32, String)> = Sorted::default();
        for it in plain {
            let root = root(it.found.shown());
            if roots.has(root) {
                let (count, _) = unlikely.entry(root.to_owned(), || (0, it.found.shown().to_owned()));
                *count += 1;
                self.leave(&it.found, Why::Unlikely);
                self.beside.push(it.found);
            } else {
                kept.push(it);
            }
        }
        let told = unlikely.into_iter().map(|(path, (count, first))| (path, Why::UnlikelyOnes { count, first }));
        self.left_out.extend(told.map(|(path, why)| LeftOut { path, why }));
        kept
    }

    /// Names the pages that lie between or behind those that are there.
    fn name_missing(&mut self, members: &[&Looked]) {
        let there = SortedSet::of(members.iter().map(|it| it.page()));
        let (Some(last), Some(number)) = (members.last(), there.keys().next_back()) else { return };
        let behind = pages::next(&*last.source, *number, last.found.is_unpacked());
        let missing = (1..*number).filter(|number| !there.has(number)).take(MISSING).chain(behind);
        for number in missing {
            let folder = folder(last.found.shown());
            let slash = if folder.is_empty() { "" } else { "/" };
            let path = format!("{folder}{slash}{}", pages::name(number));
            self.left_out.push(LeftOut { path, why: Why::MissingPage });
        }
    }
}

impl Looked {
    /// Which page it is: by what it says, or else by its name.
    fn page(&self) -> u32 {
        match self.shape {
            Shape::Page { number, .. } => number.or_else(|| pages::named(self.found.name())).unwrap_or(1),
            _ => 1,
        }
    }

    /// Why its beginning does not tell what it is, if it was packed and could not be unpacked as it was.
    fn fault(&self) -> Option<EntryFault> {
        let place = self.source.damage().into_iter().find_map(|problem| problem.place)?;
        Some(EntryFault::Damaged { start: place.start, end: place.end })
    }

    /// What the order within a dump goes by.
    fn order(&self) -> (u64, String) {
        match self.shape {
            Shape::Page { .. } => (u64::from(self.page()), String::new()),
            Shape::Preview { first, .. } => (first, self.found.path.clone()),
            Shape::Tweets { part } => (u64::from(part), self.found.path.clone()),
            _ => (0, self.found.path.clone()),
        }
    }

    fn part(&self) -> Part {
        Part { path: self.found.shown().to_owned(), source: self.text(), skip: self.mark }
    }

    /// Its bytes as UTF-8.
    pub(super) fn text(&self) -> Rc<dyn Source> {
        let source = Rc::clone(&self.source);
        match Decoding::of(self.encoding) {
            Some(decoding) => Rc::new(Decoded::new(source, decoding)),
            None => source,
        }
    }
}

/// The people of the Slack that these days are of: those that lie nearest above.
fn people<'a>(users: &Hashed<&str, &'a Looked>, days: &[&Looked]) -> Option<&'a Looked> {
    above(&days.first()?.found.path).find_map(|folder| users.get(folder).copied())
}

fn dump(members: &[&Looked], is_slack: bool, unpacking: &Unpacking) -> Grouping {
    // Of Slack the people come first and name nothing.
    let first = members.iter().find(|it| it.shape != Shape::SlackUsers).unwrap_or(&members[0]);
    let found = &first.found;
    let name = if is_slack && found.shown().contains('/') { folder(found.shown()) } else { found.shown() }.to_owned();
    let title = match first.shape {
        // A day by itself is called by its own name.
        Shape::SlackDay if found.shown().contains('/') => {
            format!("{}.json", name.strip_suffix(".zip").unwrap_or(&name))
        }
        Shape::WhatsApp if found.name().starts_with('_') && !found.folder().is_empty() => {
            let folder = found.folder().rsplit('/').next().unwrap_or_default();
            format!("{}.txt", folder.strip_suffix(".zip").unwrap_or(folder))
        }
        _ => name.clone(),
    };
    let source: Rc<dyn Source> = match members {
        [only] => only.text(),
        _ => Rc::new(Joined::new(members.iter().map(|it| it.part()).collect())),
    };
    let inputs = SortedSet::of(members.iter().map(|it| it.found.input));
    let dump = Dump {
        name,
        title,
        source,
        encoding: first.encoding,
        parts: members.len(),
        inputs: inputs.into_keys().collect(),
        told: Told::default(),
        folder: found.folder().to_owned(),
        beside: Rc::default(),
        unpacking: unpacking.clone(),
    };
    Grouping { dump, files: members.iter().map(|it| it.found.clone()).collect() }
}

fn is_database(source: &dyn Source) -> bool {
    let mut head = [0; 16];
    matches!(read_full(source, 0, &mut head), Ok(16)) && head == *b"SQLite format 3\0"
}

/// The folder or archive that was opened.
pub(super) fn root(shown: &str) -> &str {
    shown.split('/').next().unwrap_or_default()
}
