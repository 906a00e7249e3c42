//! The fields of the open event, each lighting up the words it was read from.

use std::rc::Rc;

use yew::prelude::*;

use super::Light;
use super::gathered::{self, FieldId};
use crate::event::{Country, Realis, Stance};
use crate::page::locale;
use crate::page::text::{fill, words};
use crate::page::timeline::flags::Flag;
use crate::page::timeline::row::SURE;
use crate::timeline::{EventDetail, RowParticipant};

/// What is listed.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The event.
    pub detail: Rc<EventDetail>,
    /// What lights up.
    pub light: Light,
}

/// The list of fields.
#[component]
pub fn Fields(props: &Props) -> Html {
    let (w, detail, row) = (&words().event, &props.detail, &props.detail.row);
    let report = detail.reports.first().map(|report| &report.report);
    let one = |id: FieldId, text: String, note: String| {
        html! { <Value {id} detail={detail.clone()} light={props.light.clone()} {note}><bdi>{ text }</bdi></Value> }
    };
    let (when, basis) = match row.days {
        Some((days, basis)) => {
            let days = if days.first == days.last { locale::day_long(days.first) } else { locale::days(days) };
            (days, words().basis(basis).to_owned())
        }
        None => (w.no_day.to_owned(), String::new()),
    };
    let topics: Vec<_> =
        detail.reports.iter().flat_map(|report| &report.report.topics).map(|topic| topic.value.clone()).collect();
    let topics = unique(topics);
    let hashtags = unique(detail.reports.iter().flat_map(|report| report.report.hashtags.clone()).collect());
    let stance = report
        .and_then(|report| report.stance.as_ref())
        // That a statement does nothing in particular is no news.
        .filter(|stance| stance.value != Stance::Neutral)
        .map(|stance| words().stance(stance.value).to_owned());
    html! {
        <dl class="fields">
            <Entry name={w.when}>{ one(FieldId::Date, when, basis) }</Entry>
            <Entry name={w.what}>{ one(FieldId::Kind, words().kind(row.kind).to_owned(), String::new()) }</Entry>
            if row.realis != Realis::Past {
                <Entry name={w.status}>{ one(FieldId::Status, words().realis(row.realis).to_owned(), String::new()) }</Entry>
            }
            if let Some(stance) = stance { <Entry name={w.stance}>{ one(FieldId::Stance, stance, String::new()) }</Entry> }
            if !row.participants.is_empty() {
                <Entry name={w.who}>
                    for (number, person) in row.participants.iter().enumerate() {
                        <Person key={number} {number} person={person.clone()} detail={detail.clone()} light={props.light.clone()} />
                    }
                </Entry>
            }
            if let Some(place) = &row.place { <Entry name={w.wher}>{ one(FieldId::Place, place.clone(), String::new()) }</Entry> }
            if let Some(occasion) = &row.occasion {
                <Entry name={w.occasion}>{ one(FieldId::Occasion, occasion.clone(), String::new()) }</Entry>
            }
            if !row.countries.is_empty() {
                <Entry name={w.countries} inline=true>
                    for country in row.countries.iter() {
                        <CountryValue key={country.as_str().to_owned()} country={*country} detail={detail.clone()} light={props.light.clone()} />
                    }
                </Entry>
            }
            if !topics.is_empty() {
                <Entry name={w.topics} inline=true>
                    for topic in topics {
                        <Value key={topic.clone()} id={FieldId::Topic(topic.clone())} detail={detail.clone()} light={props.light.clone()}>
                            { crate::page::timeline::topic(&topic) }
                        </Value>
                    }
                </Entry>
            }
            if !hashtags.is_empty() {
                <Entry name={w.hashtags} inline=true>
                    for tag in hashtags { <bdi key={tag.clone()}>{ format!("#{tag}") }</bdi> }
                </Entry>
            }
        </dl>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct EntryProps {
    name: &'static str,
    #[prop_or_default]
    inline: bool,
    children: Html,
}

#[component]
fn Entry(props: &EntryProps) -> Html {
    html! {
        <div class="entry">
            <dt>{ props.name }</dt>
            <dd class={props.inline.then_some("inline")}>{ props.children.clone() }</dd>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PersonProps {
    number: usize,
    person: RowParticipant,
    detail: Rc<EventDetail>,
    light: Light,
}

/// A participant with office, country and the other names that reports use.
#[component]
fn Person(props: &PersonProps) -> Html {
    let person = &props.person;
    let others = gathered::other_names(&props.detail, props.number);
    let also = if others.is_empty() {
        String::new()
    } else {
        fill(words().event.also, &[("names", &others.join(words().headline.comma))])
    };
    let role = person.role.clone().unwrap_or_default();
    html! {
        <Value id={FieldId::Who(props.number)} detail={props.detail.clone()} light={props.light.clone()} note={also}>
            if let Some(country) = person.country { <Flag {country} /> }
            <bdi class="person">{ &person.name }</bdi>
            if !role.is_empty() { <bdi class="role">{ role }</bdi> }
        </Value>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct CountryProps {
    country: Country,
    detail: Rc<EventDetail>,
    light: Light,
}

#[component]
fn CountryValue(props: &CountryProps) -> Html {
    html! {
        <Value id={FieldId::Country(props.country)} detail={props.detail.clone()} light={props.light.clone()}>
            <Flag country={props.country} named=true />
            { locale::country(props.country.as_str()) }
        </Value>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ValueProps {
    id: FieldId,
    detail: Rc<EventDetail>,
    light: Light,
    #[prop_or_default]
    note: String,
    children: Html,
}

/// A value; pointing at it, reaching it by Tab or tapping it lights up its words.
#[component]
fn Value(props: &ValueProps) -> Html {
    let w = &words().event;
    let light = &props.light;
    let stated = props.detail.reports.iter().any(|report| {
        gathered::evidence(&report.report, &props.detail.row.participants).iter().any(|(id, _)| *id == props.id)
    });
    let percent = gathered::confidence(&props.detail, &props.id);
    let unsure =
        percent.filter(|percent| *percent < SURE).map(|percent| fill(w.unsure, &[("n", &percent.to_string())]));
    let title = percent.filter(|_| stated).map(|percent| fill(w.sure, &[("n", &percent.to_string())]));
    let inside = html! {
        <>
            <span class="value-words">{ props.children.clone() }</span>
            if !props.note.is_empty() { <small dir="auto">{ &props.note }</small> }
            if let Some(unsure) = unsure { <small class="unsure">{ unsure }</small> }
        </>
    };
    if !stated {
        return html! { <span class="field-value" title={w.no_evidence}>{ inside }</span> };
    }
    let lit = light.lit.as_ref() == Some(&props.id);
    let point = |on: bool| {
        let (point, id) = (light.point.clone(), props.id.clone());
        move || point.emit(on.then(|| id.clone()))
    };
    let (enter, leave, focus, blur) = (point(true), point(false), point(true), point(false));
    let onclick = light.tap.reform({
        let id = props.id.clone();
        move |_: MouseEvent| id.clone()
    });
    html! {
        <button type="button" class={classes!("field-value", "stated", lit.then_some("lit"))} aria-pressed={lit.to_string()} {title} {onclick}
            onmouseover={Callback::from(move |_: MouseEvent| enter())} onmouseout={Callback::from(move |_: MouseEvent| leave())}
            onfocus={Callback::from(move |_: FocusEvent| focus())} onblur={Callback::from(move |_: FocusEvent| blur())}>
            { inside }
        </button>
    }
}

fn unique(mut list: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    list.retain(|item| seen.insert(item.clone()));
    list
}
