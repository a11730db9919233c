//! What operators do with the program: back up, restore, purge, and check the audit log.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use backend::clock::week;
use jiff::civil::date;
use serde_json::{Value, json};
use shared::receipt::{Purpose, Receipt, lock};
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};
use tempfile::TempDir;

use super::program::{Output, Program, ask, run};
use super::{RESPONSES, opinions, submission, submit};
use crate::canary::files_with;
use crate::server::{new_uuid, repository};

const CONTACTS: &str = "/api/v1/surveys/invitation/contacts";

/// A folder beside the data with two surveys: one has an invitation, the other takes files.
fn surveys(data: &Path) -> String {
    let folder = data.parent().unwrap().join("surveys");
    std::fs::create_dir_all(&folder).unwrap();
    for survey in ["invitation", "kinds/file"] {
        let file = repository().join(format!("tests/surveys/{survey}.yaml"));
        std::fs::copy(&file, folder.join(file.file_name().unwrap())).unwrap();
    }
    text(&folder).to_owned()
}

fn start(data: &Path) -> Program {
    Program::start(data, &["--surveys", &surveys(data)])
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The survey that takes files.
const FILES: &str = "/api/v1/surveys/file";

fn send_contact(program: &Program, email: &str) {
    let contact = json!({ "request": new_uuid(), "details": { "email": email } }).to_string();
    let json = [("content-type", "application/json")];
    assert_eq!(ask(program.address, "POST", CONTACTS, &json, &contact).status, 202);
}

/// Uploads a file and sends answers that name it, with these locks; the upload's id.
fn send_file(program: &Program, text: &str, key: Option<&str>) -> String {
    let headers = [("content-disposition", "attachment; filename*=UTF-8''a.csv")];
    let path = format!("{FILES}/uploads?variable=documents");
    let id = ask(program.address, "POST", &path, &headers, text).json()["id"].as_str().unwrap().to_owned();
    let version = ask(program.address, "GET", FILES, &[], "").json()["version"].clone();
    let submission = json!({
        "submission": new_uuid(), "version": version, "withdrawal_key": key, "answers": { "documents": [id] }
    });
    let json = [("content-type", "application/json")];
    let path = format!("{FILES}/responses");
    assert_eq!(ask(program.address, "POST", &path, &json, &submission.to_string()).status, 201);
    id
}

fn back_up(data: &Path, to: &Path) {
    let made = run(&["backup", text(to), "--data", text(data)]);
    assert!(made.status.success(), "{}", made.stderr);
}

fn restore(from: &Path, data: &Path) -> Output {
    run(&["restore", text(from), "--data", text(data), "--surveys", &surveys(data)])
}

fn bearer(data: &Path, scope: &str) -> String {
    let token = run(&["token", "create", "--data", text(data), "--name", "t", "--scope", scope]);
    format!("Bearer {}", token.stdout.trim())
}

fn get(program: &Program, data: &Path, scope: &str, path: &str) -> Value {
    ask(program.address, "GET", path, &[("authorization", &bearer(data, scope))], "").json()
}

/// Changes a database behind the program's back.
fn change(database: &Path, statement: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection =
            SqliteConnection::connect(&format!("sqlite:{}", database.display())).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
}

#[test]
fn a_backup_made_while_serving_is_restored_whole() {
    let folder = TempDir::new().unwrap();
    let [data, backup, restored] = ["data", "backup", "restored"].map(|name| folder.path().join(name));
    let mut program = start(&data);
    assert_eq!(submit(program.address, &submission(&program, "before")), Some(201));
    let upload = send_file(&program, "a,before", None);
    (0..10).for_each(|number| send_contact(&program, &format!("{number}@example.gov.uk")));
    back_up(&data, &backup);
    assert_eq!(submit(program.address, &submission(&program, "after")), Some(201));
    send_file(&program, "a,after", None);
    let again = run(&["backup", text(&backup), "--data", text(&data)]);
    assert!(!again.status.success(), "nothing is overwritten");
    program.terminate();

    let back = restore(&backup, &restored);
    assert!(back.status.success(), "{}", back.stderr);
    let program = start(&restored);
    assert_eq!(opinions(&program, &restored), ["before".to_owned()].into());
    assert_eq!(get(&program, &restored, "contacts:read", CONTACTS)["n"], 10);
    let listed = get(&program, &restored, "uploads:read", &format!("{FILES}/uploads"));
    assert_eq!(
        (listed["uploads"].as_array().unwrap().len(), &listed["uploads"][0]["id"]),
        (1, &json!(upload))
    );
    let content = format!("{FILES}/uploads/{upload}/content");
    let bearer = bearer(&restored, "uploads:read");
    assert_eq!(ask(program.address, "GET", &content, &[("authorization", &bearer)], "").text(), "a,before");
    assert!(!restore(&backup, &restored).status.success(), "a store that is there is left alone");
}

#[test]
fn backups_made_under_load_are_each_as_of_one_moment() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let program = start(&data);
    let (done, address) = (Arc::new(AtomicBool::new(false)), program.address);
    let template = submission(&program, "OPINION");
    let writer = thread::spawn({
        let done = Arc::clone(&done);
        move || {
            let mut sent = 0;
            // No address may send more than some hundred a minute.
            while !done.load(Ordering::Relaxed) && sent < 500 {
                let mut body: Value = serde_json::from_str(&template).unwrap();
                body["submission"] = json!(new_uuid());
                body["answers"]["opinion"] = json!(format!("opinion {sent}"));
                assert_eq!(submit(address, &body.to_string()), Some(201));
                sent += 1;
            }
            sent
        }
    });
    let backups: Vec<_> = (0..4).map(|number| folder.path().join(format!("backup {number}"))).collect();
    for backup in &backups {
        send_file(&program, "a,b", None);
        back_up(&data, backup);
    }
    done.store(true, Ordering::Relaxed);
    assert!(writer.join().unwrap() > 4, "there was a load");
    for (number, backup) in backups.iter().enumerate() {
        let restored = folder.path().join(format!("restored {number}"));
        assert!(restore(backup, &restored).status.success());
        let program = start(&restored);
        // One writer sent one after the other: what is there has no gap.
        let opinions = opinions(&program, &restored);
        assert!(
            (0..opinions.len()).all(|sent| opinions.contains(&format!("opinion {sent}"))),
            "{opinions:?}"
        );
        let files = std::fs::read_dir(restored.join("uploads")).unwrap().count();
        assert_eq!(files, number + 1, "the files that were there");
    }
}

#[test]
fn what_was_withdrawn_is_not_in_the_next_backup() {
    const CANARY: &str = "canarythatmustgo";
    let folder = TempDir::new().unwrap();
    let [data, before, after] = ["data", "before", "after"].map(|name| folder.path().join(name));
    let program = start(&data);
    let receipt = Receipt::new(backend::random::bytes().unwrap());
    let [answers, contact] = [Purpose::Answers, Purpose::Contact].map(|purpose| receipt.key(purpose));
    let upload = send_file(&program, &format!("a,{CANARY}"), Some(&lock(&answers)));
    let mut named: Value = serde_json::from_str(&submission(&program, CANARY)).unwrap();
    named["withdrawal_key"] = json!(lock(&answers));
    assert_eq!(submit(program.address, &named.to_string()), Some(201));
    for number in 0..10 {
        let key = (number == 3).then(|| lock(&contact));
        let details = json!({ "email": if number == 3 { format!("{CANARY}@example.gov.uk") } else { "a@example.gov.uk".to_owned() } });
        let body = json!({ "request": new_uuid(), "withdrawal_key": key, "details": details }).to_string();
        let json = [("content-type", "application/json")];
        assert_eq!(ask(program.address, "POST", CONTACTS, &json, &body).status, 202);
    }
    back_up(&data, &before);
    assert_eq!(files_with(&before, CANARY).len(), 3, "both databases and the file");
    for survey in ["file", "invitation"] {
        let keys = json!({ "answers": answers, "contact": contact }).to_string();
        let path = format!("/api/v1/surveys/{survey}/withdrawals");
        let json = [("content-type", "application/json")];
        assert_eq!(ask(program.address, "POST", &path, &json, &keys).status, 204);
    }
    back_up(&data, &after);
    assert_eq!(files_with(&after, CANARY), Vec::<PathBuf>::new());
    assert!(!after.join("uploads").join(&upload).exists() && before.join("uploads").join(&upload).exists());
}

#[test]
fn what_is_no_whole_backup_is_not_restored() {
    let folder = TempDir::new().unwrap();
    let [data, backup, restored] = ["data", "backup", "restored"].map(|name| folder.path().join(name));
    let mut program = start(&data);
    let upload = send_file(&program, "a,b", None);
    program.terminate();
    back_up(&data, &backup);
    let refused = |what: &str| {
        let refused = restore(&backup, &restored);
        assert!(!refused.status.success() && refused.stderr.contains(what), "{}", refused.stderr);
        assert!(!restored.exists(), "nothing was made");
    };
    for file in ["soundings.db".to_owned(), "contacts.db".to_owned(), format!("uploads/{upload}")] {
        let path = backup.join(&file);
        let whole = std::fs::read(&path).unwrap();
        let mut damaged = whole.clone();
        damaged[whole.len() / 2] ^= 1;
        std::fs::write(&path, damaged).unwrap();
        refused(&file);
        std::fs::remove_file(&path).unwrap();
        refused(&file);
        std::fs::write(&path, whole).unwrap();
    }
    std::fs::remove_file(backup.join("backup.json")).unwrap();
    refused("not finished");
}

#[test]
fn an_old_backup_is_purged_before_it_serves() {
    let folder = TempDir::new().unwrap();
    let [data, backup, restored, copied] =
        ["data", "backup", "restored", "copied"].map(|name| folder.path().join(name));
    let mut program = start(&data);
    for opinion in ["old", "new"] {
        assert_eq!(submit(program.address, &submission(&program, opinion)), Some(201));
    }
    let upload = send_file(&program, "a,b", None);
    (0..10).for_each(|number| send_contact(&program, &format!("{number}@example.gov.uk")));
    program.terminate();
    let old = week(date(2020, 1, 1));
    let age = format!(
        "UPDATE responses SET week = '{old}' WHERE answers LIKE '%old%'; UPDATE uploads SET week = '{old}'"
    );
    change(&data.join("soundings.db"), &age);
    change(&data.join("contacts.db"), &format!("UPDATE contacts SET week = '{old}'"));
    back_up(&data, &backup);

    // Put back by hand, without `restore`: the server itself deletes before it listens.
    std::fs::create_dir_all(copied.join("uploads")).unwrap();
    for file in ["soundings.db".to_owned(), "contacts.db".to_owned(), format!("uploads/{upload}")] {
        std::fs::copy(backup.join(&file), copied.join(&file)).unwrap();
    }
    let program = start(&copied);
    assert_eq!(opinions(&program, &copied), ["new".to_owned()].into());
    assert!(!copied.join("uploads").join(&upload).exists());
    drop(program);

    let of = |verb: &str| {
        format!(
            "file: 0 responses, 0 contact details and 1 uploaded files {verb}\n\
             invitation: 1 responses, 10 contact details and 0 uploaded files {verb}\n"
        )
    };
    let purge = |options: &[&str]| {
        run(&[&["purge", "--data", text(&data), "--surveys", &surveys(&data)][..], options].concat()).stdout
    };
    assert_eq!(purge(&["--dry-run"]), of("would be deleted"));
    assert_eq!(purge(&[]), of("deleted"));
    assert_eq!(purge(&[]), "Nothing is past its time\n");

    let back = restore(&backup, &restored);
    assert!(back.status.success() && back.stdout.ends_with(&of("deleted")), "{}{}", back.stdout, back.stderr);
    assert_eq!(files_with(&restored, &old), Vec::<PathBuf>::new(), "nothing of then is left");
    assert!(!restored.join("uploads").join(&upload).exists());
    let program = start(&restored);
    assert_eq!(opinions(&program, &restored), ["new".to_owned()].into());
}

#[test]
fn a_log_that_was_tampered_with_does_not_verify() {
    let folder = TempDir::new().unwrap();
    let data = &folder.path().join("data");
    let mut program = start(data);
    let reader = bearer(data, "responses:read");
    for _ in 0..3 {
        ask(program.address, "GET", RESPONSES, &[("authorization", &reader)], "");
    }
    program.terminate();
    let verify = |noted: &[&str]| run(&[&["audit", "verify", "--data", text(data)][..], noted].concat());
    let sound = verify(&[]);
    assert!(
        sound.status.success() && sound.stdout.starts_with("3 entries"),
        "{}{}",
        sound.stdout,
        sound.stderr
    );
    let noted = sound.stdout.split_whitespace().next_back().unwrap();
    let program = start(data);
    ask(program.address, "GET", RESPONSES, &[("authorization", &reader)], "");
    drop(program);
    assert!(verify(&["--noted", noted]).status.success(), "an entry that was the last is still there");
    let lost = verify(&["--noted", &"0".repeat(64)]);
    assert!(!lost.status.success() && lost.stderr.contains("not in it"), "{}", lost.stderr);

    let exported =
        run(&["export", "--survey", "invitation", "--data", text(data), "--surveys", &surveys(data)]);
    assert!(exported.status.success(), "{}", exported.stderr);
    let queried =
        run(&["query", "--survey", "invitation", "--data", text(data), "--surveys", &surveys(data)]);
    assert!(queried.status.success(), "{}", queried.stderr);
    assert!(verify(&[]).stdout.starts_with("6 entries"), "commands are recorded too");

    // One byte of the file, where an entry says what was asked for.
    let file = data.join("soundings.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let entry = b"\"scope\":\"responses:read\"";
    let at = bytes.windows(entry.len()).position(|window| window == entry).unwrap();
    bytes[at + 9] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let broken = verify(&[]);
    assert!(!broken.status.success() && broken.stderr.contains("broken at entry"), "{}", broken.stderr);
}
