//! The program itself: started, asked, killed and started again.

mod demo;
mod program;
mod quiet;
mod upkeep;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use serde_json::{Value, json};
use tempfile::TempDir;

use self::program::{Program, ask, open, run};
use crate::server::{new_uuid, repository};

const RESPONSES: &str = "/api/v1/surveys/invitation/responses";

fn start(data: &Path) -> Program {
    let surveys = repository().join("tests/surveys");
    Program::start(data, &["--surveys", surveys.to_str().unwrap()])
}

fn submission(program: &Program, opinion: &str) -> String {
    let summary = ask(program.address, "GET", "/api/v1/surveys/invitation", &[], "");
    let version = summary.json()["version"].clone();
    json!({ "submission": new_uuid(), "version": version, "answers": { "opinion": opinion } }).to_string()
}

fn submit(address: SocketAddr, body: &str) -> Option<u16> {
    let json = [("content-type", "application/json")];
    program::try_ask(address, "POST", RESPONSES, &json, body).ok().map(|reply| reply.status)
}

/// The opinions that a server has, read with a token made for it.
fn opinions(program: &Program, data: &Path) -> BTreeSet<String> {
    let data = data.to_str().unwrap();
    let token = run(&["token", "create", "--data", data, "--name", "t", "--scope", "responses:read"]);
    let bearer = format!("Bearer {}", token.stdout.trim());
    let path = format!("{RESPONSES}?limit=1000");
    let list = ask(program.address, "GET", &path, &[("authorization", &bearer)], "").json();
    let responses = list["responses"].as_array().unwrap().iter();
    responses.map(|response| response["answers"]["opinion"].as_str().unwrap().to_owned()).collect()
}

/// Submits from several connections until the program is gone; `stop` ends it after the fiftieth acknowledgement. Gives the
/// opinions that were acknowledged.
fn acknowledged_until(program: &mut Program, stop: impl FnOnce(&mut Program)) -> BTreeSet<String> {
    let (acknowledge, acknowledged) = mpsc::channel();
    let template = submission(program, "OPINION");
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let (acknowledge, template, address) = (acknowledge.clone(), template.clone(), program.address);
            thread::spawn(move || {
                for number in 0.. {
                    let mut body: Value = serde_json::from_str(&template).unwrap();
                    let opinion = format!("opinion {number} of {writer}");
                    body["submission"] = json!(new_uuid());
                    body["answers"]["opinion"] = json!(opinion);
                    match submit(address, &body.to_string()) {
                        Some(201) => acknowledge.send(opinion).unwrap(),
                        Some(status) => panic!("answered {status}"),
                        None => break,
                    }
                }
            })
        })
        .collect();
    drop(acknowledge);
    let mut seen: BTreeSet<String> = acknowledged.iter().take(50).collect();
    stop(program);
    seen.extend(acknowledged);
    for writer in writers {
        writer.join().unwrap();
    }
    seen
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let data = TempDir::new().unwrap();
    let mut program = start(data.path());
    let acknowledged = acknowledged_until(&mut program, Program::kill);

    let program = start(data.path());
    let kept = opinions(&program, data.path());
    assert!(kept.is_superset(&acknowledged), "lost: {:?}", acknowledged.difference(&kept));
    assert!(kept.len() <= acknowledged.len() + 4, "at most what each of four connections had under way");
}

#[test]
fn what_was_acknowledged_survives_a_stop() {
    let data = TempDir::new().unwrap();
    let mut program = start(data.path());
    let acknowledged = acknowledged_until(&mut program, |program| assert!(program.terminate().success()));
    assert!(!data.path().join("soundings.db-wal").exists(), "everything is in the database itself");

    let program = start(data.path());
    assert_eq!(opinions(&program, data.path()), acknowledged);
}

#[test]
fn a_request_under_way_is_finished_before_stopping() {
    let data = TempDir::new().unwrap();
    let mut program = start(data.path());
    let body = submission(&program, "in two parts");
    let headers = [("content-type", "application/json"), ("expect", "100-continue")];
    let mut connection = open(program.address, "POST", RESPONSES, &headers, body.len());
    assert_eq!(connection.read_status(), 100, "the server waits for the body");

    program.signal_to_terminate();
    program.wait_until_it_says("stopping");
    connection.stream().write_all(body.as_bytes()).unwrap();
    assert_eq!(connection.read_reply().status, 201);
    assert!(program.wait().success());
}

#[test]
fn the_first_token_is_made_once() {
    let data = TempDir::new().unwrap();
    let mut program = Program::start(data.path(), &["--first-token"]);
    assert!(program.terminate().success());
    let printed = program.rest_of_output();
    let token = printed.split_whitespace().find(|word| word.starts_with("snd_")).unwrap().to_owned();

    let mut program = Program::start(data.path(), &["--first-token"]);
    let path = "/api/v1/surveys/technical-maturity/responses";
    let bearer = format!("Bearer {token}");
    assert_eq!(ask(program.address, "GET", path, &[("authorization", &bearer)], "").status, 200);
    assert!(program.terminate().success());
    assert!(!program.rest_of_output().contains("snd_"));
}

#[test]
fn tokens_are_made_and_revoked_while_the_server_runs() {
    let data = TempDir::new().unwrap();
    let program = start(data.path());
    let folder = data.path().to_str().unwrap();
    let scopes = ["--scope", "responses:read", "--scope", "text:read"];
    let created = run(&[&["token", "create", "--data", folder, "--name", "Ada"][..], &scopes].concat());
    assert!(created.status.success());
    let secret = created.stdout.strip_suffix('\n').unwrap();
    assert!(secret.starts_with("snd_") && !secret.contains(char::is_whitespace), "the token stands alone");

    let list =
        || ask(program.address, "GET", RESPONSES, &[("authorization", &format!("Bearer {secret}"))], "");
    assert_eq!(list().status, 200);
    let listed = run(&["token", "list", "--data", folder]).stdout;
    assert!(
        listed.contains("Ada") && listed.contains("responses:read text:read") && !listed.contains(secret)
    );

    let id = listed.lines().nth(1).unwrap().split_whitespace().next().unwrap();
    assert!(run(&["token", "revoke", "--data", folder, id]).status.success());
    assert_eq!(list().status, 401);
    let again = run(&["token", "revoke", "--data", folder, id]);
    assert!(!again.status.success() && again.stderr.contains(id));
}

#[test]
fn scopes_that_join_contacts_to_answers_are_refused() {
    let data = TempDir::new().unwrap();
    let _program = start(data.path());
    let folder = data.path().to_str().unwrap();
    let scopes = ["--scope", "contacts:read", "--scope", "responses:read"];
    let refused = run(&[&["token", "create", "--data", folder, "--name", "both"][..], &scopes].concat());
    assert!(!refused.status.success() && refused.stdout.is_empty());
    assert!(refused.stderr.contains("contacts:read") && refused.stderr.contains("responses:read"));

    let unknown = run(&["token", "create", "--data", folder, "--name", "x", "--scope", "responses:write"]);
    assert!(!unknown.status.success() && unknown.stderr.contains("responses:read"), "{}", unknown.stderr);
}

#[test]
fn a_mistyped_folder_is_not_made_into_a_store() {
    let data = TempDir::new().unwrap();
    let folder = data.path().join("dta");
    let create = ["token", "create", "--name", "x", "--scope", "responses:read", "--data"];
    for command in [&create[..], &["token", "list", "--data"], &["token", "revoke", "some", "--data"]] {
        let refused = run(&[command, &[folder.to_str().unwrap()]].concat());
        assert!(!refused.status.success() && refused.stdout.is_empty());
        assert!(
            refused.stderr.contains("dta") && refused.stderr.contains("soundings serve"),
            "{}",
            refused.stderr
        );
        assert!(!folder.exists());
    }
}

#[test]
fn a_bad_survey_keeps_the_server_from_starting() {
    let data = TempDir::new().unwrap();
    let broken = repository().join("tests/surveys/broken");
    let folder = data.path().join("data");
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--data", folder.to_str().unwrap()];
    let refused = run(&[&arguments[..], &["--surveys", broken.to_str().unwrap()]].concat());
    assert!(!refused.status.success() && refused.stdout.is_empty());
    assert!(refused.stderr.contains("unknown-field.yaml"), "{}", refused.stderr);
    assert!(!folder.exists(), "nothing was made");
}

#[test]
fn options_are_environment_variables_too() {
    let (data, surveys) = (TempDir::new().unwrap(), repository().join("tests/surveys"));
    let program = Program::start_by_environment(&[
        ("SOUNDINGS_LISTEN", "127.0.0.1:0"),
        ("SOUNDINGS_DATA", data.path().to_str().unwrap()),
        ("SOUNDINGS_SURVEYS", surveys.to_str().unwrap()),
        ("SOUNDINGS_LOG_FORMAT", "json"),
    ]);
    assert_eq!(ask(program.address, "GET", "/api/v1/surveys/invitation", &[], "").status, 200);
    let line: Value = serde_json::from_str(&program.wait_until_it_says("/api/v1/surveys/{survey}")).unwrap();
    assert_eq!(line["fields"]["status"], 200);
}

#[test]
fn behind_a_proxy_each_visitor_has_limits_of_their_own() {
    let data = TempDir::new().unwrap();
    let withdraw = |program: &Program, visitor: &str| {
        let headers = [("content-type", "application/json"), ("x-forwarded-for", visitor)];
        ask(program.address, "POST", "/api/v1/surveys/technical-maturity/withdrawals", &headers, "{}").status
    };
    let statuses =
        |program: &Program, visitor: &str| (0..61).map(|_| withdraw(program, visitor)).collect::<Vec<_>>();
    let expected = [vec![400; 60], vec![429]].concat();
    let program = Program::start(data.path(), &["--client-address", "forwarded"]);
    // What the visitor writes there stands before what the proxy adds.
    let one: Vec<_> = (0..61).map(|at| withdraw(&program, &format!("192.0.2.{at}, 203.0.113.7"))).collect();
    assert_eq!(one, expected);
    assert_eq!(statuses(&program, "203.0.113.8"), expected);
    drop(program);

    let mut program = Program::start(data.path(), &[]);
    assert_eq!(statuses(&program, "203.0.113.7"), [400; 61], "the proxy is not taken for a visitor");
    program.terminate();
    let log = program.rest_of_log();
    assert_eq!(log.matches("--client-address").count(), 1, "it is said, once: {log}");
    assert!(!log.contains("203.0.113.7"));

    let program = Program::start(data.path(), &["--client-address", "unknown"]);
    let none = (0..61).map(|_| {
        let json = [("content-type", "application/json")];
        ask(program.address, "POST", "/api/v1/surveys/technical-maturity/withdrawals", &json, "{}").status
    });
    assert!(none.into_iter().all(|status| status == 400));
}

#[test]
fn nothing_that_identifies_a_visitor_is_stored_or_logged() {
    let data = TempDir::new().unwrap();
    let mut program = Program::start(data.path(), &["--first-token", "--log", "trace"]);
    let canaries = [
        ("user-agent", "canary-of-the-browser"),
        ("x-forwarded-for", "203.0.113.77"),
        ("cookie", "session=canary-of-the-cookie"),
        ("referer", "https://example.gov.uk/canary-of-the-referrer"),
        ("accept-language", "cy, canary-of-the-language;q=0.1"),
        ("content-type", "application/json"),
    ];
    let survey = "/api/v1/surveys/technical-maturity";
    let version = ask(program.address, "GET", survey, &[], "").json()["version"].clone();
    let uuid = new_uuid();
    let answers = json!({
        "job-role": "canary-of-the-answers", "data-helpful": "yes", "acquires-data": "no", "provides-data": "no",
        "notifies-services": "no", "data-dictionary": "no", "why-not-helpful": "canary-of-what-was-hidden"
    });
    let body = json!({ "submission": uuid, "version": version, "answers": answers }).to_string();
    let sent = ask(program.address, "POST", &format!("{survey}/responses"), &canaries, &body);
    assert_eq!(sent.status, 201);
    ask(program.address, "POST", &format!("{survey}/responses"), &canaries, &body.replace("yes", "perhaps"));
    ask(program.address, "GET", "/technical-maturity/canary-of-the-path?canary-of-the-query", &canaries, "");
    let token = "Bearer snd_00000000000000000000000000000000canary00";
    ask(program.address, "GET", &format!("{survey}/responses"), &[("authorization", token)], "");
    let stored = std::fs::read(data.path().join("soundings.db-wal")).unwrap();
    assert!(
        String::from_utf8_lossy(&stored).contains("canary-of-the-answers"),
        "what is looked for can be found"
    );
    assert!(program.terminate().success());

    let log = program.rest_of_log();
    assert!(log.contains("/api/v1/surveys/{survey}/responses"), "there is a log to look at");
    let database = std::fs::read(data.path().join("soundings.db")).unwrap();
    let database = String::from_utf8_lossy(&database);
    let address = format!("127.0.0.1:{}", sent.from.port());
    let visitor = ["browser", "cookie", "referrer", "language", "path", "query", "what-was-hidden"];
    let visitor = visitor.map(|canary| format!("canary-of-the-{canary}").replace("the-what", "what"));
    for trace in visitor.iter().map(String::as_str).chain(["203.0.113.77", &address, &uuid]) {
        assert!(!log.contains(trace), "{trace} is in the log");
        assert!(!database.contains(trace), "{trace} is in the database");
    }
    for trace in ["canary", "snd_", "technical-maturity/canary"] {
        assert!(!log.contains(trace), "{trace} is in the log");
    }
}
