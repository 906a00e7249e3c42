//! What is open: each dump with its file, its format, the zone of its times, and the fingerprints that prove it.

use yew::prelude::*;

use super::acts::Acts;
use super::locale;
use super::panel::PanelHead;
use super::state::{Action, Panel};
use super::text::{fill, formats, told, words};
use super::timeline::top::title_of;
use crate::dump::Zone;
use crate::worker::protocol::{DumpInfo, Fingerprint, Tabular};

/// The panel: the dumps, and the files they lie in.
pub fn about(acts: &Acts, dumps: &[DumpInfo], files: &[Fingerprint]) -> Html {
    let w = &words().dumps.about;
    html! {
        <>
            <PanelHead key="about" title={w.title} />
            <div class="panel-body about">
                for dump in dumps.iter() {
                    { entry(acts, dump, files) }
                }
                <p class="hint">{ w.fingerprint_hint }</p>
            </div>
        </>
    }
}

/// One dump.
fn entry(acts: &Acts, dump: &DumpInfo, files: &[Fingerprint]) -> Html {
    let (w, counted) = (&words().dumps.about, &words().counted);
    let number = dump.dump;
    let mut posts = locale::number(dump.messages.into());
    if dump.services > 0 {
        posts.push_str(words().headline.comma);
        posts.push_str(&told::count(dump.services.into(), counted.services));
    }
    let zone = match dump.zone {
        _ if dump.unzoned > 0 && dump.unzoned == dump.messages => w.zone_none.to_owned(),
        Some(east) => fill(w.zone_known, &[("zone", &locale::zone(Zone::Offset(east)))]),
        None => w.zone_utc.to_owned(),
    };
    let zone = match dump.unzoned {
        some if some > 0 && some < dump.messages => {
            fill(w.zone_some, &[("zones", &zone), ("n", &locale::number(some.into()))])
        }
        _ => zone,
    };
    let unmend = {
        let act = acts.act.clone();
        Callback::from(move |event: MouseEvent| {
            act.emit(Action::Mend { dump: number, mend: false, at: event.time_stamp() });
        })
    };
    html! {
        <section key={number} class="about-dump">
            <h3 dir="auto">{ title_of(dump) }</h3>
            <dl>
                if !dump.name.is_empty() { <div><dt>{ w.file }</dt><dd><bdi>{ &dump.name }</bdi></dd></div> }
                <div><dt>{ w.format }</dt><dd>{ formats::name(dump.format) }</dd></div>
                <div><dt>{ w.size }</dt><dd>{ told::bytes(dump.size) }</dd></div>
                <div><dt>{ w.messages }</dt><dd>{ posts }</dd></div>
                <div><dt>{ w.zone }</dt><dd>{ zone }</dd></div>
                if dump.mended { <div><dt>{ w.texts }</dt><dd>{ w.mended }</dd></div> }
                <div>
                    <dt>{ w.fingerprint }</dt>
                    for file in files.iter().filter(|file| file.dumps.contains(&number)) {
                        <dd key={file.path.clone()} class="fingerprint">
                            if file.path != dump.name {
                                <bdi>{ if file.path.is_empty() { w.pasted } else { &file.path } }</bdi>
                            }
                            <code>{ file.hash.map_or_else(|| w.taking.to_owned(), |hash| hash.to_string()) }</code>
                        </dd>
                    }
                </div>
            </dl>
            <p class="buttons">
                if dump.columns != Tabular::No {
                    <button type="button" class="plain small" onclick={acts.on(move || Action::Show(Panel::Columns(number)))}>
                        { words().dumps.columns.open }
                    </button>
                }
                if dump.paste {
                    <button type="button" class="plain small" onclick={acts.on(move || Action::Show(Panel::Cuts(number)))}>
                        { words().top.cuts }
                    </button>
                }
                if dump.mended {
                    <button type="button" class="plain small" onclick={unmend}>{ w.unmend }</button>
                }
            </p>
        </section>
    }
}
