//! What people call the values of closed lists, by `data/called.tsv`.

use super::gazetteer::lines;
use super::tables::text_of;

/// The codes of a list of which the code or a name is as wanted; asked of each of them with its code.
pub fn called(list: &str, is: &mut dyn FnMut(&'static str, &'static str) -> bool) -> Vec<&'static str> {
    let of_list = lines(text_of("called.tsv")).filter(|columns| columns[0] == list);
    let wanted = of_list.filter_map(|columns| {
        let code = *columns.get(1)?;
        columns[1..].iter().any(|names| names.split('|').any(|name| is(code, name))).then_some(code)
    });
    wanted.collect()
}
