//! Uploads and a virus scanner: the real clamd, with a signature of the tests' own.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use backend::uploads::Scanner;
use tempfile::TempDir;

use super::{SURVEY, VARIABLE, content, listed, send_answers, shelf, upload};
use crate::server::{Kept, Server};

/// What the signature finds.
const VIRUS: &str = "a,THIS IS WHAT THE TESTS CALL A VIRUS\n";

/// The scanner, running. Killed when dropped.
struct Clamd(Child);

impl Clamd {
    /// Starts it in a folder and waits until it listens on the socket there.
    fn start(folder: &Path) -> Self {
        let signature = hex::encode(&VIRUS.trim()[2..]);
        let signatures = folder.join("signatures");
        fs::create_dir_all(&signatures).unwrap();
        fs::write(signatures.join("tests.ndb"), format!("Soundings.Test:0:*:{signature}\n")).unwrap();
        let socket = socket(folder);
        let settings =
            format!("Foreground yes\nDatabaseDirectory {}\nLocalSocket {socket}\n", signatures.display());
        fs::write(folder.join("clamd.conf"), settings).unwrap();
        let program = ["/usr/sbin/clamd", "/usr/local/sbin/clamd", "/usr/bin/clamd"];
        let program = program.into_iter().find(|path| Path::new(path).exists());
        let Some(program) = program else {
            panic!("clamd is not installed: `apt-get install clamav-daemon`, which `cargo xtask test` does");
        };
        let mut command = Command::new(program);
        command.arg("--config-file").arg(folder.join("clamd.conf")).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap().contains("Self checking")), "clamd has started");
        // Read on, so that it never waits for its log to be.
        std::thread::spawn(move || lines.for_each(drop));
        Clamd(child)
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn socket(folder: &Path) -> String {
    folder.join("clamd.ctl").display().to_string()
}

async fn server(scanner: &Path) -> Server {
    let scanner = Scanner::new(socket(scanner).parse().unwrap());
    let surveys = [include_str!("../../surveys/kinds/file.yaml")];
    Server::keeping(&surveys, Kept { scanner: Some(scanner), shelf: None }).await
}

async fn uploaded(server: &Server, body: &'static str) -> (String, bool) {
    let reply = server.send(upload(SURVEY, VARIABLE, "a.csv", body)).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    (reply.json()["id"].as_str().unwrap().to_owned(), reply.json()["waits"].as_bool().unwrap())
}

#[tokio::test]
async fn a_virus_is_refused() {
    let folder = TempDir::new().unwrap();
    let _clamd = Clamd::start(folder.path());
    let server = server(folder.path()).await;
    let reply = server.send(upload(SURVEY, VARIABLE, "a.csv", VIRUS)).await;
    assert_eq!(reply.problem(), (422, "upload_refused".to_owned()));
    let problem = &reply.json()["problems"][0];
    assert_eq!(
        (problem["code"].as_str(), problem["message"].as_str()),
        (Some("file_infected"), Some("The selected file contains a virus"))
    );
    assert!(shelf(&server).is_empty());

    let (id, waits) = uploaded(&server, "a,b").await;
    assert!(!waits);
    send_answers(&server, &[&id]).await;
    assert_eq!(content(&server, &id).await.body, "a,b");
}

#[tokio::test]
async fn nothing_is_handed_out_while_the_scanner_is_down() {
    let folder = TempDir::new().unwrap();
    let server = server(folder.path()).await;
    let ((good, waits), (bad, _)) = (uploaded(&server, "a,b").await, uploaded(&server, VIRUS).await);
    assert!(waits);
    assert_eq!(send_answers(&server, &[&good, &bad]).await.status, 201);
    for id in [&good, &bad] {
        assert_eq!(content(&server, id).await.problem(), (409, "in_quarantine".to_owned()));
    }
    assert!(server.uploads.scan_waiting().await.is_err(), "it still is");
    assert_eq!(content(&server, &good).await.status, 409);

    let _clamd = Clamd::start(folder.path());
    server.uploads.scan_waiting().await.unwrap();
    assert_eq!(content(&server, &good).await.body, "a,b");
    assert_eq!(content(&server, &bad).await.problem(), (410, "infected".to_owned()));
    assert_eq!(shelf(&server), [good.as_str()], "the virus is gone");
    let states = listed(&server).await.into_iter().map(|upload| upload["state"].as_str().unwrap().to_owned());
    let mut states: Vec<String> = states.collect();
    states.sort();
    assert_eq!(states, ["clean", "infected"], "that there was one is known");
}
