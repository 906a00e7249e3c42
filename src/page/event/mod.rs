//! The open event: its fields, and every report with the words they were read from.

pub mod fields;
pub mod gathered;
pub mod picture;
pub mod report;
pub mod segments;

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use self::fields::fields;
use self::gathered::FieldId;
use self::report::{is_current, report_section};
use super::acts::{Acts, use_acts};
use super::icon::{Sign, icon};
use super::locale;
use super::panel::PanelHead;
use super::state::{Action, State};
use super::text::names::class_key;
use super::text::{fill, words};
use super::timeline::row::{headline, is_hollow};
use super::timeline::shape::shape;
use super::zone::use_zone;
use crate::timeline::EventDetail;
use crate::worker::protocol::DumpInfo;

/// The panel: the open event, once it has come.
pub fn event_panel(state: &State) -> Html {
    let w = &words().event;
    if let Some(detail) = &state.detail {
        return html! { <OpenEvent detail={detail.clone()} total={state.shown.shown} dumps={state.dumps.clone()} /> };
    }
    if state.missing {
        return html! {
            <>
                <PanelHead key="event" title={w.missing} />
                <div class="panel-body"><p class="hint">{ w.missing_hint }</p></div>
            </>
        };
    }
    html! {
        <>
            <PanelHead key="event" title={w.title} />
            <div class="panel-body"><p class="hint" role="status">{ w.loading }</p></div>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OpenProps {
    detail: Rc<EventDetail>,
    total: u32,
    dumps: Rc<[DumpInfo]>,
}

/// What lights up: the field pointed at, or else the one that was tapped.
#[derive(Clone, PartialEq)]
pub struct Light {
    lit: Option<FieldId>,
    point: Callback<Option<FieldId>>,
    tap: Callback<FieldId>,
}

#[component]
fn OpenEvent(props: &OpenProps) -> Html {
    let (acts, zone, detail, row) = (use_acts(), use_zone(), &props.detail, &props.detail.row);
    let (pointed, tapped, heading) = (use_state_eq(|| None), use_state_eq(|| None::<FieldId>), use_node_ref());
    {
        let tapped = tapped.clone();
        use_effect_with(row.key.clone(), move |_| tapped.set(None));
    }
    // The panel takes the focus when it comes up; from one event to the next the focus stays where it is.
    use_effect_with(heading.clone(), |heading| {
        if let Some(heading) = heading.cast::<HtmlElement>() {
            // A heading that cannot take the focus leaves it where it was.
            let _ = heading.focus();
        }
    });
    let (body, linked) = (use_node_ref(), (0..detail.reports.len()).find(|number| is_current(detail, *number)));
    // Once for an event and a link, so that nothing moves under who reads.
    use_effect_with((row.key.clone(), linked), {
        let body = body.clone();
        move |_| _ = body.cast::<Element>().and_then(|body| show_found(&body))
    });
    let light = Light {
        lit: (*pointed).clone().or_else(|| (*tapped).clone()),
        point: use_callback(pointed.setter(), |id, set| set.set(id)),
        tap: use_callback(tapped.clone(), |id: FieldId, tapped| {
            tapped.set(if tapped.as_ref() == Some(&id) { None } else { Some(id) });
        }),
    };
    html! {
        <article class={classes!("event", class_key(row.kind.class()))}>
            { neighbours(&acts, detail, props.total) }
            <div class="panel-body" ref={body}>
                <h2 class="event-head" ref={heading} tabindex="-1">{ headline(row) }</h2>
                { fields(detail, &light) }
                if detail.reports.is_empty() {
                    <p class="hint">{ words().headline.unread }</p>
                } else {
                    <p class="hint evidence-hint">{ words().event.evidence_hint }</p>
                }
                <div class="reports">
                    for (number, report) in detail.reports.iter().enumerate() {
                        { report_section(detail, number, &light, zone, &file(&props.dumps, report.dump)) }
                    }
                </div>
            </div>
        </article>
    }
}

/// Scrolls to the report that a link led to, if it is not in view, or else to the first word found, if it is so far away that
/// nobody would come upon it: what the event is stands at the top, and stays in view where that can be.
fn show_found(body: &Element) -> Option<()> {
    /// What covers the panel's upper end, and a little more.
    const ABOVE: f64 = 56.0;
    let first = |selector| body.query_selector(selector).ok().flatten();
    let panel = body.closest(".panel").ok()??;
    let view = panel.get_bounding_client_rect();
    let (target, below) = match first("[aria-current]") {
        Some(report) => (report, 0.0),
        None => (first("mark")?, view.height()),
    };
    let target = target.get_bounding_client_rect();
    let from_top = target.top() - view.top() - ABOVE;
    if from_top < 0.0 || target.bottom() > view.bottom() + below {
        panel.set_scroll_top(panel.scroll_top() + from_top as i32);
    }
    Some(())
}

/// Kind and position, and the ways on and out.
fn neighbours(acts: &Acts, detail: &EventDetail, total: u32) -> Html {
    let (w, row) = (&words().event, &detail.row);
    let position = detail.position.map(|position| {
        let n = locale::number(u64::from(position) + 1);
        fill(w.position, &[("n", &n), ("total", &locale::number(total.into()))])
    });
    html! {
        <header class="panel-head">
            <p class="event-kind">
                { shape(row.kind.class(), is_hollow(row.realis)) }
                <b class="kind">{ words().kind(row.kind) }</b>
                <span>{ position.unwrap_or_default() }</span>
            </p>
            <button type="button" class="quiet square" disabled={detail.previous.is_none()} aria-label={w.previous} title={format!("{} (k)", w.previous)}
                onclick={acts.on(|| Action::Step(-1))}>{ icon(Sign::Back) }</button>
            <button type="button" class="quiet square" disabled={detail.next.is_none()} aria-label={w.next} title={format!("{} (j)", w.next)}
                onclick={acts.on(|| Action::Step(1))}>{ icon(Sign::Forward) }</button>
            <button type="button" class="quiet square" onclick={acts.on(|| Action::Close)} aria-label={words().close} title={format!("{} (Esc)", words().close)}>
                { icon(Sign::Close) }</button>
        </header>
    }
}

fn file(dumps: &[DumpInfo], number: u32) -> String {
    dumps.iter().find(|dump| dump.dump == number).map(|dump| dump.name.clone()).unwrap_or_default()
}
