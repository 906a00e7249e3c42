//! A static server for `dist/`, as plain as the hosts the page is made for.
//!
//! It sends no policy of its own: what keeps the page sealed must stand in the page. It answers on the loopback
//! address only, and is no server for anything else. The end-to-end tests use this file too.

use std::{
    io::{self, BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    thread,
    time::Duration,
};

/// Takes a port of the loopback address; 0 takes any that is free.
pub(crate) fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Answers everything that knocks, each on a thread of its own, for as long as the process lives.
pub(crate) fn serve(listener: &TcpListener, folder: &Path, on_request: impl Fn(&str) + Clone + Send + 'static) {
    for stream in listener.incoming().flatten() {
        let (folder, on_request) = (folder.to_path_buf(), on_request.clone());
        thread::spawn(move || {
            // A browser that went away needs no answer.
            let _ = answer(&stream, &folder, &on_request);
        });
    }
}

fn answer(stream: &TcpStream, folder: &Path, on_request: &impl Fn(&str)) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The headers are read to their end: a connection closed with unread bytes is reset, and the answer lost.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    on_request(&request);
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, kind, body) = match (method, file(folder, target)) {
        ("GET" | "HEAD", Some(file)) => ("200 OK", kind(&file), std::fs::read(&file)?),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain; charset=utf-8", b"not here\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain; charset=utf-8", b"only GET\n".to_vec()),
    };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that a request names, never one outside the folder.
fn file(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let mut file = folder.join(path);
    if file.is_dir() {
        file.push("index.html");
    }
    (inside && file.is_file()).then_some(file)
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(file(folder, "/Cargo.toml?fresh"), Some(folder.join("Cargo.toml")));
        assert_eq!(file(folder, "/../Cargo.toml"), None);
        assert_eq!(file(folder, "//etc/passwd"), None);
        assert_eq!(file(folder, "/src"), None);
    }
}
