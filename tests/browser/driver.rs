//! The browsers: how the driver of each is started and what a session with it asks for.
//!
//! Chromium is the one in use. Another joins with an entry in [`Browser::chosen`]; no test names a browser.

use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{serve, webdriver::Session};

/// A kind of browser that can be driven on this machine.
pub(crate) struct Browser {
    driver: PathBuf,
    /// How its driver is told a port.
    port: fn(u16) -> Vec<String>,
    capabilities: Value,
}

/// A running driver; ends, with its browsers, when dropped.
pub(crate) struct Driver {
    process: Child,
    address: String,
}

impl Browser {
    /// The browser that the tests use, or what is missing for it.
    pub(crate) fn chosen() -> Result<Self, String> {
        let named = std::env::var_os("CHROMEDRIVER").map(PathBuf::from);
        let driver = named.or_else(|| find("chromedriver")).or_else(|| find("chromium.chromedriver"));
        let driver = driver.ok_or("there is no chromedriver: `cargo xtask test page` installs one")?;
        let mut options = json!({ "args": arguments() });
        if let Some(browser) = std::env::var_os("CHROMIUM") {
            options["binary"] = json!(browser.to_string_lossy());
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "script": 60_000 },
        });
        Ok(Self { driver, port: |port| vec![format!("--port={port}")], capabilities })
    }

    /// Starts its driver.
    pub(crate) fn start(&self) -> Driver {
        let port = serve::listen(0).and_then(|free| free.local_addr()).expect("a free port").port();
        let mut command = Command::new(&self.driver);
        command.args((self.port)(port)).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", self.driver.display()));
        let driver = Driver { process, address: format!("http://127.0.0.1:{port}") };
        assert!(
            until(Duration::from_secs(30), || Session::is_ready(&driver.address).then_some(())).is_some(),
            "{} does not answer",
            self.driver.display()
        );
        driver
    }

    /// Opens a window of it.
    pub(crate) fn open(&self, driver: &Driver) -> Session {
        Session::open(&driver.address, &self.capabilities)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Asks again and again until there is an answer or the time is up.
pub(crate) fn until<T>(limit: Duration, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if start.elapsed() > limit {
            return None;
        }
        // The pause between two questions, not a guess at how long something takes.
        thread::sleep(Duration::from_millis(20));
    }
}

fn arguments() -> Vec<&'static str> {
    let mut arguments = vec![
        "--headless=new",
        "--lang=en-US",
        "--window-size=1440,900",
        "--force-device-scale-factor=1",
        "--hide-scrollbars",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ];
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    if root {
        // Its sandbox refuses to start for root, as in most containers.
        arguments.push("--no-sandbox");
    }
    arguments
}

fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
