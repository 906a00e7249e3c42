//! Flags of countries, each with its name for those who do not see or know it.

use yew::prelude::*;

use crate::event::Country;
use crate::page::locale;

/// Which flags.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The countries.
    pub countries: Vec<Country>,
    /// At most so many are drawn.
    #[prop_or(5)]
    pub limit: usize,
}

/// The flags in a row.
#[component]
pub fn Flags(props: &Props) -> Html {
    let names =
        |list: &[Country]| list.iter().map(|c| locale::country(c.as_str()).to_string()).collect::<Vec<_>>().join(", ");
    let (shown, more) = props.countries.split_at(props.limit.min(props.countries.len()));
    html! {
        <span class="flags">
            for country in shown.iter() {
                <Flag key={country.as_str().to_owned()} country={*country} />
            }
            if !more.is_empty() {
                <span class="flags-more" title={names(more)}>{ format!("+{}", more.len()) }</span>
            }
        </span>
    }
}

/// Which flag.
#[derive(Clone, PartialEq, Properties)]
pub struct FlagProps {
    /// The country.
    pub country: Country,
    /// Whether its name stands beside it, so that the flag need not say it.
    #[prop_or_default]
    pub named: bool,
}

/// One flag.
#[component]
pub fn Flag(props: &FlagProps) -> Html {
    let country = &props.country;
    if props.named {
        return html! { <span class="flag" aria-hidden="true">{ country.flag() }</span> };
    }
    let name = locale::country(country.as_str());
    html! { <span class="flag" role="img" aria-label={&name} title={&name}>{ country.flag() }</span> }
}
