//! A browser without scripts, cookies or styles: it holds one page, fills in its form and presses its buttons.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Request, header};
use scraper::{ElementRef, Html, Selector};

use crate::server::{Reply, Server};

pub(crate) struct Browser<'a> {
    server: &'a Server,
    /// Where the page is: a form without an address of its own is sent there.
    address: String,
    pub(crate) reply: Reply,
    /// What was typed or ticked on the page, by the names of controls.
    typed: BTreeMap<String, Vec<String>>,
    /// The files chosen on the page: the control's name, the file's, and its content.
    files: Vec<(String, String, Vec<u8>)>,
}

/// A form as it would be sent.
pub(crate) struct Sent {
    pub(crate) action: String,
    pub(crate) pairs: Vec<(String, String)>,
    /// The files, if the form can send any.
    pub(crate) files: Option<Vec<(String, String, Vec<u8>)>>,
}

const BOUNDARY: &str = "----a-boundary";

impl<'a> Browser<'a> {
    pub(crate) async fn open(server: &'a Server, path: &str) -> Self {
        let reply = server.get(path).await;
        Browser { server, address: path.to_owned(), reply, typed: BTreeMap::new(), files: Vec::new() }
    }

    /// A survey, from its start page past its introduction.
    pub(crate) async fn begin(server: &'a Server, survey: &str) -> Self {
        let mut browser = Browser::open(server, &format!("/{survey}/plain")).await;
        browser.press("Start now").await;
        browser.press("Continue").await;
        browser
    }

    /// Types a text, or ticks options, in place of what was there.
    #[track_caller]
    pub(crate) fn fill(&mut self, name: &str, values: &[&str]) {
        assert!(self.asks(name), "{name} is not on the page: {}", self.reply.text());
        self.typed.insert(name.to_owned(), values.iter().copied().map(str::to_owned).collect());
    }

    /// Chooses a file.
    #[track_caller]
    pub(crate) fn choose(&mut self, name: &str, file: &str, content: impl Into<Vec<u8>>) {
        assert!(self.asks(name), "{name} is not on the page: {}", self.reply.text());
        self.files.push((name.to_owned(), file.to_owned(), content.into()));
    }

    /// Fills in what is on the page and continues, until the answers are to be checked; returns the titles on the way.
    pub(crate) async fn complete(&mut self, answers: &[(&str, &[&str])]) -> Vec<String> {
        let mut titles = Vec::new();
        while !self.title().starts_with("Check your answers") {
            titles.push(self.title());
            assert!(titles.len() < 100, "the journey ends: {titles:#?}");
            for (name, values) in answers {
                if self.asks(name) {
                    self.fill(name, values);
                }
            }
            self.press("Continue").await;
            assert_eq!(self.reply.status, 200);
            assert!(!self.title().starts_with("Error: "), "{:?}", self.texts(".govuk-error-summary a"));
        }
        titles
    }

    /// Presses the button with these words.
    pub(crate) async fn press(&mut self, words: &str) {
        let sent = self.sent(words);
        self.send(&sent).await;
    }

    pub(crate) async fn send(&mut self, sent: &Sent) {
        self.reply = self.server.send(sent.request()).await;
        self.address.clone_from(&sent.action);
        self.typed.clear();
        self.files.clear();
    }

    /// What pressing the button with these words sends, by the rules of HTML.
    #[track_caller]
    pub(crate) fn sent(&self, words: &str) -> Sent {
        let page = self.page();
        let form = page.select(&selector("form[method=post]")).next();
        let form = form.unwrap_or_else(|| panic!("there is no form: {}", self.reply.text()));
        let mut pairs = Vec::new();
        let mut add = |name: &str, value: &str| pairs.push((name.to_owned(), value.replace('\n', "\r\n")));
        for control in form.select(&selector("input[name]:not([type=file]), textarea[name]")) {
            let name = control.attr("name").unwrap();
            let value = control.attr("value").unwrap_or_default();
            let is_option = matches!(control.attr("type"), Some("radio" | "checkbox"));
            match self.typed.get(name) {
                Some(typed) if is_option && typed.iter().any(|typed| typed == value) => add(name, value),
                None if is_option && control.attr("checked").is_some() => add(name, value),
                _ if is_option => {}
                Some(typed) => add(name, &typed[0]),
                None if control.value().name() == "textarea" => {
                    add(name, &control.text().collect::<String>());
                }
                None => add(name, value),
            }
        }
        let button = form.select(&selector("button[type=submit]")).find(|button| text(*button) == words);
        let button = button.unwrap_or_else(|| panic!("there is no button {words:?}: {}", self.reply.text()));
        if let Some(name) = button.attr("name") {
            add(name, button.attr("value").unwrap_or_default());
        }
        let has_files = form.attr("enctype") == Some("multipart/form-data");
        let files = has_files.then(|| {
            let chosen =
                |name: &str| self.files.iter().filter(|(own, _, _)| own == name).cloned().collect::<Vec<_>>();
            let is_file = selector("input[type=file]");
            let controls = form.select(&is_file);
            let files =
                controls.map(|control| control.attr("name").unwrap()).map(|name| match chosen(name) {
                    // What browsers send for a control without a file.
                    none if none.is_empty() => vec![(name.to_owned(), String::new(), Vec::new())],
                    chosen => chosen,
                });
            files.flatten().collect()
        });
        Sent { action: form.attr("action").unwrap_or(&self.address).to_owned(), pairs, files }
    }

    pub(crate) fn title(&self) -> String {
        self.texts("title").concat()
    }

    pub(crate) fn heading(&self) -> String {
        self.texts("h1").concat()
    }

    /// The texts of the elements that match.
    pub(crate) fn texts(&self, css: &str) -> Vec<String> {
        self.page().select(&selector(css)).map(text).collect()
    }

    /// Whether there is a control of this name.
    pub(crate) fn asks(&self, name: &str) -> bool {
        let css = format!("form input[name='{name}']:not([type=hidden]), form textarea[name='{name}']");
        self.page().select(&selector(&css)).next().is_some()
    }

    pub(crate) fn page(&self) -> Html {
        Html::parse_document(self.reply.text())
    }

    /// What travels with the page, for tests that tamper with it.
    pub(crate) fn draft(&self) -> serde_json::Value {
        let page = self.page();
        let field = page.select(&selector("input[name=':draft']")).next().unwrap();
        serde_json::from_str(field.attr("value").unwrap()).unwrap()
    }
}

impl Sent {
    /// The same with another value under a name.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.pairs.retain(|(other, _)| other != name);
        self.pairs.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn body(&self) -> String {
        let pairs = self.pairs.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    pub(crate) fn request(&self) -> Request<Body> {
        let request = Request::post(&self.action);
        if let Some(files) = &self.files {
            let media_type = format!("multipart/form-data; boundary={BOUNDARY}");
            let request = request.header(header::CONTENT_TYPE, media_type);
            return request.body(Body::from(multipart(&self.pairs, files))).unwrap();
        }
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        request.body(Body::from(self.body())).unwrap()
    }
}

/// A form with files in it (RFC 7578). Browsers send the parts in the order of the page; here the files come last.
fn multipart(pairs: &[(String, String)], files: &[(String, String, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in pairs {
        let head =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(head.into_bytes());
    }
    for (name, file, content) in files {
        let disposition = format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"");
        let head = format!("--{BOUNDARY}\r\n{disposition}\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.extend(head.into_bytes());
        body.extend(content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    body
}

/// What people see of an element: its text without the white space of the source.
fn text(element: ElementRef) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        b' ' => "+".to_owned(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
