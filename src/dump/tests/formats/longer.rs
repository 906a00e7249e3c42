//! Texts of which nothing but lines and their marks tells messages apart, with enough messages that what is behind some
//! damage can be asked for too.

use super::super::packing::Dice;
use super::super::{Read, read_in};
use super::damage::Written;

/// How many messages each has.
const ALL: usize = 14;
/// How often each is damaged.
const TIMES: usize = 150;

/// What each is called, and its messages one behind the other; the first may have a line before it.
fn all() -> Vec<(&'static str, Vec<String>)> {
    let rows = |row: fn(usize) -> String| (1..=ALL).map(row).collect::<Vec<_>>();
    let mut table = rows(|at| format!("{at},2023-09-22 13:{at:02}:00,\"Ferry {at} is delayed until noon\"\n"));
    table[0] = "id,date,text\n".to_owned() + &table[0];
    let mut page = rows(|at| format!("Harbour news\nFerry {at} is delayed\n{at}0 views 13:{at:02}\n"));
    page[0] = "Harbour news\n@harbournews\n10.5K subscribers\nDownload Telegram\n".to_owned() + &page[0];
    vec![
        ("Desktop, copied", rows(|at| format!("Гавань, [22.09.2023 13:{at:02}]\nПаром {at} задержан\n\n"))),
        ("Desktop, of the west", rows(|at| format!("Fähre, [22.09.2023 13:{at:02}]\nDie Fähre {at} fährt später\n\n"))),
        ("WhatsApp, of the west", rows(|at| format!("22.09.23, 13:{at:02} - Jürgen: Die Fähre {at} fährt später\n"))),
        ("Desktop, of a locale", rows(|at| format!("Harbour, [9/22/23, 1:{at:02} PM]\nFerry {at} is delayed\n\n"))),
        ("macOS, a range", rows(|at| format!("Ann, [22.09.2023 13:{at:02}]:\nFerry {at} is delayed\n\n"))),
        ("macOS", rows(|at| format!("> Harbour news:\nFerry {at} is delayed\n\n"))),
        ("Android", rows(|at| format!("Harbour news:\nFerry {at} is delayed\n\n"))),
        ("t.me, copied", page),
        ("WhatsApp, iOS", rows(|at| format!("[22.09.2023, 13:{at:02}:05] Anna: Ferry {at} is delayed\n"))),
        ("WhatsApp, Android", rows(|at| format!("22.09.2023, 13:{at:02} - Anna: Ferry {at} is delayed\n"))),
        ("a table", table),
    ]
}

/// Which of the messages are read as they were.
fn spared(read: &Read, whole: &Read) -> Vec<bool> {
    let same = |text: &str| read.messages.iter().any(|found| found.text == text);
    whole.messages.iter().map(|message| same(&message.text)).collect()
}

/// Says what is amiss if of the messages off the damage more than two are lost.
fn amiss(what: &str, messages: &[Vec<u8>], whole: &Read, bytes: &[u8], at: usize) -> Option<String> {
    let Ok((_, read)) = read_in(bytes, usize::MAX) else { return Some(format!("{what}, at {at}: refused")) };
    let spared = spared(&read, whole);
    let mut end = 0;
    let hit = messages.iter().position(|message| {
        end += message.len();
        at < end
    });
    let hit = hit.unwrap_or(messages.len());
    let lost: Vec<_> = (0..messages.len()).filter(|one| !spared[*one]).collect();
    let far = lost.iter().filter(|one| one.abs_diff(hit) > 1).count();
    (far > 0).then(|| format!("{what}, at {at}: {lost:?} lost, {:?}", read.faults()))
}

/// Every text in every encoding that can write it and is told by it: its messages as they are written, all that stands
/// before the first with it, and what is read of it.
fn all_written() -> Vec<(String, Vec<Vec<u8>>, Read)> {
    let mut found = Vec::new();
    for (what, messages) in all() {
        let text = messages.concat();
        let (_, whole) = read_in(text.as_bytes(), usize::MAX).expect("a dump");
        assert_eq!(whole.messages.len(), ALL, "{what}");
        for written in Written::ALL.into_iter().filter(|written| written.is_told_by(&text)) {
            let bytes: Option<Vec<_>> = messages.iter().map(|message| written.bytes(message)).collect();
            let Some(mut bytes) = bytes else { continue };
            bytes[0].splice(0..0, written.mark());
            found.push((format!("{what}, {written:?}"), bytes, whole.clone()));
        }
    }
    found
}

#[test]
fn a_cut_costs_the_last_message_before_it_alone() {
    let mut told = Vec::new();
    for (what, messages, whole) in all_written() {
        let text = messages.concat();
        let least = messages[..4].concat().len();
        let mut ends = Vec::new();
        for message in &messages {
            ends.push(ends.last().unwrap_or(&0) + message.len());
        }
        for cut in least..text.len() {
            let Ok((_, read)) = read_in(&text[..cut], usize::MAX) else { panic!("{what}, cut at {cut}") };
            let before = ends.iter().filter(|end| **end <= cut).count();
            let lost = spared(&read, &whole).iter().take(before.saturating_sub(1)).filter(|spared| !**spared).count();
            if lost > 0 {
                told.push(format!("{what}, cut at {cut}: {lost} lost, {:?}", read.faults()));
            }
        }
    }
    assert!(told.is_empty(), "{} amiss:\n{}", told.len(), told.join("\n"));
}

#[test]
fn damage_costs_the_messages_beside_it_alone() {
    let mut told = Vec::new();
    for (what, messages, whole) in all_written() {
        let text = messages.concat();
        let mut dice = Dice(37);
        for _ in 0..TIMES {
            // Of a table the first line names the columns, and of all the first message tells the format.
            let least = messages[0].len() + messages[1].len();
            let at = least + dice.below((text.len() - least) as u64) as usize;
            let mut bytes = text.clone();
            bytes[at] ^= dice.below(255) as u8 + 1;
            told.extend(amiss(&what, &messages, &whole, &bytes, at));
        }
    }
    assert!(told.is_empty(), "{} amiss:\n{}", told.len(), told.join("\n"));
}
