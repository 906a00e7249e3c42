//! How complete each chat is, and what differs between dumps of it.

use yew::prelude::*;

use super::acts::Acts;
use super::locale;
use super::state::Action;
use super::text::{fill, words};
use super::view::Chosen;
use crate::dump::{Day, Days};
use crate::timeline::Facet;
use crate::worker::protocol::{Completeness, Difference, DumpInfo, Gaps, Part, Quiet, What};

/// How many stretches are named in a line, and how many differences below each other.
const NAMED: usize = 12;

/// A section a chat, with the names of the dumps; and whether only what the dump opened last adds is shown.
pub fn complete(acts: &Acts, chats: &[Completeness], dumps: &[DumpInfo], only_new: bool) -> Html {
    let w = &words().complete;
    let choose = || Action::Choose { facet: Facet::Flag, key: "new".to_owned(), place: Chosen::Included };
    html! {
        <section class="complete">
            <h3>{ w.title }</h3>
            <p class="hint">{ w.intro }</p>
            if dumps.len() > 1 {
                <button type="button" class="plain" aria-pressed={only_new.to_string()} onclick={acts.on(choose)}>{ w.only_new }</button>
            }
            for (number, chat) in chats.iter().enumerate() {
                { one(number, chat, dumps) }
            }
        </section>
    }
}

fn one(place: usize, chat: &Completeness, dumps: &[DumpInfo]) -> Html {
    let w = &words().complete;
    let name = |dump: u32| file(dumps, dump);
    let title = chat.chat.title.as_deref().or(chat.chat.username.as_deref()).unwrap_or(w.untitled);
    let number = |number: u64| locale::number(number);
    let mut lines: Vec<(AttrValue, Html)> = vec![(w.posts.into(), html! { { posts(chat) } })];
    let mut line = |what: &'static str, count: u64| {
        if count > 0 {
            lines.push((what.into(), html! { { number(count) } }));
        }
    };
    line(w.services, chat.services);
    line(w.edited, chat.edited);
    line(w.shared, chat.shared);
    line(w.duplicates, chat.duplicates);
    line(w.undated, chat.undated);
    if chat.media > 0 {
        let told = fill(w.media_told, &[("n", &number(chat.media)), ("absent", &number(chat.media_absent))]);
        lines.push((w.media.into(), html! { { told } }));
    }
    if let Some(gaps) = &chat.gaps {
        lines.push((w.numbers.into(), html! { { missing(gaps) } }));
    }
    if chat.quiet_runs > 0 {
        lines.push((w.quiet.into(), html! { { quiet(&chat.quiet, chat.quiet_runs) } }));
    }
    let parts = chat.dumps.iter().filter(|_| chat.dumps.len() > 1);
    lines.extend(parts.map(|it| (name(it.dump).into(), html! { { part(it) } })));
    html! {
        <article key={place} class="complete-chat">
            <h4 dir="auto">{ title }</h4>
            <dl>
                for (number, (what, told)) in lines.into_iter().enumerate() {
                    <div key={number}><dt dir="auto">{ what }</dt><dd>{ told }</dd></div>
                }
            </dl>
            if chat.differing > 0 {
                <p>{ fill(w.differing, &[("n", &number(chat.differing))]) }</p>
                <ul class="differences">
                    for (number, it) in chat.differences.iter().take(NAMED).enumerate() {
                        <li key={number} dir="auto">{ difference(it, &name) }</li>
                    }
                    if chat.differing > NAMED as u64 { <li>{ "…" }</li> }
                </ul>
            }
        </article>
    }
}

/// What a file is called: the names of chats are alike here.
fn file(dumps: &[DumpInfo], dump: u32) -> String {
    let found = dumps.iter().find(|info| info.dump == dump);
    found
        .map(|info| if info.name.is_empty() { super::timeline::top::title_of(info) } else { info.name.clone() })
        .unwrap_or_default()
}

fn posts(chat: &Completeness) -> String {
    let n = locale::number(chat.posts);
    match chat.days {
        None => n,
        Some((first, last)) => fill(words().complete.posts_days, &[("n", &n), ("days", &days(first, last))]),
    }
}

fn missing(gaps: &Gaps) -> String {
    let w = &words().complete;
    let [first, last] = [gaps.ends.0, gaps.ends.1].map(|end| end.to_string());
    if gaps.missing == 0 {
        return fill(w.none_missing, &[("first", &first), ("last", &last)]);
    }
    let (n, ranges) = (locale::number(gaps.missing), ranges(&gaps.listed));
    fill(w.missing, &[("n", &n), ("first", &first), ("last", &last), ("ranges", &ranges)])
}

fn part(part: &Part) -> String {
    let w = &words().complete;
    let n = |number: u64| locale::number(number);
    let told = fill(w.part, &[("n", &n(part.messages)), ("added", &n(part.added))]);
    if part.lacks == 0 {
        return told;
    }
    told + &fill(w.lacks, &[("n", &n(part.lacks)), ("ranges", &ranges(&part.lacking))])
}

fn difference(it: &Difference, name: &dyn Fn(u32) -> String) -> String {
    let w = &words().complete;
    let what = match it.what {
        What::Text => w.whats[0],
        What::Edited => w.whats[1],
        What::TextAndEdited => w.whats[2],
        What::Posted => w.whats[3],
        What::Forward => w.whats[4],
    };
    // Within one dump its name would not say which.
    let twice = it.first == it.second;
    let kept = match it.kept {
        None => w.both.to_owned(),
        Some(_) if twice => w.kept_of_two[usize::from(it.later)].to_owned(),
        Some(kept) => fill(w.kept, &[("name", &name(kept))]),
    };
    let (first, second) = (name(it.first), name(it.second));
    let values =
        [("id", it.id.clone()), ("what", what.to_owned()), ("first", first), ("second", second), ("kept", kept)];
    fill(
        if twice { w.difference_within } else { w.difference },
        &values.each_ref().map(|(key, value)| (*key, value.as_str())),
    )
}

fn quiet(runs: &[Quiet], all: u64) -> String {
    let named = runs.iter().take(NAMED).map(|run| days(run.first, run.last));
    let rest = (all > NAMED as u64).then(|| "…".to_owned());
    named.chain(rest).collect::<Vec<_>>().join(", ")
}

fn days(first: Day, last: Day) -> String {
    locale::days(Days { first, last })
}

fn ranges(all: &[(i64, i64)]) -> String {
    let range =
        |(first, last): &(i64, i64)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    let rest = (all.len() > NAMED).then(|| "…".to_owned());
    all.iter().take(NAMED).map(range).chain(rest).collect::<Vec<_>>().join(", ")
}
