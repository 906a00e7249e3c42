//! Flags of countries, each with its name for those who do not see or know it.

use yew::prelude::*;

use crate::event::Country;
use crate::page::locale;

/// At most so many are drawn.
const DRAWN: usize = 5;

/// The flags in a row.
pub fn flags(countries: &[Country]) -> Html {
    let names =
        |list: &[Country]| list.iter().map(|c| locale::country(c.as_str()).to_string()).collect::<Vec<_>>().join(", ");
    let (shown, more) = countries.split_at(DRAWN.min(countries.len()));
    html! {
        <span class="flags">
            for country in shown.iter() {
                { flag(*country) }
            }
            if !more.is_empty() {
                <span class="flags-more" title={names(more)}>{ format!("+{}", more.len()) }</span>
            }
        </span>
    }
}

/// A flag with its name beside it, so that the flag need not say it.
pub fn named_flag(country: Country) -> Html {
    html! { <span class="flag" aria-hidden="true">{ country.flag() }</span> }
}

/// A flag alone.
pub fn flag(country: Country) -> Html {
    let name = locale::country(country.as_str());
    html! { <span key={country.as_str().to_owned()} class="flag" role="img" aria-label={&name} title={&name}>{ country.flag() }</span> }
}
