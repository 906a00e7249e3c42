//! What a command line says of columns: `posted=created_at,text=body`.
//!
//! Only what is said changes; the rest stays as it was guessed. Names of columns may have commas and signs of equality
//! in them, as files have.

use super::{Columns, Mapping, Role, plain};

/// What was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told(Vec<(Role, Option<String>)>);

/// Why it makes no mapping.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MapError {
    /// It is not written so.
    #[error("{0:?} says of no column what it holds; write posted=NAME,text=NAME")]
    Shape(String),
    /// Nothing is called so.
    #[error("a column cannot hold {said:?}, only {roles}", roles = roles())]
    Role {
        /// What was said.
        said: String,
    },
    /// No column is called so.
    #[error("there is no column {said:?}; there are {there}")]
    Column {
        /// What was said.
        said: String,
        /// The names of those there are.
        there: String,
    },
}

impl Told {
    /// Takes apart what was said; what is said of nothing (`views=`) is that no column holds it.
    ///
    /// # Errors
    /// [`MapError`] when it is not written so.
    pub fn parse(text: &str) -> Result<Self, MapError> {
        let mut told: Vec<(Role, String)> = Vec::new();
        for part in text.split(',') {
            let role = part.split_once('=').map(|(said, column)| (role(said.trim()), said.trim(), column));
            match (role, told.last_mut()) {
                (Some((Some(role), _, column)), _) => told.push((role, column.to_owned())),
                // A comma within a name.
                (_, Some((_, column))) if role.is_none() => {
                    column.push(',');
                    column.push_str(part);
                }
                (Some((None, said, _)), _) => return Err(MapError::Role { said: said.to_owned() }),
                (None, _) => return Err(MapError::Shape(text.to_owned())),
            }
        }
        let column = |column: String| Some(column.trim().to_owned()).filter(|column| !column.is_empty());
        Ok(Self(told.into_iter().map(|(role, name)| (role, column(name))).collect()))
    }

    /// Adds what was said later.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all columns that it names are among these, and it names any.
    pub(in crate::dump) fn fits<'a>(&self, names: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
        let is_there = |said: &String| names.clone().any(|name| plain(name) == plain(said));
        self.0.iter().any(|(_, said)| said.is_some())
            && self.0.iter().filter_map(|(_, said)| said.as_ref()).all(is_there)
    }

    /// The mapping of a table's columns with what was said in it.
    ///
    /// # Errors
    /// [`MapError::Column`] when a column is not there; it names those that are.
    pub fn of(&self, columns: &Columns) -> Result<Mapping, MapError> {
        let names = || columns.columns.iter().map(|column| column.name.as_str());
        let mut told = columns.clone();
        for (role, said) in &self.0 {
            let Some(said) = said else {
                told.mapping.set(*role, None);
                continue;
            };
            let same = |name: &&str| plain(name) == plain(said);
            let found = names().find(|name| name == said).or_else(|| names().find(same));
            let Some(name) = found else {
                let there = names().collect::<Vec<_>>().join(", ");
                return Err(MapError::Column { said: said.clone(), there });
            };
            told.take_for(name, Some(*role));
        }
        Ok(told.mapping)
    }
}

fn role(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.word() == word)
}

fn roles() -> String {
    Role::ALL.map(Role::word).join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    /// What comes of it over columns `id`, `created_at`, `Body, full` and `a=b`, of which the first two are guessed.
    #[track_caller]
    fn check(told: &str, expected: Result<&[(Role, &str)], &str>) {
        let column = |name: &str| Column { name: name.to_owned(), samples: Vec::new() };
        let columns: Vec<_> = ["id", "created_at", "Body, full", "a=b"].map(column).into();
        let columns = Columns { mapping: Mapping::guess(&columns), columns };
        let found = Told::parse(told).and_then(|told| told.of(&columns));
        let found = found.as_ref().map(|mapping| mapping.iter().collect::<Vec<_>>()).map_err(ToString::to_string);
        assert_eq!(found, expected.map(<[_]>::to_vec).map_err(str::to_owned), "{told}");
    }

    #[test]
    fn what_is_said_changes_and_the_rest_stays() {
        let guessed = [(Role::Id, "id"), (Role::Date, "created_at")];
        check("text=Body, full", Ok(&[guessed[0], guessed[1], (Role::Text, "Body, full")]));
        check("text=body,full , posted=CREATED AT", Ok(&[guessed[0], guessed[1], (Role::Text, "Body, full")]));
        check("id=,text=a=b", Ok(&[guessed[1], (Role::Text, "a=b")]));
        check("text=id", Ok(&[guessed[1], (Role::Text, "id")]));
    }

    #[test]
    fn what_makes_no_mapping_is_named_with_what_would() {
        check("body", Err("\"body\" says of no column what it holds; write posted=NAME,text=NAME"));
        check("text=words", Err("there is no column \"words\"; there are id, created_at, Body, full, a=b"));
        check(
            "date=id",
            Err(
                "a column cannot hold \"date\", only id, posted, edited, text, channel, channel-id, sender, sender-id, \
                 signature, views, forwards, reactions, link, media, forwarded-from, reply-to",
            ),
        );
    }

    #[test]
    fn every_word_names_one_thing() {
        for one in Role::ALL {
            assert_eq!(role(one.word()), Some(one));
        }
    }
}
