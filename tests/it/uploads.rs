//! Uploaded files, from the respondent's request to the researcher's copy.

mod bombs;
mod bucket;
mod cleaning;
mod corpus;
mod joining;
mod quarantine;
mod reading;
mod receiving;
mod traces;

use axum::body::Body;
use axum::http::{Request, header};
use backend::scopes::Scope;
use serde_json::{Value, json};

use crate::server::{Reply, Server};

/// A survey with one question, which takes CSV and PDF files of at most five megabytes.
const SURVEY: &str = "file";
const VARIABLE: &str = "documents";

async fn fixtures() -> Server {
    let surveys = [
        include_str!("../surveys/kinds/file.yaml"),
        include_str!("../surveys/kinds/text.yaml"),
        include_str!("../surveys/closed.yaml"),
    ];
    Server::with(&surveys).await
}

/// A request that uploads a file.
fn upload(survey: &str, variable: &str, name: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post(format!("/api/v1/surveys/{survey}/uploads?variable={variable}"));
    let disposition = format!("attachment; filename*=UTF-8''{name}");
    request.header(header::CONTENT_DISPOSITION, disposition).body(body.into()).unwrap()
}

/// Uploads a file that is taken; its id.
async fn uploaded(server: &Server, name: &str, body: &'static str) -> String {
    let reply = server.send(upload(SURVEY, VARIABLE, name, body)).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().unwrap().to_owned()
}

/// Sends answers that name these uploads.
async fn send_answers(server: &Server, uploads: &[&str]) -> Reply {
    let submission = server.submission(SURVEY, json!({ VARIABLE: uploads })).await;
    server.submit(SURVEY, &submission).await
}

async fn remove(server: &Server, survey: &str, id: &str) -> Reply {
    let path = format!("/api/v1/surveys/{survey}/uploads/{id}");
    server.send(Request::delete(path).body(Body::empty()).unwrap()).await
}

/// The uploads that a researcher sees.
async fn listed(server: &Server) -> Vec<Value> {
    let token = server.token(&[Scope::UploadsRead]).await;
    let reply = server.get_as(&token, &format!("/api/v1/surveys/{SURVEY}/uploads")).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["uploads"].as_array().unwrap().clone()
}

/// What a researcher gets who asks for a file.
async fn content(server: &Server, id: &str) -> Reply {
    let token = server.token(&[Scope::UploadsRead]).await;
    server.get_as(&token, &format!("/api/v1/surveys/{SURVEY}/uploads/{id}/content")).await
}

/// The names of the files on the shelf.
fn shelf(server: &Server) -> Vec<String> {
    let entries = std::fs::read_dir(server.folder().join("uploads")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
