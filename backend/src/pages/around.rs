//! The document around every page, taken apart at its marks.
//!
//! Documents with the client bring their style sheet in themselves: on a slow network a page is read a round trip sooner, and
//! the style sheet need not share the connection with the client, which is twenty times as big. Those without link to it, so
//! that it comes once for all of them.

use axum::http::HeaderValue;
use shared::text::Lang;

use crate::headers::policy_with_style;
use crate::site::Site;

pub(super) struct Around {
    head: String,
    before: String,
    shell: String,
    after: String,
    end: String,
    /// Style sheet and icon of documents without the client.
    links: String,
    /// What permits the style sheet of documents with the client.
    policy: Option<HeaderValue>,
}

impl Around {
    pub(super) fn new(site: &Site) -> Self {
        let index = site.index();
        let (head, rest) = index.split_once("<!--head-->").unwrap_or((index, ""));
        let (before, rest) = rest.split_once("<!--before-->").unwrap_or(("", rest));
        let (shell, rest) = rest.split_once("<!--shell-->").unwrap_or((rest, ""));
        let (after, end) = rest.split_once("<!--after-->").unwrap_or((rest, ""));
        let link = tag(index, "rel=\"stylesheet\"");
        let icon = tag(index, "rel=\"icon\"");
        let style = style(site, link);
        Around {
            head: head.to_owned(),
            before: match style {
                Some(style) => before.replace(link, &format!("<style>{style}</style>")),
                None => before.to_owned(),
            },
            shell: shell.to_owned(),
            after: after.to_owned(),
            end: end.to_owned(),
            links: [icon, link].concat(),
            policy: style.and_then(policy_with_style),
        }
    }

    /// A document that starts the client: with what comes before its page, the page, and what comes after.
    pub(super) fn with_client(&self, lang: Lang, head: &str, [before, page, after]: [&str; 3]) -> String {
        let start = self.start(lang);
        [&start, head, &self.before, before, &self.shell, page, &self.after, after, &self.end].concat()
    }

    /// A document that loads no script: there is no survey on it for the client to run.
    pub(super) fn without_client(&self, lang: Lang, head: &str, page: &str) -> String {
        let body = "</head>\n<body class=\"govuk-template__body\">\n";
        [&self.start(lang), head, &self.links, body, page, "\n</body>\n</html>\n"].concat()
    }

    fn start(&self, lang: Lang) -> String {
        self.head.replace("{lang}", lang.tag())
    }

    /// The content security policy of a document that starts the client, where it is not the usual one.
    pub(super) fn policy(&self) -> Option<&HeaderValue> {
        self.policy.as_ref()
    }
}

/// The tag in which this stands, or nothing.
fn tag<'a>(html: &'a str, holds: &str) -> &'a str {
    html.split_inclusive('>').map(str::trim).find(|tag| tag.contains(holds)).unwrap_or_default()
}

/// The style sheet that a link leads to, if it can stand in a document.
fn style<'a>(site: &'a Site, link: &str) -> Option<&'a str> {
    let (_, address) = link.split_once("href=\"/")?;
    let (path, _) = address.split_once('"')?;
    site.text(path).filter(|style| !style.contains("</"))
}
