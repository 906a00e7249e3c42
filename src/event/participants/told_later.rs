//! The office of somebody whom a message first names without it.
//!
//! Knows when a later mention of an office is of the person named before. Looks at what [`super::settle`] has, adds nobody.

use super::actors::Sort;
use super::bare::may_hold;
use super::seat;
use super::settle::{Surroundings, code};
use super::standing::Standing;
use crate::event::layout::words::begins;
use crate::event::letter::{Letter, Small};
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::{self, Case};
use crate::event::{Field, Lang, Participant};

/// Who was named without an office is called by it further on: `заявил Роу. …, – сказал министр`; of several the one from
/// the country of the office: `Президент Норвегии также отметил`, or the only one that has none.
pub(super) fn office(settled: &mut [Participant], around: &Surroundings<'_>) {
    let alone = settled.len() == 1;
    for at in 0..settled.len() {
        let person = &settled[at];
        let Some(named) = person.name.evidence.first().copied() else { continue };
        if person.body || person.role.is_some() {
            continue;
        }
        let own = code(person);
        let only = own.is_some() && settled.iter().filter(|p| code(p) == own).count() == 1;
        let open = settled.iter().filter(|p| p.role.is_none()).count() == 1;
        let called = around.actors.iter().find(|actor| {
            let Some(role) = actor.role.as_ref().filter(|role| !role.text.is_empty()) else { return false };
            if actor.name.is_some() || !matches!(actor.sort, Sort::Head | Sort::Office) || actor.span.start <= named.end
            {
                return false;
            }
            // `Роу посетит Осло, заявил посол Мальты`: who tells of another in one sentence is somebody else.
            let between = around.scanned.text.get(named.end as usize..actor.span.start as usize).unwrap_or("");
            if !between.contains(['.', '!', '?', '\n', '»', '"', '”', ':']) {
                return false;
            }
            let tells = matches!(actor.standing, Standing::Teller(Case::Nominative));
            let theirs = actor.country.map(|(country, _)| country).or_else(|| seat::country_of(&role.full));
            // Of a head of state no other is meant.
            let head = actor.sort == Sort::Head && own.is_some() && actor.standing == Standing::Subject;
            // `Министр`, as those write it who serve him; no other has that office here.
            let written = &around.scanned.text[actor.span.start as usize..actor.span.end as usize];
            let definite = around.lang != Lang::EN
                || ["The", "the"]
                    .iter()
                    .any(|the| around.scanned.text[..actor.span.start as usize].trim_end().ends_with(the));
            let opens = actor.standing == Standing::Subject && actor.first <= 1 && definite;
            let one_word = !written.contains(' ') && written.starts_with(Letter::is_capital);
            let taken =
                || settled.iter().any(|p| p.role.as_ref().is_some_and(|role| may_hold(&role.value.small(), written)));
            let served = around.lang == Lang::RU && one_word && !opens && (alone || open && !taken());
            // `А.Роу направил телеграмму. Президент Республики …`: of a state that no list has.
            let unlisted = at == 0 && own.is_none() && opens;
            // Of several one alone can be a state's head; a minister may be any of them, and `an aide` none.
            let one_of_several = actor.sort == Sort::Head && open && (tells || opens) && !taken();
            let whose = theirs.is_none() && unlisted
                || theirs.is_some() && theirs == own && only
                || theirs.is_none() && (alone && (tells || head || opens) || one_of_several || served);
            // `поблагодарил Президента Норвегии`.
            let object = || {
                actor.sort == Sort::Head
                    && theirs.is_some()
                    && around.lang == Lang::RU
                    && addressed(around, actor.span.start)
            };
            let nominative = actor.cases.has(Case::Nominative) && (tells || head || opens);
            (nominative || served || object())
                && whose
                && !(head
                    && (begins(&role.text, "глава")
                        || role.text.contains(' ') && !role.text.eq_ignore_ascii_case("head of state")))
        });
        let role = called.and_then(|actor| {
            let role = actor.role.as_ref()?;
            let case = actor.cases.iter().next().filter(|_| !actor.cases.has(Case::Nominative));
            let value = match case {
                Some(case) if around.lang == Lang::RU && !role.settled => russian::phrase_nominative(&role.text, case),
                _ => role.text.clone(),
            };
            Some(Field { value, evidence: vec![role.span], confidence: 65 })
        });
        // `Раис Татарстана`: the office tells whose he is.
        if let (None, Some(role)) = (&settled[at].country, &role) {
            let whose = seat::country_of(&role.value);
            settled[at].country = whose.map(|value| Field { value, evidence: role.evidence.clone(), confidence: 80 });
        }
        settled[at].role = role;
    }
}

/// Who is called by the office alone at first, and by name where another sentence begins: `Глава государства прибыл в Осло.
/// Анна Роу возложила цветы`.
pub(super) fn name_below(settled: &mut Vec<Participant>, around: &Surroundings<'_>) {
    let [head, person] = settled.as_slice() else { return };
    let bare = head.role.as_ref().is_some_and(|role| role.value == head.name.value);
    let start = |p: &Participant| p.name.evidence.first().map_or(0, |span| span.start);
    let text = around.scanned.text;
    let opens = text[..start(person) as usize].trim_end_matches(' ').ends_with(['.', '\n']);
    let first = text[..start(head) as usize].trim_end_matches(' ');
    let leads = first.is_empty() || first.ends_with(['.', '\n']);
    let whose = code(head).is_none() || code(head) == code(person);
    if bare && !head.body && !person.body && person.role.is_none() && opens && leads && whose {
        let role = settled.remove(0).role;
        settled[0].role = role;
    }
}

/// Whether a verb of what is done to another stands right before a byte.
fn addressed(around: &Surroundings<'_>, start: u32) -> bool {
    static DONE: WordSet =
        WordSet::beginnings(words!["поблагодарил", "поздравил", "пригласил", "проинформировал", "выразил", "заверил"]);
    let before = around.scanned.text[..start as usize].trim_end();
    DONE.has(before.rsplit([' ', '\n']).next().unwrap_or(""))
}
