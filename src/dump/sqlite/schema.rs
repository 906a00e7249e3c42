//! Which tables there are and what their columns are called, from the words that made them.

use std::ops::Range;

use super::pages::{Encoding, File};
use super::record::{Value, values};
use super::seen::Seen;
use super::tree::{Damage, Met, Row, Walk, sound_rows};
use crate::dump::fault::PageFault;

/// The most tables and indexes that are looked at, and the longest text that makes one.
const TABLES: usize = 4_096;
const WORDS: usize = 1024 * 1024;

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    /// The page that it begins on.
    pub(super) root: u32,
    /// The names of its columns in the order in which their values are stored.
    pub(super) columns: Vec<String>,
    /// The column that is the id of the row and is not stored.
    pub(super) alias: Option<usize>,
    /// Whether it is its own index and has no ids of rows.
    pub(super) index: bool,
    /// Where the words stand that make it.
    pub(super) words: Range<u64>,
    /// Whether these are not believed.
    pub(super) forgotten: bool,
}

impl Table {
    /// Takes columns for having nothing but numbers for names, for what is written of them is wrong.
    pub(super) fn forget(&mut self, columns: usize) {
        self.columns = (1..=columns).map(|place| place.to_string()).collect();
        // The id of a row is most likely the first of its columns, and is not stored among them.
        self.alias = (!self.index).then_some(0);
        self.forgotten = true;
    }
}

/// What the first page leads to.
#[derive(Clone, Debug, Default)]
pub(super) struct Schema {
    pub(super) tables: Vec<Table>,
    /// Where indexes and what else there is begin.
    pub(super) others: Vec<u32>,
    /// Where it cannot be read.
    pub(super) damage: Vec<Damage>,
}

impl Schema {
    pub(super) fn read(file: &mut File<'_>) -> Self {
        let (mut walk, mut seen, mut row) = (Walk::new(1, false), Seen::default(), Row::default());
        let mut schema = Self::default();
        while !walk.is_done() && schema.tables.len() + schema.others.len() + schema.damage.len() < TABLES {
            match walk.next(file, &mut seen, &mut row) {
                Some(Met::Row) => schema.take(&row, file.layout.encoding),
                Some(Met::Damage(damage)) => schema.damage.push(damage),
                None => {}
            }
        }
        schema
    }

    /// Whether it is what programs keep to be logged in: a key, and whom they met.
    pub(super) fn is_session(&self) -> bool {
        let has = |table: &Table, name: &str| table.columns.iter().any(|column| column == name);
        self.tables.iter().any(|table| table.name == "sessions" && has(table, "dc_id") && has(table, "auth_key"))
    }

    /// The names of the first tables, to be shown.
    pub(super) fn shown(&self) -> String {
        let names: Vec<_> = self.tables.iter().take(6).map(|table| table.name.as_str()).collect();
        if names.is_empty() { "(none)".to_owned() } else { names.join(", ") }
    }

    fn take(&mut self, row: &Row, encoding: Encoding) {
        let Some(values) = values(&row.payload, encoding) else { return };
        let text = |place: usize| {
            let mut text = String::new();
            values.get(place).filter(|_| row.payload.len() <= WORDS).map(|value| value.write(&mut text));
            text
        };
        let root = values.get(3).and_then(|value| Value::integer(*value)).and_then(|root| u32::try_from(root).ok());
        let Some(root) = root.filter(|&root| root > 0) else { return };
        let words = text(4);
        if text(0) != "table" && !words.starts_with("CREATE TABLE") {
            self.others.push(root);
            return;
        }
        // Of words that make no table all is wrong that they could say.
        let (columns, alias, index) = table(&words).unwrap_or_default();
        let words = row.place.clone();
        self.tables.push(Table { name: text(1), root, columns, alias, index, words, forgotten: false });
    }

    /// Forgets what is said of tables whose rows are otherwise: one sign of the words decides which value is which column.
    pub(super) fn fit(&mut self, file: &mut File<'_>) {
        for table in &mut self.tables {
            let mut rows = sound_rows(file, table);
            if rows.is_empty() {
                rows = sound_rows(file, &Table { index: !table.index, ..table.clone() });
                let Some(_) = rows.first() else { continue };
                table.columns.clear();
                table.index = !table.index;
            }
            let widths = rows.iter().filter_map(|row| Some(values(&row.payload, file.layout.encoding)?.len()));
            let widths: Vec<_> = widths.collect();
            let wider = widths.iter().filter(|&&width| width > table.columns.len()).count();
            // Older rows may lack columns, and one row may be damaged.
            if wider > 0 && wider * 4 >= widths.len() {
                table.forget(widths.into_iter().max().unwrap_or_default());
                self.damage.push(Damage(table.words.clone(), PageFault::Words));
            }
        }
    }
}

/// The columns that `CREATE TABLE` names, as they are stored; which of them is the id of the row, and whether there is none.
fn table(words: &str) -> Option<(Vec<String>, Option<usize>, bool)> {
    let tokens = tokens(words);
    let open = tokens.iter().position(|token| *token == Token::Sign('('))?;
    let (definitions, behind) = definitions(&tokens[open + 1..]);
    let index = behind.iter().any(|token| token.is("WITHOUT"));
    let (mut columns, mut types, mut key) = (Vec::new(), Vec::new(), Vec::new());
    for definition in definitions {
        let Some(first) = definition.first() else { continue };
        let rest = &definition[1..];
        let primary = definition.windows(2).position(|pair| pair[0].is("PRIMARY") && pair[1].is("KEY"));
        if ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].iter().any(|word| first.is(word)) {
            if let Some(at) = primary {
                let listed = definition[at + 2..].iter().take_while(|token| **token != Token::Sign(')'));
                let mut before = &Token::Sign(',');
                for token in listed {
                    // Behind a name its order may stand.
                    if let (Token::Word(name) | Token::Name(name), Token::Sign('(' | ',')) = (token, before) {
                        key.push(name.clone());
                    }
                    before = token;
                }
            }
            continue;
        }
        let (Token::Word(name) | Token::Name(name)) = first else { continue };
        if rest.iter().any(|token| token.is("AS")) && !rest.iter().any(|token| token.is("STORED")) {
            // Made of others when it is asked for.
            continue;
        }
        if let Some(at) = primary {
            let descending = definition.get(at + 2).is_some_and(|token| token.is("DESC"));
            key.push(if descending && !index { String::new() } else { name.clone() });
        }
        types.push(
            rest.first().is_some_and(|token| token.is("INTEGER"))
                && !matches!(rest.get(1), Some(Token::Word(word)) if is_type(word)),
        );
        columns.push(name.clone());
    }
    let place = |columns: &[String], name: &String| columns.iter().position(|column| column.eq_ignore_ascii_case(name));
    if !index {
        let alias = if let [key] = &key[..] { place(&columns, key).filter(|&column| types[column]) } else { None };
        return Some((columns, alias, false));
    }
    // What a table is sorted by is stored first.
    let mut stored: Vec<String> = Vec::new();
    let keys = key.iter().filter_map(|name| Some(columns[place(&columns, name)?].clone()));
    for name in keys.chain(columns.iter().cloned()) {
        if !stored.contains(&name) {
            stored.push(name);
        }
    }
    Some((stored, None, true))
}

/// Whether a word goes on with the name of a type rather than beginning a condition.
fn is_type(word: &str) -> bool {
    let conditions = ["PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "CONSTRAINT"];
    !conditions.iter().any(|condition| word.eq_ignore_ascii_case(condition))
}

/// A piece of SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    /// A name in quotes, which is no keyword.
    Name(String),
    Sign(char),
}

impl Token {
    fn is(&self, keyword: &str) -> bool {
        matches!(self, Self::Word(word) if word.eq_ignore_ascii_case(keyword))
    }
}

/// SQL in pieces, without comments.
fn tokens(words: &str) -> Vec<Token> {
    let (mut tokens, mut rest) = (Vec::new(), words);
    while let Some(c) = rest.chars().next() {
        let closing = match c {
            '"' | '\'' | '`' => Some(c),
            '[' => Some(']'),
            _ => None,
        };
        let length = if let Some(closing) = closing {
            let (name, length) = quoted(&rest[1..], closing);
            tokens.push(Token::Name(name));
            length + 1
        } else if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if c.is_alphanumeric() || c == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..end].to_owned()));
            end
        } else {
            if !c.is_whitespace() {
                tokens.push(Token::Sign(c));
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// A name up to its closing quote, which written twice belongs to it; and how many bytes that took.
fn quoted(rest: &str, closing: char) -> (String, usize) {
    let (mut name, mut chars) = (String::new(), rest.char_indices().peekable());
    while let Some((at, c)) = chars.next() {
        if c == closing && (closing == ']' || chars.next_if(|&(_, next)| next == closing).is_none()) {
            return (name, at + 1);
        }
        name.push(c);
    }
    (name, rest.len())
}

/// What stands between the commas up to the closing bracket, and what stands behind that.
fn definitions(tokens: &[Token]) -> (Vec<&[Token]>, &[Token]) {
    let (mut depth, mut start, mut all) = (0_u32, 0, Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(') => depth += 1,
            Token::Sign(')') if depth > 0 => depth -= 1,
            Token::Sign(')') => {
                all.push(&tokens[start..at]);
                return (all, &tokens[at + 1..]);
            }
            Token::Sign(',') if depth == 0 => {
                all.push(&tokens[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    all.push(&tokens[start..]);
    (all, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Option<(&[&str], Option<usize>, bool)>) {
        let found = table(words);
        let found = found
            .as_ref()
            .map(|(columns, alias, index)| (columns.iter().map(String::as_str).collect::<Vec<_>>(), *alias, *index));
        assert_eq!(found, expected.map(|(columns, alias, index)| (columns.to_vec(), alias, index)), "{words}");
    }

    #[test]
    fn columns_are_named_in_the_order_of_their_values() {
        check("CREATE TABLE m (id INTEGER NOT NULL PRIMARY KEY, type TEXT)", Some((&["id", "type"], Some(0), false)));
        check("CREATE TABLE m(id INT PRIMARY KEY, type)", Some((&["id", "type"], None, false)));
        check(
            "CREATE TABLE \"m (x\" (\"a \"\"b\"\"\" VARCHAR(10, 2) DEFAULT 'x, y', [c d] INTEGER, -- e TEXT,\n `f` /* , g */ REAL, PRIMARY KEY(\"c d\" ASC), FOREIGN KEY (f) REFERENCES n(id))",
            Some((&["a \"b\"", "c d", "f"], Some(1), false)),
        );
        check(
            "CREATE TABLE m(a TEXT, b INT, c INT, PRIMARY KEY (c, a)) WITHOUT ROWID",
            Some((&["c", "a", "b"], None, true)),
        );
        check("CREATE TABLE m(a, b AS (a + 1), c INT AS (a) STORED)", Some((&["a", "c"], None, false)));
        check("CREATE TABLE m(id INTEGER PRIMARY KEY DESC, t)", Some((&["id", "t"], None, false)));
        check("CREATE TABLE m(key TEXT, \"unique\" TEXT", Some((&["key", "unique"], None, false)));
        check("CREATE VIEW v AS SELECT 1", None);
        check("", None);
    }
}
