//! What the server says of itself, in its log and to whoever watches it, names nobody.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};
use shared::receipt::{Purpose, Receipt, lock};
use tempfile::TempDir;

use super::program::{Program, ask, run};
use crate::server::{new_uuid, repository};

const CANARY: &str = "canary";

/// Everything that came up in a journey and must not come up elsewhere.
#[derive(Default)]
struct Secrets(BTreeSet<String>);

impl Secrets {
    fn add(&mut self, secret: impl Into<String>) -> String {
        let secret = secret.into();
        // An id is known by its digits, however it is written.
        self.0.extend([secret.clone(), secret.replace('-', "")]);
        secret
    }
}

fn json_of(program: &Program, method: &str, path: &str, bearer: Option<&str>, body: &Value) -> Value {
    let mut headers = vec![("content-type", "application/json"), ("user-agent", "canary-browser")];
    headers.extend([("x-forwarded-for", "203.0.113.77"), ("cookie", "canary=cookie")]);
    headers.extend(bearer.map(|bearer| ("authorization", bearer)));
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let reply = ask(program.address, method, path, &headers, &body);
    assert!((200..300).contains(&reply.status), "{method} {path}: {} {}", reply.status, reply.text());
    serde_json::from_str(reply.text()).unwrap_or_default()
}

/// A respondent and researchers do everything there is to do.
fn journey(program: &Program, data: &Path, secrets: &mut Secrets) {
    let survey = "/api/v1/surveys/everything";
    let version = json_of(program, "GET", survey, None, &Value::Null)["version"].clone();
    ask(program.address, "GET", "/everything/only?canary-of-the-query", &[], "");
    ask(program.address, "GET", "/canary-of-the-path/canary", &[], "");
    let form = [("content-type", "application/x-www-form-urlencoded")];
    ask(program.address, "POST", "/everything/plain", &form, "opinion=canary-of-a-form");

    let receipt = Receipt::new(backend::random::bytes().unwrap());
    secrets.add(receipt.code());
    let [answers, contact] = [Purpose::Answers, Purpose::Contact].map(|purpose| {
        let key = secrets.add(receipt.key(purpose));
        (secrets.add(lock(&key)), key)
    });
    let name = [("content-disposition", "attachment; filename*=UTF-8''canary.csv")];
    let file =
        ask(program.address, "POST", &format!("{survey}/uploads?variable=documents"), &name, "a,canary");
    let upload = secrets.add(file.json()["id"].as_str().unwrap());
    let submission = secrets.add(new_uuid());
    let body = json!({
        "submission": submission, "version": version, "withdrawal_key": answers.0,
        "answers": { "opinion": "canary@example.gov.uk", "documents": [upload] }
    });
    json_of(program, "POST", &format!("{survey}/responses"), None, &body);
    for _ in 0..10 {
        let request = secrets.add(new_uuid());
        let details = json!({ "email": "canary@example.gov.uk" });
        let body = json!({ "request": request, "withdrawal_key": contact.0, "details": details });
        json_of(program, "POST", &format!("{survey}/contacts"), None, &body);
    }

    let mut token = |scopes: &[&str]| {
        let scopes = scopes.iter().flat_map(|scope| ["--scope", scope]);
        let create = ["token", "create", "--data", data.to_str().unwrap(), "--name", "canary"];
        let token = run(&create.into_iter().chain(scopes).collect::<Vec<_>>());
        format!("Bearer {}", secrets.add(token.stdout.trim()))
    };
    let researcher = token(&[
        "responses:read",
        "text:raw",
        "exports:create",
        "uploads:read",
        "definition:read",
        "audit:read",
    ]);
    let organiser = token(&["contacts:read"]);
    let read = |bearer: &str, path: &str| {
        json_of(program, "GET", &format!("{survey}{path}"), Some(bearer), &Value::Null)
    };
    let listed = read(&researcher, "/responses?limit=10");
    let response = secrets.add(listed["responses"][0]["id"].as_str().unwrap());
    read(&researcher, &format!("/responses/{response}"));
    read(&researcher, "/text?variable=opinion&q=canary");
    read(&researcher, "/uploads");
    read(&researcher, &format!("/uploads/{upload}/content"));
    read(&researcher, "/aggregates");
    read(&researcher, "/audit");
    let contacts = read(&organiser, "/contacts");
    for contact in contacts["contacts"].as_array().unwrap() {
        secrets.add(contact["id"].as_str().unwrap());
    }
    let begun = json_of(program, "POST", &format!("{survey}/exports"), Some(&researcher), &json!({}));
    let export = secrets.add(begun["id"].as_str().unwrap());
    while read(&researcher, &format!("/exports/{export}"))["state"] != "done" {
        read(&researcher, "/aggregates");
    }
    read(&researcher, &format!("/exports/{export}/file"));
    let keys = json!({ "answers": answers.1, "contact": contact.1 });
    json_of(program, "POST", &format!("{survey}/withdrawals"), None, &keys);
    // What goes wrong is told with as little.
    let json = [("content-type", "application/json")];
    ask(program.address, "POST", &format!("{survey}/responses"), &json, "{ \"canary\": ");
    ask(program.address, "DELETE", &format!("{survey}/uploads/{upload}"), &json, "");
    ask(
        program.address,
        "GET",
        &format!("{survey}/responses"),
        &[("authorization", "Bearer snd_canary")],
        "",
    );
}

#[test]
fn a_whole_journey_leaves_no_trace_of_anyone_in_log_or_metrics() {
    let folder = TempDir::new().unwrap();
    let [data, surveys] = ["data", "surveys"].map(|name| folder.path().join(name));
    std::fs::create_dir(&surveys).unwrap();
    std::fs::copy(repository().join("tests/surveys/everything.yaml"), surveys.join("everything.yaml"))
        .unwrap();
    let surveys = surveys.to_str().unwrap();
    let arguments =
        ["--surveys", surveys, "--log", "trace", "--log-format", "json", "--metrics-listen", "127.0.0.1:0"];
    let mut program = Program::start(&data, &arguments);
    let line = program.wait_until_it_prints("Metrics");
    let watched = line.trim().split(&['/', ' '][..]).find_map(|word| word.parse().ok()).unwrap();
    let mut secrets = Secrets::default();
    journey(&program, &data, &mut secrets);

    let metrics = ask(watched, "GET", "/metrics", &[], "");
    let metrics = metrics.text().to_owned();
    for line in [
        "soundings_request_seconds_count{route=\"/api/v1/surveys/{survey}/responses\",method=\"POST\",status=\"201\"} 1",
        "soundings_request_seconds_count{route=\"/api/v1/surveys/{survey}/contacts\",method=\"POST\",status=\"202\"} 10",
        "soundings_responses_waiting 0",
        "soundings_uploads_waiting 0",
        "soundings_exports_queued 0",
        "soundings_exports_running 0",
        "soundings_snapshot_bytes{survey=\"everything\"} ",
        "# TYPE soundings_request_seconds histogram",
    ] {
        assert!(metrics.contains(line), "{line} is not in {metrics}");
    }
    assert_eq!(ask(watched, "GET", "/everything", &[], "").status, 404, "nothing else is answered there");
    assert_eq!(ask(program.address, "GET", "/metrics", &[], "").status, 404, "nor this elsewhere");

    assert!(program.terminate().success());
    let log = program.rest_of_log();
    assert!(log.lines().count() > 30, "there is a log to look at");
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let fields: BTreeSet<&str> = line["fields"].as_object().unwrap().keys().map(String::as_str).collect();
        let known = ["message", "method", "route", "status", "microseconds", "id"].into();
        assert!(line["level"] != "INFO" || fields.is_subset(&known), "{line}");
    }
    assert!(secrets.0.len() > 40);
    let secrets = secrets.0.iter().map(String::as_str);
    for secret in secrets.chain([CANARY, "203.0.113.77", "example.gov.uk"]) {
        assert!(!log.contains(secret), "{secret} is in the log");
        assert!(!metrics.contains(secret), "{secret} is in the metrics");
    }
    // The visitors' ports differ, their address is the machine's own, and so is what it listens on.
    assert!(!log.contains("127.0.0.1"), "an address is in the log");
}
