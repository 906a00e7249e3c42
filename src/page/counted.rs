//! A number that changes, in groups of three digits.
//!
//! The groups are set apart by the stylesheet and not by signs, so that the text is the plain number.

use yew::prelude::*;

/// The number, with the name that tests know it by.
pub fn counted(name: &'static str, number: u32) -> Html {
    let digits = number.to_string();
    html! {
        <span class="counted" data-count={name}>
            for (number, group) in groups(&digits).enumerate() {
                <span key={number}>{ group.to_owned() }</span>
            }
        </span>
    }
}

fn groups(digits: &str) -> impl Iterator<Item = &str> {
    let first = digits.len() % 3;
    let head = Some(&digits[..first]).filter(|head| !head.is_empty());
    head.into_iter().chain((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(digits: &str, expected: &[&str]) {
        assert_eq!(groups(digits).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn digits_stand_in_threes_from_the_end() {
        check("7", &["7"]);
        check("1204", &["1", "204"]);
        check("123456", &["123", "456"]);
    }
}
