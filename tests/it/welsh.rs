//! Pages and words in Welsh, as a browser asks for them.

use axum::body::Body;
use axum::http::{Request, header};
use rstest::rstest;

use crate::server::Server;

#[rstest]
#[case("/bilingual/cy", "<title>Arolwg mewn dwy iaith</title>", "Dechrau nawr")]
#[case("/bilingual/cy/introduction", "Cyn i chi ddechrau", "Diolch am roi cynnig ar hyn.")]
#[case("/bilingual/cy/language", "Adran 1 o 1: Yr unig adran", "Pa iaith sydd orau gennych?")]
#[case(
    "/bilingual/cy/privacy",
    "Hysbysiad preifatrwydd",
    "Caiff yr arolwg hwn ei gynnal gan Adran Enghreifftiol."
)]
#[case("/bilingual/cy/plain", "Mae’r tudalennau hyn yn gweithio heb JavaScript.", "Dechrau nawr")]
#[case("/bilingual/cy/plain/cookies", "Cwcis a storfa’r porwr", "Nid yw’r arolwg hwn yn gosod unrhyw gwcis")]
#[case("/closed/cy", "Mae’r arolwg hwn wedi cau", "Yn Saesneg yn unig y mae cwestiynau’r arolwg hwn.")]
#[tokio::test]
async fn pages_are_in_welsh_and_say_so(#[case] path: &str, #[case] one: &str, #[case] another: &str) {
    let page = Server::fixtures().await.get(path).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("<html lang=\"cy\""), "{}", page.text());
    assert!(page.text().contains(one) && page.text().contains(another), "{}", page.text());
}

#[tokio::test]
async fn the_two_languages_lead_to_each_other() {
    let server = Server::fixtures().await;
    for (english, welsh) in [
        ("/bilingual", "/bilingual/cy"),
        ("/bilingual/language", "/bilingual/cy/language"),
        ("/bilingual/privacy", "/bilingual/cy/privacy"),
        ("/bilingual/plain", "/bilingual/cy/plain"),
        ("/bilingual/plain/privacy", "/bilingual/cy/plain/privacy"),
    ] {
        for (from, to) in [(english, welsh), (welsh, english)] {
            let page = server.get(from).await;
            assert!(page.text().contains(&format!("href=\"{to}\"")), "{from} leads to {to}: {}", page.text());
        }
    }
}

#[tokio::test]
async fn texts_in_the_other_language_are_marked() {
    let server = Server::fixtures().await;
    let page = server.get("/closed/cy").await;
    assert!(page.text().contains("<span lang=\"en\">"), "{}", page.text());
    let bilingual = server.get("/bilingual/cy/language").await;
    assert!(!bilingual.text().contains("<span lang"), "{}", bilingual.text());
    let english = server.get("/bilingual/language").await;
    assert!(!english.text().contains("<span lang"), "{}", english.text());
}

#[tokio::test]
async fn what_is_said_while_the_client_starts_is_in_the_pages_language() {
    let server = Server::fixtures().await;
    for (path, no_script, problem, plain) in [
        ("/bilingual", "JavaScript is turned off", "Sorry, there is a problem", "/bilingual/plain"),
        ("/bilingual/cy", "Mae JavaScript wedi’i ddiffodd", "Mae’n ddrwg gennym", "/bilingual/cy/plain"),
    ] {
        let page = server.get(path).await.text().to_owned();
        let noscript = page.split_once("<noscript>").unwrap().1.split_once("</noscript>").unwrap().0;
        assert!(noscript.contains(no_script) && noscript.contains(plain), "{noscript}");
        let (_, templates) = page.split_once("<template id=\"boot-slow\">").unwrap();
        assert!(templates.contains(problem) && templates.contains(plain), "{templates}");
    }
}

#[tokio::test]
async fn the_words_are_a_file_of_their_own_announced_on_welsh_pages_only() {
    let server = Server::fixtures().await;
    let words = server.get("/assets/words/cy.json").await;
    assert_eq!(words.header(header::CONTENT_TYPE), "application/json");
    let texts: Vec<String> = serde_json::from_slice(&words.body).unwrap();
    assert_eq!(texts[0], env!("CARGO_PKG_VERSION"));
    assert!(texts.iter().any(|text| text == "Cadarnhau ac anfon"));
    assert!(server.get("/bilingual/cy").await.text().contains("href=\"/assets/words/cy.json\""));
    assert!(!server.get("/bilingual").await.text().contains("/assets/words"));
}

#[tokio::test]
async fn pages_of_no_survey_are_in_the_language_the_browser_prefers() {
    let server = Server::fixtures().await;
    let ask = async |path: &str, language: &str| {
        let request = Request::get(path).header(header::ACCEPT_LANGUAGE, language);
        server.send(request.body(Body::empty()).unwrap()).await
    };
    let missing = ask("/unheard-of", "cy, en;q=0.5").await;
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("Heb ddod o hyd i’r dudalen") && missing.text().contains("lang=\"cy\""));
    assert!(missing.headers.get_all(header::VARY).iter().any(|value| value == "accept-language"));
    assert!(ask("/unheard-of", "en").await.text().contains("Page not found"));
    let list = ask("/", "cy").await;
    assert!(list.text().contains("href=\"/bilingual/cy\"") && list.text().contains("Arolwg mewn dwy iaith"));
}
