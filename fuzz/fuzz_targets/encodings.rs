//! What is decoded before it is read, whatever its format.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    // A mark makes UTF-16 of anything.
    let marked = if bytes.starts_with(b"\xFE") { bytes.to_vec() } else { [b"\xFF\xFE", bytes].concat() };
    if readout_fuzz::read(&marked, |_| true) { Corpus::Keep } else { Corpus::Reject }
});
