//! A file of the browser gives the bytes that are in it, wherever and however much is asked for, and what the browser filled
//! for it is given back.

use gloo::file::Blob;
use js_sys::{Array, ArrayBuffer};
use readout::dump::Source;
use readout::engine::{Session, Step};
use readout::worker::blob::BlobSource;
use readout::worker::spent::give_back;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

/// Longer than a slice and no multiple of anything.
const LENGTH: usize = (9 << 20) + 12_345;

fn bytes() -> Vec<u8> {
    (0..LENGTH as u64).map(|at| (at.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8).collect()
}

fn of(bytes: &[u8]) -> BlobSource {
    BlobSource::new(Blob::new(bytes)).expect("a worker may read")
}

#[wasm_bindgen_test]
fn every_stretch_of_a_blob_is_read_as_it_is() {
    let bytes = bytes();
    let source = of(&bytes);
    assert_eq!(source.len(), LENGTH as u64);
    let mut buffer = vec![0; 600_000];
    let lengths = [1, 100, 65_535, 65_536, 65_537, 524_288, 600_000];
    let mut place = 7_usize;
    for turn in 0..2_000 {
        // Here and there, on from the last place, and over the end.
        let length = lengths[turn % lengths.len()];
        if turn % 3 > 0 {
            place = place.wrapping_mul(1_103_515_245).wrapping_add(12_345) % (LENGTH + 10);
        }
        let mut filled = 0;
        loop {
            match source.read_at((place + filled) as u64, &mut buffer[filled..length]).expect("it is there") {
                0 => break,
                count => filled += count,
            }
        }
        let there = bytes.get(place..(place + length).min(LENGTH)).unwrap_or_default();
        assert!(buffer[..filled] == *there, "{length} bytes at {place}");
        place += filled;
    }
}

#[wasm_bindgen_test]
fn a_dump_in_a_blob_is_read_like_one_in_memory() {
    let line =
        |id: u32| format!("{{\"id\":{id},\"posted\":\"2024-03-05T10:00:00+00:00\",\"text\":\"Порт открыт, {id}\"}}\n");
    let dump: String = (0..30_000).map(line).collect();
    let read = |source: Box<dyn Source>| {
        let mut session = Session::new();
        session.open(0, "dump".to_owned(), source).expect("JSON lines");
        while session.step(300_000) != Step::Ready {}
        session.progress()
    };
    let in_memory = read(Box::new(dump.clone().into_bytes()));
    assert_eq!(read(Box::new(of(dump.as_bytes()))), in_memory);
    assert_eq!((in_memory.messages, in_memory.problems), (30_000, 0));
}

#[wasm_bindgen_test]
fn a_buffer_given_back_is_empty() {
    for (length, left) in [(3 << 20, 0), (8 << 10, 0), (100, 100), (0, 0)] {
        let buffer = ArrayBuffer::new(length);
        for _ in 0..2 {
            give_back(&buffer);
            assert_eq!(buffer.byte_length(), left, "of {length}");
        }
    }
}

#[wasm_bindgen_test]
fn of_what_was_read_from_a_blob_little_stays_in_memory() {
    /// Whatever a `FileReaderSync` fills is known from now on.
    const WATCH: &str = "(() => {
        const [kind, filled] = [FileReaderSync.prototype, []];
        const read = kind.readAsArrayBuffer;
        kind.readAsArrayBuffer = function (blob) {
            const buffer = read.call(this, blob);
            filled.push(buffer);
            return buffer;
        };
        return filled;
    })()";
    let filled: Array = js_sys::eval(WATCH).expect("a worker that can be watched").unchecked_into();
    let held = || filled.iter().map(|buffer| buffer.unchecked_into::<ArrayBuffer>().byte_length()).sum::<u32>();
    let length = 64 << 20;
    let source = of(&vec![7; length]);
    let (mut buffer, mut at, mut most) = (vec![0; 300_000], 0, 0);
    loop {
        match source.read_at(at, &mut buffer).expect("it is there") {
            0 => break,
            count => at += count as u64,
        }
        most = most.max(held());
    }
    assert_eq!(at, length as u64);
    assert!(most > 0 && most <= 12 << 20, "{most} bytes at once");
    drop(source);
    // What is too short to be worth it the browser frees by itself.
    assert!(held() < 64 << 10, "{} bytes are left", held());
}
