//! The worker: a program without a window that reads and answers.

fn main() {
    readout::worker::host::run();
}
