//! Pages and the client's files, as a browser asks for them.

use axum::body::Body;
use axum::http::{Request, header};
use rstest::rstest;
use shared::check::RESERVED_PAGES;

use crate::server::{Reply, Server};

const INDEX: &[u8] = br#"<!doctype html>
<html lang="{lang}">
<head>
<!--head-->
<link rel="icon" href="/assets/favicon-5f3a9c0d11e2b744.svg"/>
<link rel="stylesheet" href="/assets/main-f7306d9b9254698.css"/>
<script src="/assets/boot-60085a91eca18c7b.js" defer></script>
</head>
<body><!--before--><div id="app"><!--shell--></div><!--after--></body>
</html>
"#;

async fn server_with_client() -> Server {
    Server::with_client(&[
        ("index.html", INDEX),
        ("assets/client-0123456789abcdef_bg.wasm", b"plain"),
        ("assets/client-0123456789abcdef_bg.wasm.br", b"br"),
        ("assets/client-0123456789abcdef_bg.wasm.gz", b"gz"),
        ("assets/main-f7306d9b9254698.css", b"body {}"),
        ("assets/unhashed.svg", b"<svg/>"),
    ])
    .await
}

async fn ask(server: &Server, path: &str, name: header::HeaderName, value: &str) -> Reply {
    server.send(Request::get(path).header(name, value).body(Body::empty()).unwrap()).await
}

#[rstest]
#[case("gzip, deflate, br, zstd", "br", "br")]
#[case("gzip", "gzip", "gz")]
#[case("br;q=0, gzip", "gzip", "gz")]
#[case("identity", "", "plain")]
#[case("", "", "plain")]
#[tokio::test]
async fn files_come_in_the_best_encoding_taken(
    #[case] accepted: &str,
    #[case] encoding: &str,
    #[case] body: &str,
) {
    let server = server_with_client().await;
    let path = "/assets/client-0123456789abcdef_bg.wasm";
    let reply = ask(&server, path, header::ACCEPT_ENCODING, accepted).await;
    assert_eq!((reply.header(header::CONTENT_ENCODING), reply.text()), (encoding, body));
    assert_eq!(reply.header(header::CONTENT_TYPE), "application/wasm");
    assert_eq!(reply.header(header::VARY), "accept-encoding");
}

#[rstest]
#[case("/assets/main-f7306d9b9254698.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable")]
#[case("/assets/unhashed.svg", "image/svg+xml", "no-cache")]
#[tokio::test]
async fn files_named_for_their_content_are_kept_for_ever(
    #[case] path: &str,
    #[case] media_type: &str,
    #[case] keep: &str,
) {
    let server = server_with_client().await;
    let reply = server.get(path).await;
    assert_eq!(reply.header(header::CONTENT_TYPE), media_type);
    assert_eq!(reply.header(header::CACHE_CONTROL), keep);
    let again = ask(&server, path, header::IF_NONE_MATCH, reply.header(header::ETAG)).await;
    assert_eq!(again.status, 304);
}

#[rstest]
#[case("/assets/none.js")]
#[case("/assets/client-0123456789abcdef_bg.wasm.br")]
#[case("/assets/../index.html")]
#[case("/assets/%2e%2e/index.html")]
#[case("/index.html")]
#[tokio::test]
async fn nothing_but_files_is_a_file(#[case] path: &str) {
    assert_eq!(server_with_client().await.get(path).await.status, 404);
}

#[tokio::test]
async fn one_survey_is_the_home_page() {
    let reply = Server::shipped().await.get("/").await;
    assert_eq!((reply.status.as_u16(), reply.header(header::LOCATION)), (307, "/technical-maturity"));
}

#[tokio::test]
async fn several_surveys_are_listed_on_the_home_page() {
    let reply = Server::fixtures().await.get("/").await;
    assert_eq!(reply.status, 200);
    assert!(reply.text().contains("href=\"/end-if\"") && reply.text().contains("A way out"));
    assert!(!reply.text().contains("<script"));
}

#[tokio::test]
async fn a_survey_is_introduced_before_any_script_runs() {
    let server = server_with_client().await;
    let reply = server.get("/technical-maturity").await;
    assert_eq!(reply.header(header::CACHE_CONTROL), "no-cache");
    assert_eq!(reply.header(header::CONTENT_TYPE), "text/html; charset=utf-8");
    let page = reply.text();
    for part in [
        "<title>Exploring technical maturity and data sharing across GOV.UK services</title>",
        "<meta name=\"description\" content=\"Our team is currently working on",
        "crossorigin=\"anonymous\" href=\"/api/v1/surveys/technical-maturity\">",
        "crossorigin=\"anonymous\" href=\"/api/v1/surveys/technical-maturity/compiled\">",
        "Our team is currently working on creating a future vision",
        "mailto:amy.barrs@digital.cabinet-office.gov.uk",
        "Start now",
        "boot-60085a91eca18c7b.js",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    let main = page.split_once("<main").unwrap().1;
    assert_eq!(main.matches("5–10 minutes").count(), 1, "what the brief says is not said again");
    for mark in ["<!--head-->", "<!--before-->", "<!--shell-->", "<!--after-->", "{lang}"] {
        assert!(!page.contains(mark), "{mark} is left");
    }
    assert!(!page.contains("style=") && !page.contains("<script>"), "nothing is inline");
    assert_eq!(server.get("/technical-maturity/").await.body, reply.body);
}

#[tokio::test]
async fn pages_are_compressed_and_not_sent_twice() {
    let server = server_with_client().await;
    let full = server.get("/technical-maturity").await;
    let small = ask(&server, "/technical-maturity", header::ACCEPT_ENCODING, "br").await;
    assert_eq!(small.header(header::CONTENT_ENCODING), "br");
    assert!(small.body.len() * 2 < full.body.len());
    let again = ask(&server, "/technical-maturity", header::IF_NONE_MATCH, full.header(header::ETAG)).await;
    assert_eq!(again.status, 304);
}

#[tokio::test]
async fn every_page_has_an_address_of_its_own() {
    let server = server_with_client().await;
    // Their issues are to come; until then nothing stands there. Plain pages have no client.
    let others = ["invitation", "withdraw", "plain"];
    for page in RESERVED_PAGES.into_iter().filter(|page| !others.contains(page)).chain(["data-helpful"]) {
        let reply = server.get(&format!("/technical-maturity/{page}")).await;
        assert_eq!(reply.status, 200, "{page}");
        let is_about = ["privacy", "accessibility", "cookies"].contains(&page);
        assert_eq!(reply.text().contains("boot-60085a91eca18c7b.js"), !is_about, "{page}");
    }
}

#[rstest]
#[case("/technical-maturity/nowhere", true)]
#[case("/technical-maturity/privacy/more", true)]
#[case("/unheard-of", false)]
#[case("/unheard-of/privacy", false)]
#[case("/%FF", false)]
#[case("//technical-maturity.example", false)]
#[case("/api-of-another/thing", false)]
#[tokio::test]
async fn what_is_not_there_is_a_page_that_says_so(#[case] path: &str, #[case] with_client: bool) {
    let server = server_with_client().await;
    for reply in [server.get(path).await, ask(&server, path, header::IF_NONE_MATCH, "*").await] {
        assert_eq!(reply.status, 404);
        assert!(reply.text().contains("Page not found"));
        assert_eq!(reply.text().contains("main-f7306d9b9254698.css"), !with_client);
        assert_eq!(reply.text().contains("<script"), with_client);
        assert_eq!(reply.header(header::CACHE_CONTROL), "no-store");
    }
}

#[tokio::test]
async fn what_starts_the_client_brings_its_style_sheet_and_may() {
    // printf 'body {}' | openssl dgst -sha256 -binary | base64
    const PERMITTED: &str = "style-src 'self' 'sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=';";
    let server = server_with_client().await;
    let page = server.get("/technical-maturity").await;
    assert!(page.text().contains("<style>body {}</style>"), "{}", page.text());
    let known = ask(&server, "/technical-maturity", header::IF_NONE_MATCH, page.header(header::ETAG)).await;
    let missing = server.get("/technical-maturity/nowhere").await;
    assert_eq!((known.status.as_u16(), missing.status.as_u16()), (304, 404));
    for reply in [page, known, missing] {
        let policy = reply.header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.contains(PERMITTED) && !policy.contains("unsafe-inline"), "{policy}");
    }
    let without = server.get("/unheard-of").await;
    assert!(without.header(header::CONTENT_SECURITY_POLICY).contains("style-src 'self';"));
}

#[tokio::test]
async fn a_page_follows_the_calendar() {
    let server = Server::fixtures().await;
    assert!(server.get("/closed").await.text().contains("This survey has closed"));
    server.clock.set(jiff::civil::date(2020, 6, 1));
    assert!(server.get("/closed").await.text().contains("Start now"));
    server.clock.set(jiff::civil::date(2019, 6, 1));
    assert!(server.get("/closed").await.text().contains("This survey is not open yet"));
}

#[tokio::test]
async fn texts_of_a_survey_are_texts_not_markup() {
    let yaml =
        std::fs::read_to_string(crate::server::repository().join("tests/surveys/closed.yaml")).unwrap();
    let yaml = yaml
        .replace("title: A survey of the past", "title: '<script>\"&amp;'")
        .replace("brief: Closed before these tests were written.", "brief: 'Say \"<b>no</b>\"'");
    let page = Server::with(&[&yaml]).await.get("/closed").await;
    assert!(page.text().contains("<title>&lt;script&gt;\"&amp;amp;</title>"), "{}", page.text());
    assert!(page.text().contains("content=\"Say &quot;&lt;b&gt;no&lt;/b&gt;&quot;\""));
    assert!(!page.text().contains("<script>") && !page.text().contains("<b>"));
}
