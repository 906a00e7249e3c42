//! Days and years that are kept: anniversaries, and days with a name.
//!
//! Where a name of a gathering ends is told in [`super::phrase`].

use super::held::ORDINALS;
use super::phrase::{read, starts_with_digit};
use super::words::{Lead, Phrases};
use crate::event::letter::{Letter, Small};
use crate::event::{
    Field, Lang, Span,
    gazetteer::{Form, Scanned, What},
    layout::words::Word,
    lexicon::{WordSet, words},
    participants::roles::looks_like_verb,
    russian::{Case, phrase_nominative},
};

/// `the 80th anniversary of …`, `80-летию …`, wherever it stands.
pub(super) fn anniversary(
    scanned: &Scanned<'_>,
    phrases: &Phrases,
    words: &[Word],
    lang: Lang,
) -> Option<Field<String>> {
    let text = scanned.text;
    // `75 years of diplomatic relations`, `30 лет установления отношений`.
    let years = |word: &Word| matches!(word.of(text), "years" | "лет" | "года");
    let goes_on = |word: &Word| matches!(word.of(text), "of" | "установления" | "установлению" | "дипломатических");
    let counted = (1..words.len().saturating_sub(2))
        .find(|at| years(&words[*at]) && starts_with_digit(words[at - 1].of(text)) && goes_on(&words[at + 1]));
    if let Some(at) = counted.filter(|_| words.iter().all(|word| word.of(text) != "anniversary")) {
        static RELATIONS: WordSet =
            WordSet::new(words!["relations", "ties", "friendship", "cooperation", "partnership", "отношений"]);
        let end = words[at + 2..].iter().take(4).find(|word| RELATIONS.has(word.of(text)))?.end;
        let span = Span { start: words[at - 1].start, end };
        let value = text[span.start as usize..span.end as usize].to_owned();
        return Some(Field { value, evidence: vec![span], confidence: 68 });
    }
    let (first, case) = if lang == Lang::RU {
        // `80-летию …`; in `79-ю годовщину …` the number is a word of its own.
        let counts =
            |at: usize| starts_with_digit(words[at].of(text)) && words[at + 1].of(text).starts_with("годовщин");
        let year = || (0..words.len().saturating_sub(1)).find(|at| counts(*at));
        let at = words.iter().position(|word| word.of(text).contains("-лети")).or_else(year)?;
        let written =
            words.get(at + 1).filter(|next| next.of(text).starts_with("годовщин")).unwrap_or(&words[at]).of(text);
        let case = match () {
            () if written.starts_with("годовщин") => match written.chars().last() {
                Some('у') => Case::Accusative,
                Some('е') => Case::Prepositional,
                Some('й') => Case::Instrumental,
                Some('ы') => Case::Genitive,
                _ => Case::Nominative,
            },
            () if written.ends_with("ию") => Case::Dative,
            () if written.ends_with("ием") => Case::Instrumental,
            () if written.ends_with("ия") => Case::Genitive,
            () if written.ends_with("ии") => Case::Prepositional,
            () => Case::Nominative,
        };
        (at, case)
    } else {
        let Some(at) = words.iter().position(|word| word.of(text) == "anniversary") else {
            return years_of(text, words);
        };
        // `the 92nd birthday anniversary`
        let counts = |at: &usize| starts_with_digit(words[*at].of(text)) || ORDINALS.has(words[*at].of(text));
        ((at.saturating_sub(2)..at).rev().find(counts)?, Case::Nominative)
    };
    let opens = lang == Lang::EN || starts_with_digit(words[first].of(text));
    let name = read(scanned, phrases, &words[first..], &Lead::held()).filter(|_| opens)?;
    let value = phrase_nominative(&text[name.start as usize..name.end as usize], case);
    Some(Field { value, evidence: vec![name], confidence: 74 })
}

/// `75 years of diplomatic relations`.
fn years_of(text: &str, words: &[Word]) -> Option<Field<String>> {
    let at = words.iter().position(|word| word.of(text) == "years")?;
    let counted = at > 0 && starts_with_digit(words[at - 1].of(text));
    let of = words.get(at + 1).is_some_and(|of| of.of(text) == "of");
    let what =
        |word: &Word| matches!(word.of(text), "relations" | "ties" | "friendship" | "independence" | "cooperation");
    let last = words[at..].iter().take(5).find(|word| what(word)).filter(|_| counted && of)?;
    let span = Span { start: words[at - 1].start, end: last.end };
    let value = text[span.start as usize..span.end as usize].to_owned();
    Some(Field { value, evidence: vec![span], confidence: 70 })
}

/// A day with a name: `International Women's Day`, `Днём дипломатического работника`.
pub(super) fn named_day(scanned: &Scanned<'_>, phrases: &Phrases, words: &[Word], lang: Lang) -> Option<Field<String>> {
    let text = scanned.text;
    let kept = (0..words.len()).find_map(|at| Some((at, phrases.day_at(text, &words[at..])?)));
    if let Some((at, (length, name))) = kept {
        let span = Span { start: words[at].start, end: words[at + length - 1].end };
        return Some(Field { value: name.to_owned(), evidence: vec![span], confidence: 78 });
    }
    if lang == Lang::RU {
        // `Международный день мира`.
        let whole = |before: &str| ["Международн", "Всемирн", "Всероссийск"].iter().any(|all| before.starts_with(all));
        let at = (0..words.len()).find(|at| {
            let written = words[*at].of(text);
            matches!(written, "День" | "Дня" | "Дню" | "Днём" | "Днем" | "Дне")
                || matches!(written, "день" | "дня" | "дню" | "днём" | "днем" | "дне")
                    && *at > 0
                    && whole(words[*at - 1].of(text))
        })?;
        let case = match words[at].of(text).small().as_str() {
            "день" => Case::Nominative,
            "дня" => Case::Genitive,
            "дню" => Case::Dative,
            "дне" => Case::Prepositional,
            _ => Case::Instrumental,
        };
        let first = at - usize::from(at > 0 && whole(words[at - 1].of(text)));
        let goes_on = |word: &&Word| {
            let written = word.of(text);
            let place = matches!(written, "в" | "во" | "на");
            !word.sign && !place && !written.contains('.') && !phrases.is_stop(written) && !looks_like_verb(written)
        };
        let rest = words[at + 1..].iter().take(4).take_while(goes_on);
        // `Дня независимости главой государства …`: an office in another case, and a country, are no part of the name.
        let ends = |word: &Word| {
            scanned.at(word.start).iter().any(|mention| match mention.what {
                What::Office(_) => !mention.cases.has(Case::Genitive),
                What::Country { form, .. } => form == Form::Name,
                _ => false,
            })
        };
        let named = rest.enumerate().take_while(|(place, word)| *place == 0 || !ends(word));
        let end = named.last()?.1.end;
        let span = Span { start: words[first].start, end };
        let value = phrase_nominative(&text[span.start as usize..span.end as usize], case);
        return Some(Field { value, evidence: vec![span], confidence: 62 });
    }
    let Some(at) = words.iter().position(|word| word.of(text) == "Day") else { return tagged_day(text, words) };
    let first = words[..at]
        .iter()
        .rposition(|word| !word.is_capitalised(text) && !matches!(word.of(text), "'s" | "'" | "of" | "and" | "the"));
    let mut first = first.map_or(0, |before| before + 1);
    // `Happy National Day`: the wish is no part of the name.
    while first < at
        && (WISHES.has(words[first].of(text))
            || matches!(words[first].of(text), "of" | "and" | "the" | "'s" | "’s" | "'"))
    {
        first += 1;
    }
    // `Russian Diplomats' Day`: whose it is, but `Russian Language Day`.
    let whose = |what| matches!(what, What::Country { form: Form::Adjective, .. });
    if at > first + 1 && words[first + 1].of(text) != "Language" {
        let adjective = scanned.at(words[first].start).iter().any(|m| whose(m.what) && m.span.end == words[first].end);
        first += usize::from(adjective);
    }
    // `Day of German Unity`, `the Independence Day of Norway`.
    let mut end = words[at].end;
    let of = words.get(at + 1).is_some_and(|next| next.of(text) == "of");
    if of {
        let named = words[at + 2..]
            .iter()
            .take_while(|word| word.is_capitalised(text) || matches!(word.of(text), "the" | "of"));
        end = named.last()?.end;
    }
    // A possessive that leads belongs to the one who speaks.
    (first < at || of).then(|| {
        let span = Span { start: words[first].start, end };
        Field { value: text[span.start as usize..span.end as usize].to_owned(), evidence: vec![span], confidence: 70 }
    })
}

/// A day that is named by a hashtag alone: `#WorldPressDay`.
fn tagged_day(text: &str, words: &[Word]) -> Option<Field<String>> {
    let tagged = |word: &&Word| word.of(text).starts_with('#') && word.of(text).ends_with("Day");
    let word = words.iter().find(tagged)?;
    let mut value = String::new();
    for letter in word.of(text)[1..].chars() {
        if letter.is_ascii_uppercase() && value.ends_with(Letter::is_small) {
            value.push(' ');
        }
        value.push(letter);
    }
    let span = Span { start: word.start, end: word.end };
    // `#OnThisDay`
    (value.contains(' ') && !value.ends_with("This Day")).then(|| Field { value, evidence: vec![span], confidence: 62 })
}

/// Words of greeting before the name of a day.
static WISHES: WordSet = WordSet::new(words!["happy", "blessed", "joyous", "merry", "this", "today", "on", "a", "as"]);
