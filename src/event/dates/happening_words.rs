//! Words that tell that something goes on, or in which part of a day it was.

use crate::event::lexicon::{WordSet, WordSets, words};

pub(super) const PART: u32 = 1;
pub(super) const NIGHT: u32 = 2;
pub(super) const BURNS: u32 = 4;
pub(super) const LEADS: u32 = 8;
pub(super) const GOES: u32 = 16;
pub(super) const FIGHT: u32 = 32;
pub(super) const GATHERING: u32 = 64;
pub(super) const HABIT: u32 = 128;
pub(super) const RELATES: u32 = 256;
pub(super) const STOPPED: u32 = 512;
pub(super) const BE: u32 = 1024;
pub(super) const DOING: u32 = 2048;
pub(super) const STILL: u32 = 4096;
pub(super) const CHECK: u32 = 8192;
pub(super) const TRIES: u32 = 16384;

/// All of them, in the order of the numbers.
pub(super) static SORTS: WordSets = WordSets::new(&[
    &PART_WORDS,
    &NIGHT_WORDS,
    &BURNS_WORDS,
    &LEADS_WORDS,
    &GOES_WORDS,
    &FIGHT_WORDS,
    &GATHERING_WORDS,
    &HABIT_WORDS,
    &RELATES_WORDS,
    &STOPPED_WORDS,
    &BE_WORDS,
    &DOING_WORDS,
    &STILL_WORDS,
    &CHECK_WORDS,
    &TRIES_WORDS,
]);

static PART_WORDS: WordSet = WordSet::new(words!["ночью", "утром", "вечером"]);
static NIGHT_WORDS: WordSet = WordSet::new(words!["ночь"]);
static BURNS_WORDS: WordSet = WordSet::new(words![
    "горит",
    "горят",
    "пылает",
    "полыхает",
    "тушат",
    "тушит",
    "разгоняет",
    "разгоняют",
    "оттесняет",
    "оттесняют",
    "вытесняет",
    "вытесняют",
    "забрасывает",
    "забрасывают",
    "закидывают",
    "штурмует",
    "штурмуют",
    "скандируют",
    "митингуют",
    "бастуют",
    "отражает",
    "отражают",
    "кидают",
    "метают",
    "жгут",
    "звучат",
    "звучит",
    "бушует",
    "эвакуируют",
    "контратакуют",
    "сжимают",
    "бьют",
    "обстреливают",
    "наступают",
    "перекрывают",
    "блокируют",
    "разбирают",
    "ликвидируют",
    "разыскивают",
    "прорываются",
]);
static LEADS_WORDS: WordSet = WordSet::new(words!["ведет", "ведут", "наносит", "наносят"]);
static GOES_WORDS: WordSet = WordSet::new(words![
    "идет",
    "идут",
    "проходит",
    "проходят",
    "собирается",
    "собираются",
    "участвует",
    "участвуют",
    "лидирует",
    "лидируют",
    "побеждает",
    "побеждают",
    "используют",
    "использует",
    "применяют",
    "применяет",
    "отвечают",
]);
static FIGHT_WORDS: WordSet = WordSet::beginnings(words![
    "наступлени",
    "контрнаступлени",
    "обстрел",
    "огонь",
    "штурм",
    "бомбардировк",
    "стрельб",
    "бои",
    "бой",
    "удары",
]);
static GATHERING_WORDS: WordSet = WordSet::beginnings(words![
    "митинг",
    "манифестаци",
    "акци",
    "протест",
    "шествие",
    "демонстраци",
    "обыск",
    "эвакуаци",
    "тушени",
    "голосование",
    "церемони",
    "парад",
    "пикет",
    "концерт",
    "бои",
    "бой",
    "спасательн",
    "поиск",
    "оппозиционер",
    "демонстрант",
    "забастовк",
    "выборах",
    "водомет",
    "слезоточив",
    "пиротехник",
]);
static HABIT_WORDS: WordSet = WordSet::new(words![
    "чаще",
    "больше",
    "активнее",
    "ежедневно",
    "регулярно",
    "каждый",
    "каждую",
    "каждой",
    "каждым",
    "каждое",
    "постоянно",
    "often",
    "increasingly",
    "regularly",
    "daily",
]);
static RELATES_WORDS: WordSet = WordSet::new(words![
    "который",
    "которая",
    "которое",
    "которые",
    "которых",
    "которую",
    "которого",
    "которой",
    "где",
    "что",
    "если",
    "which",
    "who",
    "that",
    "where",
    "if",
]);
static STOPPED_WORDS: WordSet =
    WordSet::beginnings(words!["приостановлен", "закрыт", "ограничен", "перекрыт", "отключен", "suspended", "closed"]);
static BE_WORDS: WordSet = WordSet::new(words!["is", "are"]);
static DOING_WORDS: WordSet = WordSet::new(words![
    "burning",
    "battling",
    "fighting",
    "evacuating",
    "protesting",
    "marching",
    "flocking",
    "queuing",
    "gathering",
    "approaching",
    "pouring",
    "streaming",
    "storming",
    "clashing",
    "shelling",
    "searching",
    "underway",
    "ongoing",
    "under",
    "raging",
    "blazing",
    "spreading",
    "gathering",
    "rallying",
    "firing",
    "advancing",
]);
static STILL_WORDS: WordSet =
    WordSet::new(words!["продолжает", "продолжают", "продолжается", "продолжаются", "continues", "continue"]);
static CHECK_WORDS: WordSet = WordSet::new(words!["проводят", "проводит", "проверяют", "проверяет", "готовится"]);
static TRIES_WORDS: WordSet = WordSet::new(words!["пытаются", "пытается"]);
