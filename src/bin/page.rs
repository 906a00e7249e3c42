//! The page.
fn main() {
    readout::page::run();
}
