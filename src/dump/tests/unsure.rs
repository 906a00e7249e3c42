//! What is a dump only once somebody says what its columns hold.

use super::run;
use crate::dump::{Role, Told, open, open_any};

/// What a file of nobody's lacks, its columns, and the texts that are read once `told` says what they hold.
#[track_caller]
fn check(file: &str, lacks: &[Role], told: &str, expected: &[&str]) {
    let source = file.as_bytes().to_vec();
    let mut reader = open_any(&source, "").expect("something with columns");
    run(&mut reader, &source, 64);
    let columns = reader.mapping().expect("columns").clone();
    assert_eq!(columns.lacks(), lacks, "{columns:?}");
    let mapping = Told::parse(told).and_then(|told| told.of(&columns)).expect("columns that are there");
    reader.remap(&mapping);
    let read = run(&mut reader, &source, 64);
    assert_eq!(read.messages.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), expected);
    for message in &read.messages {
        assert_eq!(reader.reread(&source, message.position, message.chat).as_ref(), Some(message));
    }
}

#[test]
fn a_table_of_unknown_names_is_read_by_what_is_told() {
    let table = "nr,day,who,said\n1,soon,Port,Ferry\n2,later,Port,Pier\n3,once,Ann,Boat\n";
    check(table, &[Role::Date], "text=said,sender=who", &["Ferry", "Pier", "Boat"]);
    check(table, &[Role::Date], "text=who", &["Port", "Port", "Ann"]);
    assert!(open(&table.as_bytes().to_vec(), "").expect("a paste").mapping().is_none());
}

#[test]
fn objects_of_unknown_keys_are_read_by_what_is_told() {
    let list = r#"[{"no": 1, "what": "Ferry", "at": {"day": "2023-09-22"}}, {"no": 2, "what": "Pier", "at": {"day": "2023-09-23"}}]"#;
    let lacks = [Role::Text, Role::Date];
    check(list, &lacks, "text=what,posted=at.day", &["Ferry", "Pier"]);
    check(list, &lacks, "text=what", &["Ferry", "Pier"]);
    check(list, &lacks, "text=what,id=no", &["Ferry", "Pier"]);
    let lines = "{\"no\": 1, \"what\": \"Ferry\"}\n{\"no\": 2, \"what\": \"Pier\"}\n";
    check(lines, &lacks, "text=what,id=no", &["Ferry", "Pier"]);
    check(r#"{"posts": [{"a": "Ferry", "b": 1}, {"a": "Pier", "b": 2}]}"#, &lacks, "text=a", &["Ferry", "Pier"]);
}

#[test]
fn what_has_no_columns_is_refused_as_ever() {
    for file in [r#"{"a": 1, "b": [2]}"#, r#"[{"name": "x", "version": 3}]"#, "[[1, 2], [3, 4]]", "", "\0\u{1}\u{2}"] {
        let source = file.as_bytes().to_vec();
        assert_eq!(open_any(&source, "").err(), open(&source, "").err(), "{file:?}");
    }
}
