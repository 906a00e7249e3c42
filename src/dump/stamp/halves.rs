//! The words of many languages for the time before noon and behind it.

/// A half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Half {
    pub(super) is_after: bool,
    /// Whether the word is English, which tells of the order of day and month.
    pub(super) is_english: bool,
}

/// Words for the halves of the day, in small letters, without points and gaps; not held against Unicode's locale data.
const BEFORE_NOON: [&str; 36] = [
    "am",
    "a",
    "дп",
    "ص",
    "صباحا",
    "قظ",
    "قبلازظهر",
    "πμ",
    "오전",
    "上午",
    "凌晨",
    "清晨",
    "早上",
    "午前",
    "sa",
    "fm",
    "vm",
    "ap",
    "de",
    "öö",
    "dop",
    "dopoludnia",
    "прдоб",
    "преподне",
    "претпладне",
    "fh",
    "eh",
    "rn",
    "priekšp",
    "priešpiet",
    "pd",
    "eparadites",
    "pg",
    "ก่อนเที่ยง",
    "पूर्वाह्न",
    "முற்பகல்",
];
const AFTER_NOON: [&str; 35] = [
    "pm",
    "p",
    "пп",
    "م",
    "مساء",
    "بظ",
    "بعدازظهر",
    "μμ",
    "오후",
    "下午",
    "中午",
    "晚上",
    "午後",
    "ch",
    "em",
    "nm",
    "ip",
    "du",
    "ös",
    "odp",
    "odpoludnia",
    "pop",
    "слоб",
    "поподне",
    "попладне",
    "in",
    "pēcp",
    "popiet",
    "md",
    "epasdites",
    "ptg",
    "หลังเที่ยง",
    "अपराह्न",
    "பிற்பகல்",
    "nachm",
];

/// Which half of the day words name, if they name one.
pub(super) fn half(words: &str) -> Option<Half> {
    let words = words.trim().to_lowercase();
    let bare = words.replace(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '،' | '\u{200C}'), "");
    let is_one_of = |known: &[&str]| known.contains(&bare.as_str());
    let is_after = is_one_of(&AFTER_NOON);
    // `p. m.` is Spanish.
    let is_english = matches!(words.replace('.', "").as_str(), "am" | "pm");
    (is_after || is_one_of(&BEFORE_NOON)).then_some(Half { is_after, is_english })
}
