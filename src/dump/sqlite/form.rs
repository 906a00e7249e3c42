//! Pages told by their form alone, where neither header nor tree leads to them.
//!
//! A page says where each of its cells begins, and together with what is free they fill it to its end: no other bytes do. What
//! the rows mean, and where pages should be, is not for this file.

use memchr::memchr2_iter;

use super::cell::{Head, LEAST};

/// The sizes that pages have.
pub(super) const SIZES: [usize; 8] = [512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768, 65_536];

/// How many of those that begin as a page are looked at to their end in one place: bytes may be made to look like many.
const TRIES: usize = 64;

/// Whether these are a page of that number, and nothing else. Of what only leads to others that cannot be said: its cells
/// are as long as any other bytes there; but the first page is known by its place.
pub(super) fn is_page(page: &[u8], number: u32) -> bool {
    // Less than that no page has, whatever is kept of it for something else.
    let head = Head::of(page, number).filter(|head| page.len() >= 480 && head.count > 0 && !head.overfull);
    let Some(head) = head.filter(|head| number == 1 || !head.kind.inner || head.kind.index) else { return false };
    let mut taken = 0;
    for number in 0..head.count {
        let Some(cell) = head.cell(page, page.len(), number) else { return false };
        taken += (cell.end - cell.start).max(LEAST);
        if taken > page.len() {
            return false;
        }
    }
    head.has_room_for(page, taken)
}

/// How long the page of that number is that begins so.
pub(super) fn size(bytes: &[u8], number: u32) -> Option<usize> {
    SIZES.into_iter().find(|&size| bytes.get(..size).is_some_and(|page| is_page(page, number)))
}

/// Where the first page of a size begins that is there whole.
pub(super) fn find(bytes: &[u8], size: usize) -> Option<usize> {
    let pages = places(bytes).filter_map(|at| Some((at, bytes.get(at..at + size)?)));
    pages.filter(|(_, page)| begins(page)).take(TRIES).find_map(|(at, page)| is_page(page, 2).then_some(at))
}

/// Where the first page of any size begins that has several rows, and how long it is.
pub(in crate::dump) fn first(bytes: &[u8]) -> Option<(usize, usize)> {
    let several = |&at: &usize| bytes.get(at + 3..at + 5).is_some_and(|count| count > &[0, 1][..]);
    places(bytes).filter(several).find_map(|at| Some((at, size(&bytes[at..], 2)?)))
}

/// Whether what a page says first may be true.
fn begins(page: &[u8]) -> bool {
    let content = page.get(5..7).map_or(0, |two| usize::from(two[0]) << 8 | usize::from(two[1]));
    Head::of(page, 2).is_some_and(|head| head.count > 0 && (content == 0 || content >= head.cells + 2 * head.count))
}

/// Where pages with rows and none below them may begin.
fn places(bytes: &[u8]) -> impl Iterator<Item = usize> {
    memchr2_iter(0x0A, 0x0D, bytes)
}
