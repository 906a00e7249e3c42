//! Whether a text is what Python prints of dictionaries, lists and Telethon's objects, which looks like JSON and is none.

/// How many lines are looked at behind some program's talk.
const LINES: usize = 64;

/// Whether a text is printed objects: it begins so, or most of its first lines do.
pub(super) fn is_print(body: &[u8]) -> bool {
    if begins(body) {
        return true;
    }
    let lines = body.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).take(LINES);
    let (printed, all) = lines.fold((0, 0), |(printed, all), line| (printed + usize::from(begins(line)), all + 1));
    printed * 2 > all
}

fn begins(text: &[u8]) -> bool {
    let mut text = text.trim_ascii_start();
    while let Some(within) = text.strip_prefix(b"[") {
        text = within.trim_ascii_start();
    }
    is_dictionary(text) || is_message(text)
}

/// `{'key': `: JSON knows no single quotes.
fn is_dictionary(text: &[u8]) -> bool {
    let Some(key) = text.strip_prefix(b"{").and_then(|text| text.trim_ascii_start().strip_prefix(b"'")) else {
        return false;
    };
    let length = key.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_' && *byte != b'@');
    length.is_some_and(|length| {
        let behind = key[length..].strip_prefix(b"'").map(<[u8]>::trim_ascii_start);
        length > 0 && behind.is_some_and(|behind| behind.starts_with(b":"))
    })
}

/// `Message(id=17, ...`.
fn is_message(text: &[u8]) -> bool {
    const NAMES: [&[u8]; 4] = [b"Message(", b"MessageService(", b"UpdateNewMessage(", b"UpdateNewChannelMessage("];
    let within = NAMES.iter().find_map(|name| text.strip_prefix(*name)).unwrap_or_default().trim_ascii_start();
    let field = within.iter().take_while(|byte| byte.is_ascii_lowercase() || **byte == b'_').count();
    field > 0 && within[field..].starts_with(b"=")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(is_print(text.as_bytes()), expected, "{text}");
    }

    #[test]
    fn printed_objects_are_told_from_json_and_from_prose() {
        for printed in [
            "{'_': 'Message', 'id': 17}",
            "[{'id': 17, 'message': None}]",
            "[\n  {'id' : 17}",
            "Message(id=17, peer_id=PeerChannel(channel_id=5))\nMessage(id=18)",
            "[Message(id=17), Message(id=18)]",
            "Message(\n\tid=17,\n\tmessage='x'\n)",
            "Connecting\n{'id': 17}\n{'id': 18}",
        ] {
            check(printed, true);
        }
        for other in [
            "{\"id\": 17, \"text\": \"{'id': 17}\"}",
            "[]",
            "",
            "{'",
            "Message (from the port): closed",
            "Message(s) of today",
            "{'tis} closed: today",
            "The bot printed\n{'id': 17}\nand nothing else",
        ] {
            check(other, false);
        }
    }
}
