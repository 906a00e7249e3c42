//! Reading a dump of any format: open it, step through it, read one message again.
//!
//! A [`Reader`] hides which format and which encoding it reads; callers know only messages, chats and problems. It owns
//! no source: whoever steps it hands the bytes in, so a native file, a `Blob`, a packed file and a paste are alike to it.

use std::ops::Range;

use super::cuts::{Cut, CutEdit};
use super::desktop::Desktop;
use super::desktop_html::DesktopHtml;
use super::detect::{self, Detected, FAR, HEAD, detect_at};
use super::dialects;
use super::fault::{Fault, PutRight};
use super::feed::Feed;
use super::format::{Encoding, Format, PasteKind, Refusal, TableKind};
use super::layers::{Decoded, Decoding};
use super::lines::Lines;
use super::mapping::{Columns, Mapping, Told};
use super::mending::Mending;
use super::message::{Chat, ChatKind, Message, Position};
use super::objects::Objects;
use super::paste::{Paste, WHOLE};
use super::problem::Problem;
use super::source::{Place, Source, is_longer, read_full};
use super::sqlite::Sqlite;
use super::strays::{Strays, Watched};
use super::table::{self, Table};
use super::time::Posted;
use super::tme::Tme;
use super::whatsapp::WhatsApp;
use super::window::Window;

/// Takes what a reader finds, in the order of the input.
pub trait Sink {
    /// A chat, before the first of its messages. Indexes count from 0 without gaps. Called again with the
    /// same index when more becomes known of it, as in copies that sort their keys (`name` behind `messages`).
    fn chat(&mut self, index: u32, chat: &Chat);

    /// One post or service record. The reader uses the same message for the next one: copy what is kept.
    fn message(&mut self, message: &Message);

    /// Something that could not be read as it stands; reading goes on behind it.
    fn problem(&mut self, problem: Problem);

    /// A message has this number in its chat, and the exporting program could write nothing else of it: no gap, then.
    fn unwritten(&mut self, _chat: u32, _id: i64) {}
}

/// What a step of reading came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// There is more to read.
    More,
    /// A whole account: the reader waits for [`Reader::choose`].
    Choose(Vec<ChatSummary>),
    /// Everything was read.
    Done,
}

/// One chat of a whole account, for the user to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct ChatSummary {
    /// What [`Reader::choose`] takes; not the index that the chat has among those read.
    pub index: u32,
    /// Title as shown.
    pub title: Option<String>,
    /// What sort of chat it is.
    pub kind: ChatKind,
    /// How many posts it holds.
    pub messages: u64,
    /// The earliest date in it.
    pub first: Option<Posted>,
    /// The latest date in it.
    pub last: Option<Posted>,
    /// Whether to read it unless the user says otherwise: channels are, private chats are not.
    pub preselected: bool,
}

/// What the reader of one format does. Everything but reading on and reading again has an answer that suits
/// most formats.
pub(super) trait FormatReader {
    /// As [`Reader::step`].
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step;

    /// How many bytes were read so far.
    fn position(&self) -> u64;

    /// As [`Reader::reread`].
    fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message>;

    /// As [`Reader::choose`].
    fn choose(&mut self, _chats: &[u32]) {}

    /// As [`Reader::cuts`].
    fn cuts(&self, _source: &dyn Source) -> Vec<Cut> {
        Vec::new()
    }

    /// As [`Reader::has_cuts`].
    fn has_cuts(&self) -> bool {
        false
    }

    /// As [`Reader::recut`].
    fn recut(&mut self, _edits: &[CutEdit]) {}

    /// As [`Reader::mapping`].
    fn mapping(&self) -> Option<&Columns> {
        None
    }

    /// As [`Reader::remap`].
    fn remap(&mut self, _mapping: &Mapping) {}
}

/// By name only: what all readers hold, written out, would be in every build.
impl std::fmt::Debug for dyn FormatReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FormatReader")
    }
}

/// Reads one dump, whatever its format.
#[derive(Debug)]
pub struct Reader {
    format: Format,
    encoding: Encoding,
    /// `None`: the source is UTF-8 as it is.
    decoding: Option<Decoding>,
    inside: Box<dyn FormatReader>,
    /// Texts that were encoded twice.
    mending: Mending,
    /// Bytes that stand for nothing.
    strays: Strays,
    /// Whether all was read and the damage of the source told.
    told: bool,
}

/// Looks at the beginning and tells the format by content, never by name; the name serves as a title where
/// messages belong to no named chat.
///
/// # Errors
/// [`Refusal`] when this is no dump that is read; it names the format and the way out.
pub fn open(source: &dyn Source, name: &str) -> Result<Reader, Refusal> {
    open_as(source, name, None)
}

/// As [`open`]; what is refused only because nobody knows its columns is opened, for somebody to say what they hold.
/// Before that hardly anything comes of it.
///
/// # Errors
/// [`Refusal`] when this is no dump that is read, or has no columns either.
pub fn open_any(source: &dyn Source, name: &str) -> Result<Reader, Refusal> {
    open_told(source, name, &Told::default())
}

/// As [`open_any`]; what has the columns that somebody names is a table of nobody's, whatever it looks like otherwise.
///
/// # Errors
/// [`Refusal`] when this is no dump that is read, or has no columns either.
pub fn open_told(source: &dyn Source, name: &str, told: &Told) -> Result<Reader, Refusal> {
    open_as(source, name, Some(told))
}

fn open_as(source: &dyn Source, name: &str, told: Option<&Told>) -> Result<Reader, Refusal> {
    let mut window = Window::default();
    window.fill(source, HEAD)?;
    let encoding = match detect::encoding(window.bytes()) {
        Encoding::Utf8 if !window.ended() && (window.bytes().is_ascii() || detect::is_binary(window.bytes())) => {
            detect::encoding_further_on(source)
        }
        told => told,
    };
    let decoding = Decoding::of(encoding);
    let mut strays = Strays::new(Encoding::Utf8);
    strays.pass(0, window.bytes());
    let (format, inside) = match &decoding {
        None => choose(source, &mut window, name, told)?,
        Some(decoding) => {
            let decoded = Decoded::through(source, decoding);
            window.seek(0);
            window.fill(&decoded, HEAD)?;
            choose(&decoded, &mut window, name, told)?
        }
    };
    Ok(Reader { format, encoding, decoding, inside, mending: Mending::default(), strays, told: false })
}

/// The reader of the format that a source has, of which the window holds the beginning, or as much more as tells it.
fn choose(
    source: &dyn Source,
    window: &mut Window,
    name: &str,
    told: Option<&Told>,
) -> Result<(Format, Box<dyn FormatReader>), Refusal> {
    let mut found = detect_at(window.bytes(), window.ended());
    if detect::is_open(window.bytes(), &found) {
        window.fill(source, FAR - HEAD)?;
        found = detect_at(window.bytes(), window.ended());
    }
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let title = (!stem.is_empty()).then(|| stem.to_owned());
    let any = told.is_some();
    if let Some(told) = told.filter(|told| !told.is_empty()) {
        let tells_itself = match &found {
            Err(Refusal::Binary | Refusal::Empty | Refusal::Foreign(_)) => true,
            Err(_) => false,
            Ok(found) => matches!(found.format, Format::Database(_) | Format::DesktopChat | Format::DesktopAccount),
        };
        let head = window.bytes();
        if !tells_itself && dialects::has_named(head, told) {
            found = Ok(Detected { format: Format::FlatJson, start: 0, torn: false });
        } else if !tells_itself && let Some(table) = Table::told(title.clone(), head, window.ended(), told) {
            return Ok((Format::Table(TableKind::Other), Box::new(table)));
        }
    }
    let mut further = None;
    if matches!(found, Err(Refusal::Binary | Refusal::Empty)) {
        if !window.ended() {
            window.fill(source, FAR - HEAD)?;
        }
        further = detect::further_on(source, window.bytes());
    }
    let (further, tells) = further.map_or((None, None), |(found, bytes)| (Some(found), Some(bytes)));
    let Detected { mut format, start, torn } = match further.map_or(found, Ok) {
        Err(Refusal::UnknownJson { .. }) if any && dialects::has_columns(window.bytes()) => {
            Detected { format: Format::FlatJson, start: 0, torn: false }
        }
        Ok(Detected { format: Format::Paste(PasteKind::Bare), .. })
            if any && table::is_any(window.bytes(), window.ended()) =>
        {
            Detected { format: Format::Table(TableKind::Other), start: 0, torn: false }
        }
        told => told?,
    };
    let tells = tells.as_deref().unwrap_or(window.bytes());
    let inside: Box<dyn FormatReader> = match format {
        Format::JsonLines => Box::new(Lines::new(title)),
        Format::DesktopChat => Box::new(Desktop::chat(title)),
        Format::DesktopHtml => Box::new(DesktopHtml::new(title)),
        Format::TmePage => Box::new(Tme::new()),
        Format::Feed => Box::new(Feed::new(title)),
        Format::DesktopAccount => Box::new(Desktop::account()),
        Format::Table(_) => Box::new(Table::new(title, window.bytes(), window.ended()).ok_or(Refusal::Binary)?),
        Format::Database(_) => {
            let database = Sqlite::open(title, source, window.bytes(), any)?;
            format = Format::Database(database.kind());
            Box::new(database)
        }
        Format::WhatsApp => Box::new(WhatsApp::new(title, tells)),
        Format::Paste(kind) => Box::new(Paste::new(kind, is_longer(source, WHOLE))),
        other => Box::new(Objects::new(dialects::of(other, &tells[start..]), title, torn)),
    };
    Ok((format, inside))
}

impl Reader {
    /// Which format it reads.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// How the text is written.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Reads about `budget` bytes on and hands what is complete to the sink, in the order of the input. Behind the last
    /// message come the problems with the source itself: what could not be unpacked, and bytes that stand for nothing.
    pub fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        let Self { format, decoding, inside, mending, strays, told, .. } = self;
        let watched = Watched::new(source, strays);
        // Databases are no text; and of a text that is decoded nobody knows here where a place in it is in the file.
        let is_plain = decoding.is_none() && !matches!(format, Format::Database(_));
        let has_hole = |stretch: &Range<u64>| is_plain && watched.has_hole(stretch);
        let looked_at: &dyn Source = if is_plain { &watched } else { source };
        let step = through(decoding.as_ref(), looked_at, |source| {
            let mut placing = Placing { sink, source, mending, has_hole: &has_hole };
            let step = inside.step(source, budget, &mut placing);
            if step == Step::Done && !*told {
                source.damage().into_iter().for_each(|problem| placing.problem(problem));
                if let Some(problem) = placing.mending.told() {
                    placing.problem(problem);
                }
            }
            step
        });
        if step == Step::Done && !std::mem::replace(told, true) {
            // Databases are no text, and who decodes looks himself.
            if is_plain {
                strays.told(source).into_iter().for_each(|problem| sink.problem(problem));
            }
        }
        step
    }

    /// How many bytes of the user's own file were read so far, for progress.
    #[must_use]
    pub fn read_to(&self, source: &dyn Source) -> u64 {
        through(self.decoding.as_ref(), source, |source| source.stored_before(self.inside.position()))
    }

    /// The stretch of the user's own file that a position or a problem names; `None` if it is the same.
    #[must_use]
    pub fn place(&self, source: &dyn Source, range: Range<u64>) -> Option<Place> {
        through(self.decoding.as_ref(), source, |source| source.place(range))
    }

    /// After [`Step::Choose`]: which chats to read, by [`ChatSummary::index`]. The next step begins with them.
    pub fn choose(&mut self, chats: &[u32]) {
        self.inside.choose(chats);
    }

    /// Reads one message again from its position; equal to what the sink got. `None` if it is not there any more.
    #[must_use]
    pub fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message> {
        let message = through(self.decoding.as_ref(), source, |source| self.inside.reread(source, position, chat))?;
        Some(self.mending.mended(&message).unwrap_or(message))
    }

    /// Copies the text that begins there, decoded, as far as there is any; how many bytes that was.
    #[must_use]
    pub fn text_at(&self, source: &dyn Source, offset: u64, buffer: &mut [u8]) -> usize {
        through(self.decoding.as_ref(), source, |source| read_full(source, offset, buffer).unwrap_or_default())
    }

    /// For a paste, once it was read: where it was cut and why, by line. Empty for every other format, and for a text so
    /// long that nobody can look through its lines.
    #[must_use]
    pub fn cuts(&self, source: &dyn Source) -> Vec<Cut> {
        through(self.decoding.as_ref(), source, |source| self.inside.cuts(source))
    }

    /// Whether it is a paste that somebody can cut otherwise.
    #[must_use]
    pub fn has_cuts(&self) -> bool {
        self.inside.has_cuts()
    }

    /// For a paste that has cuts: replaces the user's edits; the next step begins from the start.
    pub fn recut(&mut self, edits: &[CutEdit]) {
        self.inside.recut(edits);
        self.told = false;
    }

    /// For a table of unknown make, as soon as it is open: its columns and what they are taken for. `None` for every
    /// other format.
    #[must_use]
    pub fn mapping(&self) -> Option<&Columns> {
        self.inside.mapping()
    }

    /// For a table of unknown make: takes the columns for what the user says; the next step begins from the start.
    pub fn remap(&mut self, mapping: &Mapping) {
        self.inside.remap(mapping);
        self.told = false;
    }

    /// Whether texts that were encoded twice are mended, each that looks so. To be said before anything is read; without
    /// it they are only told of.
    pub fn mend(&mut self, mend: bool) {
        self.mending.begin(mend);
    }
}

/// Does something with a source as its text reads.
fn through<T>(decoding: Option<&Decoding>, source: &dyn Source, with: impl FnOnce(&dyn Source) -> T) -> T {
    match decoding {
        None => with(source),
        Some(decoding) => with(&Decoded::through(source, decoding)),
    }
}

/// Adds to each problem where that is in the user's own file, and mends words where that is wanted.
struct Placing<'a> {
    sink: &'a mut dyn Sink,
    source: &'a dyn Source,
    mending: &'a mut Mending,
    /// Whether something was lost in a stretch of the file.
    has_hole: &'a dyn Fn(&Range<u64>) -> bool,
}

impl Sink for Placing<'_> {
    fn chat(&mut self, index: u32, chat: &Chat) {
        self.sink.chat(index, self.mending.chat(chat).as_ref().unwrap_or(chat));
    }

    fn message(&mut self, message: &Message) {
        self.sink.message(self.mending.look(message).as_ref().unwrap_or(message));
        let stretch = message.position.start..message.position.end;
        if (self.has_hole)(&stretch) {
            let fault = Fault::Mended(PutRight::Hole);
            self.problem(Problem::new(stretch, fault, message.id.to_string().as_bytes()));
        }
    }

    fn problem(&mut self, mut problem: Problem) {
        if problem.place.is_none() {
            problem.place = self.source.place(problem.start..problem.end);
        }
        self.sink.problem(problem);
    }

    fn unwritten(&mut self, chat: u32, id: i64) {
        self.sink.unwritten(chat, id);
    }
}
