//! In which zone the times of the list are shown, and the choice of another.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::dump::{Posted, Zone};
use crate::page::acts::Acts;
use crate::page::locale;
use crate::page::state::Action;
use crate::page::text::{fill, words};
use crate::page::zone::{OFFERED, ShownZone};
use crate::worker::protocol::DumpInfo;

/// The zone that everything was posted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PostedIn {
    /// Not the same for all.
    #[default]
    Several,
    /// One, so many seconds east of Greenwich.
    One(i32),
    /// Nothing says.
    NotGiven,
}

impl PostedIn {
    /// As the dumps tell.
    #[must_use]
    pub fn of(dumps: &[DumpInfo]) -> Self {
        let of = |dump: &DumpInfo| match dump.zone {
            Some(east) if dump.unzoned == 0 => Self::One(east),
            None if dump.unzoned == 0 => Self::One(0),
            None if dump.unzoned == dump.messages => Self::NotGiven,
            _ => Self::Several,
        };
        let first = dumps.first().map_or(Self::Several, of);
        if dumps.iter().all(|dump| of(dump) == first) { first } else { Self::Several }
    }
}

/// The choice, which says what is chosen.
pub fn zones(acts: &Acts, chosen: ShownZone, posted: PostedIn) -> Html {
    let w = &words().dumps.zones;
    let mut offered = vec![ShownZone::AsPosted, ShownZone::Own];
    offered.extend(OFFERED.map(|minutes| ShownZone::East(minutes * 60)));
    // An address may name any.
    if !offered.contains(&chosen) {
        offered.push(chosen);
    }
    let onchange = {
        let (act, offered) = (acts.act.clone(), offered.clone());
        Callback::from(move |event: Event| {
            let place = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            if let Some(zone) = usize::try_from(place).ok().and_then(|place| offered.get(place)) {
                act.emit(Action::Zone(*zone));
            }
        })
    };
    html! {
        <select class="zones" aria-label={w.label} title={w.hint} {onchange}>
            for (number, zone) in offered.into_iter().enumerate() {
                <option key={number} selected={zone == chosen}>{ name(zone, posted) }</option>
            }
        </select>
    }
}

/// A time as it is shown in the chosen zone.
#[must_use]
pub fn shown(zone: ShownZone, posted: Posted) -> Posted {
    zone.of(posted, locale::own_east)
}

/// A time in full, in the chosen zone; and as it was posted, if that differs.
#[must_use]
pub fn in_full(zone: ShownZone, posted: Posted) -> String {
    let (time, as_posted) = (locale::moment(shown(zone, posted)), locale::moment(posted));
    if time == as_posted {
        return time;
    }
    fill(words().dumps.zones.also_posted, &[("time", &time), ("posted", &as_posted)])
}

fn name(zone: ShownZone, posted: PostedIn) -> String {
    let w = &words().dumps.zones;
    let of = |east: i32| locale::zone(Zone::Offset(east));
    match (zone, posted) {
        (ShownZone::AsPosted, PostedIn::One(east)) => fill(w.as_posted_in, &[("zone", &of(east))]),
        (ShownZone::AsPosted, PostedIn::NotGiven) => w.as_posted_none.to_owned(),
        (ShownZone::AsPosted, PostedIn::Several) => w.as_posted.to_owned(),
        (ShownZone::Own, _) => match locale::own_zone() {
            Some(name) => fill(w.own, &[("zone", &name)]),
            None => w.own_unnamed.to_owned(),
        },
        (ShownZone::East(east), _) => fill(w.other, &[("zone", &of(east))]),
    }
}
