//! Pages: what a visitor gets before, or without, the client.
//!
//! Every page of a survey is rendered here with the client's own components, so that title, introduction and contact are
//! read at once; the client then takes over. A page depends on the survey, on whether it is open and on the address, never
//! on the visitor, so each is rendered once.

mod around;
mod docs;
mod general;

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use frontend::address::Address;
use frontend::api::words_address;
use frontend::shell::boot;
use frontend::words::words;
use frontend::{catalogue, plain, shell};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use shared::prose::{self, Block, Inline};
use shared::survey::{Status, Survey};
use shared::text::Lang;
use tokio::sync::RwLock;

use crate::content::{Content, Keep};
use crate::lang::preferred;
use crate::site::Site;
use around::Around;

/// What a page depends on: the survey, whether it takes answers, the language, and the path behind both names. Paths that
/// lead nowhere share one page.
type Key = (String, Status, Lang, String);

/// The pages of all surveys, rendered as they are first asked for.
pub(crate) struct Pages {
    around: Around,
    welsh: Content,
    rendered: RwLock<HashMap<Key, Arc<Content>>>,
}

impl Pages {
    pub(crate) fn new(site: &Site) -> Self {
        // Texts are always JSON.
        let welsh = serde_json::to_vec(&catalogue::write(words(Lang::Cy))).unwrap_or_default();
        let welsh =
            Content::new(HeaderValue::from_static("application/json"), Bytes::from(welsh)).compressed();
        Pages { around: Around::new(site), welsh, rendered: RwLock::default() }
    }

    /// A page of a survey; `path` is what stands behind the names of survey and language.
    pub(crate) async fn of_survey(
        &self,
        survey: &Arc<Survey>,
        status: Status,
        (lang, path): (Lang, &str),
        request: &HeaderMap,
    ) -> Response {
        let is_found = Address::parse(survey, path) != Address::NotFound;
        let place = if is_found { path.to_owned() } else { "/".to_owned() };
        let key = (survey.about.id.clone(), status, lang, place);
        let page = self.rendered(key, || self.render(survey, status, path, lang)).await;
        let mut reply =
            if is_found { page.reply(request, Keep::WhileUnchanged) } else { page.reply_not_found(request) };
        if let Some(policy) = self.around.policy() {
            reply.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        reply
    }

    /// A plain page that is the same for everyone; `path` is what stands behind `/{survey}/plain/`.
    pub(crate) fn plain(
        &self,
        survey: &Arc<Survey>,
        status: Status,
        (lang, path): (Lang, &str),
        request: &HeaderMap,
    ) -> Response {
        let Some(page) = plain::page(survey, status, path, lang) else { return self.not_found(request) };
        self.general(&page, lang).reply(request, Keep::WhileUnchanged)
    }

    /// The answer to a press of a button on a plain page. It is for one respondent, who alone may keep it.
    pub(crate) fn pressed(
        &self,
        survey: &Arc<Survey>,
        status: Status,
        code: StatusCode,
        page: &plain::Page,
        lang: Lang,
    ) -> Response {
        let page = plain::render(survey, status, page, lang);
        let document = self.around.without_client(lang, &title(&page.title), &page.html);
        (code, Html(document)).into_response()
    }

    /// The list of surveys.
    pub(crate) fn list<'a>(
        &self,
        surveys: impl Iterator<Item = &'a Arc<Survey>>,
        request: &HeaderMap,
    ) -> Response {
        let lang = preferred(request);
        by_language(self.general(&general::list(surveys, lang), lang).reply(request, Keep::WhileUnchanged))
    }

    /// What the interface says in Welsh, for a client that is to say it.
    pub(crate) fn welsh(&self, request: &HeaderMap) -> Response {
        self.welsh.reply(request, Keep::WhileUnchanged)
    }

    /// Word that an address leads nowhere.
    pub(crate) fn not_found(&self, request: &HeaderMap) -> Response {
        let lang = preferred(request);
        by_language(self.general(&general::not_found(lang), lang).reply_not_found(request))
    }

    /// What the API says of itself, for people.
    pub(crate) fn docs(&self, document: &serde_json::Value) -> Content {
        self.general(&docs::page(document), Lang::En)
    }

    async fn rendered(&self, key: Key, render: impl FnOnce() -> Content) -> Arc<Content> {
        if let Some(page) = self.rendered.read().await.get(&key) {
            return Arc::clone(page);
        }
        let page = Arc::new(render());
        self.rendered.write().await.insert(key, Arc::clone(&page));
        page
    }

    fn render(&self, survey: &Arc<Survey>, status: Status, path: &str, lang: Lang) -> Content {
        let page = shell::render(survey, status, path, lang);
        if !page.has_client {
            return self.general(&page, lang).compressed();
        }
        let head = head(survey, &page.title, lang);
        let (before, after) = (boot::before(survey, lang), boot::after(survey, lang));
        html(self.around.with_client(lang, &head, [&before, &page.html, &after])).compressed()
    }

    fn general(&self, page: &shell::Rendered, lang: Lang) -> Content {
        html(self.around.without_client(lang, &title(&page.title), &page.html))
    }
}

/// A reply in the language that the request prefers.
fn by_language(mut reply: Response) -> Response {
    reply.headers_mut().append(header::VARY, HeaderValue::from_static("accept-language"));
    reply
}

/// What stands in the head of a survey's page: its title, what it is about, and what the client will ask for first.
fn head(survey: &Survey, page_title: &str, lang: Lang) -> String {
    let address = format!("/api/v1/surveys/{}", survey.about.id);
    let preload = |address: &str| {
        format!(
            "<link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\"{}\">",
            attribute(address)
        )
    };
    let words = if lang == Lang::En { String::new() } else { preload(&words_address(lang)) };
    format!(
        "{}<meta name=\"description\" content=\"{}\">{}{}{words}",
        title(page_title),
        attribute(&first_paragraph(survey.about.brief.get(lang))),
        preload(&address),
        preload(&format!("{address}/compiled")),
    )
}

fn title(title: &str) -> String {
    format!("<title>{}</title>", text(title))
}

fn first_paragraph(prose: &str) -> String {
    let blocks = prose::parse(prose);
    let paragraph = blocks.iter().find_map(|block| match block {
        Block::Paragraph(inlines) => Some(inlines),
        Block::Heading(_) | Block::List(_) => None,
    });
    let words = paragraph.into_iter().flatten().map(|inline| match inline {
        Inline::Words(words) | Inline::Link { words, .. } => words.as_str(),
    });
    words.collect()
}

fn html(document: String) -> Content {
    Content::new(HeaderValue::from_static("text/html; charset=utf-8"), Bytes::from(document))
}
