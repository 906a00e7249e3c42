//! A picture of a message, shown from the files that were opened with its dump. Nothing is ever fetched.

use std::rc::Rc;

use gloo::file::{Blob, ObjectUrl};
use yew::prelude::*;

use crate::page::acts::use_acts;
use crate::page::state::{Action, Medium};

/// Pictures that have come, for whoever shows one.
#[derive(Clone, PartialEq)]
pub struct Pictures(pub Rc<[Medium]>);

/// Which picture.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The dump.
    pub dump: u32,
    /// Its path as the message has it.
    pub path: AttrValue,
    /// What it is, for who cannot see it.
    pub alt: AttrValue,
}

/// The picture; nothing until it has come, and for ever if it was not opened with the dump.
#[component]
pub fn Picture(props: &Props) -> Html {
    let acts = use_acts();
    let pictures = use_context::<Pictures>();
    use_effect_with((props.dump, props.path.clone()), move |(dump, path)| {
        acts.act.emit(Action::WantMedium { dump: *dump, path: path.to_string() });
    });
    let bytes = pictures.and_then(|Pictures(all)| {
        let mine = all.iter().find(|medium| medium.dump == props.dump && *medium.path == *props.path);
        mine.and_then(|medium| medium.bytes.clone())
    });
    // The address is taken back when the picture is not shown any more.
    let address = use_memo(bytes, |bytes| {
        let bytes = bytes.as_ref()?;
        let kind = kind(bytes)?;
        Some(ObjectUrl::from(Blob::new_with_options(bytes.as_slice(), Some(kind))))
    });
    html! {
        <span class="picture">
            if let Some(address) = &*address { <img src={address.to_string()} alt={&props.alt} loading="lazy" decoding="async" /> }
        </span>
    }
}

/// What sort of picture bytes are, by their first ones; only kinds that can hold no program.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 4] =
        [(b"\xFF\xD8\xFF", "image/jpeg"), (b"\x89PNG", "image/png"), (b"GIF8", "image/gif"), (b"RIFF", "image/webp")];
    KINDS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|&(_, kind)| kind)
}
