//! The measures that browsers keep for developers: User Timing, read by the bench and by any profiler.
//!
//! Works in pages and workers alike. Never throws: a browser without it measures nothing.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Performance;

/// From opening to the first rows painted.
pub const FIRST_ROWS: &str = "readout:first-rows";
/// From opening until all bytes are messages; not of what was kept and is taken up, for then nothing is read.
pub const READ: &str = "readout:read";
/// From opening until everything can be asked.
pub const OPEN: &str = "readout:open";
/// From an input event to the painted result.
pub const QUERY: &str = "readout:query";

/// Milliseconds since the page or worker began; 0 where there is no such clock.
#[must_use]
pub fn now() -> f64 {
    clock().map_or(0.0, |clock| clock.now())
}

/// Notes that something took from `start`, a value of [`now`] or the time stamp of an event, until this moment.
/// `answer_ms`, the time inside the worker, goes into the measure's `detail`.
pub fn measure(name: &str, start: f64, answer_ms: Option<f64>) {
    let Some(clock) = clock() else { return };
    // The options form of `measure` is not in web-sys' stable half.
    let Some(measure) = get(&clock, "measure").and_then(|found| found.dyn_into::<Function>().ok()) else { return };
    let options = Object::new();
    set(&options, "start", &JsValue::from_f64(start));
    if let Some(answer_ms) = answer_ms {
        let detail = Object::new();
        set(&detail, "answer_ms", &JsValue::from_f64(answer_ms));
        set(&options, "detail", &detail);
    }
    // What a browser without these options throws is of no use to anybody.
    let _ = measure.call2(&clock, &name.into(), &options);
}

fn clock() -> Option<Performance> {
    get(&js_sys::global(), "performance")?.dyn_into().ok()
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}
