//! What the columns of a table hold, as somebody said; and what to say when that is not clear.

use readout::dump::{Columns, Format, Mapping, Role, Told};

/// Why a table is not read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ColumnError {
    #[error("--map: {0}")]
    Map(#[from] readout::dump::MapError),
    #[error("--map: it is no table with columns of these names")]
    NoColumns,
    #[error("nothing says which column holds the text: --map text=NAME does; there are {0}")]
    NoText(String),
}

/// The mapping to read a table by; `None`: as it is guessed. Tells what is not clear.
pub(crate) fn mapping(
    name: &str,
    format: Format,
    columns: Option<&Columns>,
    told: &Told,
) -> Result<Option<Mapping>, ColumnError> {
    let Some(columns) = columns else {
        // What other formats hold they tell themselves, and one word may be meant for one dump of several.
        if !told.is_empty() && matches!(format, Format::Paste(_) | Format::Table(_)) {
            return Err(ColumnError::NoColumns);
        }
        if !told.is_empty() {
            eprintln!("readout: {name}: --map says nothing here, where the format tells what is what");
        }
        return Ok(None);
    };
    let mapping = told.of(columns)?;
    let mapped = Columns { mapping, columns: columns.columns.clone() };
    let there = || mapped.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
    if mapped.mapping.column(Role::Text).is_none() {
        return Err(ColumnError::NoText(there()));
    }
    if mapped.lacks().contains(&Role::Date) {
        eprintln!("readout: {name}: no column of dates is known: --map posted=NAME names it; there are {}", there());
    }
    Ok((!told.is_empty()).then_some(mapped.mapping))
}
