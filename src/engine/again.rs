//! Which of the files that are given are those of a dump that is kept: by size and sampled hash, whatever they are called now.

use crate::dump::fingerprint::FileHash;

/// A file that was kept: its length and its sampled hash.
pub type KeptFile = (u64, FileHash);

/// For each file that was kept the place of the given one that seems to be it, each of another. `sample` is asked for the sampled hash
/// of what lies at a place, where lengths are right. Nothing unless all are there and nothing besides.
pub fn given_again(kept: &[KeptFile], sizes: &[u64], sample: &dyn Fn(usize) -> Option<FileHash>) -> Option<Vec<usize>> {
    let is_size = |size: &u64| kept.iter().any(|file| file.0 == *size);
    if kept.len() != sizes.len() || !sizes.iter().all(is_size) {
        return None;
    }
    let mut found = Vec::new();
    for (size, hash) in kept {
        let is_it = |place: &usize| sizes[*place] == *size && !found.contains(place) && sample(*place) == Some(*hash);
        found.push((0..sizes.len()).find(is_it)?);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::sample::sampled;

    #[track_caller]
    fn check(kept: &[&str], given: &[&str], expected: Option<&[usize]>) {
        let hash = |content: &str| sampled(&content.as_bytes().to_vec()).ok();
        let kept: Vec<KeptFile> = kept.iter().map(|content| (content.len() as u64, hash(content).unwrap())).collect();
        let sizes: Vec<u64> = given.iter().map(|content| content.len() as u64).collect();
        assert_eq!(given_again(&kept, &sizes, &|at| hash(given[at])).as_deref(), expected);
    }

    #[test]
    fn files_are_known_by_what_is_in_them() {
        check(&["one"], &["one"], Some(&[0]));
        check(&["one"], &["two"], None);
        check(&["one"], &["one and more"], None);
        check(&["one", "two"], &["one", "two"], Some(&[0, 1]));
        check(&["one", "two"], &["two", "one"], Some(&[1, 0]));
        check(&["one", "two"], &["one"], None);
        check(&["one"], &["one", "two"], None);
        // Of those that are alike each is one.
        check(&["one", "one"], &["one", "one"], Some(&[0, 1]));
        check(&["one", "one"], &["one", "two"], None);
    }

    #[test]
    fn nothing_is_looked_into_where_lengths_differ() {
        let hash = sampled(&b"one".to_vec()).unwrap();
        assert_eq!(given_again(&[(3, hash)], &[4], &|_| panic!("looked into")), None);
    }
}
