//! What can be asked: events become an index, the index gives answers.
