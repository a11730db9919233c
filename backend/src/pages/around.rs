//! The document around every page, taken apart at its marks.
//!
//! Documents with the client bring their style sheet in themselves: on a slow network a page is read a round trip sooner, and
//! the style sheet need not share the connection with the client, which is twenty times as big. Those without link to it, so
//! that it comes once for all of them.

use axum::http::HeaderValue;

use crate::headers::policy_with_style;
use crate::site::Site;

pub(super) struct Around {
    before_head: String,
    before_shell: String,
    after: String,
    /// Style sheet and icon of documents without the client.
    links: String,
    /// What permits the style sheet of documents with the client.
    policy: Option<HeaderValue>,
}

impl Around {
    pub(super) fn new(site: &Site) -> Self {
        let index = site.index();
        let (before_head, rest) = index.split_once("<!--head-->").unwrap_or((index, ""));
        let (before_shell, after) = rest.split_once("<!--shell-->").unwrap_or((rest, ""));
        let link = tag(before_shell, "rel=\"stylesheet\"");
        let icon = tag(before_shell, "rel=\"icon\"");
        let style = style(site, link);
        Around {
            before_head: before_head.to_owned(),
            before_shell: match style {
                Some(style) => before_shell.replace(link, &format!("<style>{style}</style>")),
                None => before_shell.to_owned(),
            },
            after: after.to_owned(),
            links: [icon, link].concat(),
            policy: style.and_then(policy_with_style),
        }
    }

    /// A document that starts the client. Its own links lead to `{survey}`.
    pub(super) fn with_client(&self, survey: &str, head: &str, page: &str) -> String {
        let to_survey = |part: &str| part.replace("{survey}", survey);
        [&self.before_head, head, &to_survey(&self.before_shell), page, &to_survey(&self.after)].concat()
    }

    /// A document that loads no script: there is no survey on it for the client to run.
    pub(super) fn without_client(&self, head: &str, page: &str) -> String {
        let body = "</head>\n<body class=\"govuk-template__body\">\n";
        [&self.before_head, head, &self.links, body, page, "\n</body>\n</html>\n"].concat()
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
