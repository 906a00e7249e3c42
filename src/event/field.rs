//! Posts of another field: sale, sport, business. There people meet, talk and visit otherwise.
//!
//! Counts plain words of stated lists and reads no sentence. Also says what a post is in which no frame fired.

use super::gazetteer::Scanned;
use super::kind::Raised;
use super::lexicon::{WordSet, WordSets, words};
use super::runs::marked;
use super::{Class, Kind, Lang};
use crate::event::letter::Letter;

/// Words of sport, of firms that buy each other, of swindle: those meet and talk otherwise. Two of them are needed.
static ELSEWHERE: WordSet = WordSet::new(words![
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
    "strike",
    "employers",
    "teachers*",
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

/// Words of advertising and of lessons, by their stems; two of them make a post suspect.
static SALES: WordSet = WordSet::beginnings(words![
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

static YOU: WordSet = WordSet::new(words!["you", "your", "вы", "вам", "вас", "ваш", "ты", "тебе", "ваши", "вашей"]);

static WE: WordSet =
    WordSet::new(words!["we", "our", "us", "мы", "наш", "наша", "наши", "нашей", "нам", "нас", "наших"]);

static PAST: WordSet = WordSet::new(words!["was", "were", "has", "have", "had"]);

/// One of these is enough.
static DECISIVE: WordSet = WordSet::new(words!["erid", "promo", "промокод*"]);

/// Words of devotion and teaching: such posts tell of nothing that happened. Two of them are needed.
static DEVOTION: WordSet = WordSet::new(words![
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

/// Marks of words that stand for the lists here.
const ELSEWHERE_MARK: u32 = 1;
const SALES_MARK: u32 = 1 << 1;
const YOU_MARK: u32 = 1 << 2;
const WE_MARK: u32 = 1 << 3;
const PAST_MARK: u32 = 1 << 4;
const DECISIVE_MARK: u32 = 1 << 5;
const DEVOTION_MARK: u32 = 1 << 6;
/// Ends as English verbs do in the past.
const ENDED_MARK: u32 = 1 << 7;
/// Looks like a Russian verb.
const VERB_MARK: u32 = 1 << 8;
const ALL: u32 = (1 << 9) - 1;

/// The marks of a word: the lists that it is in.
pub(super) fn marks(word: &str) -> u32 {
    /// In the order of their marks.
    static LISTS: WordSets = WordSets::new(&[&ELSEWHERE, &SALES, &YOU, &WE, &PAST, &DECISIVE, &DEVOTION]);
    let mut marks = LISTS.of(word);
    if word.len() > 4 && word.ends_with("ed") {
        marks |= ENDED_MARK;
    }
    if super::participants::roles::looks_like_verb(word) {
        marks |= VERB_MARK;
    }
    marks
}

/// How many words of the first sentences are in the lists.
#[derive(Debug, Default)]
pub struct Counted {
    elsewhere: usize,
    sales: usize,
    you: usize,
    we: usize,
    past: usize,
    decisive: usize,
    devotion: usize,
    verbs: usize,
}

impl Counted {
    /// Counts those of the text up to a byte.
    #[must_use]
    pub fn of(scanned: &Scanned<'_>, end: usize) -> Self {
        let mut counted = Self::default();
        for (_, _, marks) in marked(&scanned.text[..end], scanned.runs, b'\'', marks) {
            if marks & ALL == 0 {
                continue;
            }
            let has = |mark: u32| usize::from(marks & mark > 0);
            counted.elsewhere += has(ELSEWHERE_MARK);
            counted.sales += has(SALES_MARK);
            counted.you += has(YOU_MARK);
            counted.we += has(WE_MARK);
            counted.past += has(PAST_MARK) + has(ENDED_MARK);
            counted.decisive += has(DECISIVE_MARK);
            counted.devotion += has(DEVOTION_MARK);
            counted.verbs += has(VERB_MARK);
        }
        counted
    }

    /// Whether a post tells of a field where words of meeting mean something else.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.elsewhere >= 2
    }

    /// Whether a post sells something.
    #[must_use]
    pub fn is_advertising(&self) -> bool {
        self.sales >= 4 || self.sales >= 2 && self.you >= 1 || self.decisive > 0
    }

    /// The kind of a post in which no frame of weight fired. `known` counts the known names in it, `text` is its first
    /// sentences.
    #[must_use]
    pub fn fallback(&self, text: &str, lang: Lang, known: usize) -> Kind {
        let letters = text.chars().filter(|c| c.is_letter()).take(12).count();
        if letters < 12 || self.is_advertising() || self.devotion >= 2 {
            return Kind::Other;
        }
        if self.we >= 2 && text.len() > 400 && known >= 4 {
            return Kind::Comment;
        }
        let past = if lang == Lang::EN { self.past } else { self.verbs };
        if known >= 1 && self.you == 0 || known >= 2 && past >= 1 || past >= 1 && self.you == 0 && text.len() > 80 {
            Kind::News
        } else {
            Kind::Other
        }
    }
}
