//! The words that offices are made of, and those that no office has: lists, English and Russian.

use crate::event::endings::Endings;
use crate::event::layout::words::{begins, is};
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};

/// Words at which no Russian office goes on.
pub(super) static STOPS: WordSet = WordSet::new(words![
    "с",
    "со",
    "от",
    "для",
    "к",
    "о",
    "об",
    "у",
    "из",
    "после",
    "под",
    "перед",
    "между",
    "что",
    "как",
    "чтобы",
    "если",
    "до",
    "но",
    "а",
    "же",
    "это",
    "его",
    "её",
    "ее",
    "их",
    "который",
    "которая",
    "также",
    "сегодня",
    "вчера",
    "завтра",
    "ранее",
    "уже",
    "не",
    "году",
    "года",
    "над",
    "стал",
    "стала",
]);

/// Whether a word ends like a finite Russian verb.
#[must_use]
pub fn looks_like_verb(word: &str) -> bool {
    // Most words are told by their last letter, which in a verb of the list is no Latin one.
    !word.bytes().next_back().is_none_or(|byte| byte.is_ascii())
        && word.chars().nth(4).is_some()
        && !word.chars().next().is_some_and(Letter::is_capital)
        && ENDINGS.end(word)
        && !NOUNS.has(word)
        && !TAILS.end(word)
        && !["совет", "кредит", "визит", "бюджет", "портрет", "секрет"].iter().any(|noun| is(word, noun))
}

/// Whether a word may stand between the head of an office and the name of who holds it.
pub(in super::super) fn continues_office(word: &str, russian: bool) -> bool {
    static SMALL: WordSet = WordSet::new(words!["of", "for", "and", "the", "to", "in", "on", "at", "from", "&"]);
    if russian {
        return !STOPS.has(word) && !looks_like_verb(word) && !word.starts_with(|c: char| c.is_ascii_digit());
    }
    SMALL.has(word)
        || is_modifier(word)
        || TITLES.has(word.trim_end_matches('.'))
        || (word.starts_with(Letter::is_capital) && !STARTERS.has(word))
}

/// Words that begin a sentence with a capital and belong to no office.
pub(super) static STARTERS: WordSet = WordSet::new(words![
    "on",
    "in",
    "at",
    "after",
    "during",
    "following",
    "today",
    "yesterday",
    "tomorrow",
    "when",
    "while",
    "watch",
    "live",
    "statement",
    "comment",
    "remarks",
    "address",
    "speech",
    "interview",
    "article",
    "meeting",
    "talks",
    "excerpt",
    "key",
    "by",
    "with",
    "this",
    "that",
    "we",
    "our",
    "his",
    "her",
    "their",
    "its",
    "it",
    "he",
    "she",
    "they",
    "read",
    "full",
    "also",
    "earlier",
    "dear",
    "photo",
    "video",
    "joint",
]);

/// Whether a word is a military rank.
pub(in crate::event::participants) fn is_rank(word: &str) -> bool {
    static RANKS: WordSet = WordSet::new(words![
        "general",
        "admiral",
        "colonel",
        "major",
        "captain",
        "marshal",
        "lieutenant",
        "commodore",
        "sheikh",
        "sheikha",
        "shaikh",
        "prince",
        "princess",
        "cardinal",
        "archbishop",
        "кардинал*",
        "принц*",
        "шейх*",
        "сэр",
        "brigadier",
        "gen",
        "генерал*",
        "адмирал*",
        "полковник*",
        "подполковник*",
        "майор*",
        "капитан*",
        "маршал*",
        "контр-адмирал*",
        "вице-адмирал*",
    ]);
    RANKS.has(word)
}

/// Forms of address before a name.
pub(super) static TITLES: WordSet = WordSet::new(words![
    "gen",
    "eng",
    "amb",
    "ambassador",
    "col",
    "lt",
    "maj",
    "rt",
    "mme",
    "hrh",
    "hh",
    "hm",
    "shri",
    "smt",
    "md",
    "engr",
    "dato",
    "datuk",
    "seri",
    "sri",
    "tan",
    "tun",
    "sayyid",
    "ratu",
    "sayyida",
    "sayyed",
    "dasho",
    "lyonpo",
    "hon'ble",
    "mawlawi",
    "alhaji",
    "h.h",
    "majesty",
    "highness",
    "his",
    "her",
    "royal",
    "he",
    "sheikh",
    "lord",
    "lady",
    "senator",
    "ayatollah",
    "monsignor",
    "msgr",
    "archbishop",
    "шейх",
    "шейха",
    "шейхом",
    "шейху",
    "кардинал",
    "кардинала",
    "кардиналом",
    "кардиналу",
    "г-н",
    "г-на",
    "г-ну",
    "г-ном",
    "г-жа",
    "г-жи",
    "г-же",
    "г-жу",
    "г-жой",
    "господин",
    "госпожа",
    "аятолла",
    "аятоллы",
    "аятоллой",
    "уважаемый",
    "уважаемого",
    "уважаемому",
    "уважаемым",
    "уважаемая",
    "уважаемой",
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "h.e",
    "excellency",
    "sir",
    "dame",
    "hon",
    "honourable",
    "honorable",
]);

/// Whether a word may modify an office before its head.
pub(super) fn is_modifier(word: &str) -> bool {
    ENGLISH.has(word) || RUSSIAN.has(word) || word.eq_ignore_ascii_case("president-elect")
}

/// What offices are offices of.
pub(super) static PORTFOLIOS: WordSet = WordSet::beginnings(words![
    "обороны",
    "финансов",
    "экономик",
    "энергетик",
    "транспорта",
    "здравоохранения",
    "культуры",
    "спорта",
    "образования",
    "науки",
    "торговли",
    "промышленности",
    "юстиции",
    "труда",
    "сельского",
    "хозяйства",
    "внутренних",
    "иностранных",
    "дел",
    "безопасности",
    "совета",
    "комитета",
    "комиссии",
    "палаты",
    "правительства",
    "парламента",
    "администрации",
    "департамента",
    "управления",
    "службы",
    "агентства",
    "думы",
    "области",
    "края",
    "республики",
    "города",
    "федерации",
    "государства",
    "государств",
    "стран",
    "партии",
    "фракции",
    "фонда",
    "банка",
    "мид",
    "ес",
    "евросоюза",
    "нато",
    "оон",
    "президиума",
]);

/// Endings of finite Russian verbs.
static ENDINGS: Endings = Endings::new(&[
    "ил",
    "ал",
    "ял",
    "ел",
    "ула",
    "ала",
    "ила",
    "яла",
    "ела",
    "или",
    "али",
    "яли",
    "ели",
    "ились",
    "ались",
    "лся",
    "лась",
    "лось",
    "ает",
    "яет",
    "ует",
    "ёт",
    "ит",
    "ют",
    "ает",
    "ают",
    "ится",
    "ется",
    "утся",
    "ются",
    "ался",
    "сти",
    "ать",
    "ить",
]);

/// Nouns that end like verbs, by their beginnings.
static NOUNS: WordSet = WordSet::beginnings(words![
    "генерал",
    "капитал",
    "канал",
    "материал",
    "журнал",
    "сигнал",
    "отдел",
    "раздел",
    "комитет"
]);

/// Endings of nouns that end like verbs.
static TAILS: Endings = Endings::new(&["сти", "тели", "ентал", "итет", "едели"]);

/// What modifies an English office.
static ENGLISH: WordSet = WordSet::new(words![
    "business",
    "deputy",
    "first",
    "second",
    "third",
    "vice",
    "acting",
    "administrative",
    "former",
    "permanent",
    "special",
    "presidential",
    "prime",
    "foreign",
    "senior",
    "chief",
    "assistant",
    "executive",
    "federal",
    "national",
    "regional",
    "general",
    "official",
    "plenipotentiary",
    "extraordinary",
    "principal",
    "interim",
    "outgoing",
    "incoming",
    "new",
    "transitional",
    "honorary",
    "resident",
    "trade",
    "defence",
    "defense",
    "economic",
    "finance",
    "interior",
    "health",
    "culture",
    "energy",
    "justice",
    "european",
    "supreme",
    "state",
    "military",
    "alternate",
    "designated",
    "then",
    "ex-president",
    "visiting",
    "royal",
    "personal",
    "parliamentary",
]);

/// What modifies a Russian office, by stems.
static RUSSIAN: WordSet = WordSet::beginnings(words![
    "перв",
    "специальн",
    "официальн",
    "постоянн",
    "временн",
    "бывш",
    "исполняющ",
    "генеральн",
    "верховн",
    "главн",
    "старш",
    "народн",
    "национальн",
    "чрезвычайн",
    "полномочн",
    "действующ",
    "тогдашн",
    "почетн",
    "федеральн",
    "государственн",
    "избранн",
    "королевск",
    "высок",
]);

/// What a governor's or a mayor's land is, behind its name.
pub(super) static REGIONS: WordSet = WordSet::new(words![
    "region",
    "province",
    "oblast",
    "county",
    "district",
    "city",
    "territory",
    "state",
    "prefecture",
    "krai",
    "republic"
]);

/// Whether a word is that of a Russian chairman, in any form.
pub(super) fn is_chair(word: &str) -> bool {
    begins(word, "председател")
}

/// Whether a word is the short name of a ministry or a house, as it stands before an office: `MEA spokesperson`.
pub(super) fn is_short_house(word: &str) -> bool {
    !TITLES.has(word)
        && !STARTERS.has(word)
        && !LITTLE.has(word)
        && (2..6).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Words that no office begins or ends with.
pub(super) static LITTLE: WordSet =
    WordSet::new(words!["the", "of", "and", ",", "a", "an", "и", "'s", "to", "in", "-"]);
