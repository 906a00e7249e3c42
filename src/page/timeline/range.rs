//! The histogram, a range drawn on it, and the same range as two dates.

use std::ops::RangeInclusive;
use std::rc::Rc;

use web_sys::{Element, HtmlInputElement, PointerEvent};
use yew::prelude::*;

use super::bars;
use crate::dump::{Day, Days};
use crate::page::acts::use_acts;
use crate::page::locale;
use crate::page::placed::{percent, placed};
use crate::page::state::Action;
use crate::page::text::{fill, told, words};
use crate::timeline::{Bar, Bin, Histogram};

/// What is drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The bars.
    pub histogram: Rc<Histogram>,
    /// The first day that is shown.
    pub from: Option<Day>,
    /// The last day that is shown.
    pub to: Option<Day>,
}

/// A range being drawn: the bar it began at and the one under the pointer.
type Drag = Option<(usize, usize)>;

/// The histogram with its range.
#[component]
pub fn TimeRange(props: &Props) -> Html {
    let (w, acts) = (&words().range, use_acts());
    let (drag, over) = (use_state_eq(|| Drag::None), use_state_eq(|| None::<usize>));
    let histogram = &props.histogram;
    let list = &histogram.bars;
    let drawn = drag.map(|(a, b)| (list.get(a.min(b)).map(|bar| bar.first), list.get(a.max(b)).map(|bar| bar.last)));
    let (from, to) = drawn.unwrap_or((props.from, props.to));
    let set = use_callback(acts.act.clone(), |(from, to), act: &Callback<Action>| act.emit(Action::Range(from, to)));
    let told = over
        .and_then(|number| list.get(number))
        .map_or_else(|| unit(histogram), |bar| fill(w.summary, &[("range", &span(bar)), ("counts", &counts(bar))]));
    let ranged = from.is_some() || to.is_some();
    html! {
        <section class="range" aria-label={w.title}>
            <div class="range-plot">
                <Plot histogram={histogram.clone()} {from} {to} drag={drag.clone()} over={over.clone()} set={set.clone()} />
                { axis(histogram) }
            </div>
            <div class="range-line">
                <p class="range-told">{ told }</p>
                { date_field(w.from, from, limits(list), set.reform({ let to = props.to; move |day| (day, to) })) }
                { date_field(w.to, to, limits(list), set.reform({ let from = props.from; move |day| (from, day) })) }
                if ranged {
                    <button type="button" class="quiet small" onclick={set.reform(|_| (None, None))}>{ w.clear }</button>
                }
            </div>
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PlotProps {
    histogram: Rc<Histogram>,
    from: Option<Day>,
    to: Option<Day>,
    drag: UseStateHandle<Drag>,
    over: UseStateHandle<Option<usize>>,
    set: Callback<(Option<Day>, Option<Day>)>,
}

/// The bars and what the pointer does to them.
#[component]
fn Plot(props: &PlotProps) -> Html {
    let w = &words().range;
    let plot = use_node_ref();
    let list = &props.histogram.bars;
    let slots = bars::slots(list.len());
    let ranged = props.from.is_some() || props.to.is_some();
    let range = bars::chosen(list, props.from, props.to);
    let (start, end) = range.as_ref().map_or((0, 0), |range| (*range.start(), *range.end() + 1));
    let ends = placed([("--from", percent(start as f64 / slots as f64)), ("--to", percent(end as f64 / slots as f64))]);
    let under = {
        let (plot, count) = (plot.clone(), list.len());
        move |event: &PointerEvent| {
            let shape = plot.cast::<Element>()?.get_bounding_client_rect();
            bars::at((f64::from(event.client_x()) - shape.left()) / shape.width().max(1.0), count)
        }
    };
    let pressed = {
        let (plot, under, drag) = (plot.clone(), under.clone(), props.drag.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            if let Some(element) = plot.cast::<Element>() {
                // A pointer that cannot be held is followed only over the plot.
                let _ = element.set_pointer_capture(event.pointer_id());
            }
            drag.set(under(&event).map(|number| (number, number)));
        })
    };
    let moved = {
        let (under, drag, over) = (under.clone(), props.drag.clone(), props.over.clone());
        Callback::from(move |event: PointerEvent| {
            let number = under(&event);
            over.set(number);
            if let (Some((anchor, _)), Some(number)) = (*drag, number) {
                drag.set(Some((anchor, number)));
            }
        })
    };
    let released = {
        let (drag, set, histogram, old) =
            (props.drag.clone(), props.set.clone(), props.histogram.clone(), (props.from, props.to));
        let filter_was = range.clone().filter(|_| ranged);
        Callback::from(move |_: PointerEvent| {
            let Some((a, b)) = *drag else { return };
            drag.set(None);
            let ends =
                (histogram.bars.get(a.min(b)).map(|bar| bar.first), histogram.bars.get(a.max(b)).map(|bar| bar.last));
            // A second click on the one chosen bar takes the choice back.
            let again = a == b && old == ends && filter_was == Some(a..=a);
            set.emit(if again { (None, None) } else { ends });
        })
    };
    let left = props.over.clone();
    let given_up = props.drag.clone();
    let within = range.as_ref().filter(|_| ranged);
    html! {
        <div class={classes!("plot", ranged.then_some("ranged"))} ref={plot} title={w.hint}
            onpointerdown={pressed} onpointermove={moved} onpointerup={released}
            onpointercancel={Callback::from(move |_: PointerEvent| given_up.set(None))}
            onpointerleave={Callback::from(move |_: PointerEvent| left.set(None))}>
            <svg viewBox={format!("0 0 {slots} 100")} preserveAspectRatio="none" role="img" aria-label={summary(&props.histogram)}>
                for (class, name) in ["meeting", "statement", "other"].into_iter().enumerate() {
                    <path key={name} class={name} d={bars::path(list, class, within, within.is_some())} />
                    <path key={format!("{name} off")} class={classes!(name, "off")}
                        d={if within.is_some() { bars::path(list, class, within, false) } else { String::new() }} />
                }
            </svg>
            <div class="chosen" ~style={ends}>
                if let Some(range) = range {
                    { handle(props, &range, true) }
                    { handle(props, &range, false) }
                }
            </div>
        </div>
    }
}

/// An end of the range, moved by the arrow keys bar by bar.
fn handle(props: &PlotProps, range: &RangeInclusive<usize>, start: bool) -> Html {
    let w = &words().range;
    let (first, last) = (*range.start(), *range.end());
    let now = if start { first } else { last };
    let bar = props.histogram.bars.get(now).copied();
    let onkeydown = {
        let props = props.clone();
        Callback::from(move |event: KeyboardEvent| {
            let end = props.histogram.bars.len() - 1;
            let next = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => now.saturating_sub(1),
                "ArrowRight" | "ArrowUp" => (now + 1).min(end),
                "Home" => 0,
                "End" => end,
                _ => return,
            };
            event.prevent_default();
            let bar = |number: usize| props.histogram.bars.get(number);
            props.set.emit(if start {
                (bar(next.min(last)).map(|bar| bar.first), props.to)
            } else {
                (props.from, bar(next.max(first)).map(|bar| bar.last))
            });
        })
    };
    // The pointer draws a new range wherever it is pressed; the handles are for the keys.
    html! {
        <span class={classes!("handle", if start { "handle-from" } else { "handle-to" })} role="slider" tabindex="0"
            aria-label={if start { w.start_handle } else { w.end_handle }} aria-valuemin="0" aria-valuemax={(props.histogram.bars.len().saturating_sub(1)).to_string()}
            aria-valuenow={now.to_string()} aria-valuetext={bar.as_ref().map(span)} {onkeydown} />
    }
}

/// The dates below the bars.
fn axis(histogram: &Histogram) -> Html {
    let slots = bars::slots(histogram.bars.len()) as f64;
    let ticks: Vec<_> = bars::ticks(&histogram.bars, histogram.bin, 7)
        .into_iter()
        .filter_map(|number| Some((number as f64 / slots, histogram.bars.get(number)?.first)))
        .collect();
    html! {
        <div class="axis" aria-hidden="true">
            for (number, (share, day)) in ticks.into_iter().enumerate() {
                <span key={day.0} class={classes!("tick", (share > 0.9).then_some("last"))} ~style={placed([("--at", percent(share))])}>
                    { tick(histogram.bin, day, number == 0) }
                </span>
            }
        </div>
    }
}

/// One end of the range as a date.
fn date_field(label: &str, day: Option<Day>, limits: Option<(Day, Day)>, set: Callback<Option<Day>>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        set.emit(Day::parse(&event.target_unchecked_into::<HtmlInputElement>().value()));
    });
    let value = day.map(|day| day.to_string()).unwrap_or_default();
    html! {
        <label class="date">
            <span>{ label }</span>
            <input type="date" {value} {onchange} min={limits.map(|(first, _)| first.to_string())}
                max={limits.map(|(_, last)| last.to_string())} />
        </label>
    }
}

fn limits(bars: &[Bar]) -> Option<(Day, Day)> {
    Some((bars.first()?.first, bars.last()?.last))
}

/// What one bar stands for, and what stands in none.
fn unit(histogram: &Histogram) -> String {
    let w = &words().range;
    let mut out = w.per[match histogram.bin {
        Bin::Day => 0,
        Bin::Week => 1,
        Bin::Month => 2,
        Bin::Quarter => 3,
        Bin::Year => 4,
    }]
    .to_owned();
    let most = bars::most(&histogram.bars);
    if most > 0 {
        let most = locale::number(most.into());
        out = format!("{out}, {}", fill(w.most, &[("n", &most)]));
    }
    if histogram.undated > 0 {
        out = format!("{out}, {}", fill(w.undated, &[("n", &locale::number(histogram.undated.into()))]));
    }
    out
}

fn summary(histogram: &Histogram) -> String {
    let Some((first, last)) = limits(&histogram.bars) else { return unit(histogram) };
    let range = locale::days(Days { first, last });
    fill(words().range.summary, &[("range", &range), ("counts", &unit(histogram))])
}

fn span(bar: &Bar) -> String {
    locale::days(Days { first: bar.first, last: bar.last })
}

fn counts(bar: &Bar) -> String {
    let counted = &words().counted;
    let parts = [counted.meetings, counted.statements, counted.others].into_iter().zip(bar.counts);
    parts.map(|(plural, count)| told::count(count.into(), plural)).collect::<Vec<_>>().join(", ")
}

/// A date as short as the unit allows; the first of all says its year.
fn tick(bin: Bin, day: Day, first: bool) -> String {
    match bin {
        Bin::Day | Bin::Week if first => locale::day_short(day),
        Bin::Day | Bin::Week => locale::day_and_month(day),
        Bin::Month | Bin::Quarter => locale::month(day),
        Bin::Year => locale::year(day),
    }
}
