//! Tests of the programs inside a browser: what cannot be tried natively, and what must not differ from it.
//!
//! Run by `cargo xtask test wasm`, in a dedicated worker, where the engine lives.

#![cfg(target_arch = "wasm32")]

mod blob;
mod same;
mod speed;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
