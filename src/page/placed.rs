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
    fixed(pixels, 1) + "px"
}

/// A share as CSS writes it.
#[must_use]
pub fn percent(share: f64) -> String {
    fixed(share * 100.0, 3) + "%"
}

/// A number with so many decimals, of which there are a few at most. What writes numbers of any size to the last digit
/// is larger than all of the histogram, and this is all that is asked of it.
#[must_use]
pub fn fixed(number: f64, decimals: u32) -> String {
    let one = 10_u64.pow(decimals);
    let parts = (number.abs() * one as f64 + 0.5) as u64;
    let sign = if number < 0.0 && parts > 0 { "-" } else { "" };
    format!("{sign}{}.{:0width$}", parts / one, parts % one, width = decimals as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_css_takes_them() {
        let check = |number: f64, decimals: u32, expected: &str| assert_eq!(fixed(number, decimals), expected);
        check(0.0, 1, "0.0");
        check(12.34, 1, "12.3");
        check(12.35, 2, "12.35");
        check(0.9996, 3, "1.000");
        check(100.05, 2, "100.05");
        check(-3.26, 1, "-3.3");
        check(-0.01, 1, "0.0");
        check(15_000_000.0, 1, "15000000.0");
        check(f64::NAN, 1, "0.0");
        assert_eq!((px(-7.0), percent(1.0 / 3.0)), ("-7.0px".to_owned(), "33.333%".to_owned()));
    }
}
