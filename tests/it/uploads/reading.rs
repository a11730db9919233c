//! What a researcher gets.

use axum::http::header;
use backend::scopes::Scope;

use super::{SURVEY, content, fixtures, listed, send_answers, shelf, uploaded};

#[tokio::test]
async fn a_file_is_handed_out_to_be_saved_and_under_another_name() {
    let server = fixtures().await;
    let id = uploaded(&server, "Jane%20Smith.csv", "a,b").await;
    send_answers(&server, &[&id]).await;
    let upload = &listed(&server).await[0];
    assert_eq!(upload["id"], id.as_str());
    assert_eq!(upload["name"], format!("documents-{}.csv", &id[..8]));
    assert_eq!((upload["week"].as_str(), upload["type"].as_str()), (Some("2026-W48"), Some("csv")));
    assert!(!upload.to_string().contains("Jane"));

    let reply = content(&server, &id).await;
    assert_eq!((reply.status.as_u16(), reply.text()), (200, "a,b"));
    assert_eq!(
        reply.header(header::CONTENT_DISPOSITION),
        format!("attachment; filename=\"documents-{}.csv\"", &id[..8])
    );
    assert_eq!(reply.header(header::CONTENT_TYPE), "application/octet-stream");
    assert_eq!(reply.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert_eq!(reply.header(header::CONTENT_SECURITY_POLICY), "default-src 'none'; sandbox");
    assert_eq!(reply.header(header::CACHE_CONTROL), "no-store");
}

#[tokio::test]
async fn only_uploads_read_opens_them() {
    let server = fixtures().await;
    let id = uploaded(&server, "a.csv", "a,b").await;
    send_answers(&server, &[&id]).await;
    let others: Vec<Scope> = Scope::ALL
        .into_iter()
        .filter(|scope| !matches!(scope, Scope::UploadsRead | Scope::ContactsRead))
        .collect();
    let token = server.token(&others).await;
    for path in [String::new(), format!("/{id}/content")] {
        let path = format!("/api/v1/surveys/{SURVEY}/uploads{path}");
        assert_eq!(server.get(&path).await.problem().1, "no_token");
        assert_eq!(server.get_as(&token, &path).await.problem().1, "missing_scope");
    }
}

#[tokio::test]
async fn the_list_has_pages_in_no_order() {
    let server = fixtures().await;
    for _ in 0..5 {
        let id = uploaded(&server, "a.csv", "a,b").await;
        send_answers(&server, &[&id]).await;
    }
    let token = server.token(&[Scope::UploadsRead]).await;
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/surveys/{SURVEY}/uploads?limit=2{cursor}");
        let page = server.get_as(&token, &path).await.json();
        let uploads = page["uploads"].as_array().unwrap();
        seen.extend(uploads.iter().map(|upload| upload["id"].as_str().unwrap().to_owned()));
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert!(seen.is_sorted());
    assert_eq!(seen, shelf(&server), "every one, once");
    let path = format!("/api/v1/surveys/{SURVEY}/uploads?limit=0");
    assert_eq!(server.get_as(&token, &path).await.problem().1, "bad_query");
}
