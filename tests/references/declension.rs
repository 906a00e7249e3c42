//! Russian names of persons in every case, as the rules of petrovich decline them.

use readout::event::russian::{Case, case_of, person_best, person_nominative};

const NAMES: &str = include_str!("declension.tsv");

/// A form as the reference has it.
struct Form {
    written: &'static str,
    case: Case,
    nominative: &'static str,
}

fn forms() -> impl Iterator<Item = Form> {
    NAMES.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
        let mut columns = line.split('\t').skip(1);
        let nominative = columns.next().expect("a nominative");
        let oblique = columns.zip(Case::ALL.into_iter().skip(1));
        oblique.map(move |(written, case)| Form { written, case, nominative })
    })
}

/// How many of the forms pass, with those that do not.
fn passing(passes: impl Fn(&Form) -> bool) -> (usize, Vec<String>) {
    let (mut all, mut wrong) = (0, Vec::new());
    for form in forms() {
        all += 1;
        if !passes(&form) {
            let Form { written, case, nominative } = form;
            wrong.push(format!("{written} ({case:?}): {:?}, not {nominative}", person_nominative(written, case)));
        }
    }
    (all, wrong)
}

fn same(one: &str, other: &str) -> bool {
    one.replace('ё', "е") == other.replace('ё', "е")
}

/// All, or nearly all: the reference is no authority on every name.
#[track_caller]
fn check(least: f64, passes: impl Fn(&Form) -> bool) {
    let (all, wrong) = passing(passes);
    let share = 1.0 - wrong.len() as f64 / all as f64;
    println!("{share:.3} of {all}\n{}", wrong.join("\n"));
    assert!(share >= least, "{share:.3} of {all}:\n{}", wrong.join("\n"));
}

#[test]
fn the_nominative_is_among_those_that_a_form_may_have() {
    check(0.98, |form| person_nominative(form.written, form.case).iter().any(|one| same(one, form.nominative)));
}

#[test]
fn the_best_nominative_of_a_name_is_the_right_one() {
    check(0.95, |form| {
        let whole = form.nominative.contains([' ', '.']);
        !whole || same(&person_best(form.written, form.case), form.nominative)
    });
}

#[test]
fn the_case_of_a_form_that_differs_is_among_those_that_it_may_have() {
    check(0.99, |form| same(form.written, form.nominative) || case_of(form.written).has(form.case));
}
