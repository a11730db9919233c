//! What the attacker gets to see: a server's life with 300 respondents, or that of a service built with less care.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use tempfile::TempDir;

use crate::orders::{self, Orders, number_in};
use crate::program::{Program, ask, run};

/// How many respondents the attacker knows.
pub(crate) const PAIRS: usize = 300;

/// How many copies of the folder are made meanwhile.
const COPIES: usize = 10;

const SURVEY: &str = "/api/v1/surveys/invitation";

/// All that can be seen.
pub(crate) struct World {
    /// Copies of the data folder: some made while the server ran, the last after it stopped.
    pub(crate) snapshots: Vec<Snapshot>,
    /// What `soundings backup` made in the end.
    pub(crate) backup: Snapshot,
    /// The lists of the API in the end.
    pub(crate) listed: Snapshot,
    /// The server's log.
    pub(crate) log: String,
    /// Values that every response or contact has.
    pub(crate) of_everyone: BTreeSet<String>,
}

/// Both sides in every order that was found, at one moment.
#[derive(Default)]
pub(crate) struct Snapshot {
    pub(crate) answers: Orders,
    pub(crate) contacts: Orders,
    values: Vec<(String, BTreeSet<String>)>,
}

impl Snapshot {
    /// Every value in a database.
    pub(crate) fn values_of(&self, database: &str) -> BTreeSet<String> {
        self.values
            .iter()
            .find(|(name, _)| name == database)
            .map(|(_, values)| values.clone())
            .unwrap_or_default()
    }

    /// What a copy of the data folder shows.
    fn of_folder(folder: &Path) -> Self {
        let mut snapshot = Snapshot::default();
        for (database, side, tables) in [
            ("soundings.db", &mut snapshot.answers, &["responses", "answers", "texts"][..]),
            ("contacts.db", &mut snapshot.contacts, &["contacts"]),
        ] {
            // The bytes first: opening a database empties its log.
            for end in ["", "-wal"] {
                let orders =
                    orders::of_bytes(&folder.join(format!("{database}{end}")), &format!("the file{end}"));
                side.extend(orders);
            }
            let file = folder.join(database);
            block_on(async {
                for table in tables {
                    side.extend(orders::of_table(&file, table).await);
                }
                snapshot.values.push((database.to_owned(), orders::values(&file).await));
            });
        }
        snapshot
    }
}

impl World {
    pub(crate) fn first(&self) -> &Snapshot {
        self.snapshots.first().unwrap()
    }

    pub(crate) fn last(&self) -> &Snapshot {
        self.snapshots.last().unwrap()
    }

    /// The world after 300 people answered and took up the invitation.
    pub(crate) fn lived() -> Self {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("data");
        let surveys = Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys");
        let mut program = Program::start(&data, &["--surveys", surveys.to_str().unwrap(), "--log", "trace"]);
        let version = ask(program.address, "GET", SURVEY, &[], "").json()["version"].clone();
        let mut snapshots = Vec::new();
        for number in 0..PAIRS {
            answer_and_invite(&program, number, &version);
            if (number + 1) % (PAIRS / COPIES) == 0 {
                snapshots.push(Snapshot::of_folder(&copy(&data, &folder.path().join(number.to_string()))));
            }
        }
        let listed = listed(&program, &data);
        assert!(program.terminate().success());
        let log = program.rest_of_log();
        let backup = folder.path().join("backup");
        let made = run(&["backup", backup.to_str().unwrap(), "--data", data.to_str().unwrap()]);
        assert!(made.status.success(), "{}", made.stderr);
        let backup = Snapshot::of_folder(&backup);
        snapshots.push(Snapshot::of_folder(&data));
        let week = listed.1;
        let of_everyone = ["invitation", &week, version.as_str().unwrap()].map(str::to_owned).into();
        World { snapshots, backup, listed: listed.0, log, of_everyone }
    }

    /// The world of a service that gives answers and contacts random ids and otherwise writes them as they come.
    pub(crate) fn careless() -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("careless.db");
        let mut snapshot = Snapshot::default();
        block_on(async {
            let options = SqliteConnectOptions::new().filename(&file).create_if_missing(true);
            let mut connection = options.connect().await.unwrap();
            for table in ["answers", "contacts"] {
                let create = format!("CREATE TABLE {table} (id BLOB UNIQUE, text TEXT)");
                sqlx::query(sqlx::AssertSqlSafe(create)).execute(&mut connection).await.unwrap();
            }
            for number in 0..PAIRS {
                let mut transaction = connection.begin().await.unwrap();
                for table in ["answers", "contacts"] {
                    let insert = format!("INSERT INTO {table} VALUES (randomblob(16), $1)");
                    let insert = sqlx::query(sqlx::AssertSqlSafe(insert)).bind(canary(number));
                    insert.execute(&mut *transaction).await.unwrap();
                }
                transaction.commit().await.unwrap();
            }
            snapshot.answers = orders::of_table(&file, "answers").await;
            snapshot.contacts = orders::of_table(&file, "contacts").await;
        });
        World {
            snapshots: vec![snapshot],
            backup: Snapshot::default(),
            listed: Snapshot::default(),
            log: String::new(),
            of_everyone: BTreeSet::new(),
        }
    }
}

fn canary(number: usize) -> String {
    format!("canary-{number:04}")
}

/// One person answers and at once takes up the invitation.
fn answer_and_invite(program: &Program, number: usize, version: &Value) {
    let json = [("content-type", "application/json")];
    let (submission, request, keys) =
        (uuid(), uuid(), [uuid(), uuid()].map(|uuid| uuid.replace('-', "").repeat(2)));
    // Long enough to spill over onto pages of their own, as answers do.
    let opinion = format!("{} {} {}", canary(number), "and so on ".repeat(50), canary(number));
    let answers = json!({
        "submission": submission, "version": version, "withdrawal_key": keys[0], "answers": { "opinion": opinion }
    });
    let sent = ask(program.address, "POST", &format!("{SURVEY}/responses"), &json, &answers.to_string());
    assert_eq!(sent.status, 201);
    let email = format!("{}@example.gov.uk", canary(number));
    let contact = json!({ "request": request, "withdrawal_key": keys[1], "details": { "email": email } });
    let sent = ask(program.address, "POST", &format!("{SURVEY}/contacts"), &json, &contact.to_string());
    assert_eq!(sent.status, 202);
}

fn uuid() -> String {
    backend::random::id().unwrap().to_string()
}

/// Copies the folder of a running server; nothing is written to it meanwhile, so that the copy is whole.
fn copy(from: &Path, to: &Path) -> PathBuf {
    let locks = ["soundings.db", "contacts.db"].map(|database| block_on(lock(&from.join(database))));
    copy_files(from, to);
    drop(locks);
    to.to_owned()
}

fn copy_files(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (entry, copy) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).unwrap();
        if entry.is_dir() {
            copy_files(&entry, &copy);
        // What SQLite keeps of the log in shared memory belongs to the running program.
        } else if !entry.to_string_lossy().ends_with("-shm") {
            std::fs::copy(entry, copy).unwrap();
        }
    }
}

async fn lock(database: &Path) -> SqliteConnection {
    let mut connection = SqliteConnectOptions::new().filename(database).connect().await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut connection).await.unwrap();
    connection
}

/// Both lists of the API, read by two people, and the week they name.
fn listed(program: &Program, data: &Path) -> (Snapshot, String) {
    let read = |scope: &str, what: &str| -> Vec<Value> {
        let data = data.to_str().unwrap();
        let token = run(&["token", "create", "--data", data, "--name", "attacker", "--scope", scope]);
        let bearer = format!("Bearer {}", token.stdout.trim());
        let path = format!("{SURVEY}/{what}?limit=1000").replace("contacts?limit=1000", "contacts");
        let list = ask(program.address, "GET", &path, &[("authorization", &bearer)], "").json();
        list[what].as_array().unwrap().clone()
    };
    let (responses, contacts) = (read("responses:read", "responses"), read("contacts:read", "contacts"));
    let order = |list: &[Value]| -> Orders {
        let numbers = list.iter().filter_map(|item| number_in(&item.to_string())).collect();
        Orders::from([("the list".to_owned(), numbers)])
    };
    let week = contacts[0]["week"].as_str().unwrap().to_owned();
    (Snapshot { answers: order(&responses), contacts: order(&contacts), values: Vec::new() }, week)
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}
