//! Counts the instructions that each stage takes, and holds them to ceilings: all but the same numbers on every machine,
//! however busy.
//!
//! `cargo xtask test counts` builds [the work](../bin/work.rs) for WebAssembly and hands it over; here an interpreter runs it,
//! which counts. `ceilings.tsv` has how many instructions a stage may take; `UPDATE_EXPECT=1` lowers what can be lowered and
//! raises nothing. Twice the messages must take about twice the instructions, whatever the ceilings say.

use std::collections::HashMap;
use std::process::ExitCode;

use wasmi::{Config, Engine, Instance, Linker, Memory, Module, Store};

/// What stands before the order in the memory of the work.
const MARK: [u32; 4] = [0x0c0a_57ed, 0x5eed_0f7e, 0x1f0a_0de5, 0xc0a7_7e57];

/// The stages of the work, in its order; and whether one grows with the messages.
const STAGES: [(&str, bool); 7] = [
    ("making up", true),
    ("reading", true),
    ("facts", false),
    ("extracting", true),
    ("joining", true),
    ("indexing", true),
    ("asking", true),
];
/// Messages of the smaller of two dumps.
const MESSAGES: u32 = 1_000;
/// Twice the messages take at most so many times the instructions.
const TWICE: f64 = 2.2;
/// A ceiling is so much above what was counted when it was set: other words take other ways through the same program.
const ROOM: f64 = 1.1;

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match held() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all is below its ceiling.
fn held() -> Result<bool, Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [program, ceilings] = &arguments[..] else { return Err("wanted: the work and its ceilings".into()) };
    let known = Ceilings::read(&std::fs::read_to_string(ceilings).unwrap_or_default());
    let work = Work::load(&std::fs::read(program)?)?;
    let mut all_held = true;
    let mut lower = Ceilings::default();
    let (mut before, mut before_twice) = (0, 0);
    println!("thousands of instructions for {MESSAGES} messages, and for twice as many");
    for ((stage, grows), number) in STAGES.into_iter().zip(0..) {
        let (once, twice) = (work.count(MESSAGES, number)?, work.count(MESSAGES * 2, number)?);
        let (own, own_twice) = (once.saturating_sub(before), twice.saturating_sub(before_twice));
        (before, before_twice) = (once, twice);
        if number == 0 {
            continue;
        }
        let ratio = own_twice as f64 / own.max(1) as f64;
        let ceiling = known.0.get(stage).copied();
        println!(
            "{stage:10} {:>10} {:>10}  x {ratio:.2}  ceiling {:>10}",
            own / 1_000,
            own_twice / 1_000,
            ceiling.unwrap_or_default()
        );
        let thousands = own / 1_000;
        if ceiling.is_some_and(|ceiling| thousands > ceiling) {
            println!("  takes more than it may");
            all_held = false;
        }
        if grows && ratio > TWICE {
            println!("  twice the messages take more than {TWICE} times the instructions");
            all_held = false;
        }
        let fitting = (thousands as f64 * ROOM) as u64;
        lower.0.insert(stage.to_owned(), ceiling.map_or(fitting, |ceiling| ceiling.min(fitting)));
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(ceilings, lower.written())?;
    } else if STAGES.iter().skip(1).any(|(stage, _)| !known.0.contains_key(*stage)) {
        println!("a stage has no ceiling: UPDATE_EXPECT=1 sets it");
        all_held = false;
    }
    Ok(all_held)
}

/// The work, ready to be run.
struct Work {
    engine: Engine,
    module: Module,
}

impl Work {
    fn load(program: &[u8]) -> Result<Self, Failure> {
        let mut config = Config::default();
        config.consume_fuel(true);
        let engine = Engine::new(&config);
        let module = Module::new(&engine, program)?;
        Ok(Self { engine, module })
    }

    /// How many instructions the work takes up to a stage, from nothing.
    fn count(&self, messages: u32, stage: u32) -> Result<u64, Failure> {
        let mut store = Store::new(&self.engine, ());
        store.set_fuel(u64::MAX)?;
        let instance: Instance = Linker::<()>::new(&self.engine).instantiate_and_start(&mut store, &self.module)?;
        let memory = instance.get_memory(&store, "memory").ok_or("the work has no memory")?;
        order(&memory, &mut store, messages, stage)?;
        let main = instance.get_typed_func::<(i32, i32), i32>(&store, "main")?;
        if main.call(&mut store, (0, 0))? != 0 {
            return Err(format!("the work failed before stage {stage} was done").into());
        }
        Ok(u64::MAX - store.get_fuel()?)
    }
}

/// Writes into the memory of the work what it is to do.
fn order(memory: &Memory, store: &mut Store<()>, messages: u32, stage: u32) -> Result<(), Failure> {
    let mark: Vec<u8> = MARK.iter().flat_map(|word| word.to_le_bytes()).collect();
    let at =
        memory.data(&*store).windows(mark.len()).position(|bytes| bytes == mark).ok_or("the work takes no order")?;
    for (word, behind) in [messages, stage].into_iter().zip([0, 4]) {
        memory.write(&mut *store, at + mark.len() + behind, &word.to_le_bytes())?;
    }
    Ok(())
}

/// How many thousands of instructions each stage may take.
#[derive(Default)]
struct Ceilings(HashMap<String, u64>);

impl Ceilings {
    fn read(text: &str) -> Self {
        let entry = |line: &str| {
            let (stage, ceiling) = line.split_once('\t')?;
            Some((stage.to_owned(), ceiling.parse().ok()?))
        };
        Self(text.lines().filter_map(entry).collect())
    }

    fn written(&self) -> String {
        let line = |(stage, _): &(&str, bool)| Some(format!("{stage}\t{}\n", self.0.get(*stage)?));
        STAGES.iter().filter_map(line).collect()
    }
}
