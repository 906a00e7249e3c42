//! The page's end of the workers that extract for the first: started when it wants them, ended when all is open, which
//! gives their memory back.
//!
//! One that cannot be started, or is lost, is nobody's error: there is one less.

use std::cell::RefCell;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{MessageChannel, MessageEvent, Worker};

use super::client::{fresh_worker, post};
use super::protocol::{Reply, Request};
use super::{BUILD, wire};

/// The most workers, the first among them: beyond, the first has enough to do with entering what they find.
const MOST: f64 = 8.0;

/// How many processors the machine has, as far as the browser tells.
#[must_use]
pub fn processors() -> f64 {
    web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency()).max(1.0)
}

/// All but the first.
#[derive(Default)]
pub(super) struct Crew(RefCell<Vec<Member>>);

struct Member {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl Drop for Member {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Crew {
    /// Starts as many as the machine has processors besides that of the first, and makes each known to it.
    pub(super) fn call(&self, first: &Worker) {
        let members = (1..processors().min(MOST) as u32).map_while(|_| Member::start(first));
        self.0.replace(members.collect());
    }

    /// Ends them.
    pub(super) fn dismiss(&self) {
        drop(self.0.take());
    }
}

impl Member {
    fn start(first: &Worker) -> Option<Self> {
        let worker = fresh_worker().ok()?;
        let (speaker, first) = (worker.clone(), first.clone());
        let ends = |kind: &'static str| {
            let worker = worker.clone();
            EventListener::new(&worker.clone(), kind, move |_| worker.terminate())
        };
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                match wire::unpack(&event.data()).map(|said| said.value) {
                    Ok(Reply::Hello { build }) if build == BUILD => introduce(&speaker, &first),
                    // Of another build, or it panicked.
                    _ => speaker.terminate(),
                }
            }),
            ends("messageerror"),
            ends("error"),
        ];
        Some(Self { worker, _listeners: listeners })
    }
}

/// Gives both an end of one channel.
fn introduce(hand: &Worker, first: &Worker) {
    let Ok(channel) = MessageChannel::new() else { return };
    let packets =
        (wire::pack_handing(&Request::Serve, &channel.port1()), wire::pack_handing(&Request::Hand, &channel.port2()));
    if let (Ok(serve), Ok(joins)) = packets {
        post(hand, &serve);
        post(first, &joins);
    }
}
