//! The view as the fragment of an address, and back.
//!
//! `#q=grain&from=2025-01-01&in=country:KE&not=kind:news&order=oldest&event=KEY`. Reading never fails:
//! what is not understood is left out, so that an address cut in a letter still opens something.

use crate::dump::Day;
use crate::timeline::{Facet, Order};
use crate::worker::protocol::bounded;

use super::view::View;
use super::zone::ShownZone;

/// The fragment of a view, without `#`; empty for a view of everything.
#[must_use]
pub fn write(view: &View) -> String {
    let filter = &view.filter;
    let mut out = String::new();
    let mut put = |name: &str, value: &str| {
        if !out.is_empty() {
            out.push('&');
        }
        out.push_str(name);
        out.push('=');
        encode(value, &mut out);
    };
    if !filter.query.is_empty() {
        put("q", &filter.query);
    }
    if let Some(day) = filter.from {
        put("from", &day.to_string());
    }
    if let Some(day) = filter.to {
        put("to", &day.to_string());
    }
    for (name, list) in [("in", &filter.include), ("not", &filter.exclude)] {
        for (facet, key) in list {
            put(name, &format!("{}:{key}", facet_name(*facet)));
        }
    }
    if view.order == Order::OldestFirst {
        put("order", "oldest");
    }
    if let Some(zone) = view.zone.word() {
        put("zone", &zone);
    }
    if let Some(key) = &view.open {
        put("event", key);
    }
    out
}

/// The view of a fragment, with or without `#`.
#[must_use]
pub fn read(fragment: &str) -> View {
    let mut view = View::default();
    for part in fragment.trim_start_matches('#').split('&') {
        let Some((name, value)) = part.split_once('=') else { continue };
        let value = decode(value);
        match name {
            "q" => view.filter.query = bounded(value),
            "from" => view.filter.from = Day::parse(&value),
            "to" => view.filter.to = Day::parse(&value),
            "in" => view.filter.include.extend(choice(&value)),
            "not" => view.filter.exclude.extend(choice(&value)),
            "order" if value == "oldest" => view.order = Order::OldestFirst,
            "zone" => view.zone = ShownZone::parse(&value).unwrap_or_default(),
            "event" if !value.is_empty() => view.open = Some(value),
            _ => {}
        }
    }
    view
}

/// What addresses call a facet; never changed, because addresses are kept and sent.
#[must_use]
pub const fn facet_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Class => "class",
        Facet::Kind => "kind",
        Facet::Country => "country",
        Facet::Participant => "person",
        Facet::Organisation => "org",
        Facet::Place => "place",
        Facet::Occasion => "occasion",
        Facet::Topic => "topic",
        Facet::Hashtag => "tag",
        Facet::Source => "source",
        Facet::Dump => "dump",
        Facet::Language => "lang",
        Facet::Realis => "realis",
        Facet::Flag => "flag",
    }
}

fn choice(value: &str) -> Option<(Facet, String)> {
    let (name, key) = value.split_once(':')?;
    let facet = Facet::ALL.into_iter().find(|facet| facet_name(*facet) == name)?;
    (!key.is_empty()).then(|| (facet, key.to_owned()))
}

/// Everything that is not plain becomes `%XX`, a space becomes `+`.
fn encode(value: &str, out: &mut String) {
    use std::fmt::Write as _;
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b',' => {
                out.push(char::from(byte));
            }
            b' ' => out.push('+'),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

fn decode(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = (byte == b'%').then(|| value.get(at + 1..at + 3)).flatten();
        if let Some(decoded) = hex.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            out.push(decoded);
            at += 3;
        } else {
            out.push(if byte == b'+' { b' ' } else { byte });
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::Filter;

    // A test hands over what it makes: its cases read better without a borrow each.
    #[allow(clippy::needless_pass_by_value)]
    #[track_caller]
    fn check(view: View, fragment: &str) {
        assert_eq!(write(&view), fragment);
        assert_eq!(read(fragment), view);
        assert_eq!(read(&format!("#{fragment}")), view);
    }

    #[test]
    fn everything_is_an_empty_address() {
        check(View::default(), "");
    }

    #[test]
    fn each_part_comes_back() {
        check(
            View {
                filter: Filter {
                    query: "grain + \"corn\" & 100%".into(),
                    from: Day::parse("2025-01-02"),
                    to: Day::parse("2025-03-04"),
                    include: vec![(Facet::Country, "KE".into()), (Facet::Occasion, "Forum: day 1".into())],
                    exclude: vec![(Facet::Kind, "news".into())],
                },
                order: Order::OldestFirst,
                open: Some("a1/b2".into()),
                zone: ShownZone::East(19_800),
            },
            "q=grain+%2B+%22corn%22+%26+100%25&from=2025-01-02&to=2025-03-04&in=country:KE\
             &in=occasion:Forum:+day+1&not=kind:news&order=oldest&zone=%2B05:30&event=a1/b2",
        );
    }

    #[test]
    fn any_script_comes_back() {
        for query in ["Лавров", "نهج", "🇰🇪 ‘x’", "%", "%zz", "+", "a=b&c"] {
            let view = View { filter: Filter { query: query.into(), ..Filter::default() }, ..View::default() };
            assert_eq!(read(&write(&view)), view, "{query}");
        }
    }

    #[test]
    fn every_facet_has_a_name_of_its_own() {
        for facet in Facet::ALL {
            let filter = Filter { include: vec![(facet, "x".into())], ..Filter::default() };
            let view = View { filter, ..View::default() };
            assert_eq!(read(&write(&view)), view);
        }
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        for fragment in ["x", "in=country", "in=nothing:1", "from=yesterday", "&&=&", "order=up", "event=", "zone=mars"]
        {
            assert_eq!(read(fragment), View::default(), "{fragment}");
        }
    }
}
