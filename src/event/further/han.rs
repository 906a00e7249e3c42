//! What only Chinese has: dates with signs for year, month and day, and countries named by one character.

use crate::event::dates::When;
use crate::event::gazetteer::{Form, Mention, Scanned, What};
use crate::event::russian::Cases;
use crate::event::{Country, Span};

/// Characters that stand for a country wherever the company fits.
const PLAIN: &[(char, &str)] = &[
    ('中', "CN"),
    ('华', "CN"),
    ('美', "US"),
    ('俄', "RU"),
    ('英', "GB"),
    ('法', "FR"),
    ('德', "DE"),
    ('日', "JP"),
    ('韩', "KR"),
    ('朝', "KP"),
    ('印', "IN"),
    ('欧', "EU"),
    ('乌', "UA"),
    ('以', "IL"),
    ('伊', "IR"),
];

/// Characters that need another country beside them: the full name found in the text decides, else the first.
const BESIDE: &[(char, &[(&str, &str)])] = &[
    ('匈', &[("HU", "匈牙利")]),
    ('塞', &[("RS", "塞尔维亚"), ("CY", "塞浦路斯"), ("SN", "塞内加尔")]),
    ('波', &[("PL", "波兰"), ("BA", "波黑")]),
    ('越', &[("VN", "越南")]),
    ('泰', &[("TH", "泰国")]),
    ('缅', &[("MM", "缅甸")]),
    ('柬', &[("KH", "柬埔寨")]),
    ('老', &[("LA", "老挝")]),
    ('蒙', &[("MN", "蒙古")]),
    ('哈', &[("KZ", "哈萨克")]),
    ('吉', &[("KG", "吉尔吉斯"), ("DJ", "吉布提")]),
    ('土', &[("TR", "土耳其"), ("TM", "土库曼")]),
    ('意', &[("IT", "意大利")]),
    ('埃', &[("EG", "埃及"), ("ET", "埃塞俄比亚")]),
    ('巴', &[("PK", "巴基斯坦"), ("BR", "巴西"), ("PS", "巴勒斯坦"), ("PA", "巴拿马")]),
    ('澳', &[("AU", "澳大利亚")]),
    ('加', &[("CA", "加拿大")]),
    ('白', &[("BY", "白俄罗斯")]),
    ('希', &[("GR", "希腊")]),
    ('西', &[("ES", "西班牙")]),
    ('沙', &[("SA", "沙特")]),
    ('菲', &[("PH", "菲律宾")]),
];

/// What follows a character that stands for a country.
const SIDE: &[&str] =
    &["方", "军", "总统", "总理", "首相", "外长", "防长", "国防部", "外交部", "财长", "国务卿", "国会", "议会", "媒体"];

/// What follows two such characters.
const RELATED: &[&str] = &[
    "关系", "两", "双", "友", "合作", "贸易", "经贸", "元首", "领导", "建交", "外长", "首脑", "铁路", "战争", "冲突",
    "谈判", "会谈", "磋商", "边", "班列", "战略", "高层", "自贸", "三", "举行", "在", "是", "之间", "协", "互", "峰会",
    "对话", "同盟", "联合", "全", "民", "人文", "等", "企", "投资", "公路", "传统", "防", "共", "年", "和平",
];

/// What stands before a character that is gone to, or meant.
const TOWARDS: &[char] = &['访', '驻', '对', '赴', '涉', '反', '援'];

/// What follows a character that begins another word: Geneva, Washington, Europe, America, the day before.
const OTHER_WORDS: &[char] =
    &['内', '盛', '洲', '前', '常', '期', '益', '后', '记', '程', '报', '元', '好', '丽', '味', '人', '侨'];

/// Adds countries named by one character: `中方`, `俄美关系`, `访华`.
pub(super) fn short_names(scanned: &Scanned<'_>, mentions: &mut Vec<Mention>) {
    let text = scanned.text;
    let plain = |c: char| PLAIN.iter().find(|(short, _)| *short == c).map(|(_, code)| *code);
    let any = |c: char| {
        plain(c).or_else(|| {
            let (_, all) = BESIDE.iter().find(|(short, _)| *short == c)?;
            let full = all.iter().find(|(_, name)| text.contains(name)).or(all.first());
            full.map(|(code, _)| *code)
        })
    };
    let mut push = |at: usize, c: char, code: &str| {
        if let Some(code) = Country::new(code) {
            let span = Span { start: at as u32, end: (at + c.len_utf8()) as u32 };
            mentions.push(Mention { span, what: What::Country { code, form: Form::Adjective }, cases: Cases::ALL });
        }
    };
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let behind = &text[at + c.len_utf8()..];
        let next = letters.peek().copied();
        if let Some(code) = plain(c) {
            let side = !before.is_ascii_digit()
                && SIDE.iter().any(|side| behind.starts_with(side))
                && !(c == '以' && behind.starts_with("方便"));
            let towards = TOWARDS.contains(&before)
                && matches!(c, '华' | '美' | '俄' | '日' | '韩' | '朝' | '欧')
                && !next.is_some_and(|(_, next)| OTHER_WORDS.contains(&next));
            if side && before != '拉' && c != '华' || !side && towards {
                push(at, c, code);
            }
        }
        if let Some((there, other)) = next
            && let (Some(one), Some(two)) = (any(c), any(other))
            && one != two
            && !before.is_ascii_digit()
            && RELATED.iter().any(|word| text[there + other.len_utf8()..].starts_with(word))
        {
            push(at, c, one);
            push(there, other, two);
        }
        before = c;
    }
}

/// A date in a folded text, in its bytes.
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) when: When,
}

/// `2025年9月21日`, `9月21日至23日`, `12日`; `month` is that of the posting day, for days without one.
pub(super) fn dates(text: &str, month: Option<u32>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if let Some((length, when)) = date(rest, month) {
            found.push(Found { start: at, end: at + length, when });
            at += length;
        } else {
            // A number is passed whole, so that no date begins inside it.
            let (_, digits) = number(rest).unwrap_or((0, 0));
            at += digits.max(rest.chars().next().map_or(1, char::len_utf8));
        }
    }
    found
}

fn date(text: &str, posted_month: Option<u32>) -> Option<(usize, When)> {
    let (mut value, mut at) = counted(text, &["年", "月", "日", "号"])?;
    let mut year = None;
    if text[..at].ends_with('年') {
        year = i32::try_from(value).ok().filter(|year| (1000..2200).contains(year));
        year?;
        let (next, length) = counted(&text[at..], &["月"])?;
        (value, at) = (next, at + length);
    }
    let mut month = posted_month;
    if text[..at].ends_with('月') {
        month = Some(value).filter(|month| (1..=12).contains(month));
        month?;
        let Some((day, length)) = counted(&text[at..], &["日", "号", "至", "-", "~"]) else {
            return Some((at, When::Month { year, month: month? }));
        };
        let open = text[at..at + length].ends_with(['至', '-', '~']);
        (value, at) = (day, at + length - if open { last_width(&text[..at + length]) } else { 0 });
    } else if ["内", "游", "间", "来", "后", "前", "元"].iter().any(|word| text[at..].starts_with(word)) {
        return None;
    }
    let month = month?;
    let first = Some(value).filter(|day| (1..=31).contains(day))?;
    let mut last = (month, first);
    let link = ["至", "到", "-", "—", "~", "、", "和"].iter().find(|link| text[at..].starts_with(**link));
    if let Some(link) = link {
        let from = at + link.len();
        if let Some((day, length)) = counted(&text[from..], &["日", "号"]) {
            (last, at) = ((month, day), from + length);
        } else if let Some((other, length)) = counted(&text[from..], &["月"])
            && let Some((day, more)) = counted(&text[from + length..], &["日", "号"])
        {
            (last, at) = ((other, day), from + length + more);
        }
    }
    Some((at, When::Days { year, first: (month, first), last }))
}

/// A number and one of the signs behind it; how long both are.
fn counted(text: &str, signs: &[&str]) -> Option<(u32, usize)> {
    let (value, length) = number(text)?;
    let sign = signs.iter().find(|sign| text[length..].starts_with(**sign))?;
    Some((value, length + sign.len()))
}

fn last_width(text: &str) -> usize {
    text.chars().next_back().map_or(0, char::len_utf8)
}

const NUMERALS: &str = "〇一二三四五六七八九";

/// Digits, or numerals up to 31 and years spelt out.
fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return text[..digits].parse().ok().map(|value| (value, digits));
    }
    let value_of = |c: char| NUMERALS.chars().position(|numeral| numeral == c).map(|value| value as u32);
    let (mut value, mut length, mut ten) = (0_u32, 0, false);
    for c in text.chars().take(4) {
        match value_of(c) {
            Some(digit) if ten => value += digit,
            Some(digit) => value = value * 10 + digit,
            None if c == '十' && !ten => {
                value = value.max(1) * 10;
                ten = true;
            }
            None => break,
        }
        length += c.len_utf8();
    }
    (length > 0).then_some((value, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown: Vec<String> = dates(text, Some(9))
            .iter()
            .map(|found| match found.when {
                When::Days { year, first, last } => {
                    format!("{} {}.{}-{}.{}", year.unwrap_or(0), first.0, first.1, last.0, last.1)
                }
                When::Month { year, month } => format!("{} {month}", year.unwrap_or(0)),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(shown.join(", "), expected, "{text}");
    }

    #[test]
    fn signs_make_dates_of_numbers() {
        check("当地时间9月21日，部长会见", "0 9.21-9.21");
        check("2025年9月21日至23日访问", "2025 9.21-9.23");
        check("10月12至15日", "0 10.12-10.15");
        check("9月30日至10月2日", "0 9.30-10.2");
        check("二〇二五年九月二十一日", "2025 9.21-9.21");
        check("12日在北京", "0 9.12-9.12");
        check("3日内 15年来 120周年 2026年", "");
        check("2025年9月", "2025 9");
    }
}
