//! A number that changes, in groups of three digits.
//!
//! The groups are set apart by the stylesheet and not by signs, so that the text is the plain number.

use yew::prelude::*;

/// What is counted.
#[derive(Clone, PartialEq, Eq, Properties)]
pub struct Props {
    /// The name tests know it by.
    pub name: AttrValue,
    /// The number.
    pub number: u32,
}

/// The number.
#[component]
pub fn Counted(props: &Props) -> Html {
    let digits = props.number.to_string();
    html! {
        <span class="counted" data-count={&props.name}>
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
