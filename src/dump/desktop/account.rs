//! Reading a file of Desktop: one chat straight through; a whole account in two passes.
//!
//! The first pass over an account only counts, so that the user can choose; the second goes to the chosen
//! chats by their place and reads nothing else.

use super::behind;
use super::walk::{Extent, Walk};
use crate::dump::fault::Fault;
use crate::dump::json::Tokens;
use crate::dump::message::{Chat, ChatKind, Message, MessageKind, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::{ChatSummary, FormatReader, Sink, Step};
use crate::dump::source::{Source, SourceError};
use crate::dump::window::{BEYOND, SLICE, Window, stretch};
use crate::hashed::HashedSet;
use crate::order::Order;

/// How many problems of the first pass are kept, in case they lie in no chat.
const KEPT: usize = 4_096;

/// How much of the beginning and of the end is looked at for the name of a chat.
const NEAR: u64 = 4 * 1024;

/// Reads `result.json` of either sort.
#[derive(Debug)]
pub(in crate::dump) struct Desktop {
    window: Window,
    walk: Walk,
    phase: Phase,
    /// Whether it was asked what stands behind the messages.
    looked_ahead: bool,
    /// The chats of an account, as the first pass left them.
    known: Vec<Chat>,
    /// What was amiss in chats that were not chosen, and of which nobody could know what they are.
    untold: Vec<Problem>,
}

#[derive(Debug)]
enum Phase {
    /// Counting what an account holds.
    Survey(Survey),
    /// Waiting for a choice.
    Waiting(Survey),
    /// Reading; the stretches still to come, the next one last. `None`: all there is.
    Read(Option<Vec<Extent>>),
}

/// What an account holds.
#[derive(Debug, Default)]
struct Survey {
    chats: Vec<ChatSummary>,
    extents: Vec<Extent>,
    problems: Vec<Problem>,
}

impl FormatReader for Desktop {
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        if !self.looked_ahead {
            self.looked_ahead = true;
            if matches!(self.phase, Phase::Read(None)) {
                self.look_ahead(source);
            }
        }
        self.untold.drain(..).for_each(|problem| sink.problem(problem));
        let mut left = budget.max(1);
        loop {
            if let Phase::Waiting(survey) = &self.phase {
                return Step::Choose(survey.chats.clone());
            }
            let Some(stop) = self.stretch_end() else { return Step::Done };
            if left == 0 {
                return Step::More;
            }
            let count = left.min(SLICE);
            left -= count;
            // What an earlier step left may be all there is.
            if !self.window.ended()
                && let Err(error) = self.window.fill(&Until { source, end: stop }, count)
            {
                let range = self.window.read_to()..source.len();
                sink.problem(Problem::new(range, Fault::Unreadable(error.into()), &[]));
                self.phase = Phase::Read(Some(Vec::new()));
                return Step::Done;
            }
            if self.run(stop, sink) {
                self.next_stretch(sink);
            }
        }
    }

    fn position(&self) -> u64 {
        self.window.offset()
    }

    fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message> {
        let again = |end| {
            let (bytes, mut message) = (stretch(source, position.start, end)?, Message::default());
            super::message::read(&mut Tokens::new(&bytes, 0, true), position.start, &mut message).ok()?;
            (message.position == position).then_some(message)
        };
        // Where it ends may have been told by what stands behind it.
        let mut message = again(position.end).or_else(|| again(source.len().min(position.end + BEYOND)))?;
        message.chat = chat;
        Some(message)
    }

    /// Takes the user's choice; without a question it changes nothing.
    fn choose(&mut self, chats: &[u32]) {
        let Phase::Waiting(survey) = &self.phase else { return };
        let chosen: HashedSet<u32> = chats.iter().copied().collect();
        let mut stretches: Vec<Extent> =
            survey.extents.iter().filter(|extent| chosen.has(&extent.chat)).copied().collect();
        stretches.order_by(|extent| !extent.start);
        if let Some(first) = stretches.last() {
            self.window.seek(first.start);
        }
        self.known = self.walk.chats().to_vec();
        let lies_in = |problem: &Problem| survey.extents.iter().find(|extent| extent.holds(problem)).map(|it| it.chat);
        let is_untold = |chat: u32| !chosen.has(&chat) && self.known[chat as usize].kind == ChatKind::Unknown;
        self.untold = survey.problems.iter().filter(|it| lies_in(it).is_some_and(is_untold)).cloned().collect();
        self.walk = Walk::of_account();
        if let Some(first) = stretches.last() {
            self.walk.go_to(self.known.get(first.chat as usize).cloned().unwrap_or_default());
        }
        self.phase = Phase::Read(Some(stretches));
    }
}

impl Desktop {
    /// One chat, or pieces of chats; `name` serves where these have none.
    pub(in crate::dump) fn chat(name: Option<String>) -> Self {
        Self::new(Walk::new(name), Phase::Read(None))
    }

    /// A whole account.
    pub(in crate::dump) fn account() -> Self {
        Self::new(Walk::of_account(), Phase::Survey(Survey::default()))
    }

    fn new(walk: Walk, phase: Phase) -> Self {
        Self { window: Window::default(), walk, phase, looked_ahead: false, known: Vec::new(), untold: Vec::new() }
    }

    /// Looks for the name of a chat behind its messages, where it does not stand before them: key-sorted copies have it
    /// there, and each message wants to know it.
    fn look_ahead(&mut self, source: &dyn Source) {
        let Some(head) = stretch(source, 0, source.len().min(NEAR)) else { return };
        if behind::is_behind(&head) {
            let tail = stretch(source, source.len().saturating_sub(NEAR), source.len());
            self.walk.expect(tail.and_then(|tail| behind::read(&tail)).unwrap_or_default());
        }
    }

    /// Where the present stretch ends; `None` if there is none left.
    fn stretch_end(&self) -> Option<u64> {
        match &self.phase {
            Phase::Read(Some(stretches)) => stretches.last().map(|extent| extent.end),
            Phase::Read(None) | Phase::Survey(_) | Phase::Waiting(_) => Some(u64::MAX),
        }
    }

    fn run(&mut self, stop: u64, sink: &mut dyn Sink) -> bool {
        match &mut self.phase {
            Phase::Survey(survey) => self.walk.run(&mut self.window, stop, &mut Surveyor { survey, sink }),
            Phase::Read(Some(_)) => self.walk.run(&mut self.window, stop, &mut Chosen { sink }),
            Phase::Read(None) | Phase::Waiting(_) => self.walk.run(&mut self.window, stop, sink),
        }
    }

    /// Goes on to what is read next.
    fn next_stretch(&mut self, sink: &mut dyn Sink) {
        match &mut self.phase {
            Phase::Survey(survey) => {
                let mut survey = std::mem::take(survey);
                survey.extents = self.walk.extents().to_vec();
                let within = |problem: &Problem| survey.extents.iter().any(|chat| chat.holds(problem));
                let (within, outside): (Vec<_>, Vec<_>) = survey.problems.into_iter().partition(within);
                for problem in outside {
                    sink.problem(problem);
                }
                survey.problems = within;
                self.phase = Phase::Waiting(survey);
            }
            Phase::Read(Some(stretches)) => {
                stretches.pop();
                if let Some(next) = stretches.last() {
                    self.window.seek(next.start);
                    self.walk.go_to(self.known.get(next.chat as usize).cloned().unwrap_or_default());
                }
            }
            Phase::Read(none @ None) => *none = Some(Vec::new()),
            Phase::Waiting(_) => {}
        }
    }
}

impl Extent {
    /// Whether a problem lies in a chat.
    fn holds(&self, problem: &Problem) -> bool {
        self.start <= problem.start && problem.start < self.end
    }
}

/// A source as far as the present chat goes: damage in one chat must not lead through all that follow, once for each.
struct Until<'a> {
    source: &'a dyn Source,
    end: u64,
}

impl Source for Until<'_> {
    fn len(&self) -> u64 {
        self.source.len().min(self.end)
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let left = usize::try_from(self.end.saturating_sub(offset)).unwrap_or(usize::MAX).min(buffer.len());
        self.source.read_at(offset, &mut buffer[..left])
    }
}

/// Counts what the first pass meets.
struct Surveyor<'a> {
    survey: &'a mut Survey,
    sink: &'a mut dyn Sink,
}

impl Sink for Surveyor<'_> {
    fn chat(&mut self, index: u32, chat: &Chat) {
        let (title, kind) = (chat.title.clone(), chat.kind);
        let preselected = kind == ChatKind::Channel;
        match self.survey.chats.get_mut(index as usize) {
            Some(known) => (known.title, known.kind, known.preselected) = (title, kind, preselected),
            None => self.survey.chats.push(ChatSummary {
                index,
                title,
                kind,
                messages: 0,
                first: None,
                last: None,
                preselected,
            }),
        }
    }

    fn message(&mut self, message: &Message) {
        let Some(chat) = self.survey.chats.get_mut(message.chat as usize) else { return };
        chat.messages += u64::from(message.kind == MessageKind::Post);
        if let Some(posted) = message.posted {
            chat.first = Some(chat.first.filter(|first| first.seconds <= posted.seconds).unwrap_or(posted));
            chat.last = Some(chat.last.filter(|last| last.seconds >= posted.seconds).unwrap_or(posted));
        }
    }

    /// Of the problems only the end is told at once: others come again with the chats they lie in, if they lie in one.
    fn problem(&mut self, problem: Problem) {
        if matches!(problem.fault, Fault::EndsEarly { .. }) {
            self.sink.problem(problem);
        } else if self.survey.problems.len() < KEPT {
            self.survey.problems.push(problem);
        }
    }
}

/// Hands on what the second pass finds, but not the end a second time.
struct Chosen<'a> {
    sink: &'a mut dyn Sink,
}

impl Sink for Chosen<'_> {
    fn chat(&mut self, index: u32, chat: &Chat) {
        self.sink.chat(index, chat);
    }

    fn message(&mut self, message: &Message) {
        self.sink.message(message);
    }

    fn problem(&mut self, problem: Problem) {
        if !matches!(problem.fault, Fault::EndsEarly { .. }) {
            self.sink.problem(problem);
        }
    }

    fn unwritten(&mut self, chat: u32, id: i64) {
        self.sink.unwritten(chat, id);
    }
}
