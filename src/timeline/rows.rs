//! Rows: what the list shows of an event.

use super::columns::{Columns, Stock};
use super::excerpt::excerpt;
use super::marks::Wanted;
use super::positions::Positions;
use super::searched::Searched;
use super::{Facet, Row, RowParticipant, TextOf, event_key, values};
use crate::event::{Basis, Country, Lang};
use crate::order::Order;

/// What rows are made from.
pub(super) struct Rows<'a> {
    pub(super) columns: &'a Columns,
    pub(super) stock: &'a Stock,
    pub(super) positions: &'a Positions,
    pub(super) index: &'a dyn Searched,
    pub(super) wanted: Wanted,
    pub(super) texts: &'a dyn TextOf,
}

impl Rows<'_> {
    /// The row of a record whose main report is `main`; it has `reports` reports.
    pub(super) fn row(&self, record: u32, key: u64, main: u32, reports: u32) -> Row {
        let Self { columns, stock, positions, .. } = self;
        let packed = columns.get(record);
        let traits = packed.traits;
        let text = positions.located(main).and_then(|located| self.texts.text(main, located));
        let source = stock.lists.get(traits.sources).first().copied().unwrap_or_default();
        let place = stock.lists.get(packed.places).first();
        let codes =
            |list: u32, facet: Facet| stock.lists.get(list).iter().map(move |&value| stock.values.key(facet, value));
        Row {
            key: event_key::text(key),
            kind: traits.kind,
            realis: traits.realis,
            days: packed.days.map(|days| (days, traits.basis)),
            posted: packed.posted.map(|seconds| traits.clock.posted(seconds)),
            participants: self.participants(packed.participants),
            countries: codes(packed.countries, Facet::Country).filter_map(Country::new).collect(),
            place: place.map(|&form| stock.values.form(Facet::Place, form).to_owned()),
            occasion: packed.occasion.map(|value| stock.values.key(Facet::Occasion, value).to_owned()),
            reports,
            languages: codes(traits.languages, Facet::Language).filter_map(Lang::new).collect(),
            forwarded_from: (source != 0).then(|| stock.values.key(Facet::Source, source).to_owned()),
            channel: positions.title(main).map(str::to_owned),
            media: traits.flags & flag("media") != 0,
            edited: traits.flags & flag("edited") != 0,
            confidence: traits.confidence,
            report: main,
            excerpt: text.map(|text| excerpt(&self.wanted, self.index, &text)),
        }
    }

    fn participants(&self, list: u32) -> Vec<RowParticipant> {
        let stock = self.stock;
        let mut participants: Vec<RowParticipant> = stock
            .lists
            .get(list)
            .iter()
            .map(|&number| {
                let form = stock.form(number);
                let facet = form.facet();
                RowParticipant {
                    name: stock.values.form(facet, form.name).to_owned(),
                    key: stock.values.key(facet, stock.values.of_form(facet, form.name)).to_owned(),
                    role: form.role.map(|role| stock.roles.get(role).to_owned()),
                    country: form.country.and_then(|value| Country::new(stock.values.key(Facet::Country, value))),
                    body: form.body,
                }
            })
            .collect();
        participants.order_by(|participant| participant.body.into());
        participants
    }
}

/// The bit of a flag.
pub(super) fn flag(key: &str) -> u8 {
    values::FLAGS.iter().position(|flag| *flag == key).map_or(0, |bit| 1 << bit)
}

/// Stands where a record shows no days.
pub(super) const NO_BASIS: Basis = Basis::Posted;
