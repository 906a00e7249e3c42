//! Measures the extraction against hand labels, prints what it reaches, and holds what was reached.
//!
//! `cargo xtask eval` shows the tables; `cargo xtask eval FIELD` the errors in a field as well (but never of the posts set
//! aside). As a test it fails where a figure is below its floor in `tests/corpus/floors.tsv`; floors only rise.
//! Reference sets that lie beside the tree are measured where they are present.

// Reads files that lie in and beside the tree.
#![allow(clippy::disallowed_methods)]
#![cfg(not(target_arch = "wasm32"))]

mod certainty;
mod compare;
mod days;
mod evidence;
mod score;
mod sets;

use std::collections::BTreeMap;

use certainty::Certainty;
use score::Table;
use sets::{Found, Labelled, Set, found};

/// How many of the values that are given as sure are right.
const SURE_AND_RIGHT: f64 = 0.95;

/// A source with fewer posts than this says nothing by its own line.
const OF_A_SOURCE: usize = 3;

/// Measures a set, prints its tables by language and by source, holds its floors.
#[track_caller]
fn check(set: &Set) {
    let Some(posts) = set.read() else { return };
    let of = |posts: &mut dyn Iterator<Item = &Labelled>| {
        let mut table = Table::default();
        posts.for_each(|post| table.add(post));
        table
    };
    let all = of(&mut posts.iter());
    println!("\n{} ({} posts)\n{all}", set.name, posts.len());
    for (language, posts) in grouped(&posts, Labelled::language) {
        println!("{} in {language} ({}): {}", set.name, posts.len(), of(&mut posts.into_iter()).line());
    }
    for (source, posts) in grouped(&posts, Labelled::source).into_iter().filter(|(_, of)| of.len() >= OF_A_SOURCE) {
        println!("{} of {source} ({}): {}", set.name, posts.len(), of(&mut posts.into_iter()).line());
    }
    if let Some(field) = std::env::var("READOUT_ERRORS").ok().filter(|_| set.shown) {
        all.errors(&field).for_each(|error| println!("  {error}"));
    }
    let sure = Certainty::of(&posts).all();
    println!("{}: {} of {} sure values right ({:.3})", set.name, sure.right, sure.given, sure.right());
    let floors = set.floors();
    let open: Vec<_> = all.reached().filter(|field| floors.iter().all(|(of, _)| of != field)).collect();
    assert!(open.is_empty(), "{}: no floor for {}", set.name, open.join(", "));
    let missed = floors.into_iter().filter(|(field, floor)| all.figure(field) < *floor);
    let missed: Vec<_> = missed.map(|(field, floor)| format!("{field} {:.3} < {floor}", all.figure(&field))).collect();
    assert!(missed.is_empty(), "{}: {}", set.name, missed.join(", "));
}

/// The posts of each language or source.
fn grouped(posts: &[Labelled], by: impl Fn(&Labelled) -> &str) -> BTreeMap<&str, Vec<&Labelled>> {
    let mut groups = BTreeMap::<&str, Vec<&Labelled>>::new();
    for post in posts {
        groups.entry(by(post)).or_default().push(post);
    }
    groups
}

#[test]
fn the_first_posts() {
    check(&Set::corpus("invented"));
}

#[test]
fn the_corpus() {
    check(&Set::corpus("posts"));
}

#[test]
fn more_of_the_corpus() {
    check(&Set::corpus("posts-more"));
}

#[test]
fn the_corpus_set_aside() {
    check(&Set::corpus("posts-aside"));
}

#[test]
fn further_languages() {
    check(&Set::corpus("languages"));
}

#[test]
fn further_languages_set_aside() {
    check(&Set::corpus("languages-aside"));
}

#[test]
fn each_further_language_has_ten_posts_to_measure_with() {
    let posts = ["languages", "languages-aside"].into_iter().filter_map(|name| Set::corpus(name).read());
    let posts: Vec<Labelled> = posts.flatten().collect();
    let groups = grouped(&posts, Labelled::language);
    let few: Vec<_> = groups.iter().filter(|(_, posts)| posts.len() < 10).map(|(language, _)| *language).collect();
    assert!(groups.len() == 13 && few.is_empty(), "{} languages, few posts in {few:?}", groups.len());
}

#[test]
fn the_embassy_paste() {
    check(&Set::beside("seed"));
}

#[test]
fn the_development_posts() {
    check(&Set::beside("dev"));
}

#[test]
fn a_news_agency() {
    check(&Set::agency());
}

#[test]
fn headlines_in_two_languages() {
    check(&Set::beside("titles"));
}

#[test]
fn what_is_given_as_sure_is_right() {
    let of = |names: &[&'static str]| -> Vec<Labelled> {
        names.iter().filter_map(|name| Set::corpus(name).read()).flatten().collect()
    };
    let parts = [
        ("English and Russian", of(&["posts", "posts-more", "posts-aside", "invented"])),
        ("further languages", of(&["languages", "languages-aside"])),
    ];
    for (name, posts) in parts {
        let certainty = Certainty::of(&posts);
        println!("{name}: how many of the values are right\n{certainty}");
        let least = certainty::floor().min(SURE_AND_RIGHT);
        let fields = certainty.sure().chain([("all", certainty.all())]);
        // One that is wrong among few says little.
        let wrong = fields.filter(|(_, share)| share.right() < least && share.given > share.right + 1);
        let wrong: Vec<_> = wrong.map(|(field, share)| format!("{field} {:.3}", share.right())).collect();
        assert!(wrong.is_empty(), "{name}: given as sure and not right: {}", wrong.join(", "));
    }
}

/// Every value without its words: field, post, what is wrong.
fn faults(posts: impl Iterator<Item = (String, Found)>) -> Vec<String> {
    let mut faults: Vec<String> = Vec::new();
    for (name, Found { printed, report, posted }) in posts {
        let text = printed["text"].as_str().expect("a text");
        let found = evidence::faults(&report, posted, text).into_iter().chain(evidence::misquoted(&printed, text));
        faults.extend(found.map(|(field, why)| format!("{field}\t{name}: {why}")));
    }
    faults.sort();
    faults
}

fn with_names(set: &Set) -> Vec<(String, Found)> {
    let named = |post: Labelled| {
        // Of posts set aside nothing is told but that there is a fault.
        let name = if set.shown { post.name() } else { "set aside".to_owned() };
        (name, Found { printed: post.printed, report: post.report, posted: post.posted })
    };
    set.read().unwrap_or_default().into_iter().map(named).collect()
}

#[test]
fn every_value_has_its_words_in_the_text() {
    let sets = ["invented", "posts", "posts-more", "posts-aside", "languages", "languages-aside"].map(Set::corpus);
    let example = found("result.json", include_bytes!("../../data/example/result.json").to_vec());
    let example = example.into_iter().map(|found| (format!("example {}", found.printed["id"]), found));
    let faults = faults(sets.iter().flat_map(with_names).chain(example));
    assert!(faults.is_empty(), "{} values without their words:\n{}", faults.len(), faults.join("\n"));
    // Texts of others have words cut in two or written together: those are told of only.
    let beside = ["seed", "dev"].map(Set::beside);
    for fault in self::faults(beside.iter().flat_map(with_names)) {
        println!("{fault}");
    }
}
