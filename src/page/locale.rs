//! Dates, numbers and names as the browser's own locale data write them.
//!
//! The language is that of the interface; formatters are made once and kept, because making one costs
//! more than a hundred uses. Days have no zone and are formatted as the UTC midnights that they are
//! numbered by; the clock of a post is shown in the zone that it is given in.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;
use yew::AttrValue;

use super::text::words;
use crate::dump::{Day, Days, Posted, Precision, Zone};
use crate::hashed::Hashed;

/// A whole number with its separators.
#[must_use]
pub fn number(number: u64) -> String {
    decimal(number as f64, 0)
}

/// A number with at most so many decimals.
#[must_use]
pub fn decimal(number: f64, decimals: u8) -> String {
    with(
        &format!("n{decimals}"),
        || {
            let options = options(&[("maximumFractionDigits", &f64::from(decimals).into())]);
            Intl::NumberFormat::new(&locales(), &options).format()
        },
        |format| call(format, &number.into()),
    )
}

/// `Thursday, 18 September 2025`.
#[must_use]
pub fn day_long(day: Day) -> String {
    date("long", &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")], seconds(day))
}

/// `18 Sept 2025`.
#[must_use]
pub fn day_short(day: Day) -> String {
    date("short", &[("day", "numeric"), ("month", "short"), ("year", "numeric")], seconds(day))
}

/// `Sep 2025`.
#[must_use]
pub fn month(day: Day) -> String {
    date("month", &[("month", "short"), ("year", "numeric")], seconds(day))
}

/// `18 Sep`.
#[must_use]
pub fn day_and_month(day: Day) -> String {
    date("dm", &[("day", "numeric"), ("month", "short")], seconds(day))
}

/// `2025`.
#[must_use]
pub fn year(day: Day) -> String {
    date("year", &[("year", "numeric")], seconds(day))
}

/// One day or a span of them, short.
#[must_use]
pub fn days(days: Days) -> String {
    if days.first == days.last {
        return day_short(days.first);
    }
    format!("{} – {}", day_short(days.first), day_short(days.last))
}

/// `14:20`; `None` if only the day is known.
#[must_use]
pub fn clock(posted: Posted) -> Option<String> {
    if posted.precision == Precision::Day {
        return None;
    }
    let minute = posted.clock().rem_euclid(86_400) / 60;
    Some(format!("{:02}:{:02}", minute / 60, minute % 60))
}

/// `18 Sep 2025, 14:20 UTC+3`.
#[must_use]
pub fn moment(posted: Posted) -> String {
    let day = day_short(posted.day());
    match clock(posted) {
        Some(clock) => format!("{day}, {clock} {}", zone(posted.zone)),
        None => day,
    }
}

/// A zone in words.
#[must_use]
pub fn zone(zone: Zone) -> String {
    match zone {
        Zone::Standard(east) => format!("{} ({})", self::zone(Zone::Offset(east)), words().event.zone_standard),
        Zone::Utc | Zone::Offset(0) => "UTC".to_owned(),
        Zone::Offset(east) => {
            let (sign, minutes) = (if east < 0 { '−' } else { '+' }, east.unsigned_abs() / 60);
            match minutes % 60 {
                0 => format!("UTC{sign}{}", minutes / 60),
                rest => format!("UTC{sign}{}:{rest:02}", minutes / 60),
            }
        }
        Zone::Unknown => format!("({})", words().event.zone_unknown),
    }
}

/// How many seconds east of Greenwich the clock of this computer stands at an instant.
#[must_use]
pub fn own_east(seconds: i64) -> i32 {
    let west = Date::new(&(seconds as f64 * 1000.0).into()).get_timezone_offset();
    // Minutes, and not a number for an instant beyond the calendar.
    if west.is_finite() { -(west * 60.0) as i32 } else { 0 }
}

/// What this computer calls its zone: `Europe/Oslo`.
#[must_use]
pub fn own_zone() -> Option<String> {
    OWN_ZONE.with(Clone::clone)
}

/// The name of a country.
#[must_use]
pub fn country(code: &str) -> AttrValue {
    if let Some((_, name)) = words().names.country_extra.iter().find(|(other, _)| *other == code) {
        return AttrValue::Static(name);
    }
    named("region", code)
}

/// The name of a language.
#[must_use]
pub fn language(code: &str) -> AttrValue {
    if code == "und" { AttrValue::Static(words().names.no_language) } else { named("language", code) }
}

thread_local! {
    static OWN_ZONE: Option<String> = {
        let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
        Reflect::get(&options, &"timeZone".into()).ok().and_then(|zone| zone.as_string())
    };
    static FORMATS: RefCell<Hashed<String, Function>> = RefCell::default();
    static NAMES: RefCell<Hashed<(&'static str, String), AttrValue>> = RefCell::default();
    static KINDS: RefCell<Hashed<&'static str, Intl::DisplayNames>> = RefCell::default();
}

fn named(kind: &'static str, code: &str) -> AttrValue {
    NAMES.with_borrow_mut(|names| {
        names
            .entry((kind, code.to_owned()), || {
                KINDS.with_borrow_mut(|kinds| {
                    let known = kinds.entry(kind, || {
                        Intl::DisplayNames::new(
                            &locales(),
                            &options(&[("type", &kind.into()), ("fallback", &"code".into())]),
                        )
                    });
                    // `of` throws for what is no code at all, so that is asked first.
                    let shaped = code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic());
                    let name = shaped.then(|| known.of(code)).flatten();
                    name.map_or_else(|| code.to_owned(), String::from).into()
                })
            })
            .clone()
    })
}

fn date(name: &str, parts: &[(&str, &str)], seconds: f64) -> String {
    with(
        name,
        || {
            let options = options(&[("timeZone", &"UTC".into())]);
            for (part, style) in parts {
                put(&options, part, &(*style).into());
            }
            Intl::DateTimeFormat::new(&locales(), &options).format()
        },
        |format| call(format, &Date::new(&(seconds * 1000.0).into())),
    )
}

fn with(name: &str, make: impl FnOnce() -> Function, then: impl FnOnce(&Function) -> String) -> String {
    FORMATS.with_borrow_mut(|formats| {
        if !formats.has(name) {
            formats.insert(name.to_owned(), make());
        }
        formats.get(name).map(then).unwrap_or_default()
    })
}

fn call(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::NULL, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn seconds(day: Day) -> f64 {
    f64::from(day.0) * 86_400.0
}

/// The browser's own variety of the interface language, if it has one: `en-GB` writes dates otherwise than `en-US`.
fn locales() -> Array {
    let wanted = words().tag;
    let own = web_sys::window().and_then(|window| window.navigator().language());
    let own = own.filter(|tag| tag.split('-').next() == Some(wanted));
    Array::of1(&own.as_deref().unwrap_or(wanted).into())
}

fn options(pairs: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        put(&object, name, value);
    }
    object
}

fn put(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}
