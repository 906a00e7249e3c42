//! When a printed value is the right one: the rules of the labels, which forgive spelling but no wrong case.

use std::collections::BTreeSet;

fn fold(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('ё', "е");
    lower.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).map(plain).collect()
}

/// Without the accents of Latin letters, as far as names have them.
fn plain(word: &str) -> String {
    const ACCENTS: [(&str, char); 12] = [
        ("àáâãäåāăą", 'a'),
        ("çćĉċč", 'c'),
        ("ďđ", 'd'),
        ("èéêëēĕėęě", 'e'),
        ("ğĝġģ", 'g'),
        ("ìíîïĩīĭįı", 'i'),
        ("ñńņňŋ", 'n'),
        ("òóôõöøōŏő", 'o'),
        ("śŝşšș", 's'),
        ("ţťŧț", 't'),
        ("ùúûüũūŭůűų", 'u'),
        ("źżž", 'z'),
    ];
    word.chars().map(|c| ACCENTS.iter().find(|(from, _)| from.contains(c)).map_or(c, |(_, to)| *to)).collect()
}

/// Whether a name is one of the right ones, or has surname and first initial in common with one.
pub(crate) fn same_name(got: &str, want: &str) -> bool {
    let (p, g) = (fold(got), fold(want));
    if p == g {
        return true;
    }
    let (Some(first_p), Some(first_g)) = (p.first(), g.first()) else { return false };
    let initial = |word: &str| word.chars().next();
    let short = first_p.chars().count() == 1 || first_g.chars().count() == 1 || first_p == first_g;
    p.len() > 1 && g.len() > 1 && p.last() == g.last() && initial(first_p) == initial(first_g) && short
}

/// Whether more than half of the longer one's words, small words left out, are in common.
pub(crate) fn overlap(a: &str, b: &str) -> bool {
    const SMALL: [&str; 24] = [
        "a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "и", "в", "во", "на", "о", "об", "по", "с", "со",
        "для", "при", "", "", "",
    ];
    let set = |text: &str| fold(text).into_iter().filter(|w| !SMALL.contains(&w.as_str())).collect::<BTreeSet<_>>();
    let (a, b) = (set(a), set(b));
    !a.is_empty() && !b.is_empty() && (a == b || 2 * a.intersection(&b).count() > a.len().max(b.len()))
}

#[test]
fn spelling_is_forgiven_and_a_wrong_case_is_not() {
    for (got, want, right) in [
        ("Jane Roe", "jane roe", true),
        ("J. Roe", "Jane Roe", true),
        ("Roe", "Jane Roe", false),
        ("А.П.Ёлкин", "А.П.Елкин", true),
        ("А.П.Ёлкиным", "А.П.Елкин", false),
        ("José Peña", "Jose Pena", true),
    ] {
        assert_eq!(same_name(got, want), right, "{got} {want}");
    }
    assert!(overlap("the Foreign Minister", "Foreign Minister") && !overlap("Minister", "Prime Minister of Health"));
}
