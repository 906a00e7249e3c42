//! How the browser's interfaces are spoken to by name: those of storage are asked for where they may be missing.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

use crate::worker::protocol::KeepFault;

/// Options of one property.
pub(super) fn option(name: &str, value: bool) -> JsValue {
    let options = Object::new();
    set(&options, name, &value.into());
    options.into()
}

pub(super) fn get(of: &JsValue, name: &str) -> Result<JsValue, KeepFault> {
    Reflect::get(of, &name.into()).map_err(|_| KeepFault::Denied)
}

/// Sets a property of an object that takes any.
pub(super) fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &name.into(), value);
}

pub(super) fn call(on: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, KeepFault> {
    let method: Function = get(on, method)?.dyn_into().map_err(|_| KeepFault::Denied)?;
    let arguments: Array = arguments.iter().copied().collect();
    method.apply(on, &arguments).map_err(|thrown| fault(&thrown))
}

pub(super) async fn promised(promise: JsValue) -> Result<JsValue, KeepFault> {
    let promise: Promise = promise.dyn_into().map_err(|_| KeepFault::Denied)?;
    JsFuture::from(promise).await.map_err(|thrown| fault(&thrown))
}

/// What was thrown, as the page words it.
pub(super) fn fault(thrown: &JsValue) -> KeepFault {
    let Some(exception) = thrown.dyn_ref::<DomException>() else { return KeepFault::Denied };
    match exception.name().as_str() {
        "QuotaExceededError" => KeepFault::Full,
        "SecurityError" | "NotAllowedError" => KeepFault::Denied,
        name => KeepFault::Other(format!("{name}: {}", exception.message())),
    }
}
