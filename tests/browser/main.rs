//! End-to-end tests: the built page in a real browser, used as a person uses it.
//!
//! They need `dist/` and a browser with its driver; `cargo xtask test page` sees to both. Run by hand without
//! them (`cargo test --test browser`) they say what is missing and pass. What is looked for on the page is what
//! a person perceives (roles, visible names) or what the page promises to measuring tools (`data-*`).

// A native program that owns files, threads and a clock.
#![allow(clippy::disallowed_methods)]
#![cfg(not(target_arch = "wasm32"))]

mod damage;
mod driver;
mod event;
mod filtering;
mod gallery;
mod hands;
mod keeping;
mod keeping_database;
mod keeping_full;
mod mapping;
mod merging;
mod opening;
mod person;
mod sealing;
#[path = "../../xtask/src/serve.rs"]
mod serve;
mod site;
mod webdriver;
