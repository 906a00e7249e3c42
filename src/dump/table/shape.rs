//! The shape of a table, told from its beginning: separator, quotes, header, number of columns.
//!
//! This is also how a table is told from other text. Nothing here knows what the columns mean beyond whether their
//! names are those of messages.

use super::makes::make_of;
use super::records::{Dialect, Field, Found, Record};
use crate::dump::decimal::Decimal;
use crate::dump::format::TableKind;
use crate::dump::mapping::{Role, Told};
use crate::dump::values::{has_letters, is_date};
use crate::order::Order;

/// How many records of the beginning are looked at.
const LOOKED: usize = 100;
/// How many lines may stand before the header.
const BEFORE: usize = 10;
/// So many rows of two columns each are no prose.
const PAIRS: usize = 10;
/// The most columns that a table of messages has.
const COLUMNS: usize = 1_024;

/// How a table is built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) dialect: Dialect,
    /// How many columns it has.
    pub(super) width: usize,
    /// The fields of the header; `None` if it has none.
    pub(super) header: Option<Vec<String>>,
    /// The first rows, whatever their number of fields.
    pub(super) rows: Vec<Vec<String>>,
    /// Where the first row begins.
    pub(super) begin: usize,
    /// Whether names or values say that these are messages.
    pub(super) sure: bool,
}

impl Shape {
    /// The shape of a table that begins so; `None` if this is none that could have messages. `whole` says that nothing
    /// follows.
    pub(super) fn of(head: &[u8], whole: bool) -> Option<Self> {
        let (start, dialects) = dialects(head);
        let mut found: Vec<(Sample, Score)> = Vec::new();
        for dialect in dialects {
            let sample = Sample::of(&head[start..], dialect, whole);
            let Some(score) = sample.score() else { continue };
            // Where quotes are used, one that is not closed does not make them signs like others.
            if !dialect.quotes && best(&found).is_some_and(|known| known.is_quoted(dialect.separator)) {
                continue;
            }
            found.push((sample, score));
        }
        // Where the header is damaged, sentences may have commas as evenly as the rows have their separators.
        found.order_by(|(_, score)| !(score.width as u64));
        found.order_by(|(_, score)| !(score.fitting as u64));
        found.order_by(|(_, score)| !(score.names as u64));
        let mut even = None;
        for (at, (sample, score)) in found.into_iter().enumerate() {
            let shape = sample.shape(start, false);
            let is_table = if score.names >= 2 { shape.has_messages() } else { shape.looks_like_messages() };
            if is_table || at == 0 && shape.is_short_and_dated() {
                return Some(Self { sure: true, ..shape });
            }
            if at == 0 && shape.is_even(3) {
                even = Some(shape);
            }
        }
        even
    }

    /// The shape of a table that has the columns that somebody names, however few its rows are.
    pub(super) fn named(head: &[u8], whole: bool, told: &Told) -> Option<Self> {
        let (start, dialects) = dialects(head);
        dialects.into_iter().find_map(|dialect| {
            let mut sample = Sample::of(&head[start..], dialect, whole);
            let fits = |fields: &[String]| told.fits(&fields.iter().map(String::as_str));
            sample.first = sample.records.iter().take(BEFORE + 1).position(|(_, fields)| fits(fields))?;
            sample.width = sample.records[sample.first].1.len();
            Some(Self { sure: true, ..sample.shape(start, true) })
        })
    }

    /// Whether the header says so.
    fn has_messages(&self) -> bool {
        let fitting = self.rows.iter().filter(|row| row.len() == self.width).count();
        let known = self.header.as_ref().is_some_and(|header| make_of(header) != TableKind::Other);
        known || if self.rows.is_empty() { self.width > 2 } else { fitting * 2 >= self.rows.len() }
    }

    /// Whether the values say so: lines of prose have no date in the same place.
    fn looks_like_messages(&self) -> bool {
        let fitting: Vec<_> = self.rows.iter().filter(|row| row.len() == self.width).collect();
        let most = |holds: fn(&str) -> bool| {
            let mut columns = 0..self.width;
            columns.any(|column| fitting.iter().filter(|row| holds(&row[column])).count() * 10 >= fitting.len() * 9)
        };
        let listed = self.width == 2 && self.dialect.separator == b',';
        // Two are enough of what prose never has: signs between that are none of its own.
        let few = 3 - usize::from(self.width > 2 && matches!(self.dialect.separator, b'\t' | b';'));
        fitting.len() >= few
            && fitting.len() * 10 >= self.rows.len() * 9
            && !listed
            && most(is_date)
            && most(has_letters)
    }

    /// Whether it is an even table of so few rows that only their dates and texts tell it from anything else.
    fn is_short_and_dated(&self) -> bool {
        let each = |column: usize, holds: fn(&str) -> bool| self.rows.iter().all(|row| holds(&row[column]));
        let written =
            |column: &usize| each(*column, is_date) && !each(*column, |value| value.trim().parse::<u64>().is_ok());
        self.rows.len() < 3 && self.is_even(1) && (0..self.width).any(|column| written(&column)) && {
            (0..self.width).any(|column| each(column, has_letters))
        }
    }

    /// Whether it is a table beyond doubt, whatever it holds: a header of short names, and rows that all have one value
    /// for each. Prose has a space behind its commas, and never as many of them in each line.
    fn is_even(&self, rows: usize) -> bool {
        let is_name = |name: &String| {
            let name = name.trim_start_matches('\u{FEFF}');
            let says = has_letters(name) || matches!(name, "№" | "#");
            !name.is_empty() && name.chars().count() <= 40 && name.trim() == name && says
        };
        let named = self.header.as_ref().is_some_and(|header| {
            header.iter().all(is_name) && header.iter().enumerate().all(|(place, name)| !header[..place].contains(name))
        });
        let spaced = |value: &String| value.starts_with(' ');
        named
            && self.rows.len() >= if self.width > 2 { rows } else { PAIRS }
            && self.rows.iter().all(|row| row.len() == self.width && !row.iter().any(spaced))
            && self.rows.iter().flatten().any(|value| has_letters(value))
    }
}

/// The sample that is most likely right; of those alike, the first.
fn best(found: &[(Sample, Score)]) -> Option<&Sample> {
    found.iter().rev().max_by_key(|(_, score)| *score).map(|(sample, _)| sample)
}

/// Where the first record begins, and how it may be written.
fn dialects(head: &[u8]) -> (usize, Vec<Dialect>) {
    let start = if head.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let start = start + head[start..].iter().take_while(|byte| byte.is_ascii_whitespace() && **byte != b'\t').count();
    let (start, told) = match told_separator(&head[start..]) {
        Some((separator, length)) => (start + length, Some(separator)),
        None => (start, None),
    };
    let separators = told.map_or_else(|| b",;\t|".to_vec(), |separator| vec![separator]);
    let quotes: &[bool] = if head.contains(&b'"') { &[true, false] } else { &[true] };
    let dialects =
        separators.into_iter().flat_map(|separator| quotes.iter().map(move |&quotes| Dialect { separator, quotes }));
    (start, dialects.collect())
}

/// The separator that a first line `sep=;` names, and how long that line is.
fn told_separator(head: &[u8]) -> Option<(u8, usize)> {
    let line = head.split(|byte| matches!(byte, b'\n' | b'\r')).next()?;
    let bare = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    let &[separator] = bare.strip_prefix(b"sep=")? else { return None };
    let ends = head[line.len()..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    Some((separator, line.len() + ends))
}

/// How well a dialect fits; the first counts most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// Roles that the header names, as far as they tell a table from prose.
    names: usize,
    /// How many records have the same number of fields; in a wrong dialect few do, or several are taken for one.
    fitting: usize,
    width: usize,
}

/// The first records, read in one dialect.
struct Sample {
    dialect: Dialect,
    records: Vec<(usize, Vec<String>)>,
    /// The most frequent number of fields above one.
    width: usize,
    /// Which record is the first of that many.
    first: usize,
    /// Where the record behind the last begins.
    end: usize,
    /// How many fields stand in quotes as they should.
    quoted: usize,
    /// How many records have quotes that are wrong.
    stray: usize,
}

impl Sample {
    fn of(bytes: &[u8], dialect: Dialect, whole: bool) -> Self {
        let (mut record, mut at, mut records) = (Record::default(), 0, Vec::new());
        let (mut quoted, mut stray) = (0, 0);
        while records.len() < LOOKED && at < bytes.len() {
            record.clear();
            if record.find(&bytes[at..], dialect, whole) != Found::Record {
                stray += 1;
                break;
            }
            if record.has_stray_quotes() {
                stray += 1;
            } else {
                let begins = |field: &&Field| bytes[at..][..field.start as usize].ends_with(b"\"");
                quoted += record.fields().iter().filter(begins).count();
            }
            if !record.is_blank() {
                let fields = record.fields().iter().take(COLUMNS + 1);
                records.push((at, fields.map(|field| text(&bytes[at..], field)).collect::<Vec<_>>()));
            }
            at += record.next();
        }
        let counts = || records.iter().map(|(_, fields)| fields.len()).filter(|&count| count > 1);
        let often = |count: usize| counts().filter(|&other| other == count).count();
        // However few and however damaged the rows are: a header that one program alone writes says what follows.
        let known = records.first().filter(|(_, fields)| make_of(fields) != TableKind::Other);
        let width = known.map_or_else(
            || counts().max_by_key(|&count| (often(count), count)).unwrap_or(0),
            |(_, fields)| fields.len(),
        );
        let first = records.iter().position(|(_, fields)| fields.len() == width).unwrap_or(0);
        Self { dialect, records, width, first, end: at, quoted, stray }
    }

    /// Whether this is a reading with quotes that are used as such.
    fn is_quoted(&self, separator: u8) -> bool {
        self.dialect == Dialect { separator, quotes: true } && self.quoted > 0 && self.quoted >= self.stray
    }

    fn score(&self) -> Option<Score> {
        if self.width < 2 || self.width > COLUMNS || self.first > BEFORE {
            return None;
        }
        let rows = &self.records[self.first..];
        let fitting = rows.iter().filter(|(_, fields)| fields.len() == self.width).count();
        Some(Score { names: names(&rows[0].1), fitting, width: self.width })
    }

    /// `is_told` says that the first record is the header.
    fn shape(self, start: usize, is_told: bool) -> Shape {
        let Self { dialect, mut records, width, first, end, .. } = self;
        // Where there is no header, the beginning may be lost, and with it a part of the first row.
        let very_first = records.first().map_or(end, |(place, _)| *place);
        let (places, mut rows): (Vec<_>, Vec<_>) = records.drain(first..).unzip();
        let is_header = is_told || names(&rows[0]) >= 2 || !is_row(&rows[0], &rows[1..]);
        let begin = if is_header { places.get(1).copied().unwrap_or(end) } else { very_first };
        let header = is_header.then(|| rows.remove(0));
        Shape { dialect, width, header, rows, begin: start + begin, sure: false }
    }
}

/// How many roles the names of a header tell; none if there is neither date nor text among them.
fn names(fields: &[String]) -> usize {
    let mut roles: Vec<_> = fields.iter().filter_map(|name| Role::of_column(name)).collect();
    roles.order_by(|role| *role as u64);
    roles.dedup();
    let telling = roles.contains(&Role::Date) || roles.contains(&Role::Text);
    if telling { roles.len() } else { 0 }
}

/// Whether the first record has a date or a number where the others have them: then it is no header.
fn is_row(first: &[String], others: &[Vec<String>]) -> bool {
    let is_value = |value: &str| is_date(value) || Decimal::parse(value.trim()).is_some();
    first.iter().enumerate().any(|(place, value)| {
        let below: Vec<_> = others.iter().filter_map(|row| row.get(place)).filter(|value| !value.is_empty()).collect();
        // What was moved may have its header further behind.
        let wrong = below.iter().filter(|value| !is_value(value)).count();
        is_value(value) && !below.is_empty() && wrong * 10 <= below.len()
    })
}

/// A field as text, for looking at.
fn text(record: &[u8], field: &Field) -> String {
    let raw = String::from_utf8_lossy(&record[field.start as usize..field.end as usize]);
    if field.doubled { raw.replace("\"\"", "\"") } else { raw.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The separator, whether there are quotes and a header, the number of columns, and where the rows begin.
    #[track_caller]
    fn check(head: &str, expected: Option<(char, bool, bool, usize, &str)>) {
        let shape = Shape::of(head.as_bytes(), true).filter(|shape| shape.sure);
        let found = shape.as_ref().map(|shape| {
            let Dialect { separator, quotes } = shape.dialect;
            (char::from(separator), quotes, shape.header.is_some(), shape.width, &head[shape.begin..])
        });
        assert_eq!(found, expected, "{head:?}");
    }

    #[test]
    fn a_damaged_header_leaves_what_the_rows_tell() {
        let rows = "7\t2023-09-22T08:06:40Z\tFerry delayed, said the port office\t5\n".repeat(4);
        let torn = format!("sted\tcontent\n{rows}");
        check(&torn, Some(('\t', true, false, 4, &torn)));
    }

    #[test]
    fn a_header_of_known_names_makes_a_table() {
        check("id,date,text\n1,x,y\n", Some((',', true, true, 3, "1,x,y\n")));
        check("\u{FEFF}\r\nid;date;text\r\n1;x;y, z\r\n", Some((';', true, true, 3, "1;x;y, z\r\n")));
        check("sep=;\r\n\"Message ID\";Date;Text\r\n1;x;y", Some((';', true, true, 3, "1;x;y")));
        check("date\ttext\n1\ta|b\n2\tc|d", Some(('\t', true, true, 2, "1\ta|b\n2\tc|d")));
        check(",id,message\n0,1,\"a, b\nc\"\n", Some((',', true, true, 3, "0,1,\"a, b\nc\"\n")));
        check("id,date,text\n", Some((',', true, true, 3, "")));
    }

    #[test]
    fn lines_before_the_header_are_passed_over() {
        check("Export of Harbour\n\nid,date,text\n1,x,y\n2,x,z\n", Some((',', true, true, 3, "1,x,y\n2,x,z\n")));
    }

    #[test]
    fn quotes_of_a_text_are_no_quotes_of_the_table() {
        let text = "id\tdate\ttext\n1\tx\t\"Ferry\" says he\n2\tx\ty\n3\tx\t\"Pier\" says she\n4\tx\ty\n";
        check(text, Some(('\t', false, true, 3, &text[13..])));
    }

    #[test]
    fn values_make_a_table_without_a_header() {
        let rows = "1;2023-09-22;Ferry\n2;2023-09-23;Pier\n3;2023-09-24;Port\n";
        check(rows, Some((';', true, false, 3, rows)));
        let named = format!("nr;wann;was\n{rows}");
        check(&named, Some((';', true, true, 3, rows)));
    }

    #[test]
    fn a_table_of_a_row_or_two_is_told_by_its_dates() {
        let rows = "1,2023-09-22 10:15,Ferry\n2,2023-09-22 10:16,Pier\n";
        check(&format!("n,Published on,Post body\n{rows}"), Some((',', true, true, 3, rows)));
        let row = "1;22.09.2023 10:15;Паром;1 200\n";
        check(&format!("№;Дата публикации;Пост;Смотрели\n{row}"), Some((';', true, true, 4, row)));
        check("n,what,body\n1,soon,Ferry\n", None);
        check("Ferry, pier, noon\n1, 2023-09-22, late\n", None);
    }

    #[test]
    fn even_rows_under_names_may_be_a_table_whatever_they_hold() {
        let check = |text: &str, expected: bool| {
            assert_eq!(Shape::of(text.as_bytes(), true).map(|shape| shape.sure), expected.then_some(false), "{text:?}");
        };
        check("nr,wann,was\n1,soon,Ferry\n2,later,Pier\n3,once,Port\n", true);
        check("nr\twann\twas\n1\tsoon\tFerry, or not\n2\tlater\tPier\n3\tonce\tPort\n", true);
        check("nr,wann,was\n1,soon,Ferry\n2,later,Pier\n", false);
        check(&format!("wann,was\n{}", "1695377700,Ferry delayed\n".repeat(10)), true);
        check(&format!("wann,was\n{}", "1695377700,Ferry delayed\n".repeat(9)), false);
        check(&format!("Ferry,pier\n{}", "Late, said the port\n".repeat(20)), false);
        check(&format!("Ferry,pier\n{}Late again\n", "Late,said the port\n".repeat(20)), false);
        check("nr,wann,was\n1,soon,Ferry\n2,later\n3,once,Port\n", false);
        check("nr, wann, was\n1, soon, Ferry\n2, later, Pier\n3, once, Port\n", false);
        check("nr,wann,wann\n1,soon,Ferry\n2,later,Pier\n3,once,Port\n", false);
    }

    #[test]
    fn prose_is_no_table() {
        for text in [
            "One, two, three\nfour, five, six",
            "Date, time\nof the meeting: noon",
            "Message, text\n\nWe met, we talked\n",
            "22.09.2023, Oslo\n23.09.2023, Riga\n24.09.2023, Tallinn\n",
            "Author, title",
            "a,b\nc,d\n",
            "Text, date, author and all that\n\nOnce upon a time\nthere was\na ferry\nat sea",
            "",
        ] {
            check(text, None);
        }
    }
}
