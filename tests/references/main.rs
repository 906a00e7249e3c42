//! Holds what is known of names against references that others made. The tables lie beside this file and say where they are from;
//! `latin.tsv` is read where names of two languages are compared.

#![cfg(not(target_arch = "wasm32"))]

mod declension;
