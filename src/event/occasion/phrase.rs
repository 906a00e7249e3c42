//! Where the name of a framework begins and ends.

use super::words::{Lead, Phrases, is_done, is_quote, part_of};
use crate::event::letter::{Letter, Small};
use crate::event::{
    Span,
    gazetteer::{Form, Mention, Scanned, What},
    layout::words::{Word, is},
    lexicon::{WordSet, words},
    participants::roles::looks_like_verb,
    russian::Case,
};

/// Longest name, in words.
const LONGEST: usize = 16;
/// Longest name with what stands in quotation marks.
const LONGEST_QUOTED: usize = 24;
/// The head stands among the first words.
const HEAD_WITHIN: usize = 8;

/// The name that begins with the first of these words, without its article, if it is one.
pub(super) fn read(scanned: &Scanned<'_>, phrases: &Phrases, words: &[Word], leading: &Lead) -> Option<Span> {
    let text = scanned.text;
    let skip = words
        .iter()
        .take_while(|word| {
            word.sign && is_quote(word.of(text)) || is_article(word.of(text)) || matches!(word.of(text), "'s" | "’s")
        })
        .count();
    let words = &words[skip..];
    // `участникам и гостям форума`: the second of those whom it leads to.
    let second = |word: &Word| ["участник", "гост", "организатор"].iter().any(|who| word.of(text).starts_with(who));
    let words = match words {
        [and, who, ..] if and.of(text) == "и" && second(who) => &words[2..],
        _ => words,
    };
    // `the opening of the Forum` is part of it.
    let words = match words {
        // `hosting the Forum`: what is done with it is none.
        [does, next, ..] if is_done(does.of(text)) && (is_article(next.of(text)) || next.capital) => &words[1..],
        _ => words,
    };
    let day = usize::from(words.get(1).is_some_and(|day| day.of(text) == "day"));
    let opening =
        words.len() > 3 + day && (day > 0 || OPENING.has(words[0].of(text))) && words[1 + day].of(text) == "of";
    let words = if opening { &words[2 + day..] } else { words };
    let words = &words[usize::from(is_article(words.first().map_or("", |word| word.of(text))))..];
    // `plenary session of the European Parliament`: what sits there is no gathering by itself.
    let part = part_of(text, words);
    let words = if head(text, phrases, &words[part..], leading).is_some() { &words[part..] } else { words };
    let does = |word: &Word| !word.is_capitalised(text) && DOES.has(word.of(text));
    // `ознакомился с подготовкой к саммиту`.
    let readying = |word: &Word| word.of(text).starts_with("подготовк");
    if is_day(scanned, words)
        || words.first().is_some_and(readying)
        || words.first().is_some_and(does)
        || words.first().is_some_and(|first| ANOTHER.has(first.of(text)))
    {
        return None;
    }
    let head = head(text, phrases, words, leading)?;
    let mut end = head;
    let mut at = head + 1;
    let mut quoted = words[..head].iter().any(|word| word.of(text) == "«");
    let mut unquoted = None;
    while at < words.len().min(if quoted { LONGEST_QUOTED } else { LONGEST }) {
        let word = words[at];
        let written = word.of(text);
        // What stands in quotation marks belongs to the name, whatever it is.
        match words[at - 1].of(text) {
            "«" | "“" => {
                quoted = true;
                unquoted = at.checked_sub(2);
            }
            "»" | "”" => quoted = false,
            // What opens has a blank before it.
            "\"" => quoted = at > 1 && words[at - 2].end < words[at - 1].start && words[at - 1].end == word.start,
            _ => {}
        }
        // `the session in Canada`: where it is held.
        let country = |m: &Mention| matches!(m.what, What::Country { form: Form::Name, .. });
        let held_in = at == head + 1
            && written == "in"
            && words.get(at + 1).is_some_and(|next| scanned.at(next.start).iter().any(country));
        // `the Harbour Forum and deliveries of grain`: a name goes on in capitals.
        let other = at == head + 1
            && written == "and"
            && words[head].is_capitalised(text)
            && words.get(at + 1).is_some_and(|next| !next.is_capitalised(text) && !phrases.is_head(next.of(text)));
        if !quoted
            && (held_in
                || other
                || word.sign && !is_name_sign(text, words, at)
                || ends_here(scanned, phrases, words, at))
        {
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
    // A title too long to end here is no part of the name: `open debate “The situation in …`.
    end = unquoted.filter(|before| quoted && *before >= head && at == LONGEST_QUOTED).unwrap_or(end);
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

/// What of a gathering stands before its name: `the start of`.
static OPENING: WordSet =
    WordSet::new(words!["opening", "start", "beginning", "outset", "launch", "close", "closing", "conclusion", "end"]);

fn is_inside(word: &str) -> bool {
    matches!(word, "in" | "в" | "во")
}

pub(super) fn starts_with_digit(word: &str) -> bool {
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
    "arrange*", "organi*", "co-*", "propose*", "host", "call", "plan", "skip*", "boycott*", "miss*", "snub*", "left",
    "return*", "went", "flew",
]);

/// Whether the words before a leading word speak of getting ready for it: `подготовка к саммиту`.
pub(super) fn is_preparation(text: &str, before: &[Word], leading: &Word) -> bool {
    let is_to = matches!(leading.of(text), "к" | "to" | "for");
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
            // `a regular meeting of a working group`: the event itself.
            let own = matches!(written, "meeting" | "meetings" | "session")
                && words.get(at + 1).is_some_and(|of| of.of(text) == "of")
                && words.get(at + 2).is_some_and(|next| matches!(next.of(text), "a" | "an"));
            if own {
                return None;
            }
            // `for Trade Jane Roe's Meeting`: somebody's.
            if matches!(written, "Meeting" | "meeting") && at > 0 && matches!(words[at - 1].of(text), "'s" | "’s") {
                return None;
            }
            let when = is(written, "week") && ["next", "this", "last", "coming", "past"].iter().any(|w| is(before, w));
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
    // `по урегулированию палестинского вопроса`.
    let matter = written == "вопроса" && words[at - 1].of(text).ends_with("ого");
    if phrases.is_stop(written) && !matter || written.contains('.') && written.len() > 2 {
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
    // `годовщины Победы посол возложил`, `встрече глав государств президентами`: an office in another case is somebody's.
    let holder = !written.is_ascii()
        && scanned.at(word.start).iter().any(|mention| {
            let cases = mention.cases;
            let other = cases.has(Case::Nominative) || cases.has(Case::Instrumental);
            matches!(mention.what, What::Office(_)) && other && !cases.has(Case::Genitive)
        });
    // `праздника независимости и пожелал`, `юбилею министерства и организована`.
    let done = |next: &str| looks_like_verb(next) || ["ован", "ована", "ованы"].iter().any(|end| next.ends_with(end));
    if holder || written == "и" && next.is_some_and(|next| done(next.of(text))) {
        return true;
    }
    // `годовщина Победы 9 мая`, `саммит в столице Катара`.
    let capital = || is_link_word(written) && next.is_some_and(|next| next.of(text).starts_with("столиц"));
    if is_day(scanned, &words[at..]) || capital() {
        return true;
    }
    let is_link = is_link_word(written);
    let into_number = written == "on" && next.is_some_and(|next| starts_with_digit(next.of(text)));
    if is_link && (next.is_some_and(names_place) || into_number)
        || names_place(&word) && word.start > words[0].start && !words[at - 1].sign && words[at - 1].of(text) != "the"
    {
        return true;
    }
    // Behind an abbreviation or a number small letters begin something new.
    let before = words[at - 1].of(text);
    let after_name = before.chars().count() > 1 && before.chars().all(Letter::is_capital);
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
    person
        || named
        || after_name && written.starts_with(Letter::is_small) && !goes_on && !matches!(before, "МИД" | "СНГ")
}

fn is_link_word(word: &str) -> bool {
    matches!(word, "in" | "on" | "в" | "во" | "на")
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

pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "The" | "this" | "today" | "its" | "their")
}
