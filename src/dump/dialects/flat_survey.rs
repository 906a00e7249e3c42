//! The first look at a file of flat objects: which columns it has, with some values of each.

use memchr::memchr_iter;

use crate::dump::json::{Raw, Tokens, Value};
use crate::dump::mapping::{Column, Role};
use crate::dump::objects::{Tape, View, stands_alone};

use super::flat::around;

/// How many messages are looked at.
pub(super) const ROWS: usize = 50;
/// How many columns are shown.
pub(super) const COLUMNS: usize = 128;
/// How many values of a column are kept, and how many characters of each.
const SAMPLES: usize = 5;
const LENGTH: usize = 80;

/// What the beginning of a file of objects tells.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) columns: Vec<Column>,
    /// The keys under which the messages stand one in the other, if they stand in an object.
    pub(super) around: Vec<String>,
    /// Whether they stand in an object there, each behind its number.
    pub(super) numbered: bool,
}

/// Looks at the first objects.
pub(super) fn survey(head: &[u8]) -> Survey {
    let mut found = Survey::default();
    let Some(first) = first_object(head) else { return found };
    let mut tokens = Tokens::new(head, first, false);
    let _ = tokens.value();
    let rows = match around(&mut tokens) {
        Some(keys) => {
            found.around = keys.into_iter().map(|key| String::from_utf8_lossy(key).into_owned()).collect();
            found.numbered = tokens.peek() == Ok(Some(b'"'));
            tokens.at()
        }
        None => first,
    };
    let mut tokens = Tokens::new(head, rows, false);
    let mut tape = Tape::default();
    for _ in 0..ROWS {
        while let Ok(Some(b',' | b'[' | b']')) = tokens.peek() {
            tokens.bump();
        }
        if found.numbered && tokens.peek() == Ok(Some(b'"')) && tokens.key().is_err() {
            break;
        }
        let at = tokens.at();
        if tokens.peek() != Ok(Some(b'{')) {
            break;
        }
        if tape.read(&mut tokens).is_err() {
            // A damaged one tells nothing, but those behind it may.
            let Some(next) = object_behind(head, at + 1) else { break };
            tokens = Tokens::new(head, next, false);
            continue;
        }
        for (key, value) in tape.view(head).pairs() {
            let name = Raw::new(key).text();
            for (inner, value) in value.pairs().filter(|(_, value)| value.words().is_some()) {
                add(&mut found.columns, format!("{name}.{}", Raw::new(inner).text()), value);
            }
            add(&mut found.columns, name, value);
        }
    }
    if found.columns.is_empty() {
        begun(head, rows, &mut found.columns);
    }
    found
}

/// The columns of an object that is longer than the beginning, as far as it is there; they tell no values.
fn begun(head: &[u8], rows: usize, columns: &mut Vec<Column>) {
    let Some(start) = object_behind(head, rows) else { return };
    let mut tokens = Tokens::new(head, start + 1, false);
    while let Ok(Some(key)) = tokens.key() {
        put(columns, Raw::new(key.bytes()).text());
        if tokens.value().and_then(|value| tokens.skip(value)).is_err() {
            break;
        }
    }
}

/// Where the next object that belongs to no key begins, from `at` on.
fn object_behind(head: &[u8], at: usize) -> Option<usize> {
    memchr_iter(b'{', head.get(at..)?).map(|next| at + next).find(|next| stands_alone(head, *next))
}

fn first_object(head: &[u8]) -> Option<usize> {
    let mut tokens = Tokens::new(head, 0, false);
    loop {
        tokens.peek().ok()?;
        let at = tokens.at();
        match tokens.value().ok()? {
            Value::Array => {}
            Value::Object => return Some(at),
            _ => return None,
        }
    }
}

fn add(columns: &mut Vec<Column>, name: String, value: View<'_>) {
    if let (Some(column), Some(words)) = (put(columns, name), value.words()) {
        sample(column, &words);
    }
}

/// The column of that name, a new one if there is room. Of very many those are shown too that somebody may look for.
fn put(columns: &mut Vec<Column>, name: String) -> Option<&mut Column> {
    let place = columns.iter().position(|column| column.name == name).unwrap_or(columns.len());
    if place == columns.len() {
        if place >= COLUMNS && (place >= 2 * COLUMNS || Role::of_column(&name).is_none()) {
            return None;
        }
        columns.push(Column { name, samples: Vec::new() });
    }
    columns.get_mut(place)
}

pub(super) fn sample(column: &mut Column, words: &str) {
    if column.samples.len() < SAMPLES {
        let mut sample: String = words.chars().take(LENGTH).collect();
        if sample.len() < words.len() {
            sample.push('…');
        }
        column.samples.push(sample);
    }
}
