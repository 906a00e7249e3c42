//! What is done to Trunk's output: the programs are shrunk, the styles made one, and the files named by their content.
//!
//! Names by content keep an old program from running in a new page, whatever a host or a browser cached.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use crate::{
    build::Mode,
    packing,
    run::{Failure, line, output, program, root},
    setup,
};

/// Finishes the page in `dist`.
pub(crate) fn finish(dist: &Path, mode: Mode) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::at(&page))?;
    fs::write(&page, without_leftovers(&html)).map_err(Failure::at(&page))?;
    if mode == Mode::Release {
        shrink(dist)?;
        join_styles(dist)?;
        name_by_content(dist)?;
    }
    Ok(())
}

/// With scripts not injected, Trunk leaves its own link to the program in the page.
fn without_leftovers(html: &str) -> String {
    let kept = html.lines().filter(|line| !line.contains("data-trunk") && !line.trim().is_empty());
    kept.flat_map(|line| [line, "\n"]).collect()
}

fn shrink(dist: &Path) -> Result<(), Failure> {
    let wasm_opt = setup::wasm_opt();
    if wasm_opt.is_none() {
        println!("there is no wasm-opt: the programs work, and are about a tenth larger than they could be");
    }
    let programs = files(dist, "wasm")?;
    let one = |program| {
        if let Some(wasm_opt) = &wasm_opt {
            shrink_one(wasm_opt, program)?;
        }
        put_in_order(program)
    };
    // The npm package runs on one core.
    thread::scope(|scope| {
        let running: Vec<_> = programs.iter().map(|program| scope.spawn(|| one(program))).collect();
        running.into_iter().try_for_each(|one| one.join().unwrap_or_else(|_| Err(Failure::new("a program was lost"))))
    })
}

/// Puts the functions of a program in an order in which it packs well; one that cannot be read stays.
fn put_in_order(file: &Path) -> Result<(), Failure> {
    let bytes = fs::read(file).map_err(Failure::at(file))?;
    match packing::in_order(&bytes) {
        Ok(ordered) => fs::write(file, ordered).map_err(Failure::at(file)),
        Err(failure) => {
            println!("left as it is: {} ({failure})", file.display());
            Ok(())
        }
    }
}

/// How wasm-opt is to work, whatever it does.
const SETTINGS: &[&str] = &[
    // The first KiB is the far end of the stack, and no address is reckoned from below it: what is added to an address goes
    // into the instruction that uses it.
    "--low-memory-unused",
    // A large function that is called in one place stays one: put into its caller it packs worse.
    "--one-caller-inline-max-function-size=20",
];

/// What wasm-opt is told besides how hard to try.
const OPTIONS: &[&str] = &[
    // What rustc is told to use, and what it uses anyway.
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    // What was made of one generic function lies side by side then, where the search for an order that packs well begins.
    "--reorder-functions-by-name",
];

/// Replaces a program by its shrunk self; one that cannot be shrunk stays.
fn shrink_one(wasm_opt: &Path, file: &Path) -> Result<(), Failure> {
    let bytes = fs::read(file).map_err(Failure::at(file))?;
    let store = root().join("target/xtask");
    fs::create_dir_all(&store).map_err(Failure::at(&store))?;
    let options = [SETTINGS, &[effort(file)], OPTIONS].concat();
    let shrunk = store.join(format!("shrunk-{}.wasm", hash(&[&bytes, options.concat().as_bytes()].concat())));
    if !shrunk.is_file() {
        let unfinished = shrunk.with_extension("part");
        let mut command = program(wasm_opt);
        command.args(&options).arg(file).arg("-o").arg(&unfinished);
        if output(&mut command).is_none() {
            println!("left as it is: {} (failed: {})", file.display(), line(&command));
            return Ok(());
        }
        fs::rename(&unfinished, &shrunk).map_err(Failure::at(&shrunk))?;
    }
    fs::copy(&shrunk, file).map_err(Failure::at(file))?;
    Ok(())
}

/// Makes one file of the page's styles, in their order: it is asked for once, and packs better than its parts.
fn join_styles(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::at(&page))?;
    let mut styles = String::new();
    for name in html.lines().filter_map(style_of) {
        let file = dist.join(name);
        styles.push_str(&fs::read_to_string(&file).map_err(Failure::at(&file))?);
        styles.push('\n');
        fs::remove_file(&file).map_err(Failure::at(&file))?;
    }
    let file = dist.join("style.css");
    fs::write(&file, styles).map_err(Failure::at(&file))?;
    fs::write(&page, with_one_style(&html)).map_err(Failure::at(&page))
}

/// The file that a line of the page links to as its style.
fn style_of(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("rel=\"stylesheet\"")?;
    rest.split_once("href=\"./")?.1.split_once('"').map(|(name, _)| name)
}

/// The page with a link to `style.css` where its first style was.
fn with_one_style(html: &str) -> String {
    let mut first = true;
    let mut page = String::new();
    for line in html.lines() {
        let kept = match style_of(line) {
            None => line,
            Some(_) if std::mem::take(&mut first) => "    <link rel=\"stylesheet\" href=\"./style.css\">",
            Some(_) => continue,
        };
        page.push_str(kept);
        page.push('\n');
    }
    page
}

/// The page's program is to be small before all else, the worker's also fast: as their profiles in `Cargo.toml` have it.
fn effort(file: &Path) -> &'static str {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with("page") { "-Oz" } else { "-O3" }
}

/// Renames programs, then what starts them, then the boot module; each before those that name it.
fn name_by_content(dist: &Path) -> Result<(), Failure> {
    let mut scripts = files(dist, "js")?;
    scripts.sort_by_key(|script| script.ends_with("boot.js"));
    let page = dist.join("index.html");
    let named: Vec<PathBuf> = [files(dist, "wasm")?, files(dist, "css")?, scripts.clone()].concat();
    let mut naming: Vec<PathBuf> = scripts;
    naming.push(page);
    for file in named {
        let bytes = fs::read(&file).map_err(Failure::at(&file))?;
        let old = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (stem, extension) = old.rsplit_once('.').unwrap_or((&old, ""));
        let new = format!("{stem}-{}.{extension}", hash(&bytes));
        fs::rename(&file, dist.join(&new)).map_err(Failure::at(&file))?;
        naming.retain(|other| *other != file);
        for other in &naming {
            let text = fs::read_to_string(other).map_err(Failure::at(other))?;
            let renamed = renamed(&text, &old, &new);
            if renamed != text {
                fs::write(other, renamed).map_err(Failure::at(other))?;
            }
        }
    }
    Ok(())
}

/// A name counts where it stands alone: `./page.js`, `'page_bg.wasm'`.
fn renamed(text: &str, old: &str, new: &str) -> String {
    let mut text = text.replace(&format!("./{old}"), &format!("./{new}"));
    for quote in ['\'', '"'] {
        text = text.replace(&format!("{quote}{old}{quote}"), &format!("{quote}{new}{quote}"));
    }
    text
}

fn files(dist: &Path, extension: &str) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(dist).map_err(Failure::at(dist))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|other| other == extension));
    files.sort();
    Ok(files)
}

/// FNV-1a, 64 bits: names a content, guards nothing.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_renamed_wherever_it_is_named_and_nowhere_else() {
        let text = "import './page.js'; fetch(\"page.js\"); './homepage.js'; page.js";
        assert_eq!(
            renamed(text, "page.js", "page-1.js"),
            "import './page-1.js'; fetch(\"page-1.js\"); './homepage.js'; page.js"
        );
    }

    #[test]
    fn styles_become_one_where_the_first_was() {
        let page = "<head>\n<link rel=\"stylesheet\" href=\"./a.css\"/>\n<link rel=\"icon\" href=\"./i\">\n<link rel=\"stylesheet\" href=\"./b.css\">\n</head>\n";
        assert_eq!(page.lines().filter_map(style_of).collect::<Vec<_>>(), ["a.css", "b.css"]);
        assert_eq!(
            with_one_style(page),
            "<head>\n    <link rel=\"stylesheet\" href=\"./style.css\">\n<link rel=\"icon\" href=\"./i\">\n</head>\n"
        );
    }

    #[test]
    fn what_trunk_leaves_is_taken_out() {
        assert_eq!(without_leftovers("<head>\n  <link data-trunk rel=\"rust\">\n\n</head>\n"), "<head>\n</head>\n");
    }
}
