//! What the API says of itself, against what it does.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request, header};
use backend::clock::week;
use backend::scopes::Scope;
use backend::token;
use serde_json::Value;

use crate::server::{MONDAY, Reply, Server, repository};

/// An operation of the document.
struct Operation {
    method: Method,
    path: String,
    described: Value,
}

impl Operation {
    /// The sets of scopes any of which opens it; without any, it is open to all.
    fn guard(&self) -> Vec<BTreeSet<Scope>> {
        let any = self.described["security"].as_array().unwrap().iter();
        let all = |one: &Value| -> BTreeSet<Scope> {
            let scopes = one["token"].as_array().unwrap().iter();
            scopes.map(|scope| scope.as_str().unwrap().parse().unwrap()).collect()
        };
        any.map(all).collect()
    }

    /// The request that the document gives as an example, with a token.
    fn request(&self, token: Option<&str>) -> Request<Body> {
        let (mut path, mut query) = (self.path.clone(), Vec::new());
        let mut request = Request::builder().method(&self.method);
        for parameter in self.described["parameters"].as_array().unwrap() {
            let name = parameter["name"].as_str().unwrap();
            let example = parameter["example"].as_str().unwrap_or("5f1c2a90-3b7d-4e6f-8a1b-2c3d4e5f6a7b");
            match parameter["in"].as_str().unwrap() {
                "path" => path = path.replace(&format!("{{{name}}}"), example),
                "query" if parameter["required"] == true => query.push(format!("{name}={example}")),
                "header" => request = request.header(name, example),
                _ => {}
            }
        }
        let body = self.described["requestBody"]["content"]["application/json"].get("example");
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let body = body.map(Value::to_string).unwrap_or_default();
        request.uri(format!("{path}?{}", query.join("&"))).body(Body::from(body)).unwrap()
    }
}

async fn document(server: &Server) -> Value {
    server.get("/api/openapi.json").await.json()
}

async fn operations(server: &Server) -> Vec<Operation> {
    let document = document(server).await;
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, described) in methods.as_object().unwrap() {
            let method = method.to_uppercase().parse().unwrap();
            operations.push(Operation { method, path: path.clone(), described: described.clone() });
        }
    }
    assert!(operations.len() >= 31, "{} operations", operations.len());
    operations
}

fn is_let_in(reply: &Reply) -> bool {
    reply.status != 401 && !reply.text().contains("missing_scope")
}

#[tokio::test]
async fn every_scope_opens_what_the_document_says_and_nothing_else() {
    let server = Server::shipped().await;
    let operations = operations(&server).await;
    let guarded: Vec<_> = operations.iter().filter(|operation| !operation.guard().is_empty()).collect();
    let mut opened = 0;
    for scope in Scope::ALL {
        let token = server.token(&[scope]).await;
        for operation in &guarded {
            let reply = server.send(operation.request(Some(&token))).await;
            let name = &operation.described["operationId"];
            if operation.guard().contains(&BTreeSet::from([scope])) {
                assert!(is_let_in(&reply), "{scope} at {name}: {}", reply.text());
                opened += 1;
            } else {
                assert_eq!(reply.problem(), (403, "missing_scope".to_owned()), "{scope} at {name}");
            }
        }
    }
    assert!(opened >= guarded.len() - 1, "but for one each opens to one scope, and {opened} did");
    for operation in guarded {
        let name = &operation.described["operationId"];
        assert_eq!(
            server.send(operation.request(None)).await.problem(),
            (401, "no_token".to_owned()),
            "{name}"
        );
        for scopes in operation.guard().into_iter().filter(|scopes| scopes.len() > 1) {
            let token = server.token(&scopes.into_iter().collect::<Vec<_>>()).await;
            assert!(is_let_in(&server.send(operation.request(Some(&token))).await), "{name}");
        }
    }
}

#[tokio::test]
async fn no_token_opens_both_contact_details_and_answers() {
    let server = Server::shipped().await;
    let guards: Vec<_> = operations(&server).await.iter().flat_map(Operation::guard).collect();
    let (mut refused, answers) = (0, [Scope::ResponsesRead, Scope::TextRaw]);
    for contacts in guards.iter().filter(|scopes| scopes.contains(&Scope::ContactsRead)) {
        for other in guards.iter().filter(|scopes| answers.iter().any(|scope| scopes.contains(scope))) {
            let both: Vec<Scope> = (contacts | other).into_iter().collect();
            assert!(token::create("both", &both, week(MONDAY)).is_err(), "{both:?}");
            refused += 1;
        }
    }
    assert!(refused > 0);
}

#[tokio::test]
async fn the_document_is_complete() {
    let server = Server::shipped().await;
    let operations = operations(&server).await;
    let guide = std::fs::read_to_string(repository().join("docs/API.md")).unwrap();
    let rows: Vec<Vec<&str>> = guide.lines().map(|line| line.split('|').collect()).collect();
    let explained = |status: &str, code: &str| {
        let is = |row: &&Vec<&str>| {
            row.len() > 3 && row[1].contains(status) && row[2].trim() == format!("`{code}`")
        };
        rows.iter().any(|row| is(&row))
    };
    let mut names = BTreeSet::new();
    for Operation { method, path, described } in &operations {
        assert!(!described["summary"].as_str().unwrap().is_empty(), "{method} {path} is not described");
        assert!(
            names.insert(described["operationId"].to_string()),
            "{} stands twice",
            described["operationId"]
        );
        assert!(guide.contains(&format!("`{method} {path}`")), "{method} {path} is not in docs/API.md");
        for (status, reply) in described["responses"].as_object().unwrap() {
            let problem = &reply["content"]["application/problem+json"];
            if !status.starts_with(['4', '5']) {
                continue;
            }
            for (code, example) in problem["examples"].as_object().unwrap() {
                assert_eq!(
                    (&example["value"]["code"], example["value"]["status"].to_string()),
                    (&Value::from(code.as_str()), status.clone())
                );
                assert!(explained(status, code), "{status} `{code}` is not in docs/API.md");
            }
        }
    }
}

#[tokio::test]
async fn the_document_is_shown_to_people_without_script() {
    let server = Server::shipped().await;
    let page = server.get("/api/docs").await;
    assert_eq!((page.status.as_u16(), page.header(header::CONTENT_TYPE)), (200, "text/html; charset=utf-8"));
    assert!(page.header(header::CONTENT_SECURITY_POLICY).starts_with("default-src 'none'"));
    for wrong in ["<script", "<style", "style=", "http://", "https://"] {
        assert!(!page.text().contains(wrong), "{wrong}");
    }
    for operation in operations(&server).await {
        let id = operation.described["operationId"].as_str().unwrap();
        assert!(page.text().contains(&format!("<section id=\"{id}\"")), "{id}");
    }
    let parsed = scraper::Html::parse_document(page.text());
    let links = scraper::Selector::parse("a[href^='#']").unwrap();
    for link in parsed.select(&links) {
        let target = link.attr("href").unwrap().trim_start_matches('#');
        assert!(page.text().contains(&format!("id=\"{target}\"")), "nothing is called {target}");
    }
}

#[tokio::test]
async fn every_look_at_rows_is_recorded() {
    let server = Server::shipped().await;
    let of_rows = [
        Scope::ResponsesRead,
        Scope::TextRead,
        Scope::TextRaw,
        Scope::UploadsRead,
        Scope::ContactsRead,
        Scope::ExportsCreate,
    ];
    // They count, or say how far an export has come.
    let without = ["figures.", "exports.show", "exports.remove"];
    let mut recorded = 0;
    for operation in operations(&server).await {
        let name = operation.described["operationId"].as_str().unwrap();
        let shows_rows = operation.guard().iter().flatten().any(|scope| of_rows.contains(scope))
            && !without.iter().any(|without| name.starts_with(without));
        let before = server.store.audit(None, 0, 1000).await.unwrap().len();
        if shows_rows {
            server.send(operation.request(Some(&server.token(&[Scope::Admin]).await))).await;
            assert_eq!(server.store.audit(None, 0, 1000).await.unwrap().len(), before + 1, "{name}");
            recorded += 1;
        }
    }
    assert!(recorded >= 11, "{recorded} of them show rows");
}
