//! What random queries of the model are asked about: all events, and which words and names occur anywhere.

use std::collections::{BTreeSet, HashMap};

use super::Facet;
use super::model_scan::Plain;
use super::model_told::{NAMES, TOWNS, TWO_NAMES, Told, WORDS};
use super::model_words::{FIELD_TYPOS, TYPOS};
use super::words::fold;
use crate::event::Report;

/// What is asked about: all events, and which words and names occur anywhere.
pub(super) struct World {
    pub(super) events: Vec<Plain>,
    /// Of each of [`WORDS`] the forms that occur, folded.
    pub(super) forms: Vec<BTreeSet<String>>,
    /// The words of each field, folded.
    pub(super) fields: HashMap<Facet, BTreeSet<String>>,
    /// The messages that there are.
    pub(super) posts: BTreeSet<(u32, i64)>,
    /// The dumps that have any.
    pub(super) dumps: BTreeSet<u32>,
    /// The names that stand for a value.
    names: HashMap<(Facet, String), BTreeSet<String>>,
    /// Whether names of two scripts, and names of one person, have met.
    pub(super) closed: bool,
}

impl World {
    /// Of reports and the events that they tell of; `label` names the person or town behind each name.
    pub(super) fn new(told: &[Told], events: Vec<Plain>, closed: bool, label: &dyn Fn(&str) -> String) -> Self {
        let mut forms = vec![BTreeSet::new(); WORDS.len()];
        let mut names: HashMap<(Facet, String), BTreeSet<String>> = HashMap::new();
        let mut fields: HashMap<Facet, BTreeSet<String>> = HashMap::new();
        fields.entry(Facet::Source).or_default().insert("own".to_owned());
        let mut told_in = |facet, name: &str| {
            let words = fold(name);
            fields.entry(facet).or_default().extend(words.split(' ').map(str::to_owned));
        };
        for one in told {
            let Report { participants, place, occasion, hashtags, .. } = &one.report;
            let body = |body| if body { Facet::Organisation } else { Facet::Participant };
            let people = participants.iter().map(|participant| (body(participant.body), &participant.name.value));
            let occasions = occasion.iter().map(|occasion| (Facet::Occasion, &occasion.value));
            let tags = hashtags.iter().map(|tag| (Facet::Hashtag, tag));
            for (facet, name) in people.chain(occasions).chain(tags) {
                told_in(facet, name);
                if facet == Facet::Organisation && (name.contains("НАТО") || name.contains("NATO")) {
                    told_in(facet, "НАТО NATO");
                }
            }
            told_in(Facet::Source, one.message.forward.as_ref().map_or("own", |_| "Ведомство"));
            if let Some(place) = place {
                // Any name of a town finds it.
                for town in TOWNS.iter().filter(|town| town.contains(&place.value.as_str())) {
                    let all = names.entry((Facet::Place, label(&place.value))).or_default();
                    for name in *town {
                        told_in(Facet::Place, name);
                        all.insert((*name).to_owned());
                    }
                }
            }
            for (word, form) in one.words.iter().zip(one.message.text.split(' ')) {
                forms[*word].insert(fold(form));
            }
            for participant in &one.report.participants {
                let name = &participant.name.value;
                if participant.body {
                    let all = names.entry((Facet::Organisation, name.clone())).or_default();
                    all.insert(name.clone());
                    // Each with the other abbreviation, too.
                    if name.contains("НАТО") || name.contains("NATO") {
                        all.insert(format!("{name} НАТО NATO"));
                    }
                    continue;
                }
                names.entry((Facet::Participant, label(name))).or_default().insert(name.clone());
            }
        }
        let posts = told.iter().map(Told::post).collect();
        let dumps = told.iter().flat_map(|one| one.also.iter().chain([&one.dump]).copied()).collect();
        Self { events, forms, fields, posts, dumps, names, closed }
    }

    /// Whether a name that stands for a value is as wanted.
    pub(super) fn is_called(&self, facet: Facet, value: &str, wanted: impl Fn(&str) -> bool) -> bool {
        match self.names.get(&(facet, value.to_owned())) {
            Some(names) => names.iter().any(|name| wanted(name)),
            None => wanted(value),
        }
    }

    /// What a word with a typo is read as: the form that is one edit away, or a name as it sounds.
    pub(super) fn read_as(&self, at: usize) -> Option<&str> {
        let (_, of, near) = TYPOS[at];
        // With a letter at another place the others sound otherwise.
        let sounds = self.closed && of < 3;
        let sounding = || self.forms[of].first().filter(|_| sounds).map(String::as_str);
        if self.forms[of].contains(near) { Some(near) } else { sounding() }
    }

    /// What a word of a field with a typo is read as.
    pub(super) fn near(&self, at: usize) -> Option<&'static str> {
        let (_, facet, _, near) = FIELD_TYPOS[at];
        near.iter().find(|near| self.fields.get(&facet).is_some_and(|words| words.contains(**near))).copied()
    }

    /// Whether any form of a word begins so, or is this, in either script.
    pub(super) fn begins(&self, word: usize, beginning: &str) -> bool {
        let occurring = &self.forms[word];
        if occurring.iter().any(|form| form.starts_with(beginning)) {
            return true;
        }
        let mut forms = WORDS[word].iter().map(|form| fold(form));
        // By the name that nobody wrote.
        let is_unwritten = |name: &str| !occurring.iter().any(|form| form.is_ascii() == name.is_ascii());
        let unwritten = self.closed && word >= TWO_NAMES && !occurring.is_empty();
        if unwritten && two_names(word).any(|name| is_unwritten(&name) && name.starts_with(beginning)) {
            return true;
        }
        let sounds = beginning.chars().filter(|letter| *letter != 'ь').count();
        let other_script = self.closed && word < NAMES && sounds > 2 && forms.clone().any(|f| f.starts_with(beginning));
        !occurring.is_empty() && (other_script || forms.any(|form| form == beginning))
    }
}

/// The two names of a word that has two, folded.
fn two_names(word: usize) -> impl Iterator<Item = String> {
    let forms = WORDS[word];
    [forms.first(), forms.last()].into_iter().flatten().map(|form| fold(form))
}
