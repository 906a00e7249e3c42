//! The thread boundary.
