//! The rows of a table as pandas splits it: what the first of them look like, and which arrays further on are rows too.
//!
//! Where the names of the columns are damaged it finds out what it can of them, and by the values which hold text and time.
//! It reads no message.

use std::ops::Range;

use memchr::memmem;

use super::flat_survey::{COLUMNS, ROWS, sample};
use crate::dump::json::{Halt, Tokens, Value};
use crate::dump::mapping::{Column, Mapping, Role};
use crate::dump::objects::{Tape, View};
use crate::dump::times::Times;

/// How many values of a row tell that it is one, where its end is far.
const TELLING: usize = 3;
/// Fewer rows than so many may each have something of its own.
const FEW: usize = 5;
/// How many letters and digits on the average a value has that is a text.
const WORDS: usize = 12;
/// How far behind the beginning the names of columns end at most.
const NEAR: usize = 1024;

/// What rows look like.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// How many values each has; 0 if none was seen.
    width: usize,
    /// Which sorts of values the columns have, a bit each.
    sorts: Vec<u8>,
}

/// What the beginning of a table tells.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Rows,
    /// The columns: their names, made up where they are not there, with some values of each.
    pub(super) columns: Vec<Column>,
    /// The names as they stand there.
    pub(super) written: Vec<String>,
}

const TEXT: u8 = 1;
const BARE: u8 = 2;
const LIST: u8 = 4;
const OBJECT: u8 = 8;

impl Rows {
    /// Whether `bytes`, which begin with a bracket, plainly are a row; `None` if that takes more bytes than there are,
    /// unless these are `all` that may be looked at.
    pub(super) fn begin(&self, bytes: &[u8], all: bool) -> Option<bool> {
        let mut tokens = Tokens::new(bytes, 0, false).strictly();
        let mut count = 0;
        match self.fits(&mut tokens, &mut count) {
            Ok(fits) => Some(fits),
            Err(Halt::More) if !all => None,
            Err(Halt::More) => Some(count >= TELLING.min(self.width).max(1)),
            Err(_) => Some(false),
        }
    }

    fn fits(&self, tokens: &mut Tokens<'_>, count: &mut usize) -> Result<bool, Halt> {
        let mut said = false;
        tokens.value()?;
        while tokens.item()? {
            let value = tokens.value()?;
            let sort = sort(value);
            // Of rows that nobody saw, no list of lists is one.
            let known = if self.sorts.is_empty() { TEXT | BARE } else { *self.sorts.get(*count).unwrap_or(&0) };
            if sort & !known != 0 {
                return Ok(false);
            }
            said |= sort != 0;
            tokens.skip(value)?;
            *count += 1;
        }
        Ok(*count == self.width && said)
    }

    /// How many values a row has; 0 if that is not known.
    pub(super) fn width(&self) -> usize {
        self.width
    }
}

/// A value of a row: its sort, and its words.
type Cell = (u8, Option<String>);

/// Looks at the first rows of a table.
pub(super) fn survey(head: &[u8]) -> Table {
    let written = written(head);
    // Where these are lost there may be nothing but rows; a long index hides them.
    let is_lost = written.is_empty() || behind(head, b"\"index\"").is_none();
    let begun = behind(head, b"\"data\"").or(is_lost.then_some(0));
    let rows: Vec<_> = begun.map(|at| first_rows(head, at)).unwrap_or_default();
    let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
    let width = usual(rows.iter().map(Vec::len), written.len());
    let rows: Vec<_> = rows.into_iter().filter(|row| row.len() == width).collect();
    // What one of many rows has may be no row at all, but a piece of a damaged one.
    let least = if rows.len() < FEW { 1 } else { 2 };
    let has = |place: usize, sort: u8| rows.iter().filter(|row| row[place].0 == sort).count() >= least;
    let sorts_of = |place| [TEXT, BARE, LIST, OBJECT].into_iter().filter(|&sort| has(place, sort)).sum();
    let sorts = if rows.is_empty() { Vec::new() } else { (0..width).map(sorts_of).collect() };
    let names = if written.len() == width { written.clone() } else { aligned(&written, width) };
    let mut columns: Vec<_> =
        names.into_iter().take(COLUMNS).map(|name| Column { name, samples: Vec::new() }).collect();
    // The values of a list in a row are none of its own.
    let fits = |row: &Vec<Cell>| row.iter().zip(&sorts).all(|((sort, _), known)| sort & !known == 0);
    for (place, (_, words)) in rows.into_iter().filter(fits).flat_map(|row| row.into_iter().enumerate()) {
        if let (Some(column), Some(words)) = (columns.get_mut(place), words) {
            sample(column, &words);
        }
    }
    Table { rows: Rows { width, sorts }, columns, written }
}

/// Whether rows of one width are most of a text, but for the numbers before them; or the names of columns stand there, and
/// such numbers.
pub(super) fn is_most(head: &[u8]) -> bool {
    let said = |bytes: &[u8]| {
        let blank = |byte: &&u8| byte.is_ascii_digit() || byte.is_ascii_whitespace() || matches!(byte, b',' | 0);
        bytes.iter().filter(|byte| !blank(byte)).count()
    };
    let rows = first_rows(head, behind(head, b"\"data\"").unwrap_or(0));
    let width = usual(rows.iter().map(|(_, row)| row.len()), 0);
    let alike = rows.iter().filter(|(_, row)| row.len() == width && width >= TELLING).map(|(place, _)| place);
    let Some(end) = alike.clone().skip(1).last().map(|place| place.end) else {
        let index = behind(head, b"\"index\"").filter(|at| *at < NEAR);
        return index.is_some() && written(head).len() >= TELLING;
    };
    // Only the first of many were looked at.
    let all = if rows.len() < ROWS { head } else { &head[..end] };
    alike.map(|place| said(&head[place.clone()])).sum::<usize>() * 2 >= said(all)
}

/// What text and time stand in by their values, where no name says so. Whatever else a name does not tell is left open.
pub(super) fn by_values(columns: &[Column], mapping: &mut Mapping) {
    let free = |mapping: &Mapping, column: &&Column| mapping.iter().all(|(_, taken)| taken != column.name);
    let times = Times::default();
    let dated = |column: &&Column| {
        let samples = &column.samples;
        let is_date = |value: &String| value.contains([':', '-', '/']) && times.read(value).is_some();
        !samples.is_empty() && samples.iter().all(is_date)
    };
    if mapping.column(Role::Date).is_none()
        && let Some(column) = columns.iter().filter(|column| free(mapping, column)).find(dated)
    {
        mapping.set(Role::Date, Some(column.name.clone()));
        mapping.times = Times::guess(column.samples.iter().map(String::as_str), mapping.times.utc);
    }
    if mapping.column(Role::Text).is_none() {
        let length = |column: &&Column| {
            let letters = |value: &String| value.chars().filter(|letter| letter.is_alphanumeric()).count();
            column.samples.iter().map(letters).sum::<usize>() / column.samples.len().max(1)
        };
        let told = |column: &&Column| free(mapping, column) && length(column) >= WORDS && !dated(column);
        let text = columns.iter().filter(told).max_by_key(length).map(|column| column.name.clone());
        mapping.set(Role::Text, text);
    }
}

/// Behind the first place where a key stands that has a list.
fn behind(head: &[u8], key: &[u8]) -> Option<usize> {
    memmem::find_iter(head, key).find_map(|at| {
        let mut tokens = Tokens::new(head, at + key.len(), true);
        for expected in [b':', b'['] {
            if tokens.peek() != Ok(Some(expected)) {
                return None;
            }
            tokens.bump();
        }
        Some(tokens.at())
    })
}

/// The names of the columns as they stand there: under their key, or in the first list, if that has names that are known.
fn written(head: &[u8]) -> Vec<String> {
    let under_key = behind(head, b"\"columns\"").map(|at| names(head, at));
    let is_known = |names: &Vec<String>| names.iter().filter(|name| Role::of_column(name).is_some()).count() >= TELLING;
    let first = || memchr::memchr(b'[', &head[..head.len().min(NEAR)]).map(|at| names(head, at + 1)).filter(is_known);
    under_key.or_else(first).unwrap_or_default()
}

/// Names up to the end of their list, or to where it cannot be read.
fn names(head: &[u8], at: usize) -> Vec<String> {
    let mut tokens = Tokens::new(head, at, true);
    let mut names = Vec::new();
    while let Ok(true) = tokens.item() {
        match tokens.value() {
            Ok(Value::Text(name)) if tokens.mends().is_empty() => names.push(name.text()),
            Ok(Value::Bare(name)) if tokens.mends().is_empty() => {
                names.push(String::from_utf8_lossy(name).into_owned());
            }
            _ => break,
        }
    }
    names
}

/// The first rows that can be read, and where they stand.
fn first_rows(head: &[u8], mut at: usize) -> Vec<(Range<usize>, Vec<Cell>)> {
    let (mut rows, mut tape) = (Vec::new(), Tape::default());
    for _ in 0..ROWS {
        let Some(next) = memchr::memchr(b'[', &head[at..]) else { break };
        at += next;
        let mut tokens = Tokens::new(head, at, false);
        match tape.read(&mut tokens) {
            // A row that is damaged is no example.
            Ok(()) if !tokens.mends().is_empty() => at += 1,
            // A list of rows, and none itself.
            Ok(()) if tape.view(head).items().all(View::is_array) => at += 1,
            Ok(()) => {
                let value = |value: View<'_>| {
                    let sorts = [(value.raw().is_some(), TEXT), (value.is_array(), LIST), (value.is_object(), OBJECT)];
                    let sort = sorts.iter().find(|(is, _)| *is).map(|(_, sort)| *sort);
                    let words = value.words();
                    (sort.unwrap_or(if words.is_some() { BARE } else { 0 }), words)
                };
                rows.push((at..tokens.at(), tape.view(head).items().map(value).collect()));
                at = tokens.at();
            }
            Err(_) => at += 1,
        }
    }
    rows
}

/// The number that comes most often; `named` if another comes no more often than that.
fn usual(numbers: impl Iterator<Item = usize>, named: usize) -> usize {
    let numbers: Vec<_> = numbers.collect();
    let often = |number: usize| numbers.iter().filter(|other| **other == number).count();
    numbers.iter().copied().max_by_key(|&number| (often(number), number == named)).unwrap_or(named)
}

/// Names for so many columns, of which the known ones at either end are sure and the others made up.
fn aligned(written: &[String], width: usize) -> Vec<String> {
    let is_known = |name: &&String| Role::of_column(name).is_some();
    // Where one is gone without a trace, nobody knows which.
    let written = if written.iter().all(|name| is_known(&name)) { &[] } else { written };
    let first = written.iter().take_while(is_known).count().min(width);
    let last = written[first..].iter().rev().take_while(is_known).count().min(width - first);
    let made_up = (first + 1..=width - last).map(|place| format!("column {place}"));
    written[..first].iter().cloned().chain(made_up).chain(written[written.len() - last..].iter().cloned()).collect()
}

fn sort(value: Value<'_>) -> u8 {
    match value {
        Value::Text(_) => TEXT,
        Value::Bare(b"null" | b"None" | b"NaN") => 0,
        Value::Bare(_) => BARE,
        Value::Array => LIST,
        Value::Object => OBJECT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        r#"{"columns":["id","date","text"],"index":[0,1],"data":[[1,"2023-09-22","Ferry"],[2,null,"Pier"]]}"#;

    #[track_caller]
    fn check(head: &str, names: &[&str], width: usize) {
        let found = survey(head.as_bytes());
        let found_names: Vec<_> = found.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!((found_names.as_slice(), found.rows.width()), (names, width), "{head}");
    }

    #[test]
    fn names_that_are_damaged_are_as_many_as_there_are_values() {
        check(HEAD, &["id", "date", "text"], 3);
        check(&HEAD.replace("\"date\",", ""), &["column 1", "column 2", "column 3"], 3);
        check(&HEAD.replace("te\",\"te", ""), &["id", "column 2", "column 3"], 3);
        check(&HEAD.replace("\"date\",\"text", "\"x\",\"y\",\"text"), &["id", "column 2", "text"], 3);
        check(&HEAD.replace("\"text\"]", "\"text\""), &["id", "date", "text"], 3);
        check(&HEAD.replace("\"columns\"", "\"colum"), &["id", "date", "text"], 3);
        check(&HEAD[20..], &["column 1", "column 2", "column 3"], 3);
        check(&HEAD.replace("[[1,", "[[[1,"), &["id", "date", "text"], 3);
    }

    #[track_caller]
    fn check_row(written: &str, expected: Option<bool>) {
        assert_eq!(survey(HEAD.as_bytes()).rows.begin(written.as_bytes(), false), expected, "{written}");
    }

    #[test]
    fn a_row_has_as_many_values_as_others_and_of_their_sorts() {
        for written in [r#"[3,"x","y"]"#, r#"[3,null,"y"],"#, r#"[ 3 , "x" , null ]"#] {
            check_row(written, Some(true));
        }
        for written in
            ["[null,null,null]", r#"[3,"x"]"#, r#"[3,"x","y",1]"#, r#"["x","x","y"]"#, r#"[3,[],"y"]"#, "[3]"]
        {
            check_row(written, Some(false));
        }
        check_row(r#"[3,"x","#, None);
        check_row(r#"[3,"x","y""#, None);
    }
}
