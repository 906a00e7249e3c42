//! Which chats of a whole account are read, and what there is to choose from.

use readout::dump::{ChatKind, ChatSummary};
use readout::engine::state::ChatChoice;

use crate::arguments::Chats;
use crate::outcome::Outcome;

/// A chat as it is offered.
#[derive(Clone, Copy)]
pub(crate) struct Offered<'a> {
    index: u32,
    title: Option<&'a str>,
    kind: ChatKind,
    messages: u64,
    preselected: bool,
}

impl<'a> From<&'a ChatSummary> for Offered<'a> {
    fn from(chat: &'a ChatSummary) -> Self {
        let ChatSummary { index, kind, messages, preselected, .. } = *chat;
        Self { index, title: chat.title.as_deref(), kind, messages, preselected }
    }
}

impl<'a> From<&'a ChatChoice> for Offered<'a> {
    fn from(choice: &'a ChatChoice) -> Self {
        let ChatChoice { number, messages, preselected, .. } = *choice;
        let (title, kind) = (choice.chat.title.as_deref(), choice.chat.kind);
        Self { index: number, title, kind, messages: u64::from(messages), preselected }
    }
}

/// The chats to read, as the reader numbers them. People number them from 1, in the order of the list that goes to
/// standard error. A number that no chat has is told to `outcome`.
pub(crate) fn chosen<'a>(
    outcome: &mut Outcome,
    name: &str,
    chats: &Chats,
    offered: impl Iterator<Item = Offered<'a>>,
) -> Vec<u32> {
    outcome.offered();
    let mut last = 0;
    let mut wanted = Vec::new();
    let mut offered = offered.peekable();
    if offered.peek().is_none() {
        eprintln!("readout: {name}: a whole account without a chat");
        return wanted;
    }
    eprintln!("readout: {name}: a whole account; --chats chooses, * is read:");
    eprintln!("readout: of public channels and groups it may hold only the account's own posts");
    for (chat, number) in offered.zip(1_u32..) {
        last = number;
        let read = match chats {
            Chats::Preselected => chat.preselected,
            Chats::All => true,
            Chats::These(these) => these.contains(&number),
        };
        let kind = match chat.kind {
            ChatKind::Channel => "channel",
            ChatKind::Group => "group",
            ChatKind::Personal => "personal",
            ChatKind::Unknown => "chat",
        };
        let mark = if read { '*' } else { ' ' };
        let title = chat.title.unwrap_or("(no name)");
        eprintln!("readout: {mark} {number:3}  {title} ({kind}, {} messages)", chat.messages);
        if read {
            wanted.push(chat.index);
        }
    }
    if let Chats::These(these) = chats {
        for number in these.iter().filter(|number| **number > last) {
            outcome.refused(name, &format_args!("there is no chat {number}: there are {last}"));
        }
    }
    wanted
}

/// When all was read: says so if chats were chosen of which nobody asked.
pub(crate) fn tell_unasked(outcome: &Outcome, chats: &Chats) {
    if matches!(chats, Chats::These(_)) && !outcome.has_offered() {
        eprintln!("readout: --chats chooses of a whole account, which nothing here is: every chat was read");
    }
}
