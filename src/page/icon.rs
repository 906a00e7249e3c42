//! The few drawn signs of the interface. They say nothing that words beside or behind them do not say too.

use yew::prelude::*;

/// Which sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum Sign {
    Search,
    Sun,
    Moon,
    Close,
    Back,
    Forward,
    Warning,
    Cut,
    Filter,
    Open,
    Paste,
    Media,
    Edited,
    Lock,
    Minus,
    Dense,
    Columns,
    About,
    Keep,
}

/// A sign, as high as the text around it.
pub fn icon(sign: Sign) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={path(sign)} />
        </svg>
    }
}

const fn path(sign: Sign) -> &'static str {
    match sign {
        Sign::Search => "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.4 10.4L14 14",
        Sign::Sun => {
            "M8 5a3 3 0 1 0 0 6a3 3 0 0 0 0-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1"
        }
        Sign::Moon => "M13.5 9.6A6 6 0 1 1 6.4 2.5a5 5 0 0 0 7.1 7.1z",
        Sign::Close => "M3.5 3.5l9 9M12.5 3.5l-9 9",
        Sign::Back => "M10 3L5 8l5 5",
        Sign::Forward => "M6 3l5 5l-5 5",
        Sign::Warning => "M8 2L14.5 13.5h-13zM8 6.5v3.5M8 11.8v.4",
        Sign::Cut => "M2 8h2M6 8h4M12 8h2M3 3.5h10M3 12.5h10",
        Sign::Filter => "M2 4h12M4.5 8h7M7 12h2",
        Sign::Open => "M2 13V4h4l1.5 1.5H14V13z",
        Sign::Paste => "M6 2.5h4v2H6zM6 3.5H3.5v10h9v-10H10",
        Sign::Media => "M2 3.5h12v9H2zM2 11l3.5-3.5l3 3l2-2L14 12",
        Sign::Edited => "M3 13l.6-2.8L11 2.8L13.2 5L5.8 12.4z",
        Sign::Lock => "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
        Sign::Minus => "M3.5 8h9",
        Sign::Dense => "M2 3.5h12M2 6.5h12M2 9.5h12M2 12.5h12",
        Sign::Columns => "M2 3h12v10H2zM6 3v10M10 3v10",
        Sign::Keep => "M8 2v7.5M5 7l3 3l3-3M2.5 10.5v3h11v-3",
        Sign::About => "M8 2a6 6 0 1 0 0 12a6 6 0 0 0 0-12M8 7.2v3.8M8 4.9v.4",
    }
}
