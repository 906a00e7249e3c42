//! A closed timeline as sections of bytes, and again a timeline.
//!
//! What follows quickly from the rest (the days, the keys of twins, what each event has of the facets) is found out again and not stored. Sections are short
//! enough for one to be made, or looked into, beside other work. Whatever the bytes say, no index is made that would look
//! where nothing is.

use super::Facet;
use super::closed_text::ClosedText;
use super::columns::{Columns, Stock};
use super::facets::Facets;
use super::laid::{Laying, sound};
use super::positions::Positions;
use super::sections::{Damage, Sections};
use super::timeline::{Parts, Timeline};

/// Sections in front of those of the facets.
const FIRST: u32 = 4;
/// Sections in front of the stretches of the words' index.
const FIXED: u32 = FIRST + Facet::ALL.len() as u32;

impl Timeline {
    /// A section of it, from 0; `None` behind the last.
    #[must_use]
    pub fn section(&self, number: u32) -> Option<Laying> {
        let mut laid = Laying::default();
        match number {
            0 => self.stock.lay(&mut laid),
            1 => self.columns.lay(&mut laid),
            2 => {
                self.positions.lay(&mut laid);
                laid.words(&self.mains);
                laid.pairs(&self.others);
                laid.small(&(self.services, &self.later));
            }
            3 => self.text.lay(&mut laid),
            FIRST..FIXED => self.facets.lay(*Facet::ALL.get((number - FIRST) as usize)?, &mut laid),
            _ if number - FIXED < self.text.stretches() => self.text.lay_stretch(number - FIXED, &mut laid),
            _ => return None,
        }
        Some(laid)
    }

    /// The timeline of which these are the next sections.
    ///
    /// # Errors
    /// [`Damage`] when they are of none.
    pub fn stored(sections: &mut Sections<'_>) -> Result<Self, Damage> {
        let mut from = sections.next()?;
        let stock = Stock::take(&mut from)?;
        from.end()?;
        let mut from = sections.next()?;
        let columns = Columns::take(&mut from, &stock)?;
        from.end()?;
        let mut from = sections.next()?;
        let positions = Positions::take(&mut from)?;
        let (mains, others) = (from.words()?, from.pairs()?);
        let (services, later) = from.small()?;
        from.end()?;
        let (events, reports) = (columns.len(), positions.len());
        sound(mains.len() == events as usize && mains.iter().all(|report| *report < reports))?;
        sound(others.is_sorted_by_key(|other| other.0))?;
        sound(others.iter().all(|(event, report)| *event < events && *report < reports))?;
        let mut from = sections.next()?;
        let mut text = ClosedText::take(&mut from)?;
        from.end()?;
        let mut facets = Facets::begin(&columns);
        for facet in Facet::ALL {
            let mut from = sections.next()?;
            facets.take(&mut from, facet, &columns, &stock.values)?;
            from.end()?;
        }
        facets.end(&columns, &stock);
        while text.is_more() {
            let mut from = sections.next()?;
            text.take_stretch(&mut from)?;
            from.end()?;
        }
        let text = text.taken();
        sound(text.events() == events)?;
        Ok(Self::with(Parts { stock, columns, positions, text, mains, others, services, later }, facets))
    }
}
