//! The list of events: draws what is seen, asks for what it lacks.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

use super::day::{DaySection, Props as DayProps};
use crate::page::acts::use_acts;
use crate::page::address;
use crate::page::layout::{CAP, Layout, Scroll, Sizes};
use crate::page::placed::{placed, px};
use crate::page::state::{Action, Shown};
use crate::page::text::words;
use crate::page::view::View;
use crate::timeline::Window;

/// What is listed.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The answer.
    pub shown: Shown,
    /// The view.
    pub view: Rc<View>,
    /// The row that the keys are on.
    pub cursor: Option<u32>,
    /// The window that was asked for last.
    pub asked: Window,
    /// Whether the answer is one to the view.
    pub is_answered: bool,
    /// One line an event.
    pub dense: bool,
}

/// Rows drawn beyond what is seen, at both ends.
const SPARE: u32 = 4;

/// The list.
#[component]
pub fn EventList(props: &Props) -> Html {
    let scroller = use_node_ref();
    let viewport = use_viewport(&scroller);
    let scroll = use_state_eq(Scroll::default);
    let sizes = Sizes::of(viewport.0, props.dense);
    let layout = use_memo((props.shown.days.clone(), sizes), |(days, sizes)| Layout::new(days, *sizes));
    let (height, view_height) = (layout.height() as f64, f64::from(viewport.1));
    let scroll_to = {
        let (scroller, scroll) = (scroller.clone(), scroll.clone());
        move |offset: f64, height: f64, view_height: f64| {
            let next = Scroll::at(offset, height, view_height);
            scroll.set(next);
            // Setting it has the browser lay the page out, even where nothing moves.
            let moves = (next.element - scroll.element).abs() >= 1.0;
            if let Some(element) = scroller.cast::<Element>().filter(|_| moves) {
                element.set_scroll_top(next.element as i32);
            }
        }
    };
    let onscroll = {
        let (scroller, scroll) = (scroller.clone(), scroll.clone());
        Callback::from(move |_: Event| {
            if let Some(element) = scroller.cast::<Element>() {
                scroll.set(scroll.moved(f64::from(element.scroll_top()), height, view_height));
            }
        })
    };
    // Another result begins at its top; another density keeps its place.
    let result = (props.view.filter.clone(), props.view.order);
    {
        let scroll_to = scroll_to.clone();
        use_effect_with(result, move |_| scroll_to(0.0, height, view_height));
    }
    use_settled(&scroller, &scroll, height, view_height);
    let offset = scroll.offset.min((height - view_height).max(0.0));
    let stretches = layout.visible(offset, view_height, SPARE);
    use_window(&stretches.iter().map(|s| s.rows.clone()).collect::<Vec<_>>(), props.asked);
    {
        let layout = layout.clone();
        use_effect_with(props.cursor, move |cursor| {
            let Some(row) = *cursor else { return };
            if let Some(to) = layout.reveal(row, offset, view_height) {
                scroll_to(to, height, view_height);
            }
        });
    }
    use_cursor_focus(props.cursor, props.view.open.is_some());
    let sizes_of_parts = placed([("--row", format!("{}px", sizes.row)), ("--head", format!("{}px", sizes.head))]);
    let whole_height = placed([("--height", px(height.min(CAP)))]);
    let open = props.view.open.clone().map(AttrValue::from);
    // What is listed stays at the address that it is an answer to, so typing does not draw all rows twice.
    let base = use_mut_ref(AttrValue::default);
    if props.is_answered || base.borrow().is_empty() {
        base.replace(AttrValue::from(address::write(&View { open: None, ..(*props.view).clone() })));
    }
    let base = base.borrow().clone();
    let shift = Scroll { element: scroll.element, offset }.shift();
    let shift = if height > CAP { shift } else { 0.0 };
    // By their places, as rows are: of another result only what differs is drawn.
    let days = stretches.into_iter().map(|stretch| {
        let day = stretch.day;
        (day, DayProps::of(stretch, shift, &props.shown, open.as_ref(), &base))
    });
    html! {
        <div class={classes!("scroller", props.dense.then_some("dense"))} ref={scroller} ~style={sizes_of_parts} {onscroll} tabindex="-1">
            <div class="canvas" ~style={whole_height} role="group" aria-label={words().list.title}>
                for (day, props) in days {
                    <DaySection key={day} ..props />
                }
            </div>
        </div>
    }
}

/// Width and height of the element, kept up to date.
#[hook]
fn use_viewport(node: &NodeRef) -> (u32, u32) {
    let size = use_state_eq(|| (960_u32, 800_u32));
    let set = size.clone();
    use_effect_with(node.clone(), move |node| {
        let element = node.cast::<Element>();
        let measured = element.clone();
        let heard = Closure::<dyn FnMut()>::new(move || {
            if let Some(element) = &measured {
                set.set((element.client_width().max(0) as u32, element.client_height().max(0) as u32));
            }
        });
        let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(heard);
        }
    });
    *size
}

/// Asks for the rows that are seen and not there.
#[hook]
fn use_window(seen: &[std::ops::Range<u32>], asked: Window) {
    let act = use_acts().act;
    let range = seen.first().map_or(0, |rows| rows.start)..seen.last().map_or(0, |rows| rows.end);
    use_effect_with((range, asked), move |(range, asked)| {
        let held = asked.first..asked.first + asked.count;
        if range.is_empty() || (range.start >= held.start && range.end <= held.end) {
            return;
        }
        // Twice as many again on both sides, in steps, so that scrolling asks once in a while and not at each row.
        let around = (range.len() as u32).max(24);
        let first = range.start.saturating_sub(around) / 16 * 16;
        act.emit(Action::Window(Window { first, count: range.end + around - first }));
    });
}

/// The row that the keys moved to takes the focus, once it is there; an open event keeps it where it is.
#[hook]
fn use_cursor_focus(cursor: Option<u32>, open: bool) {
    use_effect_with((cursor, open), |(cursor, open)| {
        let Some(row) = cursor.filter(|_| !open) else { return };
        let focus = move || {
            let found = document().get_element_by_id(&format!("row-{row}"));
            if let Some(link) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                // A link that cannot take the focus leaves it where it was.
                let _ = link.focus();
            }
        };
        // Rows that had to be scrolled to are drawn by the next rendering.
        Timeout::new(0, focus).forget();
    });
}

/// Past the cap, brings the scroll bar back to where the list stands once scrolling has come to rest.
#[hook]
fn use_settled(node: &NodeRef, scroll: &UseStateHandle<Scroll>, height: f64, viewport: f64) {
    const REST: u32 = 250;
    let (node, scroll) = (node.clone(), scroll.clone());
    use_effect_with((scroll.element, height), move |_| {
        let rest = (height > CAP).then(|| {
            Timeout::new(REST, move || {
                let settled = Scroll::at(scroll.offset, height, viewport);
                if (settled.element - scroll.element).abs() > 2.0
                    && let Some(element) = node.cast::<Element>()
                {
                    scroll.set(settled);
                    element.set_scroll_top(settled.element as i32);
                }
            })
        });
        move || drop(rest)
    });
}
