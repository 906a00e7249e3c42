//! Lists put in order by a number or a text.
//!
//! A sorting routine made for each type that is ever sorted is some five kilobytes of what the page fetches, and there are
//! dozens of them. Here one sorts numbers with places, one texts with places, and the list follows. What is large and
//! sorted often is a list of numbers itself, and sorted where it is.

/// Putting in order; what is equal stays as it stands. Several keys are several calls, the one that counts most last.
pub(crate) trait Order<T> {
    /// Puts the items in the order of their numbers.
    fn order_by(&mut self, number: impl Fn(&T) -> u64);

    /// Puts the items in the order of their texts, byte for byte.
    fn order_by_text(&mut self, text: impl Fn(&T) -> &str);
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, number: impl Fn(&T) -> u64) {
        if self.is_sorted_by_key(&number) {
            return;
        }
        let mut places: Vec<(u64, usize)> = self.iter().map(number).zip(0..).collect();
        sort_numbers(&mut places);
        follow(self, places.into_iter().map(|(_, place)| place).collect());
    }

    fn order_by_text(&mut self, text: impl Fn(&T) -> &str) {
        if self.is_sorted_by(|one, other| text(one) <= text(other)) {
            return;
        }
        let mut places: Vec<(&str, usize)> = self.iter().map(text).zip(0..).collect();
        sort_texts(&mut places);
        let places = places.into_iter().map(|(_, place)| place).collect();
        follow(self, places);
    }
}

/// The first of all in the order of `is_before`, at most so many, in that order. Nearly all are passed over by one look.
pub(crate) fn first_of<T>(all: impl Iterator<Item = T>, most: usize, is_before: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut first: Vec<T> = Vec::new();
    for one in all {
        if first.len() == most && !first.last().is_some_and(|last| is_before(&one, last)) {
            continue;
        }
        let at = first.partition_point(|other| !is_before(&one, other));
        first.insert(at, one);
        first.truncate(most);
    }
    first
}

/// The number by which numbers with a sign are put in order.
pub(crate) fn signed(number: i64) -> u64 {
    number.cast_unsigned() ^ (1 << 63)
}

/// Puts texts in order, those that are alike by what stands beside them.
#[inline(never)]
pub(crate) fn sort_texts(texts: &mut [(&str, usize)]) {
    // Most differ within eight bytes, which compare as one number.
    let beginning = |text: &str| {
        let mut bytes = [0; 8];
        let length = text.len().min(8);
        bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
        u64::from_be_bytes(bytes)
    };
    let mut begun: Vec<(u64, &str, usize)> = texts.iter().map(|&(text, at)| (beginning(text), text, at)).collect();
    begun.sort_unstable();
    for (text, (_, sorted, at)) in texts.iter_mut().zip(begun) {
        *text = (sorted, at);
    }
}

/// Puts numbers in order, those that are alike by what stands beside them.
#[inline(never)]
pub(crate) fn sort_numbers(numbers: &mut [(u64, usize)]) {
    numbers.sort_unstable();
}

/// Moves each item to where the place it stands at stands in `places`.
fn follow<T>(list: &mut [T], mut places: Vec<usize>) {
    for start in 0..places.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut places[at], at);
            if from == start {
                break;
            }
            list.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists of every length up to 200, with more and fewer equal numbers.
    fn lists() -> impl Iterator<Item = Vec<(u64, usize)>> {
        let mut seed = 7_u64;
        (0..200_usize).map(move |length| {
            let number = |at| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                ((seed >> 33) % (1 + length as u64 / 3), at)
            };
            (0..length).map(number).collect()
        })
    }

    #[test]
    fn the_order_is_that_of_the_standard_library() {
        for mut list in lists() {
            let mut expected = list.clone();
            expected.sort_by_key(|one| one.0);
            list.order_by(|one| one.0);
            assert_eq!(list, expected);
        }
    }

    #[test]
    fn so_is_that_of_texts() {
        for list in lists() {
            let mut list: Vec<(String, usize)> = list.into_iter().map(|(n, at)| (format!("ж{n:b}"), at)).collect();
            let mut expected = list.clone();
            expected.sort_by(|one, other| one.0.cmp(&other.0));
            list.order_by_text(|one| &one.0);
            assert_eq!(list, expected);
        }
    }

    #[test]
    fn the_first_are_those_that_sorting_puts_there() {
        for list in lists() {
            let mut expected = list.clone();
            expected.sort_by_key(|one| one.0);
            for most in [0, 1, 7, list.len(), list.len() + 1] {
                let first = first_of(list.iter().copied(), most, |one, other| one.0 < other.0);
                assert_eq!(first, expected[..most.min(list.len())]);
            }
        }
    }

    #[test]
    fn numbers_with_a_sign_keep_their_order() {
        let numbers = [i64::MIN, -5, -1, 0, 1, i64::from(i32::MAX), i64::MAX];
        assert!(numbers.map(signed).is_sorted());
    }
}
