//! Uploads in a bucket, on a server that speaks S3.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use backend::uploads::{S3, Shelf};

use super::{content, send_answers, uploaded};
use crate::server::{Kept, Server, repository};

/// The S3 server, running. Killed when dropped.
struct Moto {
    child: Child,
    address: String,
}

impl Moto {
    /// Starts it on a free port and makes a bucket.
    fn start() -> Self {
        let program = repository().join("target/venv-s3/bin/moto_server");
        assert!(program.exists(), "the S3 server is not installed: `cargo xtask test rust` does that");
        let mut command = Command::new(program);
        command.args(["--host", "127.0.0.1", "--port", "0"]).stderr(Stdio::piped()).stdout(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let line = lines.find(|line| line.as_ref().unwrap().contains("Running on")).unwrap().unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        let (_, address) = line.rsplit_once("http://").unwrap();
        let moto = Moto { child, address: address.trim().to_owned() };
        moto.ask("PUT", "/bucket");
        moto
    }

    /// What it replies, head and body.
    fn ask(&self, method: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        )
        .unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply
    }

    fn shelf(&self) -> Shelf {
        let key = Some("tests".to_owned());
        Shelf::s3(&S3 {
            url: "s3://bucket/uploads".to_owned(),
            endpoint: Some(format!("http://{}", self.address)),
            region: Some("eu-west-2".to_owned()),
            key_id: key.clone(),
            key,
        })
        .unwrap()
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn files_are_kept_handed_out_and_deleted() {
    let moto = Moto::start();
    let surveys = [include_str!("../../surveys/kinds/file.yaml")];
    let server = Server::keeping(&surveys, Kept { shelf: Some(moto.shelf()), scanner: None }).await;
    let (sent, unsent) = (uploaded(&server, "a.csv", "a,b").await, uploaded(&server, "b.csv", "c,d").await);
    let is_kept = |id: &str| moto.ask("GET", "/bucket").contains(&format!("<Key>uploads/{id}</Key>"));
    assert!(is_kept(&sent) && is_kept(&unsent));
    assert_eq!(send_answers(&server, &[&sent]).await.status, 201);
    assert_eq!(content(&server, &sent).await.body, "a,b");

    server.uploads.forget_order().await.unwrap();
    assert_eq!(content(&server, &sent).await.body, "a,b");
    assert_eq!(super::remove(&server, super::SURVEY, &unsent).await.status, 204);
    assert!(is_kept(&sent) && !is_kept(&unsent));
    assert_eq!(
        std::fs::read_dir(server.folder().join("uploads")).unwrap().count(),
        0,
        "nothing is kept here"
    );
}

#[tokio::test]
async fn a_bucket_that_cannot_be_reached_is_an_error_and_keeps_nothing() {
    let shelf = {
        let moto = Moto::start();
        moto.shelf()
    };
    let surveys = [include_str!("../../surveys/kinds/file.yaml")];
    let server = Server::keeping(&surveys, Kept { shelf: Some(shelf), scanner: None }).await;
    let reply = server.send(super::upload(super::SURVEY, super::VARIABLE, "a.csv", "a,b")).await;
    assert_eq!(reply.problem(), (503, "uploads_failed".to_owned()));
    assert_eq!(reply.header("retry-after"), "5");
}
