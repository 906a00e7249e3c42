//! Tables of which nothing says any more what they are: told by the rows of pages that are whole.
//!
//! Of all rows those count that have as many values, of which one is a date and one is writing. Columns have numbers for names.

use super::cell::Head;
use super::form::is_page;
use super::pages::{Encoding, File};
use super::reader::told;
use super::record::values;
use super::schema::Table;
use crate::dump::mapping::{Column, Columns, Role};
use crate::sorted::Sorted;

/// How many bytes are looked at, how many sorts of rows, and how many values one may have.
const BYTES: usize = 16 * 1024 * 1024;
const SORTS: usize = 64;
const COLUMNS: usize = 100;

/// A table for the rows that are most likely messages, and what its columns are taken for.
pub(super) fn table(
    file: &mut File<'_>,
    encoding: Encoding,
    samples: usize,
    length: usize,
) -> Option<(Table, Columns)> {
    let mut sorts: Sorted<(usize, bool), (u64, Vec<Column>)> = Sorted::default();
    let (mut layout, mut number) = (*file.layout, 0);
    for _ in 0..BYTES / layout.page {
        number += 1;
        let mut file = File { layout: &layout, source: file.source, blocks: file.blocks };
        if number > layout.count {
            break;
        }
        if !file.page(number).is_some_and(|page| is_page(page, number)) {
            if let Some(place) = file.misplaced(number) {
                number = layout.set_page_at(place) - 1;
            }
            continue;
        }
        let Some(page) = file.page(number) else { continue };
        let Some(head) = Head::of(page, number).filter(|head| !head.kind.inner) else { continue };
        for cell in (0..head.count).filter_map(|cell| head.cell(page, layout.usable, cell)) {
            let row = page.get(cell.local).filter(|_| cell.overflow == 0);
            let Some(values) = row.and_then(|row| values(row, encoding)) else { continue };
            let sort = (values.len(), head.kind.index);
            if !(2..=COLUMNS).contains(&sort.0) || sorts.len() == SORTS && !sorts.has(&sort) {
                continue;
            }
            let (count, columns) = sorts.entry(sort, Default::default);
            *count += 1;
            for (place, value) in values.iter().enumerate() {
                if columns.len() == place {
                    columns.push(Column { name: (place + 1).to_string(), samples: Vec::new() });
                }
                if columns[place].samples.len() < samples {
                    let mut text = String::new();
                    value.write(&mut text);
                    // The id of a row is not stored among its values.
                    if place == 0 && text.is_empty() && !head.kind.index {
                        text = cell.id.to_string();
                    }
                    if !text.trim().is_empty() {
                        columns[place].samples.push(text.trim().chars().take(length).collect());
                    }
                }
            }
        }
    }
    let sorts = sorts.into_iter().filter_map(|((_, index), (count, columns))| {
        let columns = told(columns, index, false);
        let holds = |role| columns.mapping.column(role).is_some();
        // In another encoding there is no writing.
        let is_text = |text: &String| !text.contains(|c: char| c.is_control() && !c.is_whitespace());
        let is_read = columns.columns.iter().flat_map(|column| &column.samples).all(is_text);
        (is_read && holds(Role::Date) && holds(Role::Text)).then_some((count, index, columns))
    });
    let (_, index, columns) = sorts.max_by_key(|(count, ..)| *count)?;
    let names = columns.columns.iter().map(|column| column.name.clone()).collect();
    let alias = (!index).then_some(0);
    Some((Table { name: String::new(), root: 0, columns: names, alias, index, words: 0..0, forgotten: true }, columns))
}
