//! The words by which it is told what a report is worth: of who speaks, of how, and of what happened.
//!
//! Lists and one tree over them. What they mean together is told in `weight`.

use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, WordSets, words};
use crate::event::particles::CALLED;

/// What the first words of a text show, so many at most.
pub(super) fn marks(text: &str, most: usize) -> u32 {
    /// In the order of their marks.
    static LISTS: WordSets = WordSets::new(&[
        &JUDGES,
        &COUNTS,
        &FORESEES,
        &STATES,
        &REPORTERS,
        &SOURCES,
        &CALLED,
        &IN_CHARGE,
        &STATESMEN,
        &HAPPENS,
        &DENIES,
        &AUTHORITIES,
    ]);
    let words = text.split(|c: char| !(c.is_letter_or_digit() || c == '-')).filter(|word| !word.is_empty());
    words.take(most).fold(0, |found, word| found | LISTS.of(word))
}

/// An expert, a politician, a prisoner.
pub(super) const JUDGE: u32 = 1;
/// A verb of counting or foreseeing.
pub(super) const COUNTED: u32 = 1 << 1;
/// What is not yet, or held to be so.
pub(super) const FORESEEN: u32 = 1 << 2;
/// A verb of holding something to be so.
pub(super) const STATED: u32 = 1 << 3;
/// A correspondent.
pub(super) const REPORTER: u32 = 1 << 4;
/// A source without a name.
pub(super) const UNNAMED: u32 = 1 << 5;
/// Somebody called by a nickname of the front.
pub(super) const FIGHTER: u32 = 1 << 6;
/// Somebody in charge of a place, or who saw it.
pub(super) const IN_CHARGE_MARK: u32 = 1 << 7;
/// Somebody who speaks for a state.
pub(super) const STATESMAN: u32 = 1 << 8;
/// Something that happened to people or things.
pub(super) const HAPPENED: u32 = 1 << 9;
/// A word that says no.
pub(super) const DENIED: u32 = 1 << 10;
/// Those who keep order and rescue.
pub(super) const AUTHORITY: u32 = 1 << 11;

/// Those whose word is weighed, not checked: experts, politicians, prisoners.
static JUDGES: WordSet = WordSet::new(words![
    "эксперт*",
    "аналитик*",
    "специалист*",
    "синоптик*",
    "метеоролог*",
    "климатолог*",
    "метеобюро",
    "гидрометцентр*",
    "научн*",
    "учен*",
    "профессор*",
    "доцент*",
    "академик*",
    "юрист*",
    "адвокат*",
    "нотариус*",
    "политолог*",
    "экономист*",
    "психолог*",
    "диетолог*",
    "вирусолог*",
    "эпидемиолог*",
    "кардиолог*",
    "онколог*",
    "врач*",
    "терапевт*",
    "историк*",
    "социолог*",
    "риелтор*",
    "куратор*",
    "активист*",
    "депутат*",
    "сенатор*",
    "пленн*",
    "военнопленн*",
    "наемник*",
    "нии",
    "ниц",
    "expert*",
    "analyst*",
    "economist*",
    "forecaster*",
    "meteorologist*",
    "professor*",
    "lawyer*",
    "scientist*",
    "researcher*",
    "strategist*",
    "scholar*",
    "senator*",
    "lawmaker*",
]);

/// Verbs of counting and foreseeing.
static COUNTS: WordSet =
    WordSet::new(words!["подсчитал*", "прогнозир*", "спрогнозир*", "предупред*", "ожида*", "оценил*", "предсказ*"]);

/// What is not yet, or is so in general.
static FORESEES: WordSet = WordSet::new(words![
    "ожидается",
    "ожидаются",
    "прогнозируется",
    "прогнозируются",
    "будет",
    "будут",
    "станет",
    "станут",
    "может",
    "могут",
    "возможно",
    "вероятно",
    "вероятност*",
    "осталось",
    "предстоит",
    "предложит",
    "введет",
    "введут",
    "начнет",
    "начнут",
    "получит",
    "получат",
    "появится",
    "появятся",
    "снизится",
    "вырастет",
    "повысится",
    "подорожает",
    "подешевеет",
    "потеплеет",
    "похолодает",
    "чаще",
    "реже",
    "нужно",
    "должн*",
    "следует",
    "will",
    "may",
    "might",
    "could",
    "should",
    "would",
    "likely",
    "expected",
    "must",
]);

/// Verbs of holding something to be so.
static STATES: WordSet = WordSet::new(words![
    "заявил*",
    "рассказали",
    "считает",
    "считают",
    "уверен*",
    "убежден*",
    "подчеркнул*",
    "призвал*",
    "назвал*",
]);

/// Whom an agency has at the place.
static REPORTERS: WordSet = WordSet::new(words!["корреспондент*", "correspondent*", "reporter*"]);

/// Who keeps order and rescues.
static AUTHORITIES: WordSet = WordSet::new(words![
    "правоохранительн*",
    "экстренн*",
    "силовых",
    "полиции",
    "мвд",
    "мчс",
    "гумчс",
    "прокуратур*",
    "следкоме",
    "ск",
    "суде",
    "росгвардии",
    "гибдд",
    "фсин",
    "уфсин",
    "погранслужб*",
    "аэропорту",
    "подполье",
    "police",
    "rescuers",
    "firefighters",
]);

/// Who has no name.
static SOURCES: WordSet =
    WordSet::new(words!["источник*", "очевид*", "житель", "жительница", "собеседник*", "пассажир*"]);

/// Who is in charge of a place or of its rescue, or saw it.
static IN_CHARGE: WordSet = WordSet::new(words![
    "губернатор*",
    "врио",
    "мэр*",
    "градоначальник*",
    "региона",
    "города",
    "района",
    "области",
    "округа",
    "края",
    "республики",
    "минздрав*",
    "прокур*",
    "мчс",
    "полици*",
    "сбу",
    "фсб",
    "мвд",
    "ск",
    "следком*",
    "суд",
    "жител*",
    "очевид*",
    "командир*",
    "боец",
    "военнослужащ*",
    "врач*",
    "клиник*",
    "больниц*",
    "аэропорт*",
    "станции",
    "школы",
    "ministry",
    "officials",
    "military",
    "army",
    "navy",
    "guard",
    "authorities",
    "министерств*",
    "минобороны",
    "хуситы",
    "всу",
    "цахал",
    "houthis",
    "idf",
    "власти",
    "армия",
    "governor*",
    "mayor*",
    "sheriff*",
    "police",
    "prosecutor*",
    "commander*",
    "soldier*",
    "rescuer*",
    "firefighter*",
    "witness*",
    "resident*",
    "hospital*",
]);

/// Who speaks for a state, wherever it is.
static STATESMEN: WordSet = WordSet::new(words![
    "президент*",
    "премьер*",
    "мид",
    "посол",
    "посольств*",
    "иностранных",
    "president*",
    "foreign",
    "embassy",
    "kremlin",
]);

/// Words that say it did not, or that nothing is known of it.
static DENIES: WordSet = WordSet::new(words!["не", "сведений", "not", "no"]);

/// What happens to people and things at a place.
static HAPPENS: WordSet = WordSet::new(words![
    "погиб*",
    "пострада*",
    "ранен*",
    "госпитализ*",
    "жертв*",
    "обстрел*",
    "атаков*",
    "осудил*",
    "осужден*",
    "приговор*",
    "сбит*",
    "сбил*",
    "уничтож*",
    "ликвидир*",
    "пожар*",
    "горит",
    "горят",
    "тушат",
    "потуш*",
    "возгоран*",
    "взрыв*",
    "взорв*",
    "эвакуир*",
    "задержан*",
    "задержал*",
    "арестован*",
    "поврежден*",
    "отключен*",
    "наступлен*",
    "отразил*",
    "прорвал*",
    "расстрел*",
    "столкнул*",
    "авари*",
    "дтп",
    "землетряс*",
    "наводнен*",
    "затопл*",
    "обруш*",
    "утечк*",
    "пропал*",
    "упал*",
    "разбил*",
    "поражен*",
    "killed",
    "wounded",
    "injured",
    "shelled",
    "downed",
    "fire",
    "blast*",
    "explosion*",
    "detained",
    "arrested",
    "evacuated",
    "destroyed",
    "collapsed",
    "crashed",
    "derailed",
    "flood*",
    "earthquake*",
]);
