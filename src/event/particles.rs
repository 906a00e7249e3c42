//! Small and capitalised words that stand inside names and are none: lists, in all spellings that posts have.

use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};

/// Small words inside names.
pub(in crate::event) static PARTICLES: WordSet = WordSet::new(words![
    "al",
    "el",
    "bin",
    "ibn",
    "bint",
    "ben",
    "van",
    "von",
    "der",
    "den",
    "de",
    "da",
    "di",
    "do",
    "dos",
    "das",
    "du",
    "del",
    "della",
    "la",
    "le",
    "las",
    "los",
    "ter",
    "ten",
    "abu",
    "zu",
    "zum",
    "zur",
    "vom",
    "y",
    "af",
    "av",
    "ap",
    "dei",
    "degli",
    "ould",
    "ud",
    "ur",
    "аль",
    "эль",
    "бен",
    "бин",
    "бинт",
    "ибн",
    "да",
    "де",
    "ди",
    "ду",
    "дю",
    "дос",
    "душ",
    "дель",
    "делла",
    "ла",
    "ле",
    "лас",
    "лос",
    "фон",
    "цу",
    "ван",
    "дер",
    "ден",
    "тер",
    "тен",
    "улд",
    "абу",
    "ап",
    "oglu",
    "oğlu",
    "ogly",
    "ogli",
    "uly",
    "uulu",
    "ugli",
    "kyzy",
    "qizi",
    "gyzy",
    "оглы",
    "оглу",
    "огли",
    "улы",
    "уулу",
    "угли",
    "кызы",
    "гызы",
    "кизи",
]);

/// Capitalised words that only open a surname.
pub(in crate::event) static OPENING: WordSet = WordSet::new(words![
    "al", "el", "bin", "ben", "ibn", "abu", "van", "von", "de", "di", "da", "del", "la", "le", "san", "ould", "ag",
    "аль", "эль", "бин", "бен", "ибн", "абу", "ван", "фон", "де", "ди", "да", "дель", "ла", "ле", "сан", "ульд", "улд",
    "аг",
]);

/// Those that say whose son or daughter it is: a name may end in one.
pub(in crate::event) static PATRONYMICS: WordSet = WordSet::new(words![
    "oglu", "oğlu", "ogly", "ogli", "uly", "uulu", "ugli", "kyzy", "qizi", "gyzy", "оглы", "оглу", "огли", "улы",
    "уулу", "угли", "кызы", "гызы", "кизи",
]);

/// Behind these stands what a fighter is called by: `боец с позывным «Гром»`.
pub(super) static CALLED: WordSet = WordSet::new(words!["позывной", "позывным"]);

/// Behind these stands what see it is, and then the name: `митрополит Волоколамский Антоний`.
pub(super) static CLERGY: WordSet =
    WordSet::beginnings(words!["митрополит", "архиепископ", "епископ", "патриарх", "экзарх"]);

/// Forms of address that are written short, with a dot.
pub(in crate::event) static DOTTED: WordSet = WordSet::new(words![
    "mr", "mrs", "ms", "mx", "dr", "drs", "prof", "gen", "sen", "rep", "gov", "eng", "amb", "hon", "col", "lt", "maj",
    "capt", "cmdr", "adm", "rev", "fr", "sr", "h.e", "e", "h", "m", "msgr", "st", "ing", "arch", "adv", "md", "mme",
    "mlle", "shri", "smt", "engr", "atty", "barr", "brig", "cdr", "lic",
]);

/// Whether a word begins with an Arabic article that hangs on it.
pub(super) fn starts_with_particle(word: &str) -> bool {
    const PREFIXES: [&str; 20] = [
        "al-", "el-", "as-", "ad-", "ar-", "az-", "ash-", "at-", "an-", "ul-", "аль-", "эль-", "ас-", "ад-", "ар-",
        "аз-", "аш-", "ат-", "ан-", "эд-",
    ];
    word.contains('-')
        && PREFIXES.iter().any(|prefix| {
            word.strip_prefix(prefix).is_some_and(|rest| rest.chars().next().is_some_and(Letter::is_capital))
        })
}
