//! A session that is ready, as sections of bytes, and again a session: an index that is kept need not be made twice.
//!
//! Kept is all that reading made. Texts are not among it; they are read again from the same files, which whoever takes a
//! session up must have. Only dumps are kept this way of which any message can be read by itself, without the ones before
//! it, and which are no part of anything packed: for the others what their readers learn would have to be kept too.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::batch::Names;
use super::contents::Contents;
use super::opened::{Kept, Opened};
use super::problems::Problems;
use crate::dump::bundle::Dump;
use crate::dump::fingerprint::FileHash;
use crate::dump::history::{Ranges, Settled};
use crate::dump::{Chat, Encoding, Format, Source};
use crate::event::Report;
use crate::timeline::{Damage, Laying, Sections, Timeline, opening, sealed};

/// Sections in front of those of the timeline.
const FIRST: u32 = 3;

/// All of a session but its timeline.
#[derive(Serialize, Deserialize)]
pub(super) struct Bare {
    pub(super) dumps: Vec<BareDump>,
    pub(super) problems: Problems,
    pub(super) histories: Settled,
}

/// What is kept of a dump.
#[derive(Serialize, Deserialize)]
pub(super) struct BareDump {
    number: u32,
    name: String,
    title: String,
    /// The file it is, as it was called when it was opened.
    path: String,
    size: u64,
    hash: Option<FileHash>,
    format: Format,
    said: Kept,
    chats: Vec<Chat>,
    messages: u32,
    services: u32,
    zone: Option<i32>,
    unzoned: u32,
    limit: Option<u32>,
    first: u32,
    reports: u32,
    met: Ranges,
    settled: Vec<Report>,
}

/// A dump that was taken up, with the file it is.
pub(super) struct Taken {
    pub(super) opened: Opened,
    pub(super) path: String,
    pub(super) source: Rc<dyn Source>,
    pub(super) hash: Option<FileHash>,
}

/// Whether messages of a dump can be read again when nothing else of it was.
pub(super) fn reads_alone(opened: &Opened) -> bool {
    let format = opened.reader.format();
    let alone = matches!(
        format,
        Format::DesktopChat | Format::DesktopAccount | Format::JsonLines | Format::TmePage | Format::Feed
    );
    alone && opened.reader.encoding() == Encoding::Utf8 && opened.dump.parts == 1
}

impl BareDump {
    pub(super) fn of(opened: &Opened, path: &str, hash: Option<FileHash>) -> Self {
        let Contents { chats, messages, services, zone, unzoned, limit, first, reports, met, settled, .. } =
            &opened.contents;
        Self {
            number: opened.number,
            name: opened.dump.name.clone(),
            title: opened.dump.title.clone(),
            path: path.to_owned(),
            size: opened.source.len(),
            hash,
            format: opened.reader.format(),
            said: opened.kept(),
            chats: chats.clone(),
            messages: *messages,
            services: *services,
            zone: *zone,
            unzoned: *unzoned,
            limit: *limit,
            first: *first,
            reports: *reports,
            met: met.clone(),
            settled: settled.clone(),
        }
    }

    /// The dump again, from its file among some, which is taken out of them.
    fn take_up(self, files: &mut Vec<(String, Rc<dyn Source>)>) -> Result<Taken, Damage> {
        let is_it = |(path, source): &(String, Rc<dyn Source>)| *path == self.path && source.len() == self.size;
        let at = files.iter().position(is_it).ok_or(Damage::Shape)?;
        let (path, source) = files.remove(at);
        let mut dump = Dump::single(self.name, Rc::clone(&source));
        dump.title = self.title;
        let mut opened = Opened::open(self.number, dump).map_err(|_| Damage::Shape)?;
        if opened.reader.format() != self.format || !reads_alone(&opened) {
            return Err(Damage::Shape);
        }
        opened.contents = Contents {
            names: self.chats.iter().map(|chat| Rc::new(Names::of(chat))).collect(),
            chats: self.chats,
            messages: self.messages,
            services: self.services,
            zone: self.zone,
            unzoned: self.unzoned,
            limit: self.limit,
            first: self.first,
            reports: self.reports,
            met: self.met,
            settled: self.settled,
            held: Vec::new(),
        };
        opened.take_up(self.said);
        Ok(Taken { opened, path, source, hash: self.hash })
    }
}

/// A section of a session that is ready, from 0, as it is stored; `None` behind the last.
pub(super) fn section(
    program: &str,
    number: u32,
    bare: impl FnOnce() -> Bare,
    event_of: &[u32],
    timeline: &Timeline,
) -> Option<Vec<u8>> {
    let laid = match number {
        0 => return Some(opening(program)),
        1 => {
            let mut laid = Laying::default();
            laid.small(&bare());
            laid
        }
        2 => {
            let mut laid = Laying::default();
            laid.words(event_of);
            laid
        }
        _ => timeline.section(number - FIRST)?,
    };
    Some(sealed(number, laid))
}

/// What was stored, with the files that its dumps are.
pub(super) struct TakenUp {
    pub(super) dumps: Vec<Taken>,
    pub(super) problems: Problems,
    pub(super) histories: Settled,
    pub(super) event_of: Vec<u32>,
    pub(super) timeline: Timeline,
}

pub(super) fn take_up(
    store: &dyn Source,
    program: &str,
    mut files: Vec<(String, Rc<dyn Source>)>,
) -> Result<TakenUp, Damage> {
    let mut sections = Sections::open(store, program)?;
    let mut from = sections.next()?;
    let Bare { dumps, problems, histories } = from.small()?;
    from.end()?;
    let mut from = sections.next()?;
    let event_of = from.words()?;
    from.end()?;
    let timeline = Timeline::stored(&mut sections)?;
    sections.end()?;
    let dumps: Result<Vec<_>, _> = dumps.into_iter().map(|dump| dump.take_up(&mut files)).collect();
    Ok(TakenUp { dumps: dumps?, problems, histories, event_of, timeline })
}
