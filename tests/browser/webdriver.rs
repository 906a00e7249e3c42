//! A small WebDriver client: as much of <https://www.w3.org/TR/webdriver2/> as the tests use.
//!
//! It knows no page and no browser. A refused command is a failed test, so it panics with the command and the
//! browser's own words; what may well not be there is asked for with the methods that give an `Option`.

use std::{path::Path, time::Duration};

use serde_json::{Value, json};

/// The name under which WebDriver sends an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An open browser. Ends with [`Session::close`].
pub(crate) struct Session {
    agent: ureq::Agent,
    address: String,
}

/// Something on the page, for as long as it stays there.
#[derive(Clone, Debug)]
pub(crate) struct Element(String);

/// What the browser says when it will not.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// The standard's name of the error.
    error: String,
    message: String,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.error, self.message)
    }
}

impl Session {
    /// Opens a browser through the driver at `driver`, such as `http://127.0.0.1:4444`.
    pub(crate) fn open(driver: &str, capabilities: &Value) -> Self {
        let limit = Duration::from_mins(2);
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(limit)).build().into();
        let mut session = Self { agent, address: format!("{driver}/session") };
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let opened = session.send("POST", "", Some(&wanted)).unwrap_or_else(|refusal| panic!("no browser: {refusal}"));
        let id = opened["sessionId"].as_str().expect("a session has an id");
        session.address = format!("{driver}/session/{id}");
        session
    }

    /// Whether the driver takes sessions yet.
    pub(crate) fn is_ready(driver: &str) -> bool {
        let told =
            ureq::get(format!("{driver}/status")).call().and_then(|mut answer| answer.body_mut().read_to_string());
        told.ok()
            .and_then(|told| serde_json::from_str::<Value>(&told).ok())
            .is_some_and(|told| told["value"]["ready"] == true)
    }

    pub(crate) fn close(&self) {
        // The driver is ended next, and its browser with it.
        let _ = self.send("DELETE", "", None);
    }

    pub(crate) fn go_to(&self, address: &str) {
        self.post("/url", &json!({ "url": address }));
    }

    pub(crate) fn address(&self) -> String {
        text_of(&self.get("/url"))
    }

    pub(crate) fn back(&self) {
        self.post("/back", &json!({}));
    }

    pub(crate) fn reload(&self) {
        self.post("/refresh", &json!({}));
    }

    /// All elements that a CSS selector names, in the order of the page.
    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.post("/elements", &json!({ "using": "css selector", "value": selector }));
        found.as_array().into_iter().flatten().filter_map(Element::of).collect()
    }

    /// Whether a person sees it at all.
    pub(crate) fn is_shown(&self, element: &Element) -> bool {
        self.about(element, "displayed").is_some_and(|shown| shown == true)
    }

    /// Clicks it as a mouse would, if it is there and nothing covers it.
    pub(crate) fn try_click(&self, element: &Element) -> Result<(), Refusal> {
        self.send("POST", &format!("/element/{}/click", element.0), Some(&json!({}))).map(drop)
    }

    /// Types into it; a file input takes the file's path.
    pub(crate) fn type_into(&self, element: &Element, keys: &str) {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": keys }));
    }

    /// Empties a field.
    pub(crate) fn clear(&self, element: &Element) {
        self.post(&format!("/element/{}/clear", element.0), &json!({}));
    }

    /// Presses and releases a key, wherever the focus is.
    pub(crate) fn press(&self, key: char) {
        let strokes =
            json!([{ "type": "keyDown", "value": key.to_string() }, { "type": "keyUp", "value": key.to_string() }]);
        self.post("/actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] }));
    }

    /// Runs a function body in the page and gives what it returns; a promise is waited for.
    pub(crate) fn run(&self, body: &str, arguments: &[Value]) -> Value {
        self.post("/execute/sync", &json!({ "script": body, "args": arguments }))
    }

    /// An element as an argument for [`Session::run`].
    pub(crate) fn argument(element: &Element) -> Value {
        json!({ ELEMENT: element.0 })
    }

    /// Writes a picture of the window, as PNG; whether that went well.
    pub(crate) fn picture(&self, file: &Path) -> bool {
        let Ok(picture) = self.send("GET", "/screenshot", None) else { return false };
        let folder = file.parent().unwrap_or(file);
        std::fs::create_dir_all(folder).and_then(|()| std::fs::write(file, base64(&text_of(&picture)))).is_ok()
    }

    pub(crate) fn resize(&self, width: u32, height: u32) {
        self.post("/window/rect", &json!({ "width": width, "height": height }));
    }

    /// A command that only some browsers know.
    pub(crate) fn vendor(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        self.send("POST", path, Some(body))
    }

    /// `None` when the element has gone meanwhile.
    fn about(&self, element: &Element, what: &str) -> Option<Value> {
        self.send("GET", &format!("/element/{}/{what}", element.0), None).ok()
    }

    #[track_caller]
    fn get(&self, path: &str) -> Value {
        self.send("GET", path, None).unwrap_or_else(|refusal| panic!("{path}: {refusal}"))
    }

    #[track_caller]
    fn post(&self, path: &str, body: &Value) -> Value {
        self.send("POST", path, Some(body)).unwrap_or_else(|refusal| panic!("{path} {body}: {refusal}"))
    }

    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Refusal> {
        let address = format!("{}{path}", self.address);
        let answer = match (method, body) {
            ("GET", _) => self.agent.get(address).call(),
            ("DELETE", _) => self.agent.delete(address).call(),
            (_, body) => {
                let body = body.map(Value::to_string).unwrap_or_default();
                self.agent.post(address).header("content-type", "application/json").send(body)
            }
        };
        let told = answer.and_then(|mut answer| answer.body_mut().with_config().limit(1 << 28).read_to_string());
        let told = told.map_err(|error| Refusal { error: "no answer".into(), message: error.to_string() })?;
        let mut told: Value =
            serde_json::from_str(&told).map_err(|_| Refusal { error: "no JSON".into(), message: told })?;
        let value = told["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(Refusal { error: error.to_owned(), message: text_of(&value["message"]) }),
            None => Ok(value),
        }
    }
}

impl Element {
    /// The element that a function in the page returned.
    pub(crate) fn of(value: &Value) -> Option<Self> {
        value[ELEMENT].as_str().map(|id| Self(id.to_owned()))
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Pictures travel as base64.
fn base64(text: &str) -> Vec<u8> {
    let digits = text.bytes().filter_map(|byte| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    });
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for digit in digits {
        bits = bits << 6 | u32::from(digit);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}

#[test]
fn base64_is_read_with_and_without_padding() {
    assert_eq!(base64("UmVhZG91dA=="), b"Readout");
    assert_eq!(base64("/+8="), [255, 239]);
}
