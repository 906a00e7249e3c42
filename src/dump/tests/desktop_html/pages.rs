//! Page after page, whichever were dropped and whoever saved them.

use super::super::read;
use super::{AT, FERRY, JOINED, check, link, page, row, service, text};

#[test]
fn pages_follow_one_another_and_missing_ones_are_named() {
    let first = page("", &[&row(1, AT, &text("a"))], &link("messages2.html", "Next messages"));
    let second = page(
        &link("messages.html", "Previous messages"),
        &[&row(2, AT, &text("b"))],
        &link("messages3.html", "Next messages part"),
    );
    let third = page(
        &link("../x/messages2.html", "Previous messages"),
        &[&row(3, AT, &text("c"))],
        &link("messages4.html", "Next messages"),
    );
    let fourth = page(&link("messages3.html", "Previous messages"), &[&row(4, AT, &text("d"))], "");
    let all = [&first, &second, &third, &fourth].map(String::as_str);
    let read = check(all.concat(), &[1, 2, 3, 4], &[]);
    assert_eq!(read.chats.len(), 1);
    let missing = |what: &str| format!("a part is missing: {what}");
    let read = check([all[0], all[3]].concat(), &[1, 4], &[&missing("messages2.html to messages3.html")]);
    assert_eq!(read.problems[0].start, (first.len() + "<!DOCTYPE html>\n".len()) as u64);
    check(all[1..].concat(), &[2, 3, 4], &[&missing("messages.html")]);
    check(all[..3].concat(), &[1, 2, 3], &[&missing("messages4.html and what may follow it")]);
    check(first.as_str(), &[1], &[&missing("messages2.html and what may follow it")]);
    let both = [missing("messages2.html"), missing("messages4.html and what may follow it")];
    check([all[0], all[2]].concat(), &[1, 3], &both.each_ref().map(String::as_str));
    assert!(read.problems[0].is_loss());
    // The same page twice is no gap, and a chat of another name is another chat.
    check([all[3], all[2], all[1], all[0], all[0]].concat(), &[4, 3, 2, 1, 1], &[]);
    let other = page("", &[&row(9, AT, &text("x"))], "").replace("Harbour &amp; news", "Port");
    let read = check([&all.concat(), other.as_str()].concat(), &[1, 2, 3, 4, 9], &[]);
    assert_eq!((read.chats.len(), read.messages[4].chat), (2, 1));
}

#[test]
fn lists_of_an_account_hold_no_messages() {
    let list = page("", &[], "")
        .replace("page_body chat_page", "page_body list_page")
        .replace("class=\"history\"", "class=\"entry_list\"");
    let read = check([list.as_str(), page("", &[FERRY], "").as_str()].concat(), &[17], &[]);
    assert_eq!(read.chats.len(), 1);
}

#[test]
fn pages_of_an_account_link_back_to_its_list() {
    let head = "<a class=\"content block_link\" href=\"../../lists/chats.html#allow_back\">";
    let written = page("", &[FERRY], "").replacen("<div class=\"content\">", head, 1).replacen(
        "    </div>\n\n   </div>",
        "    </a>\n\n   </div>",
        1,
    );
    assert_eq!(check(written, &[17], &[]).chats[0].title.as_deref(), Some("Harbour & news"));
}

#[test]
fn copies_that_a_browser_saved_are_read_alike() {
    let written = page("", &[FERRY, JOINED, &service(19, "Channel &laquo;Harbour&raquo; created")], "");
    let (_, plain) = read(written.as_bytes());
    let folded: String = written.split('\n').map(str::trim).collect::<Vec<_>>().join("\n");
    let copies = [
        folded.replace("&laquo;", "«").replace("&raquo;", "»"),
        written.replace("div class=\"from_name", "DIV  CLASS = \"from_name").replace("</div", "</DIV"),
        written.replace("class=\"text\"", "dir=auto class='text'"),
        written.replace("<!DOCTYPE html>", "\u{FEFF}<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->"),
        written.replace('\n', "\r\n"),
    ];
    for copy in copies {
        let (_, mut other) = read(copy.as_bytes());
        assert_eq!(other.chats, plain.chats);
        for (message, plain) in other.messages.iter_mut().zip(&plain.messages) {
            message.position = plain.position;
        }
        assert_eq!(other.messages, plain.messages, "{copy}");
    }
}
