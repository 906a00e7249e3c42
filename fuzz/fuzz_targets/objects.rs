//! The JSON of all other programs: one reader with a dialect for each.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use readout::dump::Format;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let is_other = |format| {
        matches!(
            format,
            Format::DesktopChat
                | Format::DesktopAccount
                | Format::DesktopHtml
                | Format::TmePage
                | Format::Feed
                | Format::JsonLines
                | Format::Table(_)
                | Format::Database(_)
                | Format::WhatsApp
                | Format::Paste(_)
        )
    };
    if readout_fuzz::read(bytes, |format| !is_other(format)) { Corpus::Keep } else { Corpus::Reject }
});
