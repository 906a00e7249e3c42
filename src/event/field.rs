//! Posts of another field: sale, sport, business. There people meet, talk and visit otherwise.
//!
//! Counts plain words of stated lists and reads no sentence. Also says what a post is in which no frame fired.

use super::kind::Raised;
use super::layout::words::runs;
use super::lexicon::WordSet;
use super::{Class, Kind, Lang};
use crate::event::letter::Letter;

/// Words of sport, of firms that buy each other, of swindle: those meet and talk otherwise. Two of them are needed.
static ELSEWHERE: WordSet = WordSet::new(&[
    "match",
    "matches",
    "striker*",
    "goalkeeper",
    "goalless",
    "tournament",
    "championship",
    "football",
    "soccer",
    "referee",
    "semi-final*",
    "semifinal*",
    "quarter-final*",
    "quarterfinal*",
    "playoff*",
    "kick-off",
    "equaliser",
    "penalties",
    "shootout",
    "nil",
    "final",
    "finals",
    "teams",
    "stadium",
    "cup",
    "кубка",
    "кубке",
    "кубок",
    "клуб*",
    "команд*",
    "derby",
    "fixture",
    "takeover",
    "merger",
    "unions",
    "wages",
    "pay",
    "strike",
    "employers",
    "teachers",
    "профсоюз*",
    "забастовк*",
    "shareholders",
    "shares",
    "ipo",
    "brewer*",
    "bid",
    "acquisition",
    "scam*",
    "fraudster*",
    "матч*",
    "ничь*",
    "ничья",
    "турнир*",
    "чемпионат*",
    "сборн*",
    "тренер*",
    "футбол*",
    "хоккеист*",
    "стадион*",
    "болельщик*",
    "товарищеск*",
    "полуфинал*",
    "четвертьфинал*",
    "плей-офф",
    "вратар*",
    "форвард*",
    "нападающ*",
    "буллит*",
    "пенальти",
    "дерби",
    "поглощени*",
    "слияни*",
    "акционер*",
    "мошенник*",
]);

/// Whether a post tells of a field where words of meeting mean something else.
#[must_use]
pub fn is_elsewhere(lead: &str) -> bool {
    words(lead).filter(|word| ELSEWHERE.has(word)).take(2).count() == 2
}

/// Words of advertising and of lessons, by their stems; two of them make a post suspect.
static SALES: WordSet = WordSet::beginnings(&[
    "скидк",
    "промокод",
    "купи",
    "закаж",
    "заказ",
    "бонус",
    "кешбэк",
    "кэшбэк",
    "акци",
    "розыгрыш",
    "выигр",
    "erid",
    "реклам",
    "подпис",
    "оплат",
    "бесплатн",
    "вебинар",
    "регистрир",
    "переход",
    "жми",
    "доставк",
    "магазин",
    "канал",
    "чат",
    "бот",
    "sale",
    "discount",
    "promo",
    "buy",
    "subscribe",
    "giveaway",
    "coupon",
    "course",
    "webinar",
    "tutorial",
    "download",
    "читат",
    "ссылк",
    "шаблон",
    "разработ",
    "библиотек",
    "гайд",
    "статья",
    "курс",
]);

/// Whether what a sentence raises would be misread in such a post.
#[must_use]
pub fn misread(raised: &Raised) -> bool {
    raised.kind.class() == Class::Meeting || raised.kind == Kind::Announcement && raised.strength <= 3
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    runs(text, b'\'').map(|(_, word)| word)
}

fn count(text: &str, set: &WordSet) -> usize {
    words(text).filter(|w| set.has(w)).count()
}

static YOU: WordSet = WordSet::new(&["you", "your", "вы", "вам", "вас", "ваш", "ты", "тебе", "ваши", "вашей"]);

static WE: WordSet = WordSet::new(&["we", "our", "us", "мы", "наш", "наша", "наши", "нашей", "нам", "нас", "наших"]);

static PAST: WordSet = WordSet::new(&["was", "were", "has", "have", "had"]);

/// One of these is enough.
static DECISIVE: WordSet = WordSet::new(&["erid", "promo", "промокод*"]);

/// Whether a post sells something.
#[must_use]
pub fn is_advertising(text: &str) -> bool {
    let sales = words(text).filter(|w| SALES.has(w)).count();
    sales >= 4 || sales >= 2 && count(text, &YOU) >= 1 || words(text).any(|w| DECISIVE.has(w))
}

/// Words of devotion and teaching: such posts tell of nothing that happened. Two of them are needed.
static DEVOTION: WordSet = WordSet::new(&[
    "allah",
    "allāh",
    "allâh",
    "allah's",
    "prophet",
    "prophet's",
    "messenger",
    "hadith",
    "ḥadīth",
    "qur'an",
    "qur’ān",
    "quran",
    "qurʾān",
    "sunnah",
    "ramadan",
    "ramadān",
    "ramaḍān",
    "scholars",
    "sheikh",
    "shaykh",
    "shaykha",
    "ruling",
    "sins",
    "sin",
    "paradise",
    "hellfire",
    "worship",
    "supplication*",
    "scripture",
    "verse",
    "psalm*",
    "gospel",
    "lord",
    "god",
    "blessings",
    "hearts",
    "sisters",
    "brethren",
    "lesson",
    "lessons",
    "faith",
    "soul",
    "islam",
    "islām",
    "jesus",
    "christ",
    "bible",
    "الله",
    "аллах*",
    "пророк*",
    "хадис*",
    "коран*",
    "молитв*",
    "грех*",
    "господ*",
    "христ*",
    "псал*",
    "заповед*",
    "сестры",
    "братья",
]);

/// The kind of a post in which no frame of weight fired. `known` counts the known names in it.
#[must_use]
pub fn fallback(text: &str, lang: Lang, known: usize) -> Kind {
    if text.chars().filter(|c| c.is_letter()).count() < 12 || is_advertising(text) {
        return Kind::Other;
    }
    if words(text).filter(|word| DEVOTION.has(word)).take(2).count() == 2 {
        return Kind::Other;
    }
    let we = count(text, &WE);
    if we >= 2 && text.len() > 400 && known >= 4 {
        return Kind::Comment;
    }
    let you = count(text, &YOU);
    let past = if lang == Lang::EN {
        count(text, &PAST) + words(text).filter(|w| w.len() > 4 && w.ends_with("ed")).count()
    } else {
        words(text).filter(|w| super::participants::roles::looks_like_verb(w)).count()
    };
    if known >= 1 && you == 0 || known >= 2 && past >= 1 || past >= 1 && you == 0 && text.len() > 80 {
        Kind::News
    } else {
        Kind::Other
    }
}
