//! Where the name of a framework begins and ends.

use super::words::{Lead, Phrases, is_quote};
use crate::event::letter::{Letter, Small};
use crate::event::{
    Field, Lang, Span,
    gazetteer::{Form, Scanned, What},
    layout::words::Word,
    lexicon::{WordSet, words},
    participants::roles::looks_like_verb,
    russian::{Case, phrase_nominative},
};

/// Longest name, in words.
const LONGEST: usize = 16;
/// The head stands among the first words.
const HEAD_WITHIN: usize = 8;

/// The name that begins with the first of these words, without its article, if it is one.
pub(super) fn read(scanned: &Scanned<'_>, phrases: &Phrases, words: &[Word], leading: &Lead) -> Option<Span> {
    let text = scanned.text;
    let skip =
        words.iter().take_while(|word| word.sign && is_quote(word.of(text)) || is_article(word.of(text))).count();
    let words = &words[skip..];
    // `the opening of the Forum` is part of it.
    let opening = words.len() > 3 && words[0].of(text) == "opening" && words[1].of(text) == "of";
    let words = if opening { &words[if is_article(words[2].of(text)) { 3 } else { 2 }..] } else { words };
    // `plenary session of the European Parliament`: what sits there is no gathering by itself.
    let part = part_of(text, words);
    let words = if head(text, phrases, &words[part..], leading).is_some() { &words[part..] } else { words };
    let does = |word: &Word| !word.is_capitalised(text) && DOES.has(word.of(text));
    if is_day(scanned, words)
        || words.first().is_some_and(does)
        || words.first().is_some_and(|first| ANOTHER.has(first.of(text)))
    {
        return None;
    }
    let head = head(text, phrases, words, leading)?;
    let mut end = head;
    let mut at = head + 1;
    let mut quoted = words[..head].iter().any(|word| word.of(text) == "«");
    while at < words.len().min(LONGEST) {
        let word = words[at];
        let written = word.of(text);
        // What stands in quotation marks belongs to the name, whatever it is.
        match words[at - 1].of(text) {
            "«" | "“" => quoted = true,
            "»" | "”" => quoted = false,
            // What opens has a blank before it.
            "\"" => quoted = at > 1 && words[at - 2].end < words[at - 1].start && words[at - 1].end == word.start,
            _ => {}
        }
        if !quoted && (word.sign && !is_name_sign(text, words, at) || ends_here(scanned, phrases, words, at)) {
            break;
        }
        if is_content(text, words, at) {
            end = at;
        }
        at += 1;
        // A quoted name is the last of it.
        let closes = written == "\"" && words[..at - 1].iter().any(|word| word.of(text) == "\"");
        if closes || written == "»" || written == "”" {
            end = at - 1;
            break;
        }
    }
    // `at the session`: which one, the text does not say, unless the town does.
    let first = words[0].of(text);
    let large = words[0].is_capitalised(text) && !matches!(first, "Commission" | "Council" | "Assembly" | "Meeting");
    let bare = end == 0 && !large && !first.contains(['-', '#']);
    if bare && leading.strong && leading.length > 0 && words.get(1).is_some_and(|word| is_inside(word.of(text))) {
        let town = words
            .get(2)
            .and_then(|word| scanned.at(word.start).iter().find(|mention| matches!(mention.what, What::City(_))))?;
        return Some(Span { start: words[0].start, end: town.span.end });
    }
    (!bare).then(|| Span { start: words[0].start, end: words[end].end })
}

/// How many words only tell which part of a gathering it was: `opening session of the`.
fn part_of(text: &str, words: &[Word]) -> usize {
    static PARTS: WordSet =
        WordSet::new(words!["opening", "closing", "plenary", "inaugural", "high-level", "first", "second"]);
    static SITTINGS: WordSet = WordSet::new(words!["session", "segment", "ceremony", "day", "meeting", "plenary"]);
    let is = |at: usize, set: &WordSet| words.get(at).is_some_and(|word| set.has(word.of(text)));
    if !(is(0, &PARTS) && is(1, &SITTINGS) && words.get(2).is_some_and(|of| of.of(text) == "of")) {
        return 0;
    }
    let first = if words.get(3).is_some_and(|word| is_article(word.of(text))) { 4 } else { 3 };
    let named = words.get(first).is_some_and(|word| word.is_capitalised(text) || starts_with_digit(word.of(text)));
    if named { first } else { 0 }
}

fn is_inside(word: &str) -> bool {
    matches!(word, "in" | "в" | "во")
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// What says that another gathering is meant than the one where it happened.
static ANOTHER: WordSet = WordSet::new(words![
    "last",
    "previous",
    "next",
    "upcoming",
    "forthcoming",
    "предстоящ*",
    "прошл*",
    "предыдущ*",
    "следующ*",
    "полях",
    "кулуарах",
    "рамках",
    "ходе",
]);

/// Verbs behind `and` that go on with what somebody did.
static DOES: WordSet = WordSet::new(words![
    "deliver*", "address*", "meet", "met", "meets", "hold", "held", "holds", "visit*", "give", "gave", "gives", "make",
    "made", "sign*", "speak", "spoke", "chair*", "attend*", "discuss*", "receive*", "present*", "prepare*", "convene*",
    "arrange*", "organi*", "propose*", "host", "call", "plan",
]);

/// Whether the words before a leading word speak of getting ready for it: `подготовка к саммиту`.
pub(super) fn is_preparation(text: &str, before: &[Word], leading: &Word) -> bool {
    let is_to = matches!(leading.of(text), "к" | "to");
    is_to
        && before.last().is_some_and(|word| {
            let word = word.of(text).small();
            ["подготов", "готов", "мероприяти", "preparation"].iter().any(|beginning| word.starts_with(beginning))
        })
}

/// Whether a day of a month stands here: `на 4 августа`.
fn is_day(scanned: &Scanned<'_>, words: &[Word]) -> bool {
    let [number, month, ..] = words else { return false };
    number.of(scanned.text).bytes().all(|b| b.is_ascii_digit())
        && scanned
            .mentions
            .iter()
            .any(|mention| matches!(mention.what, What::Month(_)) && mention.span.start == month.start)
}

/// Where the head stands; `None` if there is none, or if it is a meeting like any other.
fn head(text: &str, phrases: &Phrases, words: &[Word], leading: &Lead) -> Option<usize> {
    for (at, word) in words.iter().take(HEAD_WITHIN).enumerate() {
        let written = word.of(text);
        if word.sign && !is_name_sign(text, words, at) {
            return None;
        }
        // `пленарном заседании`: what modifies a head is none.
        let leads_up =
            written.starts_with("пленарн") && words.get(at + 1).is_some_and(|next| phrases.is_head(next.of(text)));
        if phrases.is_head(written) && !leads_up {
            // `to Riga for the summit`: what leads to it stands nearer.
            if words[..at].iter().any(|word| matches!(word.of(text), "for" | "to" | "на" | "в" | "для")) {
                return None;
            }
            // `signed the Plan of Consultations`: what is written of them; `the functions of the Council`: what is its.
            let its = |at: usize| {
                let owned = words[at - 1].of(text);
                words[at].of(text) == "of" && owned.starts_with(|c: char| c.is_ascii_lowercase()) && !OF_IT.has(owned)
            };
            if !leading.strong && (1..at).any(its) || words[..at].iter().any(|word| PAPERS.has(word.of(text))) {
                return None;
            }
            let capital = word.is_capitalised(text);
            let before = at.checked_sub(1).map_or("", |before| words[before].of(text));
            let when = written == "week" && matches!(before, "next" | "this" | "last" | "coming" | "past");
            if when
                || matches!(before, "news" | "press" | "video")
                || written.starts_with("press-")
                || written.starts_with("пресс")
            {
                return None;
            }
            let modified = at > 0;
            let named = capital
                || words[..at]
                    .iter()
                    .any(|word| word.is_capitalised(text) || word.of(text).starts_with(|c: char| c.is_ascii_digit()));
            // `during his meeting with`: somebody's own meeting is the event itself.
            let fits = leading.strong && (modified || named || phrases.is_plain(written) || at == 0)
                || named
                || phrases.is_plain(written)
                || has_owner(text, words, at);
            return fits.then_some(at);
        }
        if phrases.is_stop(written) {
            return None;
        }
    }
    None
}

/// What a gathering has of its own.
static OF_IT: WordSet = WordSet::new(words![
    "a",
    "the",
    "ceremony",
    "opening",
    "closing",
    "day",
    "days",
    "edition",
    "part",
    "launch",
    "celebration",
    "celebrations",
    "event",
    "events",
    "evening",
    "gathering",
    "sidelines",
    "margins",
    "eve",
    "plenary",
    "version",
    "iteration",
    "series",
    "meeting",
    "chairmanship",
    "anniversaries",
    "first",
    "second",
    "third",
]);

/// What two sides sign, by its beginning.
static PAPERS: WordSet = WordSet::beginnings(words![
    "plan",
    "agreement",
    "memorand",
    "protocol",
    "statement",
    "план",
    "соглашени",
    "меморандум",
    "протокол",
    "заявлени",
]);

/// `встрече глав МИД`, `Meeting of the Council`: of whom, not with whom.
fn has_owner(text: &str, words: &[Word], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| {
        // `мероприятиях АСЕАН`.
        let written = next.of(text);
        let short = !written.is_ascii() && written.chars().nth(1).is_some() && written.chars().all(Letter::is_capital);
        let next = written.small();
        short
            || next == "of"
            || [
                "конгресс",
                "форум",
                "ассамбле",
                "съезд",
                "парламент",
                "госдум",
                "глав",
                "министров",
                "лидеров",
                "руководител",
                "секретар",
                "совет",
                "коллеги",
                "комисси",
            ]
            .iter()
            .any(|word| next.starts_with(word))
    })
}

/// Whether the name ends before this word.
fn ends_here(scanned: &Scanned<'_>, phrases: &Phrases, words: &[Word], at: usize) -> bool {
    let text = scanned.text;
    let word = words[at];
    let written = word.of(text);
    if phrases.is_stop(written) || written.contains('.') && written.len() > 2 {
        return true;
    }
    let next = words.get(at + 1);
    if written == "and" && next.is_some_and(|next| DOES.has(next.of(text))) {
        return true;
    }
    let names_place = |word: &Word| {
        scanned.mentions.iter().any(|mention| {
            mention.span.start == word.start
                && matches!(
                    mention.what,
                    What::City(_) | What::Site(_) | What::Month(_) | What::Weekday(_) | What::Relative(..)
                )
        })
    };
    // `годовщины Победы посол возложил`: an office in another case is somebody's.
    let holder = !written.is_ascii()
        && scanned.at(word.start).iter().any(|mention| {
            matches!(mention.what, What::Office(_))
                && mention.cases.has(Case::Nominative)
                && !mention.cases.has(Case::Genitive)
        });
    if holder {
        return true;
    }
    let is_link = matches!(written, "in" | "on" | "в" | "во" | "на");
    let into_number =
        written == "on" && next.is_some_and(|next| next.of(text).starts_with(|c: char| c.is_ascii_digit()));
    if is_link && (next.is_some_and(names_place) || into_number)
        || names_place(&word) && word.start > words[0].start && !words[at - 1].sign
    {
        return true;
    }
    // Behind an abbreviation or a number small letters begin something new.
    let before = words[at - 1].of(text);
    let after_name = before.chars().count() > 1 && before.chars().all(Letter::is_capital);
    let small = written.starts_with(Letter::is_small);
    let goes_on = matches!(
        written,
        "of" | "and" | "for" | "on" | "the" | "in" | "и" | "по" | "в" | "стран" | "государств" | "членов"
    );
    // `саммит АСЕАН Анвар Ибрагим и …`: somebody's name begins.
    let cyrillic = written.starts_with(|c: char| !c.is_ascii() && c.is_capital());
    let person = cyrillic && after_name && !written.chars().nth(1).is_some_and(Letter::is_capital);
    // `заседания министров Анна Роу провела`: a person begins behind a small word.
    let named = cyrillic
        && next.is_some_and(|next| next.is_capitalised(text))
        && scanned.memory.is_given(written)
        && !matches!(before, "имени" | "«" | "\"");
    person || named || after_name && small && !goes_on && !matches!(before, "МИД" | "СНГ")
}

/// Whether a name may end with this word.
fn is_content(text: &str, words: &[Word], at: usize) -> bool {
    let written = words[at].of(text);
    let link = matches!(
        written,
        "of" | "the"
            | "for"
            | "on"
            | "and"
            | "in"
            | "a"
            | "an"
            | "'s"
            | "и"
            | "в"
            | "во"
            | "по"
            | "на"
            | "к"
            | "-"
            | "–"
            | "—"
            | "«"
            | "“"
            | "\""
    );
    // What stands in brackets is another name of it.
    if link || words[at].sign || words[at - 1].of(text) == "(" {
        return false;
    }
    // English small letters count only behind a link: `anniversary of establishing relations`.
    let small = written.starts_with(|c: char| c.is_ascii_lowercase());
    !small
        || words[..at]
            .iter()
            .rev()
            .filter(|word| !word.sign)
            .take(4)
            .any(|word| matches!(word.of(text), "of" | "for" | "on" | "and"))
}

/// A sign that may stand inside a name: quotation marks, a dash between capitals.
fn is_name_sign(text: &str, words: &[Word], at: usize) -> bool {
    let sign = words[at].of(text);
    // `государств – членов`.
    let members = || {
        at > 0
            && matches!(words[at - 1].of(text), "государств" | "стран")
            && words
                .get(at + 1)
                .is_some_and(|next| ["член", "участни"].iter().any(|many| next.of(text).starts_with(many)))
    };
    if matches!(sign, "-" | "–" | "—") && members() {
        return true;
    }
    if matches!(sign, "-" | "–" | "—") {
        return at > 0
            && words[at - 1].is_capitalised(text)
            && words.get(at + 1).is_some_and(|next| next.is_capitalised(text));
    }
    // `Foreign Ministers' Meeting`.
    if matches!(sign, "'" | "’") {
        return words.get(at + 1).is_some_and(|next| next.is_capitalised(text));
    }
    // `the Nordic-Baltic Eight (NB8) meeting`.
    let bracket = |open: usize| {
        words.get(open).is_some_and(|word| word.of(text) == "(")
            && words.get(open + 2).is_some_and(|word| word.of(text) == ")")
            && words.get(open + 3).is_some_and(|word| !word.sign && word.of(text) != "and")
    };
    matches!(sign, "«" | "»" | "“" | "”" | "\"" | "№")
        || sign == "(" && bracket(at)
        || sign == ")" && at > 1 && bracket(at - 2)
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "The" | "this" | "today" | "its" | "their")
}

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
        let at = words.iter().position(|word| word.of(text).contains("-лети"))?;
        let written = words[at].of(text);
        let case = match () {
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
        (at.checked_sub(1)?, Case::Nominative)
    };
    let opens = words[first].of(text).starts_with(|c: char| c.is_ascii_digit());
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
    let at = words.iter().position(|word| word.of(text) == "Day")?;
    // `Day of German Unity`.
    if words.get(at + 1).is_some_and(|next| next.of(text) == "of") {
        let named = words[at + 2..]
            .iter()
            .take_while(|word| word.is_capitalised(text) || matches!(word.of(text), "the" | "of"));
        let whole = at > 0 && matches!(words[at - 1].of(text), "International" | "World" | "European");
        let span = Span { start: words[at - usize::from(whole)].start, end: named.last()?.end };
        let value = text[span.start as usize..span.end as usize].to_owned();
        return Some(Field { value, evidence: vec![span], confidence: 70 });
    }
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
    // A possessive that leads belongs to the one who speaks.
    (first < at).then(|| {
        let span = Span { start: words[first].start, end: words[at].end };
        Field { value: text[span.start as usize..span.end as usize].to_owned(), evidence: vec![span], confidence: 70 }
    })
}

/// Words of greeting before the name of a day.
static WISHES: WordSet = WordSet::new(words!["happy", "blessed", "joyous", "merry", "this", "today", "on", "a", "as"]);
