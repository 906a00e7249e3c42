//! What people call the values of closed lists, by `data/called.tsv`.

use super::gazetteer::lines;
use super::tables::text_of;

/// The codes of a list of which the code or a name is as wanted.
pub fn called(list: &str, is: &dyn Fn(&str) -> bool) -> Vec<&'static str> {
    let wanted = lines(text_of("called.tsv"))
        .filter(|columns| columns[0] == list && columns[1..].iter().any(|names| names.split('|').any(is)));
    wanted.filter_map(|columns| columns.get(1).copied()).collect()
}
