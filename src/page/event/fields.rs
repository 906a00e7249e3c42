//! The fields of the open event, each lighting up the words it was read from.

use yew::prelude::*;
use yew::virtual_dom::Key;

use super::Light;
use super::gathered::{self, FieldId};
use crate::event::{Country, Realis, Stance};
use crate::page::locale;
use crate::page::text::{fill, words};
use crate::page::timeline::flags::{flag, named_flag};
use crate::page::timeline::row::SURE;
use crate::sorted::SortedSet;
use crate::timeline::EventDetail;

/// The list of fields.
pub fn fields(detail: &EventDetail, light: &Light) -> Html {
    let (w, row) = (&words().event, &detail.row);
    let report = detail.reports.first().map(|report| &report.report);
    let one = |id: FieldId, text: String, note: &str| value(detail, light, &id, note, html! { <bdi>{ text }</bdi> });
    let (when, basis) = match row.days {
        Some((days, basis)) => {
            let days = if days.first == days.last { locale::day_long(days.first) } else { locale::days(days) };
            (days, words().basis(basis))
        }
        None => (w.no_day.to_owned(), ""),
    };
    let topics = unique(detail.reports.iter().flat_map(|report| &report.report.topics).map(|topic| &topic.value));
    let hashtags = unique(detail.reports.iter().flat_map(|report| &report.report.hashtags));
    let stance = report
        .and_then(|report| report.stance.as_ref())
        // That a statement does nothing in particular is no news.
        .filter(|stance| stance.value != Stance::Neutral)
        .map(|stance| words().stance(stance.value).to_owned());
    html! {
        <dl class="fields">
            { entry(w.when, false, one(FieldId::Date, when, basis)) }
            { entry(w.what, false, one(FieldId::Kind, words().kind(row.kind).to_owned(), "")) }
            if row.realis != Realis::Past {
                { entry(w.status, false, one(FieldId::Status, words().realis(row.realis).to_owned(), "")) }
            }
            if let Some(stance) = stance { { entry(w.stance, false, one(FieldId::Stance, stance, "")) } }
            if !row.participants.is_empty() {
                { entry(w.who, false, people(detail, light)) }
            }
            if let Some(place) = &row.place { { entry(w.wher, false, one(FieldId::Place, place.clone(), "")) } }
            if let Some(occasion) = &row.occasion {
                { entry(w.occasion, false, one(FieldId::Occasion, occasion.clone(), "")) }
            }
            if !row.countries.is_empty() {
                { entry(w.countries, true, countries(detail, light)) }
            }
            if !topics.is_empty() {
                { entry(w.topics, true, topic_values(detail, light, &topics)) }
            }
            if !hashtags.is_empty() {
                { entry(w.hashtags, true, tags(&hashtags)) }
            }
        </dl>
    }
}

fn entry(name: &'static str, inline: bool, inside: Html) -> Html {
    html! {
        <div class="entry">
            <dt>{ name }</dt>
            <dd class={inline.then_some("inline")}>{ inside }</dd>
        </div>
    }
}

fn people(detail: &EventDetail, light: &Light) -> Html {
    html! { for number in 0..detail.row.participants.len() { { person(detail, light, number) } } }
}

fn countries(detail: &EventDetail, light: &Light) -> Html {
    html! { for country in detail.row.countries.iter() { { country_value(detail, light, *country) } } }
}

fn topic_values(detail: &EventDetail, light: &Light, topics: &[&String]) -> Html {
    html! { for topic in topics { { topic_value(detail, light, topic) } } }
}

fn tags(tags: &[&String]) -> Html {
    html! { for tag in tags { <bdi key={tag.as_str()}>{ format!("#{tag}") }</bdi> } }
}

/// A participant with office, country and the other names that reports use.
fn person(detail: &EventDetail, light: &Light, number: usize) -> Html {
    let Some(person) = detail.row.participants.get(number) else { return html! {} };
    let others = gathered::other_names(detail, number);
    let also = if others.is_empty() {
        String::new()
    } else {
        fill(words().event.also, &[("names", &others.join(words().headline.comma))])
    };
    let role = person.role.as_deref().unwrap_or_default();
    let inside = html! {
        <>
            if let Some(country) = person.country { { flag(country) } }
            <bdi class="person">{ &person.name }</bdi>
            if !role.is_empty() { <bdi class="role">{ role }</bdi> }
        </>
    };
    value(detail, light, &FieldId::Who(number), &also, inside)
}

fn country_value(detail: &EventDetail, light: &Light, country: Country) -> Html {
    let inside = html! { <>{ named_flag(country) }{ locale::country(country.as_str()) }</> };
    value(detail, light, &FieldId::Country(country), "", inside)
}

fn topic_value(detail: &EventDetail, light: &Light, topic: &str) -> Html {
    let name = crate::page::timeline::topic(topic);
    value(detail, light, &FieldId::Topic(topic.to_owned()), "", html! { { name } })
}

/// A value; pointing at it, reaching it by Tab or tapping it lights up its words.
fn value(detail: &EventDetail, light: &Light, id: &FieldId, beside: &str, inside: Html) -> Html {
    let w = &words().event;
    let key = match id {
        FieldId::Who(number) => Key::from(*number),
        FieldId::Country(country) => Key::from(country.as_str()),
        FieldId::Topic(topic) => Key::from(topic.as_str()),
        // Alone in their entries.
        _ => Key::from(0),
    };
    let stated = detail.reports.iter().any(|report| {
        gathered::evidence(&report.report, &detail.row.participants).iter().any(|(other, _)| other == id)
    });
    let percent = gathered::confidence(detail, id);
    let unsure =
        percent.filter(|percent| *percent < SURE).map(|percent| fill(w.unsure, &[("n", &percent.to_string())]));
    let title = percent.filter(|_| stated).map(|percent| fill(w.sure, &[("n", &percent.to_string())]));
    let inside = html! {
        <>
            <span class="value-words">{ inside }</span>
            if !beside.is_empty() { <small dir="auto">{ beside }</small> }
            if let Some(unsure) = unsure { <small class="unsure">{ unsure }</small> }
        </>
    };
    if !stated {
        return html! { <span key={key} class="field-value" title={w.no_evidence}>{ inside }</span> };
    }
    let lit = light.lit.as_ref() == Some(id);
    let point = |on: bool| {
        let (point, id) = (light.point.clone(), id.clone());
        move || point.emit(on.then(|| id.clone()))
    };
    let (enter, leave, focus, blur) = (point(true), point(false), point(true), point(false));
    let onclick = light.tap.reform({
        let id = id.clone();
        move |_: MouseEvent| id.clone()
    });
    html! {
        <button key={key} type="button" class={classes!("field-value", "stated", lit.then_some("lit"))} aria-pressed={lit.to_string()} {title} {onclick}
            onmouseover={Callback::from(move |_: MouseEvent| enter())} onmouseout={Callback::from(move |_: MouseEvent| leave())}
            onfocus={Callback::from(move |_: FocusEvent| focus())} onblur={Callback::from(move |_: FocusEvent| blur())}>
            { inside }
        </button>
    }
}

fn unique<'a>(list: impl Iterator<Item = &'a String>) -> Vec<&'a String> {
    let mut seen = SortedSet::default();
    list.filter(|item| seen.add(*item)).collect()
}
