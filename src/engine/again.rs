//! Which of the files that are given are those of a dump that is kept: by size and sampled hash, whatever they are called now.

use crate::dump::fingerprint::FileHash;

/// A file that was kept.
#[derive(Clone, Copy, Debug)]
pub struct KeptFile<'a> {
    /// As it was called then: a hint which of several to look into first.
    pub path: &'a str,
    /// Its length.
    pub size: u64,
    /// Its sampled hash.
    pub sample: FileHash,
}

/// For each file that was kept the place of the given one that seems to be it, of which each is one of them: by its path and length.
/// `sample` is asked for the sampled hash of what lies at a place, where the length is right. Nothing unless all are there and
/// nothing besides.
pub fn given_again(
    kept: &[KeptFile<'_>],
    given: &[(&str, u64)],
    sample: &mut dyn FnMut(usize) -> Option<FileHash>,
) -> Option<Vec<usize>> {
    let mut sizes = [kept, &[]].map(|files| files.iter().map(|file| file.size).collect::<Vec<_>>());
    sizes[1].extend(given.iter().map(|(_, size)| size));
    sizes.iter_mut().for_each(|sizes| sizes.sort_unstable());
    if sizes[0] != sizes[1] {
        return None;
    }
    let samples: Option<Vec<FileHash>> = (0..given.len()).map(sample).collect();
    let samples = samples?;
    let mut found = vec![None; kept.len()];
    for by_name in [true, false] {
        for (at, file) in kept.iter().enumerate() {
            let is_it = |place: &usize| {
                let (path, size) = given[*place];
                size == file.size && samples[*place] == file.sample && (!by_name || path == file.path)
            };
            if found[at].is_none() {
                found[at] = (0..given.len()).find(|place| !found.contains(&Some(*place)) && is_it(place));
            }
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::sample::sampled;

    type Files<'a> = &'a [(&'a str, &'a str)];

    #[track_caller]
    fn check(kept: Files<'_>, given: Files<'_>, expected: Option<&[usize]>) {
        let hash = |content: &str| sampled(&content.as_bytes().to_vec()).ok();
        let kept: Vec<KeptFile<'_>> = kept
            .iter()
            .map(|(path, content)| KeptFile { path, size: content.len() as u64, sample: hash(content).unwrap() })
            .collect();
        let sizes: Vec<(&str, u64)> = given.iter().map(|(path, content)| (*path, content.len() as u64)).collect();
        assert_eq!(given_again(&kept, &sizes, &mut |at| hash(given[at].1)).as_deref(), expected);
    }

    #[test]
    fn files_are_known_by_what_is_in_them() {
        check(&[("a", "one")], &[("a", "one")], Some(&[0]));
        check(&[("a", "one")], &[("b", "one")], Some(&[0]));
        check(&[("a", "one")], &[("a", "two")], None);
        check(&[("a", "one")], &[("a", "one and more")], None);
        check(&[("a", "one"), ("b", "two")], &[("b", "one"), ("c", "two")], Some(&[0, 1]));
        check(&[("a", "one"), ("b", "two")], &[("c", "two"), ("d", "one")], Some(&[1, 0]));
        check(&[("a", "one"), ("b", "two")], &[("a", "one")], None);
        check(&[("a", "one")], &[("a", "one"), ("b", "two")], None);
    }

    #[test]
    fn of_files_that_are_alike_each_is_one() {
        check(&[("a", "one"), ("b", "one")], &[("b", "one"), ("a", "one")], Some(&[1, 0]));
        check(&[("a", "one"), ("b", "one")], &[("c", "one"), ("a", "one")], Some(&[1, 0]));
        check(&[("a", "one"), ("b", "one")], &[("c", "one"), ("c", "two")], None);
    }

    #[test]
    fn nothing_is_looked_into_where_lengths_differ() {
        let sample = sampled(&b"one".to_vec()).unwrap();
        let kept = [KeptFile { path: "a", size: 3, sample }];
        assert_eq!(given_again(&kept, &[("a", 4)], &mut |_| panic!("looked into")), None);
    }
}
