//! Saved pages cut, changed and made to do harm.

use super::super::{check_again, check_cuts, read_in};
use super::{FERRY, check, page, post, text};
use crate::dump::{Format, MessageId};

#[test]
fn pages_may_be_cut_anywhere() {
    let posts = [
        FERRY.to_owned(),
        post(18, "", &text("b <b>c</b>"), ""),
        post(19, " service_message", &text("Channel created"), ""),
    ];
    let written = page(&posts.each_ref().map(String::as_str));
    check_cuts(written.as_bytes());
    let cut = written.find("harbournews/19").expect("there");
    check(&written[..cut + 200], &[17, 18], &["the file ends early, after message 18"]);
    let cut = written.find("</section></div></main>").expect("there");
    check(&written[..cut], &[17, 18, 19], &["the file ends early, after message 19"]);
}

#[test]
fn a_byte_changed_anywhere_costs_at_most_two_posts() {
    let posts: Vec<_> = (1..=4).map(|id| FERRY.replace("harbournews/17", &format!("harbournews/{id}"))).collect();
    let text = posts.concat().into_bytes();
    for at in 0..text.len() {
        for byte in [b'"', b'<', b'>', b'x', b'\'', 0xFF] {
            let mut bytes = text.clone();
            bytes[at] = byte;
            let Ok((reader, read)) = read_in(&bytes, 512) else { continue };
            assert!(
                reader.format() != Format::TmePage || read.messages.len() >= 2,
                "{byte} at {at}: {:?}",
                read.faults()
            );
            check_again(&reader, &bytes, &read);
        }
    }
}

#[test]
fn no_post_is_lost_without_a_word() {
    let posts = [1, 2, 3, 4].map(|id| post(id, "", &text("Ferry"), ""));
    let posts = posts.each_ref().map(String::as_str);
    let written = page(&posts);
    for (begin, _) in written.match_indices("<div class=\"tgme_widget_message ") {
        for (at, bit) in (begin..begin + 90).flat_map(|at| (0..7).map(move |bit| (at, bit))) {
            let mut bytes = written.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let (reader, read) = read_in(&bytes, 512).expect("a page");
            let what = format!("bit {bit} of {:?} at {at}", &written[at - 9..at + 9]);
            assert!(read.messages.len() >= 4 || !read.problems.is_empty(), "{what}");
            check_again(&reader, &bytes, &read);
        }
    }
    // The bare answer, too.
    let answer = super::answer(&posts);
    for (at, bit) in (10..answer.len() - 10).map(|at| (at, at % 7)) {
        let mut bytes = answer.clone().into_bytes();
        bytes[at] ^= 1 << bit;
        let (reader, read) = read_in(&bytes, 512).expect("an answer");
        assert!(
            read.messages.len() >= 4 || !read.problems.is_empty(),
            "bit {bit} of {:?} at {at}",
            &answer[at - 9..at + 9]
        );
        check_again(&reader, &bytes, &read);
    }
    // The first post lost what stands before its text, in the middle of a tag or between two.
    for from in ["_name", "=\"tgme_widget_message_text", "<div class=\"tgme_widget_message_text"] {
        let from = written.find(from).expect("there");
        check(&written[from..], &[2, 3, 4], &["a message that cannot be read: a message that does not begin"]);
    }
}

#[test]
fn a_post_of_an_answer_in_a_page_is_read_again_alike() {
    let post = post(18, "", &text("b"), "").replace('"', "\\\"").replace("</", "<\\/");
    // Only a tag that lost its end and a part of the next opens a post.
    let torn = post.replacen("_wrap\\\"><div class=\\\"tgme_widget_message ", " ", 1);
    assert_ne!(torn, post);
    let bytes = format!("{FERRY}\n{torn}\n{FERRY}").into_bytes();
    let (reader, read) = read_in(&bytes, 512).expect("pages");
    assert_eq!((reader.format(), read.messages.len()), (Format::TmePage, 3));
    check_again(&reader, &bytes, &read);
}

#[test]
fn hostile_pages_are_no_trap() {
    let last = post(9, "", &text("z"), "");
    for inside in [
        text(&"<b>".repeat(200_000)),
        text(&"<div>".repeat(200_000)),
        "<div class=\"tgme_widget_message_poll\">".repeat(100_000),
        "<a class=\"tgme_widget_message_reply\">".repeat(100_000),
        text(&"<script>".repeat(200_000)),
        "<span class=\"tgme_widget_message_meta\">".repeat(100_000),
        "<div class=\"tgme_widget_message\" data-post=\"x/1\">".repeat(100_000),
        "<div class=\"tgme_channel_info_description\">".repeat(100_000),
        "<i class=\"emoji\" style=\"url('a/ff.png')\">".repeat(100_000),
    ] {
        let written = page(&[FERRY, &post(2, "", &inside, ""), &last]);
        let (_, read) = read_in(written.as_bytes(), 1 << 20).expect("pages");
        for id in [17, 9] {
            assert!(read.messages.iter().any(|message| message.id == MessageId::Number(id)), "{}", &inside[..40]);
        }
    }
}
