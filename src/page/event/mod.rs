//! The open event: its fields, and every report with the words they were read from.

pub mod fields;
pub mod gathered;
pub mod picture;
pub mod report;
pub mod segments;

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use self::fields::Fields;
use self::gathered::FieldId;
use self::report::ReportSection;
use super::acts::use_acts;
use super::icon::{Icon, Sign};
use super::locale;
use super::panel::PanelHead;
use super::state::Action;
use super::text::names::class_key;
use super::text::{fill, words};
use super::timeline::row::{Headline, is_hollow};
use super::timeline::shape::Shape;
use crate::timeline::EventDetail;
use crate::worker::protocol::DumpInfo;

/// What is open.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The event, once it has come.
    pub detail: Option<Rc<EventDetail>>,
    /// It is not among those read.
    pub missing: bool,
    /// Events in the result.
    pub total: u32,
    /// The dumps, for the names of files.
    pub dumps: Rc<[DumpInfo]>,
}

/// The panel.
#[component]
pub fn EventPanel(props: &Props) -> Html {
    let w = &words().event;
    if let Some(detail) = &props.detail {
        return html! { <OpenEvent detail={detail.clone()} total={props.total} dumps={props.dumps.clone()} /> };
    }
    if props.missing {
        return html! {
            <>
                <PanelHead title={w.missing} />
                <div class="panel-body"><p class="hint">{ w.missing_hint }</p></div>
            </>
        };
    }
    html! {
        <>
            <PanelHead title={w.title} />
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
    let (detail, row) = (&props.detail, &props.detail.row);
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
    let light = Light {
        lit: (*pointed).clone().or_else(|| (*tapped).clone()),
        point: use_callback(pointed.setter(), |id, set| set.set(id)),
        tap: use_callback(tapped.clone(), |id: FieldId, tapped| {
            tapped.set(if tapped.as_ref() == Some(&id) { None } else { Some(id) });
        }),
    };
    html! {
        <article class={classes!("event", class_key(row.kind.class()))}>
            <Neighbours detail={detail.clone()} total={props.total} />
            <div class="panel-body">
                <h2 class="event-head" ref={heading} tabindex="-1"><Headline row={Rc::new(row.clone())} /></h2>
                <Fields detail={detail.clone()} light={light.clone()} />
                <p class="hint evidence-hint">{ words().event.evidence_hint }</p>
                <div class="reports">
                    for (number, report) in detail.reports.iter().enumerate() {
                        <ReportSection key={format!("{} {} {number}", report.dump, report.id)} report={Rc::new(report.clone())}
                            people={Rc::new(row.participants.clone())} light={light.clone()}
                            main={number == 0 && detail.reports.len() > 1} file={file(&props.dumps, report.dump)} />
                    }
                </div>
            </div>
        </article>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NeighboursProps {
    detail: Rc<EventDetail>,
    total: u32,
}

/// Kind and position, and the ways on and out.
#[component]
fn Neighbours(props: &NeighboursProps) -> Html {
    let (w, acts, row) = (&words().event, use_acts(), &props.detail.row);
    let position = props.detail.position.map(|position| {
        let n = locale::number(u64::from(position) + 1);
        fill(w.position, &[("n", &n), ("total", &locale::number(props.total.into()))])
    });
    html! {
        <header class="panel-head">
            <p class="event-kind">
                <Shape class={row.kind.class()} hollow={is_hollow(row.realis)} />
                <b class="kind">{ words().kind(row.kind) }</b>
                <span>{ position.unwrap_or_default() }</span>
            </p>
            <button type="button" class="quiet square" disabled={props.detail.previous.is_none()} aria-label={w.previous} title={format!("{} (k)", w.previous)}
                onclick={acts.on(|| Action::Step(-1))}><Icon sign={Sign::Back} /></button>
            <button type="button" class="quiet square" disabled={props.detail.next.is_none()} aria-label={w.next} title={format!("{} (j)", w.next)}
                onclick={acts.on(|| Action::Step(1))}><Icon sign={Sign::Forward} /></button>
            <button type="button" class="quiet square" onclick={acts.on(|| Action::Close)} aria-label={words().close} title={format!("{} (Esc)", words().close)}>
                <Icon sign={Sign::Close} /></button>
        </header>
    }
}

fn file(dumps: &[DumpInfo], number: u32) -> AttrValue {
    dumps.iter().find(|dump| dump.dump == number).map(|dump| dump.name.clone()).unwrap_or_default().into()
}
