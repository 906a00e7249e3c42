//! What was asked for on the command line.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt};
use readout::dump::{MapError, Told};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Finds the meetings and statements in channel dumps.

usage: readout messages DUMP... [options]
       readout extract  DUMP... [options]
       readout check    DUMP... [options]

  messages   print every message, one a line
  extract    print what every message tells: kind, date, participants, place, countries, the words they
             were read from, and the event, which reports of the same happening share; a message that
             several dumps have is printed once, with its later edit
  check      print how complete each chat is: numbers that no message has, days without posts against its
             habit, duplicates, edits, media that are not there; and what differs between dumps of one chat

  DUMP       an export of Telegram Desktop (JSON or HTML, one chat or a whole account), saved t.me pages, pasted
             text, what scrapers write (JSON, CSV, SQLite), feeds, exports of other services; a folder, a zip or
             a gzip file with these in it; what it is, is told by its content, and what belongs together is one
             dump; - is standard input

options:
  --to ndjson      how to print: one JSON object a line (messages and extract know no other way; check
                   prints text for people unless told)
  --chats WHICH    of a whole account: all, or numbers as listed, such as 1,4 (default: the channels)
  --map WHAT       which column of a table holds what: posted=created_at,text=body; a file that has such columns
                   is a table, whatever else it looks like, and what is not said is guessed. Columns hold id,
                   posted, edited, text, channel, channel-id, sender, sender-id, signature, views, forwards,
                   reactions, link, media, forwarded-from, reply-to
  --mend           mend texts that were encoded twice, each that looks so; without it they are told of
  --unpack-all     unpack archives whatever they come to; without it, what comes to hundreds of times its
                   size is left out
  -h, --help       this text
  -V, --version    the version

What could not be read is told on standard error, with its place and the reason.
exit status: 0 everything was read, 1 something was skipped, 2 nothing could be read or wrong usage
";

/// A command with its arguments.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Version,
    Messages(What),
    Extract(What),
    Check(What),
}

/// What to read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct What {
    /// Paths, or `-`. At least one.
    pub(crate) dumps: Vec<OsString>,
    /// Of a whole account.
    pub(crate) chats: Chats,
    /// Whether to unpack without a limit.
    pub(crate) unpack_all: bool,
    /// What the columns of tables hold.
    pub(crate) map: Told,
    /// Whether to mend texts that were encoded twice.
    pub(crate) mend: bool,
    /// How to print.
    pub(crate) to: To,
}

/// How to print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum To {
    /// As the command prints unless told.
    #[default]
    Default,
    /// One JSON object a line.
    Ndjson,
}

/// Which chats of a whole account to read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) enum Chats {
    /// Channels.
    #[default]
    Preselected,
    /// All.
    All,
    /// These, numbered from 1.
    These(Vec<u32>),
}

/// Why the arguments make no command.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UsageError {
    #[error("no command given")]
    NoCommand,
    #[error("there is no command {0:?}")]
    UnknownCommand(String),
    #[error("no dump given")]
    NoDump,
    #[error("cannot print as {0:?}, only as ndjson")]
    UnknownFormat(String),
    #[error("--chats takes all or numbers such as 1,4, not {0:?}")]
    Chats(String),
    #[error("--map: {0}")]
    Map(#[from] MapError),
    #[error(transparent)]
    Other(#[from] lexopt::Error),
}

/// Takes the arguments apart.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, UsageError> {
    let mut command = None;
    let mut what = What::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Command::Version),
            Arg::Long("to") => match parser.value()?.string()?.as_str() {
                "ndjson" => what.to = To::Ndjson,
                other => return Err(UsageError::UnknownFormat(other.to_owned())),
            },
            Arg::Long("unpack-all") => what.unpack_all = true,
            Arg::Long("map") => what.map.extend(Told::parse(&parser.value()?.string()?)?),
            Arg::Long("mend") => what.mend = true,
            Arg::Long("chats") => what.chats = chats(&parser.value()?.string()?)?,
            Arg::Value(word) if command.is_none() => {
                command = Some(match word.to_str() {
                    Some("messages") => Command::Messages,
                    Some("extract") => Command::Extract,
                    Some("check") => Command::Check,
                    Some("help") => return Ok(Command::Help),
                    _ => return Err(UsageError::UnknownCommand(word.to_string_lossy().into_owned())),
                });
            }
            Arg::Value(path) => what.dumps.push(path),
            other => return Err(other.unexpected().into()),
        }
    }
    let command = command.ok_or(UsageError::NoCommand)?;
    if what.dumps.is_empty() {
        return Err(UsageError::NoDump);
    }
    Ok(command(what))
}

fn chats(text: &str) -> Result<Chats, UsageError> {
    if text == "all" {
        return Ok(Chats::All);
    }
    let wrong = || UsageError::Chats(text.to_owned());
    let number = |part: &str| part.trim().parse().ok().filter(|number| *number > 0).ok_or_else(wrong);
    Ok(Chats::These(text.split(',').map(number).collect::<Result<_, _>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Result<Command, &str>) {
        let parsed = parse(Parser::from_args(line.split_whitespace())).map_err(|error| error.to_string());
        assert_eq!(parsed, expected.map_err(str::to_owned));
    }

    fn what(dumps: &[&str], chats: Chats) -> What {
        What { dumps: dumps.iter().map(OsString::from).collect(), chats, ..What::default() }
    }

    #[test]
    fn commands_take_dumps_and_options_in_any_order() {
        let ndjson = What { to: To::Ndjson, ..what(&["a", "b"], Chats::Preselected) };
        check("messages a --to ndjson b", Ok(Command::Messages(ndjson)));
        check("check a", Ok(Command::Check(what(&["a"], Chats::Preselected))));
        check("messages --chats=all -", Ok(Command::Messages(what(&["-"], Chats::All))));
        check("messages a --chats 2,1", Ok(Command::Messages(what(&["a"], Chats::These(vec![2, 1])))));
        check("messages -- --odd", Ok(Command::Messages(what(&["--odd"], Chats::Preselected))));
        let unpacking = What { unpack_all: true, ..what(&["a.zip"], Chats::Preselected) };
        check("messages a.zip --unpack-all", Ok(Command::Messages(unpacking)));
        let mapped = Told::parse("text=body,posted=at").expect("a mapping");
        let mapping = What { map: mapped, mend: true, ..what(&["a.csv"], Chats::Preselected) };
        check("messages a.csv --map text=body --mend --map=posted=at", Ok(Command::Messages(mapping)));
        check("extract a", Ok(Command::Extract(what(&["a"], Chats::Preselected))));
        check("--help", Ok(Command::Help));
        check("messages -h", Ok(Command::Help));
        check("-V", Ok(Command::Version));
    }

    #[test]
    fn what_is_no_command_is_named() {
        check("", Err("no command given"));
        check("read a", Err("there is no command \"read\""));
        check("messages", Err("no dump given"));
        check("messages a --to csv", Err("cannot print as \"csv\", only as ndjson"));
        check("messages a --chats 0", Err("--chats takes all or numbers such as 1,4, not \"0\""));
        check(
            "messages a --map body",
            Err("--map: \"body\" says of no column what it holds; write posted=NAME,text=NAME"),
        );
        check("messages a --fast", Err("invalid option '--fast'"));
        check("messages a --to", Err("missing argument for option '--to'"));
    }
}
