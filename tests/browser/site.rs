//! The built page on a host of its own, which notes what it is asked for.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    thread,
};

use super::serve;

/// A host on the loopback address.
pub(crate) struct Site {
    /// Where the page is, with a slash at the end.
    pub(crate) address: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// Puts `dist/` on a host, or says what is missing.
    pub(crate) fn of_page() -> Result<Self, String> {
        let dist = root().join("dist");
        if !dist.join("index.html").is_file() {
            return Err("there is no built page: `cargo xtask build` makes it".into());
        }
        Ok(Self::of(&dist))
    }

    /// Puts a folder on a host.
    pub(crate) fn of(folder: &Path) -> Self {
        let listener: TcpListener = serve::listen(0).expect("a free port");
        let address = format!("http://{}/", listener.local_addr().expect("it has one"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (folder, noted) = (folder.to_path_buf(), Arc::clone(&requests));
        thread::spawn(move || {
            serve::serve(&listener, &folder, move |request: &str| {
                noted.lock().expect("no thread fails while it notes").push(request.to_owned());
            });
        });
        Self { address, requests }
    }

    /// The request lines so far.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no thread fails while it notes").clone()
    }
}

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// An invented dump of the tests.
pub(crate) fn fixture(name: &str) -> String {
    let file = root().join("tests/fixtures").join(name);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
