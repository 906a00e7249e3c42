//! The functions of a program in an order in which it packs well.
//!
//! A host packs what it sends with gzip, which sees what is alike within 32 KiB. Much in a program is alike: what was made
//! of one generic function for several types, what writes or reads similar things. Put near each other such functions are
//! a thirtieth less to fetch. Nothing else changes: each function does what it did, and calls those that it called.

use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef,
};

use crate::run::Failure;

/// What is compared are stretches of so many bytes.
const STRETCH: usize = 6;
/// Those that more functions have tell little of any two.
const COMMON: usize = 60;
/// What is compared with a function is so much before it, in bytes: somewhat less than gzip looks back.
const NEAR: usize = 28_000;

/// The same program with its functions in another order, and without their names.
///
/// # Errors
/// If it is no program, or one with something in it that is not known here.
pub(crate) fn in_order(program: &[u8]) -> Result<Vec<u8>, Failure> {
    let failed = |error: String| Failure::new(format!("the order of functions: {error}"));
    let (imported, bodies) = functions(program).map_err(|error| failed(error.to_string()))?;
    let order = order(&bodies);
    let mut places = vec![0; order.len()];
    for (place, at) in (0..).zip(&order) {
        places[*at] = place;
    }
    let mut module = Module::new();
    let mut ordered = Ordered { imported, places, order };
    ordered.parse_core_module(&mut module, Parser::new(0), program).map_err(|error| failed(error.to_string()))?;
    Ok(module.finish())
}

/// How many functions are from outside, and the bytes of the others.
fn functions(program: &[u8]) -> wasmparser::Result<(u32, Vec<&[u8]>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// Which function comes where: always the one that has most in common with those right before it, for its length.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let shared = shared(bodies);
    let mut having = Vec::new();
    for (at, stretches) in shared.iter().enumerate() {
        for stretch in stretches {
            if having.len() <= *stretch {
                having.resize_with(stretch + 1, Vec::new);
            }
            having[*stretch].push(at);
        }
    }
    let weights: Vec<f64> = bodies.iter().map(|body| (body.len() as f64 + 200.0).powf(-0.7)).collect();
    // Of each function, how many of its stretches lie near; of each stretch, how often it does.
    let mut common = vec![0_u32; bodies.len()];
    let mut lying = vec![0_u32; having.len()];
    let mut near: VecDeque<usize> = VecDeque::new();
    let mut length = 0;
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    while !left.is_empty() {
        let worth = |at: usize| f64::from(common[at]) * weights[at];
        // Of those that are alike the first; where nothing is known, the first of all.
        let best = (0..left.len()).rev().max_by(|one, other| worth(left[*one]).total_cmp(&worth(left[*other])));
        let next = left.remove(best.unwrap_or(0));
        order.push(next);
        near.push_back(next);
        length += bodies[next].len();
        for stretch in &shared[next] {
            lying[*stretch] += 1;
            if lying[*stretch] == 1 {
                having[*stretch].iter().for_each(|at| common[*at] += 1);
            }
        }
        while length > NEAR && near.len() > 1 {
            let Some(far) = near.pop_front() else { break };
            length -= bodies[far].len();
            for stretch in &shared[far] {
                lying[*stretch] -= 1;
                if lying[*stretch] == 0 {
                    having[*stretch].iter().for_each(|at| common[*at] -= 1);
                }
            }
        }
    }
    order
}

/// Of each function the stretches that some others have too, by number, each once.
fn shared(bodies: &[&[u8]]) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<&[u8]>> = Vec::with_capacity(bodies.len());
    let mut counts: HashMap<&[u8], usize> = HashMap::new();
    for body in bodies {
        let mut stretches: Vec<&[u8]> = body.windows(STRETCH).collect();
        stretches.sort_unstable();
        stretches.dedup();
        for stretch in &stretches {
            *counts.entry(stretch).or_default() += 1;
        }
        all.push(stretches);
    }
    let mut numbers: HashMap<&[u8], usize> = HashMap::new();
    let numbered = |stretch: &[u8]| (2..=COMMON).contains(&counts[stretch]);
    let mut number = |stretch| {
        let next = numbers.len();
        *numbers.entry(stretch).or_insert(next)
    };
    all.into_iter()
        .map(|stretches| stretches.into_iter().filter(|stretch| numbered(stretch)).map(&mut number).collect())
        .collect()
}

/// Writes a program anew, its functions in their order.
struct Ordered {
    imported: u32,
    /// The new place of each.
    places: Vec<u32>,
    /// Which comes where.
    order: Vec<usize>,
}

impl Reencode for Ordered {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = function.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(own.map_or(function, |place| self.imported + place))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types: Vec<u32> = section.into_iter().collect::<wasmparser::Result<_>>()?;
        for at in &self.order {
            functions.function(types[*at]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies: Vec<FunctionBody<'_>> = section.into_iter().collect::<wasmparser::Result<_>>()?;
        for at in self.order.clone() {
            self.parse_function_body(code, bodies[at].clone())?;
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        if section.name() != "name" {
            wasm_encoder::reencode::utils::parse_custom_section(self, module, section)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{ExportKind, ExportSection, Function, TypeSection};
    use wasmparser::{ExternalKind, Operator};

    use super::*;

    /// A program of functions that each have some bytes of their own, and call another one; each under its name.
    fn program(count: u32) -> Vec<u8> {
        let (mut types, mut functions, mut exports, mut code) =
            (TypeSection::new(), FunctionSection::new(), ExportSection::new(), CodeSection::new());
        types.ty().function([], []);
        for at in 0..count {
            functions.function(0);
            exports.export(&format!("f{at}"), ExportKind::Func, at);
            let mut function = Function::new([]);
            let mut body = function.instructions();
            // One in twenty is alike.
            for number in 0..20 {
                body.i32_const((at % 20 * 1_000 + number).cast_signed()).drop();
            }
            body.i32_const(at.cast_signed()).drop().call((at * 31 + 7) % count).end();
            code.function(&function);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// By name: the number that only this function has, and the name of the one that it calls.
    fn told(program: &[u8]) -> Vec<(String, i32, String)> {
        let (mut names, mut bodies) = (HashMap::new(), Vec::new());
        for payload in Parser::new(0).parse_all(program) {
            match payload.unwrap() {
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export.unwrap();
                        assert_eq!(export.kind, ExternalKind::Func);
                        names.insert(export.index, export.name.to_owned());
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let operators: Vec<_> =
                        body.get_operators_reader().unwrap().into_iter().map(Result::unwrap).collect();
                    let [
                        ..,
                        Operator::I32Const { value },
                        Operator::Drop,
                        Operator::Call { function_index },
                        Operator::End,
                    ] = operators[..]
                    else {
                        panic!("{operators:?}")
                    };
                    bodies.push((value, function_index));
                }
                _ => {}
            }
        }
        let mut told: Vec<_> =
            (0..).zip(bodies).map(|(at, (own, called))| (names[&at].clone(), own, names[&called].clone())).collect();
        told.sort();
        told
    }

    #[test]
    fn every_function_does_what_it_did() {
        for count in [0, 1, 5, 700] {
            let before = program(count);
            let after = in_order(&before).unwrap();
            assert_eq!(told(&after), told(&before), "{count}");
            assert_eq!(in_order(&before).unwrap(), after, "{count}");
        }
    }

    #[test]
    fn what_is_alike_lies_together() {
        let before = program(700);
        let bodies = functions(&before).unwrap().1;
        let order = order(&bodies);
        let changes = order.windows(2).filter(|pair| pair[0] % 20 != pair[1] % 20).count();
        assert!(changes < 40, "{changes}");
    }

    #[test]
    fn what_is_no_program_is_told() {
        assert!(in_order(b"no program").is_err());
    }
}
