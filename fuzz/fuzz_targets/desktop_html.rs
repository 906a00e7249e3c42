//! Telegram Desktop's pages.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use readout::dump::Format;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let is_ours = |format| matches!(format, Format::DesktopHtml);
    if readout_fuzz::read(bytes, is_ours) { Corpus::Keep } else { Corpus::Reject }
});
