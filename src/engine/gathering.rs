//! From bytes to the index: dumps are read, and behind reading what their posts tell is found and entered.
//!
//! Reading never waits for extraction. The texts of the posts read first wait in lots; when there is no room for more,
//! they are read a second time when their turn comes. So a small dump is read once, and no dump's texts are ever in
//! memory together. The very first posts are extracted at once, for there is nothing to look at before.

use super::added::Added;
use super::entering::Entering;
use super::following::{Followed, Following};
use super::intake::Gathered;
use super::lots::{Lots, Room};
use super::opened::{Opened, Status};
use super::problems::Problems;
use super::state::Stage;
use super::step::Step;
use crate::event::Extractor;

/// So many reports are wanted before reading goes on.
const FIRST: u32 = 40;
/// Extraction takes about so many times as long as reading.
const SLOWER: usize = 8;
/// While something is read, lots are entered only where there is no room for more, and one in so many steps.
const SELDOM: u32 = 8;

/// The work on all dumps up to the index.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    pub(super) gathered: Gathered,
    pub(super) lots: Lots,
    following: Option<Following>,
    /// A dump whose second reading came before the first.
    ran_over: Option<u32>,
    /// The dump that is being read.
    reading: Option<u32>,
    /// The dump whose reports are being entered.
    entering: Option<u32>,
    /// Whether all bytes are messages, and that was told.
    read: bool,
    /// How many posts are entered or held back.
    entered: u32,
    /// Steps of reading so far.
    steps: u32,
}

/// What the work is done with.
pub(super) struct With<'a> {
    pub(super) extractor: &'a Extractor,
    pub(super) added: &'a mut Added,
    pub(super) dumps: &'a mut [Opened],
    pub(super) problems: &'a mut Problems,
}

impl Gathering {
    /// Nothing yet; `beginning` tells its lots from those of before.
    pub(super) fn new(beginning: u32, room: Room) -> Self {
        Self { lots: Lots::new(beginning, room), ..Self::default() }
    }

    /// A dump was added: there is more to read.
    pub(super) fn read_on(&mut self) {
        self.read = false;
    }

    /// What is going on.
    pub(super) fn stage(&self) -> Stage {
        if self.read { Stage::Finding } else { Stage::Reading }
    }

    /// How many posts there are, each once.
    pub(super) fn posts(&self) -> u32 {
        self.gathered.posts - self.gathered.replaced
    }

    /// Goes on, for about as long as reading so many bytes takes; `None` when all is in the index.
    pub(super) fn step(&mut self, budget: usize, mut with: With<'_>) -> Option<Step> {
        if self.entered < FIRST && !self.lots.is_empty() {
            self.lots.close();
            self.extract(budget, &with);
            self.enter(&mut with);
            return Some(Step::More);
        }
        if let Some(step) = self.read(budget, &mut with) {
            self.steps += 1;
            if !self.lots.has_room() && self.steps.is_multiple_of(SELDOM) {
                self.enter(&mut with);
            }
            // Only for hands that have nothing else.
            if self.lots.waiting() == 0 {
                self.follow(budget, &mut with);
            }
            return Some(step);
        }
        let waits = with.dumps.is_empty()
            || with.added.is_waiting()
            || with.dumps.iter().any(|dump| dump.status == Status::Choosing);
        if !waits && !self.read {
            self.read = true;
            return Some(Step::Read);
        }
        if self.enter(&mut with) || self.follow(budget, &mut with) {
            return Some(Step::More);
        }
        self.lots.close();
        if self.extract(budget, &with) {
            return Some(Step::More);
        }
        if waits {
            return Some(Step::Waiting);
        }
        self.settle(None, with.dumps);
        None
    }

    /// Reads on, if there is something to be read.
    fn read(&mut self, budget: usize, with: &mut With<'_>) -> Option<Step> {
        let reading = |dump: &Opened| dump.status == Status::Reading;
        // One dump to its end before the next: the ordinals of a dump follow each other.
        let begun = with.dumps.iter().position(|dump| reading(dump) && self.reading == Some(dump.number));
        // Which chats are one shows the sooner, the more the first dumps tell of theirs.
        let next = || {
            let all = with.dumps.iter().enumerate().filter(|(_, dump)| reading(dump));
            all.min_by_key(|(at, dump)| (dump.reader.format().vagueness(), *at)).map(|(at, _)| at)
        };
        let at = begun.or_else(next)?;
        let dump = with.dumps.get_mut(at)?;
        if begun.is_none() {
            let account = dump.dump.account();
            self.gathered.histories.begin(dump.number, &dump.dump.title, account, dump.reader.format());
            self.gathered.begin(dump.number);
        }
        self.reading = Some(dump.number);
        let choice = dump.step(budget, &mut self.gathered, &mut self.lots, with.problems);
        let newest = with.dumps.last().filter(|_| with.dumps.len() > 1).map(|dump| &dump.contents);
        self.gathered.builder.set_newest(newest.map_or(0..0, |it| it.first..it.first + it.reports));
        let dump = with.dumps.get(at)?;
        if let Some(excess) = dump.dump.take_excess() {
            let question = with.added.ask(Some(dump.number));
            return Some(Step::Ask { question, excess });
        }
        Some(match choice {
            Some(chats) => Step::Choose { dump: dump.number, chats },
            None => Step::More,
        })
    }

    /// Reads posts a second time for which there was no room, if there is room and hardly anything to extract; whether
    /// there was something to do.
    fn follow(&mut self, budget: usize, with: &mut With<'_>) -> bool {
        let next = self.lots.added();
        if next == self.gathered.posts {
            self.following = None;
            return false;
        }
        if !self.lots.is_low() {
            return false;
        }
        let Some(opened) = with.dumps.iter().find(|dump| dump.contents.has(next)) else { return false };
        if self.ran_over == Some(opened.number) && opened.status != Status::Done {
            return false;
        }
        let following = match &mut self.following {
            Some(following) if following.dump == opened.number => following,
            other => other.insert(Following::begin(opened)),
        };
        match following.step(opened, budget, &mut self.lots) {
            Followed::On => {}
            Followed::TooNear => return false,
            Followed::RanOver => {
                self.ran_over = Some(opened.number);
                self.following = None;
            }
            Followed::Lost(problem) => with.problems.add(opened.number, problem),
        }
        true
    }

    /// Extracts what nobody has begun with; whether there was anything.
    fn extract(&mut self, budget: usize, with: &With<'_>) -> bool {
        self.lots.extract(with.extractor, budget / SLOWER)
    }

    /// Enters what was found in the posts that come next; whether anything was.
    fn enter(&mut self, with: &mut With<'_>) -> bool {
        let Some((dump, posts)) = self.lots.next_done() else { return false };
        if self.entering != Some(dump) {
            self.settle(Some(dump), with.dumps);
        }
        if let Some(opened) = with.dumps.iter_mut().find(|opened| opened.number == dump) {
            let mut entering = Entering { dump, gathered: &mut self.gathered, contents: &mut opened.contents };
            for (kept, found) in posts {
                entering.take(kept, found);
                self.entered += 1;
            }
        }
        true
    }

    /// The reports of the dump before are all there: those that wait for each other need not wait any more.
    fn settle(&mut self, next: Option<u32>, dumps: &mut [Opened]) {
        let before = std::mem::replace(&mut self.entering, next);
        if let Some(opened) = dumps.iter_mut().find(|opened| Some(opened.number) == before) {
            let (dump, contents) = (opened.number, &mut opened.contents);
            Entering { dump, gathered: &mut self.gathered, contents }.settle();
        }
    }
}
