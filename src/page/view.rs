//! What a person chose to look at: the part of the state that an address keeps.
//!
//! Changing a choice is a pure function from one view to the next. Knows nothing of answers.

use crate::dump::Day;
use crate::timeline::{Facet, Filter, Order};

use super::zone::ShownZone;

/// Filter, order, zone and open event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Which events.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
    /// Key of the open event.
    pub open: Option<String>,
    /// In which zone times are shown.
    pub zone: ShownZone,
}

/// How a value of a facet stands in a filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chosen {
    /// It plays no part.
    #[default]
    Neither,
    /// Only events that have it (or another included value of the facet).
    Included,
    /// Only events that do not have it.
    Excluded,
}

/// How `key` of `facet` stands in `filter`.
#[must_use]
pub fn chosen(filter: &Filter, facet: Facet, key: &str) -> Chosen {
    let holds = |list: &[(Facet, String)]| list.iter().any(|(f, k)| *f == facet && k == key);
    if holds(&filter.include) {
        Chosen::Included
    } else if holds(&filter.exclude) {
        Chosen::Excluded
    } else {
        Chosen::Neither
    }
}

/// The filter with one value put in another place.
#[must_use]
pub fn choose(filter: &Filter, facet: Facet, key: &str, place: Chosen) -> Filter {
    let mut next = filter.clone();
    let other = |(f, k): &(Facet, String)| *f != facet || k != key;
    next.include.retain(other);
    next.exclude.retain(other);
    match place {
        Chosen::Included => next.include.push((facet, key.to_owned())),
        Chosen::Excluded => next.exclude.push((facet, key.to_owned())),
        Chosen::Neither => {}
    }
    next
}

/// The filter with another range; ends given the wrong way round are turned.
#[must_use]
pub fn with_range(filter: &Filter, from: Option<Day>, to: Option<Day>) -> Filter {
    let (from, to) = match (from, to) {
        (Some(a), Some(b)) if b < a => (Some(b), Some(a)),
        ends => ends,
    };
    Filter { from, to, ..filter.clone() }
}

/// Whether the filter leaves everything.
#[must_use]
pub fn is_open(filter: &Filter) -> bool {
    filter.query.trim().is_empty()
        && filter.from.is_none()
        && filter.to.is_none()
        && filter.include.is_empty()
        && filter.exclude.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_in_one_place_only() {
        let first = choose(&Filter::default(), Facet::Country, "KE", Chosen::Included);
        assert_eq!(chosen(&first, Facet::Country, "KE"), Chosen::Included);
        let second = choose(&first, Facet::Country, "KE", Chosen::Excluded);
        assert_eq!(chosen(&second, Facet::Country, "KE"), Chosen::Excluded);
        assert!(second.include.is_empty());
        assert!(is_open(&choose(&second, Facet::Country, "KE", Chosen::Neither)));
    }

    #[test]
    fn the_same_key_in_two_facets_is_two_choices() {
        let filter = choose(&Filter::default(), Facet::Class, "meeting", Chosen::Included);
        assert_eq!(chosen(&filter, Facet::Kind, "meeting"), Chosen::Neither);
    }

    #[test]
    fn a_range_drawn_backwards_is_turned() {
        let filter = with_range(&Filter::default(), Some(Day(9)), Some(Day(3)));
        assert_eq!((filter.from, filter.to), (Some(Day(3)), Some(Day(9))));
    }
}
