//! A report: the message as it was posted, with the words that fields were read from.

use std::rc::Rc;

use yew::prelude::*;

use super::Light;
use super::gathered;
use super::picture::Picture;
use super::segments::{self, Segment};
use crate::dump::MediaKind;
use crate::page::locale;
use crate::page::text::{fill, told, words};
use crate::page::timeline::zones::{in_full, shown};
use crate::page::zone::ShownZone;
use crate::timeline::{EventDetail, ReportDetail};

/// The report with this number in the event, which lies in a file of that name. The first of several is the main one.
pub fn report_section(detail: &Rc<EventDetail>, number: usize, light: &Light, zone: ShownZone, file: &str) -> Html {
    let Some(report) = detail.reports.get(number) else { return html! {} };
    let current = is_current(detail, number).then_some("true");
    html! {
        <section key={format!("{} {} {number}", report.dump, report.id)} class="report" aria-current={current}>
            { head(report, number == 0 && detail.reports.len() > 1, zone) }
            <Body detail={detail.clone()} {number} light={light.clone()} />
            { foot(report, file) }
        </section>
    }
}

/// Whether a link leads to the report with this number, and not just to its event.
#[must_use]
pub fn is_current(detail: &EventDetail, number: usize) -> bool {
    detail.reports.len() > 1 && detail.reports[number].linked
}

/// Language and channel; when it was posted and edited; where it came from.
fn head(report: &ReportDetail, main: bool, zone: ShownZone) -> Html {
    let w = &words().event;
    let forward = report.forward.as_ref().map(|forward| match &forward.name {
        Some(name) => fill(w.forwarded, &[("name", name)]),
        None => w.forwarded_unknown.to_owned(),
    });
    let reply = report.reply.as_ref().and_then(|reply| reply.to).map(|id| fill(w.replies, &[("id", &id.to_string())]));
    let edited = report.edited.map(|edited| fill(w.edited, &[("time", &locale::moment(shown(zone, edited)))]));
    let signed = report.signature.as_ref().map(|name| fill(w.signed, &[("name", name)]));
    html! {
        <header class="report-head">
            <h3>
                { locale::language(report.report.lang.as_str()) }
                if main { <span class="badge">{ w.main }</span> }
            </h3>
            <p class="report-from">
                if let Some(title) = &report.chat.title { <bdi>{ title }</bdi> }
                if let Some(forward) = forward { <bdi>{ forward }</bdi> }
                if let Some(signed) = signed { <bdi>{ signed }</bdi> }
                if let Some(reply) = reply { <span>{ reply }</span> }
            </p>
            <p class="report-from">
                if let Some(posted) = report.posted { <span title={in_full(zone, posted)}>{ w.posted }{ " " }{ locale::moment(shown(zone, posted)) }</span> }
                if let Some(edited) = edited { <span>{ edited }</span> }
                if let Some(views) = report.views { <span>{ told::count(views, words().counted.views) }</span> }
            </p>
        </header>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BodyProps {
    detail: Rc<EventDetail>,
    number: usize,
    light: Light,
}

/// The text.
#[component]
fn Body(props: &BodyProps) -> Html {
    let stretches = use_memo((props.detail.clone(), props.number), |(detail, number)| {
        let Some(report) = detail.reports.get(*number) else { return Vec::new() };
        let evidence = gathered::evidence(&report.report, &detail.row.participants);
        segments::cut(&report.text, &report.entities, &evidence, &report.found)
    });
    let Some(report) = props.detail.reports.get(props.number) else { return html! {} };
    if report.text.trim().is_empty() {
        return html! { <p class="report-text hint">{ words().event.no_text }</p> };
    }
    let lang = report.report.lang.as_str();
    html! {
        <div class={classes!("report-text", props.light.lit.is_some().then_some("dimmed"))} dir="auto" lang={(lang != "und").then(|| lang.to_owned())}>
            for (number, stretch) in stretches.iter().enumerate() {
                if let Some(link) = &stretch.link {
                    <a key={number} href={link.clone()} title={link.clone()} target="_blank" rel="noreferrer noopener">{ pieces(&stretch.segments, &props.light) }</a>
                } else {
                    <span key={number}>{ pieces(&stretch.segments, &props.light) }</span>
                }
            }
        </div>
    }
}

fn pieces(segments: &[Segment], light: &Light) -> Html {
    segments.iter().enumerate().map(|(number, segment)| piece(number, segment, light)).collect()
}

fn piece(number: usize, segment: &Segment, light: &Light) -> Html {
    let styles: Classes = segment.styles.iter().copied().collect();
    let text = if segment.found {
        html! { <mark>{ &segment.text }</mark> }
    } else {
        html! { { &segment.text } }
    };
    let Some(first) = segment.fields.first().cloned() else {
        return html! { <span key={number} class={styles}>{ text }</span> };
    };
    let lit = light.lit.as_ref().is_some_and(|lit| segment.fields.contains(lit));
    let (enter, leave) = (light.point.clone(), light.point.clone());
    let id = first.clone();
    html! {
        <span key={number} class={classes!(styles, "ev", lit.then_some("lit"))}
            onmouseover={Callback::from(move |_: MouseEvent| enter.emit(Some(id.clone())))}
            onmouseout={Callback::from(move |_: MouseEvent| leave.emit(None))}
            onclick={light.tap.reform(move |_: MouseEvent| first.clone())}>{ text }</span>
    }
}

const fn is_picture(kind: MediaKind) -> bool {
    matches!(kind, MediaKind::Photo | MediaKind::Sticker | MediaKind::Animation)
}

/// Media, reactions, and where the message lies.
fn foot(report: &ReportDetail, file: &str) -> Html {
    let w = &words().event;
    let position = match report.position.lines {
        Some((start, end)) if start == end => fill(w.place_line, &[("start", &locale::number(start.into()))]),
        Some((start, end)) => {
            fill(w.place_lines, &[("start", &locale::number(start.into())), ("end", &locale::number(end.into()))])
        }
        None => told::stretch(report.position.start..report.position.end, report.place.as_ref()),
    };
    let file = report.place.as_ref().and_then(|place| place.path.as_deref()).unwrap_or(file);
    let original = report.permalink.as_deref().and_then(segments::safe);
    html! {
        <footer class="report-foot">
            if !report.media.is_empty() {
                <ul class="media">
                    for (number, media) in report.media.iter().enumerate() {
                        <li key={number}>
                            <span>{ words().media(media.kind) }</span>
                            if let Some(name) = &media.name { <bdi>{ name }</bdi> }
                            if let (true, Some(path)) = (is_picture(media.kind), &media.path) {
                                <Picture dump={report.dump} path={path.clone()} alt={words().media(media.kind)} />
                            }
                            if media.path.is_none() { <small>{ w.not_included }</small> }
                            if let Some(text) = &media.text { <p class="media-text" dir="auto">{ text }</p> }
                        </li>
                    }
                </ul>
            }
            if !report.reactions.is_empty() {
                <ul class="reactions">
                    for (number, reaction) in report.reactions.iter().enumerate() {
                        <li key={number}><span>{ &reaction.emoji }</span>{ " " }{ locale::number(reaction.count) }</li>
                    }
                </ul>
            }
            <p class="report-place">
                <span>{ fill(w.message, &[("id", &report.id)]) }</span>
                if !file.is_empty() { <bdi>{ file }</bdi> }
                <span>{ position }</span>
                if let Some(address) = original {
                    <a href={address} target="_blank" rel="noreferrer noopener">{ w.original }</a>
                }
            </p>
        </footer>
    }
}
