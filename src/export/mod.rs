//! What is taken along: messages and reports become files, one file a format.
//!
//! Pure: writes into what it is given, knows no disk and no screen. Nothing is left out for being long.

mod address;
mod check;
mod instant;
mod message_line;
mod report_line;

pub use check::{CheckLine, FileLine, check_text};
pub use instant::instant;
pub use message_line::MessageLine;
pub use report_line::ReportLine;
