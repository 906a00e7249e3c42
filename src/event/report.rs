//! What is known of an event from one message.

use serde::{Deserialize, Serialize};

use crate::dump::{Days, Posted};

/// What the extraction is given of a message.
#[derive(Clone, Copy, Debug, Default)]
pub struct Post<'a> {
    /// The text.
    pub text: &'a str,
    /// When it was posted, if known.
    pub posted: Option<Posted>,
    /// Title of the channel it stands in.
    pub channel: Option<&'a str>,
    /// Description of the channel.
    pub description: Option<&'a str>,
    /// Name of the channel it was forwarded from.
    pub forwarded_from: Option<&'a str>,
}

/// A stretch of a message's text in UTF-8 bytes, end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte behind it.
    pub end: u32,
}

impl Span {
    /// Whether all of the other lies in this one.
    #[must_use]
    pub const fn holds(self, inner: Self) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }
}

/// A value with the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// The words it came from, in order. Empty only for what no words state, and then never sure: a kind of `news` or `other`, a
    /// realis of `past`, a stance of `neutral`, which are what is left, and the country of a participant that is known from
    /// the channel.
    pub evidence: Vec<Span>,
    /// How sure it is, in percent: of values given at 90 or above at least 95 in 100 are right.
    pub confidence: u8,
}

/// What one message tells of one event. Fields as in the definition of a right answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Language of the main text.
    pub lang: Lang,
    /// What sort of event; its class follows from it.
    pub kind: Field<Kind>,
    /// Whether it happened.
    pub realis: Field<Realis>,
    /// For statements, what is done with words, where plain.
    pub stance: Option<Field<Stance>>,
    /// The day it happened or will happen, only if the message tells it.
    pub date: Option<Field<Days>>,
    /// The day without its year, in a message without a posting day: a neighbour may tell the year.
    pub yearless: Option<Field<Yearless>>,
    /// The day to show, with the reason: as `date`, or inferred from neighbours, or the posting day.
    /// `None` when nothing is known.
    pub date_shown: Option<(Days, Basis)>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// Where, as a nominative in the message's language.
    pub place: Option<Field<String>>,
    /// The framework it happened in.
    pub occasion: Option<Field<String>>,
    /// Every country the message names, in the order of their codes.
    pub countries: Vec<Field<Country>>,
    /// Topics, from a stated list.
    pub topics: Vec<Field<String>>,
    /// Hashtags without `#`, as written.
    pub hashtags: Vec<String>,
}

impl Report {
    /// Moves all evidence to where it stands in another form of the text.
    pub(super) fn move_evidence(&mut self, to: impl Fn(Span) -> Span) {
        let move_all = |spans: &mut Vec<Span>| spans.iter_mut().for_each(|span| *span = to(*span));
        move_all(&mut self.kind.evidence);
        move_all(&mut self.realis.evidence);
        if let Some(stance) = &mut self.stance {
            move_all(&mut stance.evidence);
        }
        if let Some(date) = &mut self.date {
            move_all(&mut date.evidence);
        }
        if let Some(date) = &mut self.yearless {
            move_all(&mut date.evidence);
        }
        for participant in &mut self.participants {
            move_all(&mut participant.name.evidence);
            if let Some(role) = &mut participant.role {
                move_all(&mut role.evidence);
            }
            if let Some(country) = &mut participant.country {
                move_all(&mut country.evidence);
            }
        }
        if let Some(place) = &mut self.place {
            move_all(&mut place.evidence);
        }
        if let Some(occasion) = &mut self.occasion {
            move_all(&mut occasion.evidence);
        }
        for country in &mut self.countries {
            move_all(&mut country.evidence);
        }
        for topic in &mut self.topics {
            move_all(&mut topic.evidence);
        }
    }
}

/// Days of a month whose year is not told: months and days from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Yearless {
    /// The first month and day.
    pub first: (u8, u8),
    /// The last, in the same year and not before the first.
    pub last: (u8, u8),
}

/// Who took part in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Fullest form in the message, in the nominative, without a title.
    pub name: Field<String>,
    /// Other forms of it in the message, in the nominative.
    pub aliases: Vec<String>,
    /// Office as written, in the nominative, without the country.
    pub role: Option<Field<String>>,
    /// For whom the participant acts.
    pub country: Option<Field<Country>>,
    /// Whether it is a body and not a person.
    pub body: bool,
}

/// Why a day is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The message states it.
    Stated,
    /// A relative word and the posting day give it.
    Relative,
    /// Neighbouring messages suggest it.
    Inferred,
    /// Only the posting day is known.
    Posted,
}

/// The three classes of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Somebody met, called, visited or attended.
    Meeting,
    /// Somebody said or wrote something.
    Statement,
    /// Anything else.
    Other,
}

/// What sort of event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// People met in person.
    Meeting,
    /// A telephone or video conversation.
    Call,
    /// A trip, not one meeting in it.
    Visit,
    /// People attend; the point is the act.
    Ceremony,
    /// A written or quoted statement.
    Comment,
    /// An address or remarks at an event.
    Speech,
    /// A press conference or briefing.
    Briefing,
    /// An interview, article or column by the speaker.
    Interview,
    /// Greetings, congratulation, condolence, letter.
    Message,
    /// A report, agreement, decree or law.
    Document,
    /// What will take place, or how to do something.
    Announcement,
    /// An anniversary, biography, culture.
    History,
    /// Any other happening.
    News,
    /// What fits nowhere.
    Other,
}

impl Kind {
    /// All kinds, class by class.
    pub const ALL: [Self; 14] = [
        Self::Meeting,
        Self::Call,
        Self::Visit,
        Self::Ceremony,
        Self::Comment,
        Self::Speech,
        Self::Briefing,
        Self::Interview,
        Self::Message,
        Self::Document,
        Self::Announcement,
        Self::History,
        Self::News,
        Self::Other,
    ];

    /// The class it belongs to.
    #[must_use]
    pub const fn class(self) -> Class {
        match self {
            Self::Meeting | Self::Call | Self::Visit | Self::Ceremony => Class::Meeting,
            Self::Comment | Self::Speech | Self::Briefing | Self::Interview | Self::Message => Class::Statement,
            Self::Document | Self::Announcement | Self::History | Self::News | Self::Other => Class::Other,
        }
    }
}

/// Whether what is told happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Realis {
    /// It happened.
    Past,
    /// It is under way.
    Ongoing,
    /// It is planned.
    Future,
    /// It may happen.
    Hypothetical,
    /// It did not or will not happen.
    Negated,
}

/// What a statement does with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the names say it
pub enum Stance {
    Accuse,
    Support,
    Reject,
    Request,
    Threaten,
    Neutral,
}

/// A country or one of the codes used like one: ISO 3166-1 alpha-2, with `EU`, `UN` and `XK`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country([u8; 2]);

/// A language: ISO 639-1; `und` where it cannot be told.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang([u8; 2]);

impl Country {
    /// From two capital letters; `None` for anything else. Does not ask whether such a country exists.
    #[must_use]
    pub const fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some(Self([*a, *b])),
            _ => None,
        }
    }

    /// The two letters as bytes.
    #[must_use]
    pub const fn bytes(self) -> [u8; 2] {
        self.0
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    /// The flag emoji of the code: two regional indicators.
    #[must_use]
    pub fn flag(&self) -> String {
        self.0.iter().filter_map(|letter| char::from_u32(0x1_F1E6 + u32::from(letter - b'A'))).collect()
    }
}

impl Lang {
    /// Russian.
    pub const RU: Self = Self(*b"ru");
    /// English.
    pub const EN: Self = Self(*b"en");
    /// Cannot be told: no letters, or a script not known.
    pub const UNDETERMINED: Self = Self(*b"  ");

    /// From two small letters, or `und`; `None` for anything else.
    #[must_use]
    pub const fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Some(Self([*a, *b])),
            b"und" => Some(Self::UNDETERMINED),
            _ => None,
        }
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        if *self == Self::UNDETERMINED { "und" } else { std::str::from_utf8(&self.0).unwrap_or("und") }
    }
}

macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = String::deserialize(deserializer)?;
                Self::new(&code).ok_or_else(|| serde::de::Error::custom(format_args!("no such code: {code:?}")))
            }
        }
    )*};
}

as_text!(Country, Lang);
