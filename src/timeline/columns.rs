//! What is filtered on and shown, a column a field: of reports while they come, of events once closed.
//!
//! A record is a report or an event. Its few-valued fields are one number together, since few combinations
//! of them occur; lists are kept once each. Only this file knows how a record is packed.

use serde::{Deserialize, Serialize};

use super::Facet;
use super::column::Column;
use super::intern::{Lists, Strings};
use super::laid::{Laying, Taking, sound};
use super::later::Later;
use super::rows::flag;
use super::sections::Damage;
use super::values::{NEW, Values, class_value, kind_value, realis_value};
use crate::dump::{Day, Days, Posted, Precision, Zone};
use crate::event::{Basis, Kind, Realis};
use crate::hashed::Hashed;

/// Stands for no day where days are ordered: later than every day.
pub(super) const UNDATED: i32 = i32::MAX;

/// A record, unpacked. Lists are numbers of [`Stock::lists`], values those of [`Values`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Record {
    pub(super) traits: Traits,
    /// The days shown; their basis is among the traits.
    pub(super) days: Option<Days>,
    /// Seconds of the instant it was posted; zone and precision are among the traits.
    pub(super) posted: Option<i64>,
    /// As they are called; the first is shown.
    pub(super) places: u32,
    pub(super) occasion: Option<u32>,
    /// Numbers of [`Stock::participants`].
    pub(super) participants: u32,
    pub(super) countries: u32,
    pub(super) topics: u32,
    pub(super) hashtags: u32,
}

/// The fields of a record that have few values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Traits {
    pub(super) kind: Kind,
    pub(super) realis: Realis,
    pub(super) basis: Basis,
    pub(super) confidence: u8,
    /// Bit by bit as in [`FLAGS`](super::values::FLAGS).
    pub(super) flags: u8,
    pub(super) clock: Clock,
    /// That of the main report first; likewise below.
    pub(super) languages: u32,
    pub(super) sources: u32,
    pub(super) dumps: u32,
}

/// Zone and precision of an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Clock {
    /// Seconds east, with [`STANDARD`] added where that is standard time only, or one of the two ends of the range.
    zone: i32,
    precision: u8,
}

/// More than any two zones lie apart.
const STANDARD: i32 = 1_000_000;

impl Clock {
    pub(super) fn of(posted: Option<Posted>) -> Self {
        let Some(posted) = posted else { return Self { zone: 0, precision: 0 } };
        let zone = match posted.zone {
            Zone::Utc => i32::MAX,
            Zone::Unknown => i32::MIN,
            Zone::Offset(east) => east,
            Zone::Standard(east) => east + STANDARD,
        };
        Self { zone, precision: posted.precision as u8 }
    }

    pub(super) fn posted(self, seconds: i64) -> Posted {
        let zone = match self.zone {
            i32::MAX => Zone::Utc,
            i32::MIN => Zone::Unknown,
            east if east > STANDARD / 2 => Zone::Standard(east - STANDARD),
            east => Zone::Offset(east),
        };
        let precision = [Precision::Day, Precision::Minute, Precision::Second][usize::from(self.precision.min(2))];
        Posted { seconds, zone, precision }
    }
}

/// What records refer to.
#[derive(Debug, Default)]
pub(super) struct Stock {
    pub(super) values: Values,
    pub(super) lists: Lists,
    pub(super) roles: Strings,
    participants: Vec<Form>,
    participant_numbers: Hashed<Form, u32>,
}

/// A participant as a report names him.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Form {
    /// A form of the facet [`Form::facet`].
    pub(super) name: u32,
    pub(super) role: Option<u32>,
    pub(super) country: Option<u32>,
    pub(super) body: bool,
}

impl Form {
    /// The facet whose values name it.
    pub(super) fn facet(self) -> Facet {
        if self.body { Facet::Organisation } else { Facet::Participant }
    }
}

impl Stock {
    /// The number of a participant, given now if it has none.
    pub(super) fn participant(&mut self, form: Form) -> u32 {
        let participants = &mut self.participants;
        *self.participant_numbers.entry(form, || {
            participants.push(form);
            participants.len() as u32 - 1
        })
    }

    /// A participant by its number.
    pub(super) fn form(&self, number: u32) -> Form {
        self.participants[number as usize]
    }

    /// How many participants there are.
    pub(super) fn forms(&self) -> &[Form] {
        &self.participants
    }

    /// The person or body that a participant is: whether it is a body, and its value.
    pub(super) fn identity(&self, number: u32) -> (bool, u32) {
        let form = self.form(number);
        (form.body, self.values.of_form(form.facet(), form.name))
    }

    /// Lets go of what only adding needs; values are still found by their keys.
    pub(super) fn close(&mut self) {
        self.lists.close();
        self.roles.close();
        self.participants.shrink_to_fit();
        self.participant_numbers = Hashed::default();
    }

    /// Lays it down, closed.
    pub(super) fn lay(&self, laid: &mut Laying) {
        self.values.lay(laid);
        self.lists.lay(laid);
        self.roles.lay(laid);
        laid.small(&self.participants);
    }

    /// Takes up what was laid down.
    pub(super) fn take(from: &mut Taking<'_>) -> Result<Self, Damage> {
        let (values, lists, roles) = (Values::take(from)?, Lists::take(from)?, Strings::take(from)?);
        let participants: Vec<Form> = from.small()?;
        sound(participants.iter().all(|form| form.name < values.forms(form.facet()).len()))?;
        Ok(Self { values, lists, roles, participants, participant_numbers: Hashed::default() })
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.values.bytes()
            + self.lists.bytes()
            + self.roles.bytes()
            + self.participants.capacity() * size_of::<Form>()
            + self.participant_numbers.bytes()
    }
}

/// All records.
#[derive(Debug, Default)]
pub(super) struct Columns {
    traits: Column,
    all_traits: Vec<Traits>,
    trait_numbers: Hashed<Traits, u32>,
    /// First days, as [`unsigned`]; 0 for none.
    days: Column,
    /// How many days follow the first.
    more_days: Column,
    /// Instants, as [`unsigned`]; 0 for none.
    posted: Column,
    places: Column,
    /// Numbers of values plus one; 0 for none.
    occasion: Column,
    participants: Column,
    countries: Column,
    topics: Column,
    hashtags: Column,
    /// Of reports while they come; events have it in their columns.
    pub(super) later: Later,
}

/// One more than a number, which may be below 0; of numbers as near to 0 as days and seconds are, the nearer the
/// smaller.
fn unsigned(number: i64) -> u64 {
    ((number << 1 ^ number >> 63) as u64).saturating_add(1)
}

/// The number again; `None` of 0.
fn signed(unsigned: u64) -> Option<i64> {
    let number = unsigned.checked_sub(1)?;
    Some((number >> 1) as i64 ^ -((number & 1) as i64))
}

impl Columns {
    /// How many records there are.
    pub(super) fn len(&self) -> u32 {
        self.traits.len()
    }

    /// Adds a record; returns its number.
    pub(super) fn push(&mut self, record: &Record) -> u32 {
        let number = self.len();
        let all = &mut self.all_traits;
        self.traits.push(u64::from(*self.trait_numbers.entry(record.traits, || {
            all.push(record.traits);
            all.len() as u32 - 1
        })));
        self.days.push(record.days.map_or(0, |days| unsigned(i64::from(days.first.0))));
        self.more_days.push(record.days.map_or(0, |days| u64::from(days.last.0.abs_diff(days.first.0))));
        self.posted.push(record.posted.map_or(0, unsigned));
        let value = |value: Option<u32>| value.map_or(0, |value| u64::from(value) + 1);
        self.places.push(u64::from(record.places));
        self.occasion.push(value(record.occasion));
        self.participants.push(u64::from(record.participants));
        self.countries.push(u64::from(record.countries));
        self.topics.push(u64::from(record.topics));
        self.hashtags.push(u64::from(record.hashtags));
        number
    }

    /// Lets go of what only adding needs.
    pub(super) fn close(&mut self) {
        self.trait_numbers = Hashed::default();
        self.all_traits.shrink_to_fit();
        let Self {
            traits, days, more_days, posted, places, occasion, participants, countries, topics, hashtags, ..
        } = self;
        [traits, days, more_days, posted, places, occasion, participants, countries, topics, hashtags]
            .into_iter()
            .for_each(Column::close);
    }

    /// Lays them down, closed.
    pub(super) fn lay(&self, laid: &mut Laying) {
        laid.small(&self.all_traits);
        self.all().into_iter().for_each(|column| column.lay(laid));
    }

    /// Takes up what was laid down; the records refer to `stock`.
    pub(super) fn take(from: &mut Taking<'_>, stock: &Stock) -> Result<Self, Damage> {
        let mut columns = Self { all_traits: from.small()?, ..Self::default() };
        let Self {
            traits, days, more_days, posted, places, occasion, participants, countries, topics, hashtags, ..
        } = &mut columns;
        for column in [traits, days, more_days, posted, places, occasion, participants, countries, topics, hashtags] {
            *column = Column::take(from)?;
        }
        columns.sound(stock)?;
        Ok(columns)
    }

    /// What records say must be there, for nobody looks again whether it is.
    fn sound(&self, stock: &Stock) -> Result<(), Damage> {
        let size = self.len();
        sound(self.all().into_iter().all(|column| column.len() == size))?;
        sound((0..size).all(|record| self.traits.get(record) < self.all_traits.len() as u64))?;
        let named = |record| stock.lists.get(self.participants(record)).iter();
        sound((0..size).all(|record| named(record).all(|number| (*number as usize) < stock.participants.len())))?;
        let mut known = true;
        for facet in Facet::ALL {
            let count = stock.values.count(facet);
            if Self::is_trait(facet) {
                (0..self.combinations())
                    .for_each(|combination| self.each_of(stock, facet, combination, |value| known &= value < count));
            } else {
                (0..size).for_each(|record| self.each(stock, facet, record, |value| known &= value < count));
            }
        }
        sound(known)
    }

    fn all(&self) -> [&Column; 10] {
        let Self {
            traits, days, more_days, posted, places, occasion, participants, countries, topics, hashtags, ..
        } = self;
        [traits, days, more_days, posted, places, occasion, participants, countries, topics, hashtags]
    }

    /// A record.
    pub(super) fn get(&self, number: u32) -> Record {
        let days = self.day(number).map(|first| {
            let last = i64::from(first.0) + self.more_days.get(number) as i64;
            Days { first, last: Day(last as i32) }
        });
        Record {
            traits: *self.traits(number),
            days,
            posted: self.posted(number),
            places: self.places(number),
            occasion: value(&self.occasion, number),
            participants: self.participants.get(number) as u32,
            countries: self.countries.get(number) as u32,
            topics: self.topics.get(number) as u32,
            hashtags: self.hashtags.get(number) as u32,
        }
    }

    /// The list of the participants of a record.
    pub(super) fn participants(&self, number: u32) -> u32 {
        self.participants.get(number) as u32
    }

    /// The list of the places of a record.
    pub(super) fn places(&self, number: u32) -> u32 {
        self.places.get(number) as u32
    }

    /// The few-valued fields of a record.
    pub(super) fn traits(&self, number: u32) -> &Traits {
        &self.all_traits[self.traits.get(number) as usize]
    }

    /// The first day of a record.
    #[inline]
    pub(super) fn day(&self, number: u32) -> Option<Day> {
        signed(self.days.get(number)).map(|day| Day(day as i32))
    }

    /// The first day of a record, [`UNDATED`] for none.
    #[inline]
    pub(super) fn day_or_undated(&self, number: u32) -> i32 {
        self.day(number).map_or(UNDATED, |day| day.0)
    }

    /// When a record was posted.
    pub(super) fn posted(&self, number: u32) -> Option<i64> {
        signed(self.posted.get(number))
    }

    /// By what records of one day are ordered: those without an instant last.
    pub(super) fn instant(&self, number: u32) -> i64 {
        self.posted(number).unwrap_or(i64::MAX)
    }

    /// Whether a facet is among the few-valued fields of records that [`Self::combination`] numbers. Of reports it may
    /// be more than that, by what became known later.
    pub(super) const fn is_trait(facet: Facet) -> bool {
        matches!(
            facet,
            Facet::Class | Facet::Kind | Facet::Realis | Facet::Flag | Facet::Source | Facet::Dump | Facet::Language
        )
    }

    /// How many combinations of few-valued fields occur.
    pub(super) fn combinations(&self) -> u32 {
        self.all_traits.len() as u32
    }

    /// The combination that a record has.
    #[inline]
    pub(super) fn combination(&self, number: u32) -> u32 {
        self.traits.get(number) as u32
    }

    /// Calls `each` with the values of a facet that all records of a combination have, each once.
    pub(super) fn each_of(&self, stock: &Stock, facet: Facet, combination: u32, mut each: impl FnMut(u32)) {
        let traits = &self.all_traits[combination as usize];
        let list = match facet {
            Facet::Class => return each(class_value(traits.kind.class())),
            Facet::Kind => return each(kind_value(traits.kind)),
            Facet::Realis => return each(realis_value(traits.realis)),
            Facet::Flag => return (0..8).filter(|bit| traits.flags >> bit & 1 == 1).for_each(each),
            Facet::Source => traits.sources,
            Facet::Dump => traits.dumps,
            Facet::Language => traits.languages,
            _ => return,
        };
        stock.lists.get(list).iter().copied().for_each(each);
    }

    /// Calls `each` with the values that a record has of a facet, each once.
    #[inline]
    pub(super) fn each(&self, stock: &Stock, facet: Facet, number: u32, mut each: impl FnMut(u32)) {
        let list = match facet {
            Facet::Flag => {
                let new = if self.later.is_new(number) { flag(NEW) } else { 0 };
                let flags = self.traits(number).flags | new;
                return (0..8).filter(|bit| flags >> bit & 1 == 1).for_each(each);
            }
            Facet::Dump => {
                self.later.others(number).for_each(&mut each);
                return self.each_of(stock, facet, self.combination(number), each);
            }
            facet if Self::is_trait(facet) => return self.each_of(stock, facet, self.combination(number), each),
            Facet::Place => {
                let places = stock.lists.get(self.places(number)).iter();
                return places.for_each(|&place| each(stock.values.of_form(facet, place)));
            }
            Facet::Occasion => return value(&self.occasion, number).into_iter().for_each(each),
            Facet::Participant | Facet::Organisation => {
                let body = facet == Facet::Organisation;
                let list = stock.lists.get(self.participants.get(number) as u32);
                for (n, &participant) in list.iter().enumerate() {
                    let identity = stock.identity(participant);
                    if identity.0 == body && !list[..n].iter().any(|&before| stock.identity(before) == identity) {
                        each(identity.1);
                    }
                }
                return;
            }
            Facet::Country => self.countries.get(number) as u32,
            Facet::Topic => self.topics.get(number) as u32,
            Facet::Hashtag => self.hashtags.get(number) as u32,
            _ => return,
        };
        stock.lists.get(list).iter().copied().for_each(each);
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.all().into_iter().map(Column::bytes).sum::<usize>()
            + self.later.bytes()
            + self.all_traits.capacity() * size_of::<Traits>()
            + self.trait_numbers.bytes()
    }
}

/// The value that a column has plus one.
fn value(column: &Column, number: u32) -> Option<u32> {
    column.get(number).checked_sub(1).map(|value| value as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_zone_comes_back() {
        for zone in [Zone::Utc, Zone::Unknown, Zone::Offset(-39_600), Zone::Standard(-39_600), Zone::Standard(50_400)] {
            let posted = Posted { seconds: 5, zone, precision: Precision::Second };
            assert_eq!(Clock::of(Some(posted)).posted(5), posted);
        }
    }

    #[test]
    fn records_come_back() {
        let mut columns = Columns::default();
        let posted = Posted { seconds: 5, zone: Zone::Offset(-3_600), precision: Precision::Minute };
        let mut record = Record {
            traits: Traits {
                kind: Kind::Call,
                realis: Realis::Future,
                basis: Basis::Relative,
                confidence: 77,
                flags: 5,
                clock: Clock::of(Some(posted)),
                languages: 1,
                sources: 2,
                dumps: 3,
            },
            days: Some(Days { first: Day(-5), last: Day(7) }),
            posted: Some(posted.seconds),
            places: 5,
            occasion: None,
            participants: 1,
            countries: 2,
            topics: 3,
            hashtags: 4,
        };
        assert_eq!(record.traits.clock.posted(5), posted);
        for (days, posted) in [(None, None), (record.days, Some(-1)), (Some(Days::one(Day(0))), Some(i64::MAX))] {
            record.days = days;
            record.posted = posted;
            let number = columns.push(&record);
            assert_eq!(columns.get(number), record);
        }
        for number in [0, 1, -1, 19_000, i64::MAX, i64::MIN + 1] {
            assert_eq!(signed(unsigned(number)), Some(number));
        }
    }
}
