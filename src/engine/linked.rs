//! What links may call the chats that are open: told to the index when all is read, and asked of what has no report.

use super::opened::Opened;
use crate::dump::Chat;
use crate::dump::history::Histories;
use crate::timeline::{Builder, QueryFault, QueryReason};

/// Tells the index what each chat is called, with what other dumps tell of it.
pub(super) fn name_chats(builder: &mut Builder, dumps: &[Opened], histories: &Histories) {
    each_chat(dumps, histories, |dump, index, chat| builder.name_chat(dump, index, chat));
}

/// Of the messages that links lead to and that no report is of, tells those that are service records.
pub(super) fn tell_services(faults: &mut [QueryFault], dumps: &[Opened], histories: &Histories) {
    for fault in faults {
        let QueryReason::NoPost { chat, post } = &fault.reason else { continue };
        let mut is_service = false;
        each_chat(dumps, histories, |dump, index, known| {
            let named = known.username.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(chat));
            if named || known.id.is_some_and(|id| id.to_string() == *chat) {
                is_service |= histories.is_service(dump, index, i64::from(*post));
            }
        });
        if is_service {
            fault.reason = QueryReason::NoEvent { chat: chat.clone(), post: *post };
        }
    }
}

fn each_chat(dumps: &[Opened], histories: &Histories, mut each: impl FnMut(u32, u32, &Chat)) {
    for dump in dumps {
        for (index, chat) in (0..).zip(&dump.contents.chats) {
            each(dump.number, index, &histories.completed(dump.number, index, chat));
        }
    }
}
