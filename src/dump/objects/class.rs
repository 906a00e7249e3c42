//! What an object is, told from its first keys: one with messages in it, a message, or something else.
//!
//! This is how reading finds its way back after damage, so it must not take a piece of a message for a message.

use crate::dump::json::{Halt, Tokens, Value};

use super::dialect::{Dialect, Mark};

/// How many bytes of an object are looked at where one is expected. A fixed number, so that the answer does not
/// depend on the size of slices.
pub(super) const FAR: usize = 16 * 1024;

/// What an object is, told from its first keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// One with messages in it.
    Frame,
    /// A message.
    Message,
    /// Anything else.
    Other,
}

/// Tells from `reach` bytes what the object is that they begin with; `None` if that takes bytes that have not
/// arrived. Within damage every bracket is asked.
pub(super) fn classify(dialect: &dyn Dialect, bytes: &[u8], reach: usize, whole: bool, damaged: bool) -> Option<Class> {
    let near = &bytes[..bytes.len().min(reach)];
    let all = near.len() == reach || whole;
    match class(dialect, &mut Tokens::new(near, 0, false), damaged) {
        Ok(class) => Some(class),
        Err(Halt::More) if !all => None,
        Err(_) => Some(Class::Other),
    }
}

fn class(dialect: &dyn Dialect, tokens: &mut Tokens<'_>, damaged: bool) -> Result<Class, Halt> {
    let mut signs = 0;
    tokens.value()?;
    while let Some(key) = tokens.key()? {
        let value = tokens.value()?;
        match dialect.mark(key.bytes(), value) {
            Mark::Frame => return Ok(Class::Frame),
            Mark::Message => return Ok(Class::Message),
            Mark::Other => return Ok(Class::Other),
            Mark::Sign(bits) => signs |= bits,
            // In a pile of nested brackets each one is asked, so none may look far down.
            Mark::Nothing if damaged && matches!(value, Value::Object | Value::Array) => return Ok(Class::Other),
            Mark::Nothing => {}
        }
        if signs & dialect.signs() == dialect.signs() {
            return Ok(Class::Message);
        }
        tokens.skip(value)?;
    }
    Ok(Class::Other)
}
