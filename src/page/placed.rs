//! Positions and sizes of elements, for stylesheets: custom properties.
//!
//! The page's policy forbids style attributes, so that no text of a dump can ever bring one along; the same words as a
//! property of the element are allowed. They are given with the element itself (`~style`), not afterwards by an effect:
//! between a rendering and its effects the browser may paint.

/// What `~style` takes to give an element these custom properties. The values are made here, by [`px`] and [`percent`].
#[must_use]
pub fn placed<const N: usize>(properties: [(&'static str, String); N]) -> String {
    properties.map(|(name, value)| format!("{name}: {value}")).join("; ")
}

/// Pixels as CSS writes them.
#[must_use]
pub fn px(pixels: f64) -> String {
    format!("{pixels:.1}px")
}

/// A share as CSS writes it.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{:.3}%", share * 100.0)
}
