//! Looking through what was opened, a little at a time.
//!
//! Files are looked at before archives, because whether an archive is an attachment is told by the files around it.
//! Pictures and the like are not looked at while there are other files; nobody waits for ten thousand photos.

use std::collections::VecDeque;
use std::mem;
use std::rc::Rc;

use super::Bundle;
use super::beside::Beside;
use super::contained::{Contained, contained};
use super::file::File;
use super::found::Found;
use super::groups::{Grouped, Grouping, Looked, group, root};
use super::left_out::{LeftOut, Why};
use super::listed::{Listed, Met};
use super::look::{head, is_media, is_promising, is_shadow, look_further, looked};
use super::same::{BLOCK, Comparison};
use super::shape::Shape;
use super::telling::Telling;
use super::territory::Territories;
use crate::dump::archive::{Entry, EntryFault};
use crate::dump::layers::{Excess, TOTAL, Unpacking};
use crate::dump::source::Source;
use crate::hashed::Hashed;
use crate::sorted::SortedSet;

/// How many archives a file may lie in, one in the other.
pub const DEPTH: usize = 3;
/// How many files are looked at or remembered at most.
pub const FILES: usize = 500_000;
/// How many of these may lie in archives, whatever these have of bytes; and of how many bytes one more may be.
const ENTRIES: usize = 10_000;
const SHARE: u64 = 512;

/// What a look costs besides what it reads.
const LOOK: usize = 4 * 1024;
/// How many files that begin alike a file is compared with.
const ALIKE: usize = 16;
/// How many files that do not begin as text may be dumps that lost their beginning.
const TORN: usize = 200;
/// How many files that an archive has lost are named.
const NAMED: usize = 100;
/// How many pictures are looked at when there is nothing else.
const LAST_RESORT: usize = 1_000;

/// What a step came to.
pub enum Step {
    /// There is more to do.
    More,
    /// Something comes to more than is unpacked unasked: wants [`Opening::answer`].
    Ask(Excess),
    /// All was looked through.
    Done(Bundle),
}

/// Files that are being looked through.
#[derive(Default)]
pub struct Opening {
    unpacking: Unpacking,
    /// Files still to be looked at.
    files: VecDeque<Found>,
    /// Archives still to be listed.
    archives: VecDeque<(Found, Rc<dyn Source>)>,
    /// Archives that were met, to know one that was opened twice.
    met: Vec<Met>,
    listing: Option<Listed>,
    looked: Vec<Looked>,
    /// What belongs to the first so many of them.
    territories: Territories,
    claimed: usize,
    /// Files that are not looked at.
    aside: Vec<Found>,
    left_out: Vec<LeftOut>,
    count: usize,
    /// With how many of them the last may lie in an archive; none once there were more.
    most: usize,
    stage: Stage,
    question: Option<Question>,
    /// Whether the answer to a question was no.
    declined: bool,
    /// Whether dumps were left out for what they claim.
    weighed: bool,
    /// How many files were looked further into that do not begin as text.
    torn: usize,
    /// Whether pictures were looked at for want of anything else.
    desperate: bool,
}

#[derive(Default)]
enum Stage {
    #[default]
    Looking,
    /// Comparing files that may be the same, by their numbers; the next pair last.
    Comparing(Vec<(usize, usize)>, Option<Comparison>),
    /// Finding out which pages are told by the JSON beside them.
    Telling(Telling),
    /// Dumps are there.
    Grouped(Grouped),
}

enum Question {
    /// Whether to go on with the archive that is being measured.
    Going(Excess),
    /// Whether to open dumps that claim to be so long.
    Claimed(Excess),
}

impl Opening {
    /// Of files that were opened together.
    #[must_use]
    pub fn new(files: Vec<File>) -> Self {
        let bytes = files.iter().map(|file| file.source.len()).fold(0, u64::saturating_add);
        let share = usize::try_from(bytes / SHARE).unwrap_or(FILES);
        let most = (ENTRIES + files.len()).saturating_add(share).min(FILES);
        let mut opening = Self { most, ..Self::default() };
        for (number, file) in files.into_iter().enumerate() {
            opening.add(Found::input(file, number));
        }
        opening
    }

    /// Goes on for about `budget` bytes.
    pub fn step(&mut self, budget: usize) -> Step {
        let mut left = budget.max(1);
        while left > 0 && self.question.is_none() {
            if let Stage::Grouped(_) = self.stage {
                if let Some(excess) = self.claims() {
                    self.ask(Question::Claimed(excess));
                    continue;
                }
                return Step::Done(self.finish());
            }
            left = left.saturating_sub(self.next(left));
            if let Some(excess) = self.unpacking.allowance.take_exceeded() {
                self.ask(Question::Going(excess));
            }
        }
        match &self.question {
            Some(Question::Going(excess) | Question::Claimed(excess)) => Step::Ask(excess.clone()),
            None => Step::More,
        }
    }

    /// Answers [`Step::Ask`]: whether to unpack all the same, whatever it comes to. What is no once is no for all.
    pub fn answer(&mut self, go_on: bool) {
        let Some(question) = self.question.take() else { return };
        if go_on {
            self.unpacking.allowance.lift();
        } else {
            self.decline(question);
        }
    }

    fn ask(&mut self, question: Question) {
        if self.declined { self.decline(question) } else { self.question = Some(question) }
    }

    /// Leaves out what the question is about.
    fn decline(&mut self, question: Question) {
        self.declined = true;
        match question {
            Question::Going(excess) => {
                if let Some(listing) = self.listing.take_if(|it| it.is_measuring()) {
                    self.leave(listing.found(), Why::Excess(excess));
                }
            }
            Question::Claimed(_) => {
                let Stage::Grouped(grouped) = &mut self.stage else { return };
                for grouping in mem::take(&mut grouped.dumps) {
                    match grouping.files.iter().find_map(|found| exceeds(found, &self.unpacking)) {
                        Some(excess) => {
                            self.left_out.push(LeftOut { path: grouping.dump.name, why: Why::Excess(excess) });
                        }
                        None => grouped.dumps.push(grouping),
                    }
                }
                self.weighed = true;
            }
        }
    }

    fn leave(&mut self, found: &Found, why: Why) {
        self.left_out.push(LeftOut { path: found.shown().to_owned(), why });
    }

    fn add(&mut self, found: Found) {
        if is_shadow(&found) {
            return;
        }
        self.count += 1;
        let most = if found.depth == 0 { FILES } else { self.most };
        if self.count > most {
            if mem::take(&mut self.most) > 0 {
                self.leave(&found, Why::TooMany(most as u32));
            }
        } else if is_media(&found) {
            self.aside.push(found);
        } else {
            self.files.push_back(found);
        }
    }

    /// Does the next piece of work; about how many bytes that took.
    fn next(&mut self, budget: usize) -> usize {
        if let Some(listing) = self.listing.take() {
            return self.list(listing, budget);
        }
        if let Some(found) = self.files.pop_front() {
            return self.look(found);
        }
        if let Some((found, source)) = self.archives.pop_front() {
            return self.begin(found, source);
        }
        match mem::take(&mut self.stage) {
            Stage::Looking => {
                if !self.desperate && !self.looked.iter().any(is_promising) {
                    self.desperate = true;
                    let few = self.aside.len().min(LAST_RESORT);
                    self.files.extend(self.aside.drain(..few));
                    return LOOK;
                }
                self.stage = Stage::Comparing(self.alike(), None);
                LOOK
            }
            Stage::Comparing(mut pairs, comparison) => {
                let Some(&(one, other)) = pairs.last() else {
                    self.stage = Stage::Telling(Telling::of(&self.looked));
                    return LOOK;
                };
                let fresh =
                    || Comparison::new(Rc::clone(&self.looked[one].source), Rc::clone(&self.looked[other].source));
                let mut comparison = comparison.unwrap_or_else(fresh);
                let same = comparison.step(budget);
                if same == Some(true) {
                    self.looked[other].same = Some(self.looked[one].found.shown().to_owned());
                }
                if same.is_some() {
                    pairs.pop();
                }
                self.stage = Stage::Comparing(pairs, same.is_none().then_some(comparison));
                budget.min(BLOCK)
            }
            Stage::Telling(mut telling) => {
                if telling.step(budget) {
                    telling.finish(&mut self.looked);
                    self.stage = Stage::Grouped(group(mem::take(&mut self.looked), &self.unpacking));
                } else {
                    self.stage = Stage::Telling(telling);
                }
                budget.min(BLOCK)
            }
            grouped @ Stage::Grouped(_) => {
                self.stage = grouped;
                0
            }
        }
    }

    /// Looks at the beginning of a file.
    fn look(&mut self, mut found: Found) -> usize {
        loop {
            let source = match found.open(&self.unpacking) {
                Ok(source) => source,
                Err(fault) => {
                    self.leave(&found, Why::Packed(fault));
                    return LOOK;
                }
            };
            let head = match head(&*source) {
                Ok(head) => head,
                Err(error) => {
                    self.leave(&found, Why::Unreadable(error));
                    return LOOK;
                }
            };
            match contained(&found, &*source, &head) {
                Some(_) if found.depth >= DEPTH => self.leave(&found, Why::TooDeep(DEPTH as u32)),
                Some(Contained::Archive) => self.archives.push_back((found, source)),
                Some(Contained::Packed(packing)) => {
                    found = found.unzipped(source, packing, &self.unpacking);
                    continue;
                }
                None => {
                    let mut looked = looked(found, source, &head);
                    let further =
                        if self.torn < TORN && !self.desperate { look_further(&mut looked, &head) } else { 0 };
                    self.torn += usize::from(further > 0);
                    self.looked.push(looked);
                    return LOOK + head.len() + further;
                }
            }
            return LOOK + head.len();
        }
    }

    /// Begins with an archive, unless it is an attachment.
    fn begin(&mut self, found: Found, source: Rc<dyn Source>) -> usize {
        self.claim();
        let surrounded = self.territories.surround(&found);
        if surrounded {
            self.leave(&found, Why::Attached);
        }
        if surrounded || self.territories.attach(&found) {
            self.aside.push(found);
        } else {
            self.listing = (self.most > 0).then(|| Listed::new(found, source, self.most + 1));
        }
        LOOK
    }

    /// Notes what belongs to the files that were looked at since the last time.
    fn claim(&mut self) {
        for it in &self.looked[self.claimed..] {
            self.territories.add(&it.found, &it.shape);
        }
        self.claimed = self.looked.len();
    }

    /// Goes on with an archive.
    fn list(&mut self, mut listing: Listed, budget: usize) -> usize {
        let exceeded = || self.unpacking.allowance.is_exceeded();
        match listing.step(budget, &mut self.met, exceeded) {
            Ok(None) => self.listing = Some(listing),
            Ok(Some(archive)) => {
                let found = listing.found();
                // Its parts are no dumps of themselves.
                if archive.is_document() {
                    self.leave(found, Why::Document);
                    return budget.min(BLOCK);
                }
                if archive.is_mended() {
                    self.leave(found, Why::Mended);
                }
                let lost = Found::lost(found, &archive).filter(|it| !is_media(it) && !is_shadow(it));
                for lost in lost.take(NAMED) {
                    self.leave(&lost, Why::Packed(EntryFault::Lost));
                }
                if archive.entries().is_empty() {
                    self.leave(found, Why::NoDump);
                }
                found.entries(&archive).for_each(|entry| self.add(entry));
            }
            Err(why) => self.leave(listing.found(), why),
        }
        budget.min(BLOCK)
    }

    /// Pairs of files that may be the same: as long, and beginning alike. An attachment is the same as nothing.
    fn alike(&mut self) -> Vec<(usize, usize)> {
        self.claim();
        let mut first: Hashed<(u64, u64), Vec<usize>> = Hashed::default();
        let mut pairs = Vec::new();
        for (at, it) in self.looked.iter().enumerate() {
            let surrounded = || it.shape == Shape::Known && self.territories.surround(&it.found);
            let belongs = self.territories.attach(&it.found) || surrounded();
            let alone = it.found.chosen || (it.shape.stands_alone() && !belongs);
            let Some(size) = it.found.size().filter(|_| alone) else { continue };
            let known = first.entry((size, it.print), Default::default);
            let sum = |at: usize| self.looked[at].found.entry().and_then(Entry::sum);
            let may_be = |other: &&usize| sum(**other).zip(sum(at)).is_none_or(|(one, other)| one == other);
            match known.iter().find(may_be) {
                Some(other) => pairs.push((*other, at)),
                None if known.len() < ALIKE => known.push(at),
                None => {}
            }
        }
        pairs.reverse();
        pairs
    }

    /// The first dump that claims to come to more than is unpacked unasked, or all together.
    fn claims(&self) -> Option<Excess> {
        let Stage::Grouped(grouped) = &self.stage else { return None };
        if self.weighed || self.unpacking.allowance.is_lifted() {
            return None;
        }
        let files = || grouped.dumps.iter().flat_map(|grouping| &grouping.files);
        files().find_map(|found| exceeds(found, &self.unpacking)).or_else(|| {
            let packed = || files().filter_map(|found| found.entry());
            let sum = |of: fn(&Entry) -> u64| packed().map(of).fold(0, u64::saturating_add);
            let unpacked = sum(|entry| entry.claimed.unwrap_or_default());
            let path = files().next().map(|found| root(found.shown()).to_owned())?;
            (unpacked > TOTAL).then(|| Excess { path, packed: sum(Entry::packed), unpacked })
        })
    }

    fn finish(&mut self) -> Bundle {
        let Self { unpacking, aside, mut left_out, stage, .. } = mem::take(self);
        let Stage::Grouped(grouped) = stage else { return Bundle::default() };
        let mut files = grouped.beside;
        files.extend(aside);
        left_out.extend(grouped.left_out);
        without_dump(&grouped.dumps, &files, &mut left_out);
        let beside = Rc::new(Beside::new(files, unpacking));
        let dumps = grouped.dumps.into_iter().map(|Grouping { mut dump, .. }| {
            dump.beside = Rc::clone(&beside);
            dump
        });
        Bundle { dumps: dumps.collect(), left_out, beside }
    }
}

/// Names the folders and archives in which there was nothing to open, and no reason told.
fn without_dump(dumps: &[Grouping], files: &[Found], left_out: &mut Vec<LeftOut>) {
    let opened = dumps.iter().flat_map(|it| &it.files).map(|found| root(found.shown()));
    let told = left_out.iter().filter(|it| it.why.is_told()).map(|it| root(&it.path));
    let known = SortedSet::of(opened.chain(told));
    let silent = left_out.iter().filter(|it| !it.why.is_told()).map(|it| it.path.as_str());
    let paths = files.iter().map(Found::shown).chain(silent).filter(|path| path.contains('/'));
    let empty = SortedSet::of(paths.map(root).filter(|it| !known.has(it)).map(str::to_owned));
    left_out.extend(empty.into_keys().map(|path| LeftOut { path, why: Why::NoDump }));
}

/// Whether a file in an archive claims to come to more than is unpacked unasked.
fn exceeds(found: &Found, unpacking: &Unpacking) -> Option<Excess> {
    let (packed, unpacked) = (found.entry()?.packed(), found.size()?);
    let allowed = !found.is_unpacked() || unpacking.allowance.allows(packed, unpacked);
    (!allowed).then(|| Excess { path: found.shown().to_owned(), packed, unpacked })
}
