//! The command as scripts meet it: lines, exit status, what is said on standard error.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

const CHANNEL: &str = r#"{
 "name": "Harbour ministry",
 "type": "public_channel",
 "id": 1234500001,
 "messages": [
  {
   "id": 1,
   "type": "service",
   "date": "2024-03-04T09:00:00",
   "date_unixtime": "1709535600",
   "actor": "Harbour ministry",
   "action": "create_channel",
   "title": "Harbour ministry",
   "text": "",
   "text_entities": []
  },
  {
   "id": 2,
   "type": "message",
   "date": "2024-03-05T12:00:00",
   "date_unixtime": "1709632800",
   "from": "Harbour ministry",
   "from_id": "channel1234500001",
   "text": "On March 5, Foreign Minister Anna Lind met with Minister of Trade of Norway Ole Berg in Oslo.",
   "text_entities": []
  }
 ]
}"#;

struct Run {
    lines: Vec<Value>,
    said: String,
    status: i32,
}

fn readout(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_readout"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    Run {
        lines: lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        said: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}

/// A file of that name and content; one folder a test, for tests run side by side.
fn file(test: &str, name: &str, content: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn messages_are_printed_one_a_line_and_service_records_are_marked() {
    let path = file("messages", "result.json", CHANNEL.as_bytes());
    let run = readout(&["messages", &path, "--to", "ndjson"], b"");
    assert_eq!((run.status, run.said.as_str(), run.lines.len()), (0, "", 2));
    let [service, post] = &run.lines[..] else { unreachable!() };
    assert_eq!((&service["type"], &service["action"]), (&"service".into(), &"create_channel".into()));
    assert_eq!(post.get("type"), None);
    assert_eq!(post["source"], "result.json");
    assert_eq!(post["id"], 2);
    // By the Python in the README.
    assert_eq!(post["hash"], "9fcc6ff7b56e57d76fa1e8d65999c243");
    assert_eq!(post["posted"], "2024-03-05T12:00:00+02:00");
    assert_eq!(post["from"], "Harbour ministry");
    assert_eq!(post["forwarded_from"], Value::Null);
    let (start, end) = (post["position"]["start"].as_u64().unwrap(), post["position"]["end"].as_u64().unwrap());
    assert!(CHANNEL[start as usize..end as usize].starts_with("{\n   \"id\": 2"));
}

#[test]
fn reports_come_with_evidence_inside_the_text() {
    let run = readout(&["extract", "-"], CHANNEL.as_bytes());
    assert_eq!((run.status, run.lines.len()), (0, 1), "{}", run.said);
    let report = &run.lines[0];
    assert_eq!((&report["source"], &report["id"]), (&"standard input".into(), &2.into()));
    assert_eq!(report["hash"], "9fcc6ff7b56e57d76fa1e8d65999c243");
    let text = report["text"].as_str().unwrap();
    for (field, spans) in report["evidence"].as_object().unwrap() {
        for span in spans.as_array().unwrap() {
            let (start, end) = (span[0].as_u64().unwrap() as usize, span[1].as_u64().unwrap() as usize);
            assert!(text.get(start..end).is_some_and(|words| !words.is_empty()), "{field}: {start}..{end}");
        }
    }
}

#[test]
fn what_was_skipped_is_told_with_its_place_and_the_status_is_1() {
    let cut = &CHANNEL[..CHANNEL.len() - 60];
    let path = file("skipped", "result.json", cut.as_bytes());
    for command in ["messages", "extract"] {
        let run = readout(&[command, &path], b"");
        assert_eq!(run.status, 1, "{command}: {}", run.said);
        assert!(run.said.contains("result.json: bytes ") && run.said.contains("ends early"), "{}", run.said);
    }
    // One of two dumps is no dump: the other is read.
    let whole = file("skipped", "whole.json", CHANNEL.as_bytes());
    let run = readout(&["messages", &file("skipped", "x.pdf", b"%PDF-1.7\n"), &whole], b"");
    assert_eq!((run.status, run.lines.len()), (1, 2), "{}", run.said);
    assert!(run.said.contains("x.pdf: "), "{}", run.said);
}

#[test]
fn nothing_to_read_and_wrong_usage_are_status_2() {
    for command in ["messages", "extract"] {
        let run = readout(&[command, "no-such-file.json"], b"");
        assert_eq!((run.status, run.lines.len()), (2, 0));
        assert!(run.said.starts_with("readout: no-such-file.json: "), "{}", run.said);
        assert_eq!(readout(&[command, "-"], b"").status, 2, "an empty input");
        assert_eq!(readout(&[command, &file("nothing", "x.pdf", b"%PDF-1.7\n")], b"").status, 2);
    }
    for wrong in [&["messages"][..], &["read", "x"], &[], &["extract", "x", "--to", "csv"]] {
        let run = readout(wrong, b"");
        assert_eq!(run.status, 2);
        assert!(run.said.contains("usage: readout messages"), "{}", run.said);
    }
}

/// The channel with other text and another id of its message.
fn other(text: &str) -> String {
    CHANNEL.replace("On March 5, Foreign Minister Anna Lind met", text).replace("\"id\": 2,", "\"id\": 3,")
}

/// What gzip makes of bytes that it cannot make smaller.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let length = bytes.len() as u16;
    let stored = [&[1][..], &length.to_le_bytes(), &(!length).to_le_bytes(), bytes].concat();
    // The sum is that of something else, and said to be.
    [&b"\x1F\x8B\x08\0\0\0\0\0\0\x03"[..], &stored, &[0; 4], &(bytes.len() as u32).to_le_bytes()].concat()
}

/// An archive of files as they are, without a directory.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let entry = |(name, bytes): &(&str, &[u8])| {
        let length = (bytes.len() as u32).to_le_bytes();
        let head = [&b"PK\x03\x04\x14\0\0\x08\0\0\0\0\0\0\0\0\0\0"[..], &length, &length].concat();
        [&head[..], &(name.len() as u16).to_le_bytes(), &[0, 0], name.as_bytes(), bytes].concat()
    };
    files.iter().flat_map(entry).collect()
}

#[test]
fn folders_and_archives_are_opened_and_inner_files_are_named() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("folders/Export");
    fs::create_dir_all(folder.join("more/files")).unwrap();
    fs::write(folder.join("result.json"), CHANNEL).unwrap();
    fs::write(folder.join("more/result.json"), other("Somebody met")).unwrap();
    fs::write(folder.join("more/files/result.json"), other("Nobody met")).unwrap();
    fs::write(folder.join("more/again.json"), CHANNEL).unwrap();
    fs::write(folder.join("photo.jpg"), b"\xFF\xD8").unwrap();
    let run = readout(&["messages", folder.to_str().unwrap()], b"");
    let sources: Vec<_> = run.lines.iter().map(|line| line["source"].as_str().unwrap()).collect();
    let [one, two] = ["Export/result.json", "Export/more/result.json"];
    assert_eq!((run.status, sources), (0, vec![one, one, two, two]), "{}", run.said);
    assert_eq!(run.said, "readout: Export/more/again.json: the same as Export/result.json, left out\n");

    let cut = &CHANNEL[..CHANNEL.len() - 60];
    let archive = zip(&[("E/result.json", CHANNEL.as_bytes()), ("E/other/cut.json", cut.as_bytes())]);
    let path = file("archive", "a.zip", &archive);
    let sources =
        |run: &Run| run.lines.iter().map(|line| line["source"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let run = readout(&["messages", &path], b"");
    assert_eq!(sources(&run), ["a.zip/E/result.json", "a.zip/E/result.json", "a.zip/E/other/cut.json"]);
    let start = run.lines[1]["position"]["start"].as_u64().unwrap() as usize;
    assert!(CHANNEL[start..].starts_with("{\n   \"id\": 2"));
    assert!(run.said.contains("readout: a.zip: the archive's directory is damaged or lost"), "{}", run.said);
    let place = format!("-{} unpacked: the file ends early, after message 1", cut.len());
    assert!(run.said.contains("readout: a.zip/E/other/cut.json: bytes ") && run.said.contains(&place), "{}", run.said);
    let run = readout(&["extract", &path], b"");
    assert_eq!((run.status, sources(&run)), (1, vec!["a.zip/E/result.json".to_owned()]), "{}", run.said);

    let run = readout(&["messages", "-"], &gzip(CHANNEL.as_bytes()));
    assert_eq!((run.status, run.lines.len()), (1, 2), "{}", run.said);
    assert!(run.said.contains("standard input: bytes 0-") && run.said.contains("checksum"), "{}", run.said);
    let empty = file("empty", "a.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    let run = readout(&["messages", &empty], b"");
    assert_eq!((run.status, run.said.as_str()), (2, "readout: a.zip: there is no dump in it\n"));
}

#[test]
fn text_in_other_encodings_is_read_and_its_places_are_those_of_the_file() {
    let russian = CHANNEL.replace("Harbour ministry", "Министерство");
    let utf16: Vec<u8> = russian.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let run = readout(&["messages", &file("utf16", "result.json", &utf16)], b"");
    assert_eq!((run.status, run.lines.len()), (0, 2), "{}", run.said);
    assert_eq!(run.lines[1]["from"], "Министерство");
    let start = run.lines[1]["position"]["start"].as_u64().unwrap();
    let expected = russian.find("{\n   \"id\": 2").map(|at| russian[..at].encode_utf16().count() as u64 * 2);
    assert_eq!(Some(start), expected);
    let run = readout(&["extract", &file("utf16", "result.json", &utf16)], b"");
    assert_eq!((run.status, run.lines.len()), (0, 1), "{}", run.said);
}

#[test]
fn help_is_no_error() {
    let output = Command::new(env!("CARGO_BIN_EXE_readout")).arg("--help").output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    assert!(String::from_utf8(output.stdout).unwrap().contains("usage: readout messages"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let one = "{\"id\": 1, \"posted\": \"2024-03-05T10:00:00+00:00\", \"text\": \"The port is open.\"}\n";
    let path = file("pipe", "many.jsonl", one.repeat(20_000).as_bytes());
    for command in ["messages", "extract"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_readout"))
            .args([command, &path])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()),
            (Some(0), ""),
            "{command}"
        );
    }
}

#[test]
fn of_a_whole_account_channels_are_read_unless_told_otherwise() {
    let chat = |name: &str, kind: &str, id: u32| {
        let message = format!(
            "{{\"id\": {id}, \"type\": \"message\", \"date\": \"2024-03-05T12:00:00\", \"date_unixtime\": \"1709632800\", \
             \"from\": \"{name}\", \"from_id\": \"user1\", \"text\": \"Text of {name}\", \"text_entities\": []}}"
        );
        format!("{{\"name\": \"{name}\", \"type\": \"{kind}\", \"id\": {id}, \"messages\": [{message}]}}")
    };
    let chats =
        [chat("Harbour", "public_channel", 11), chat("Anna", "personal_chat", 12), chat("Port", "private_channel", 13)];
    let account = format!("{{\"about\": \"x\", \"chats\": {{\"about\": \"y\", \"list\": [{}]}}}}", chats.join(","));
    let path = file("account", "result.json", account.as_bytes());
    let from = |arguments: &[&str]| -> Vec<String> {
        let run = readout(&[&["messages", &path], arguments].concat(), b"");
        assert_eq!(run.status, 0, "{}", run.said);
        run.lines.iter().map(|line| line["from"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(from(&[]), ["Harbour", "Port"]);
    assert_eq!(from(&["--chats", "all"]), ["Harbour", "Anna", "Port"]);
    assert_eq!(from(&["--chats", "2"]), ["Anna"]);
    for command in ["messages", "extract"] {
        let run = readout(&[command, &path, "--chats", "2,9"], b"");
        assert_eq!(run.status, 1, "{command}: {}", run.said);
        assert!(run.said.contains("there is no chat 9: there are 3"), "{command}: {}", run.said);
    }
    let run = readout(&["extract", &path, "--chats", "2,3"], b"");
    assert_eq!((run.status, run.lines.len()), (0, 2), "{}", run.said);
    assert!(run.said.contains("* ") && run.said.contains("Anna"), "{}", run.said);
    let path = file("account", "one.json", chats[0].as_bytes());
    for command in ["messages", "extract", "check"] {
        let run = readout(&[command, &path, "--chats", "9", "--to", "ndjson"], b"");
        assert_eq!(run.status, 0, "{command}: {}", run.said);
        assert!(run.said.contains("--chats chooses of a whole account"), "{command}: {}", run.said);
    }
}

#[test]
fn columns_hold_what_is_said() {
    let table = "nr,created,title,content\n1,2024-03-05 10:00,Talks,Ferry\n2,2024-03-06 10:00,Pier,Boat\n";
    let path = file("columns", "table.csv", table.as_bytes());
    let texts = |run: &Run| run.lines.iter().map(|line| line["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    for command in ["messages", "extract"] {
        let guessed = readout(&[command, &path], b"");
        assert_eq!((texts(&guessed), guessed.said.as_str()), (vec!["Ferry".to_owned(), "Boat".to_owned()], ""));
        let told = readout(&[command, &path, "--map", "text=title"], b"");
        assert_eq!((texts(&told), told.status), (vec!["Talks".to_owned(), "Pier".to_owned()], 0), "{}", told.said);
        let wrong = readout(&[command, &path, "--map", "text=words"], b"");
        assert_eq!((wrong.status, wrong.lines.len()), (2, 0));
        let there = "there is no column \"words\"; there are nr, created, title, content";
        assert!(wrong.said.contains(there), "{}", wrong.said);
        let known = readout(&[command, "-", "--map", "text=title"], CHANNEL.as_bytes());
        assert_eq!(known.status, 0);
        assert!(known.said.contains("--map says nothing here"), "{}", known.said);
        let row = b"when,what\n2024-03-05,Ferry\n";
        assert_eq!(texts(&readout(&[command, "-", "--map", "text=what"], row)), ["Ferry"]);
        let none = readout(&[command, "-", "--map", "text=words"], row);
        assert_eq!((none.status, none.lines.len()), (2, 0));
        assert!(none.said.contains("--map: it is no table with columns of these names"), "{}", none.said);
    }
    let wrong = readout(&["messages", &path, "--map", "words=title"], b"");
    assert_eq!(wrong.status, 2);
    assert!(wrong.said.contains("a column cannot hold \"words\", only id, posted"), "{}", wrong.said);
}

#[test]
fn a_table_of_nobodys_is_read_when_somebody_says_what_it_holds() {
    let list = r#"[{"no": 1, "what": "Ferry"}, {"no": 2, "what": "Pier"}]"#;
    let path = file("nobodys", "list.json", list.as_bytes());
    for command in ["messages", "extract"] {
        let run = readout(&[command, &path], b"");
        assert_eq!((run.status, run.lines.len()), (2, 0));
        assert!(run.said.contains("--map text=NAME does; there are no, what"), "{}", run.said);
        let run = readout(&[command, &path, "--map", "text=what"], b"");
        assert_eq!(run.lines.len(), 2, "{}", run.said);
        assert!(run.said.contains("--map posted=NAME names it; there are no, what"), "{}", run.said);
    }
}

#[test]
fn texts_that_were_encoded_twice_are_told_of_and_mended() {
    let text = "Паром задержан до полудня";
    let twice: String = text.bytes().map(char::from).collect();
    let line = format!("{{\"id\": 1, \"posted\": \"2024-03-05T10:00:00Z\", \"text\": \"{twice}\"}}\n");
    for command in ["messages", "extract"] {
        let run = readout(&[command, "-"], line.as_bytes());
        assert_eq!((run.status, run.lines[0]["text"].as_str()), (0, Some(&*twice)));
        assert!(run.said.contains(text) && run.said.contains("--mend mends them"), "{}", run.said);
        let run = readout(&[command, "-", "--mend"], line.as_bytes());
        assert_eq!((run.status, run.lines[0]["text"].as_str()), (0, Some(text)), "{}", run.said);
    }
}

#[test]
fn dumps_of_one_channel_are_one_history() {
    let edited = CHANNEL
        .replace("\"id\": 2,", "\"id\": 2, \"edited\": \"x\", \"edited_unixtime\": \"1709640000\",")
        .replace("met with", "spoke with");
    let newer = edited.replace(
        "  }\n ]",
        &format!("  }},\n{}\n ]", &CHANNEL[CHANNEL.find("  {\n   \"id\": 2").unwrap()..CHANNEL.len() - 4]),
    );
    let newer = newer.replacen("\"id\": 2,\n", "\"id\": 5,\n", 1);
    let (old, new) = (file("history", "old.json", CHANNEL.as_bytes()), file("history", "new.json", newer.as_bytes()));
    let run = readout(&["extract", &old, &new], b"");
    let told: Vec<_> = run.lines.iter().map(|line| (line["source"].as_str().unwrap(), line["id"].as_u64())).collect();
    assert_eq!((run.status, told), (0, vec![("new.json", Some(2)), ("new.json", Some(5))]), "{}", run.said);
    assert!(run.lines[0]["text"].as_str().unwrap().contains("spoke with"));

    let run = readout(&["check", &old, &new, "--to", "ndjson"], b"");
    assert_eq!((run.status, run.lines.len(), run.said.as_str()), (0, 3, ""));
    assert_eq!(run.lines[0]["bytes"], CHANNEL.len());
    assert!(run.lines[1]["sha256"].as_str().is_some_and(|sum| sum.len() == 64));
    let chat = &run.lines[2];
    assert_eq!((&chat["chat_id"], &chat["posts"], &chat["shared"]), (&1_234_500_001_u32.into(), &2.into(), &1.into()));
    assert_eq!((&chat["gaps"]["missing"], &chat["gaps"]["longest"][0][0]), (&2.into(), &3.into()));
    let difference = &chat["differences"][0];
    assert_eq!((&difference["id"], &difference["kept"]), (&2.into(), &"new.json".into()));
    assert_eq!(difference["what"], "text_and_edited");
}

#[test]
fn people_are_told_how_complete_a_chat_is_and_what_was_skipped() {
    let told = |path: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_readout")).args(["check", path]).output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), output.status.code())
    };
    let (text, status) = told(&file("check", "result.json", CHANNEL.as_bytes()));
    assert_eq!(status, Some(0));
    assert!(text.contains("\nHarbour ministry (id 1234500001): 1 posts, 2024-03-05 to 2024-03-05\n"), "{text}");
    assert!(text.contains("result.json: ") && text.contains(" bytes, SHA-256 "), "{text}");
    assert!(text.contains("none missing from 1 to 2"), "{text}");
    let (_, status) = told(&file("check", "cut.json", &CHANNEL.as_bytes()[..CHANNEL.len() - 60]));
    assert_eq!(status, Some(1));
    assert_eq!(told("no-such-file.json"), (String::new(), Some(2)));
}
