//! Which names of all reports mean one person, one body or one town.
//!
//! Told while the reports can still be asked under the names that they use; put into force when the timeline is closed.

use super::Facet;
use super::columns::{Columns, Stock};
use super::people;
use super::values::Canon;

/// Persons, bodies and towns behind the names.
#[derive(Debug)]
pub(super) struct Names {
    people: Canon,
    bodies: Canon,
    places: Canon,
}

impl Names {
    /// From all names, by how often the reports use each.
    pub(super) fn of(stock: &Stock, reports: &Columns) -> Self {
        let mut uses = vec![0_u32; stock.forms().len()];
        for report in 0..reports.len() {
            for &participant in stock.lists.get(reports.participants(report)) {
                uses[participant as usize] += 1;
            }
        }
        let mut of_places = vec![0; stock.values.forms(Facet::Place).len() as usize];
        for report in 0..reports.len() {
            for &place in stock.lists.get(reports.places(report)) {
                of_places[place as usize] += 1;
            }
        }
        let of_names = |facet: Facet| {
            let mut of_names = vec![0; stock.values.forms(facet).len() as usize];
            for (form, uses) in stock.forms().iter().zip(&uses).filter(|(form, _)| form.facet() == facet) {
                of_names[form.name as usize] += uses;
            }
            of_names
        };
        let people = people::people(stock.values.forms(Facet::Participant), &of_names(Facet::Participant));
        let bodies = people::bodies(stock.values.forms(Facet::Organisation), &of_names(Facet::Organisation));
        let places = people::places(stock.values.forms(Facet::Place), &of_places);
        Self { people, bodies, places }
    }

    /// The person or body that a participant is: whether it is a body, and its value.
    pub(super) fn identity(&self, stock: &Stock, participant: u32) -> (bool, u32) {
        let form = stock.form(participant);
        let canon = if form.body { &self.bodies } else { &self.people };
        (form.body, canon.of_form.get(form.name as usize).copied().unwrap_or(form.name))
    }

    /// The town that a place is, or the place itself.
    pub(super) fn place(&self, form: u32) -> u32 {
        self.places.of_form.get(form as usize).copied().unwrap_or(form)
    }

    /// Puts them into force.
    pub(super) fn close(self, stock: &mut Stock) {
        stock.values.close(self.people, self.bodies, self.places);
    }
}
