//! What is served many times unchanged: ready in the encodings browsers take, and not sent again to whoever has it.

use std::io::Write as _;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::digest::sha256;

/// How long a copy may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// For ever: the address changes when the content does.
    Forever,
    /// As long as the server, asked each time, says it is unchanged.
    WhileUnchanged,
}

impl Keep {
    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Keep::Forever => "public, max-age=31536000, immutable",
            Keep::WhileUnchanged => "no-cache",
        })
    }
}

/// A document with its encodings.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    media_type: HeaderValue,
    /// Changes when the document does. Weak, since it is the same for every encoding.
    tag: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl Content {
    /// A document that is served as it is.
    pub(crate) fn new(media_type: HeaderValue, plain: Bytes) -> Self {
        let tag = format!("W/\"{}\"", hex::encode(&sha256([plain.as_ref()])[..8]));
        Content { media_type, tag, plain, brotli: None, gzip: None }
    }

    /// The same with encodings made elsewhere.
    pub(crate) fn with_encodings(self, brotli: Option<Bytes>, gzip: Option<Bytes>) -> Self {
        Content { brotli, gzip, ..self }
    }

    /// The same, compressed here: not as small as could be, but in some tens of milliseconds.
    pub(crate) fn compressed(self) -> Self {
        let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 10, 22);
        // Writing into memory does not fail; if it did, the plain document would be served.
        let written = brotli.write_all(&self.plain).and_then(|()| brotli.flush());
        let encoded = written.is_ok().then(|| Bytes::from(brotli.into_inner()));
        Content { brotli: encoded, ..self }
    }

    /// The document itself, if it is text.
    pub(crate) fn text(&self) -> Option<&str> {
        str::from_utf8(&self.plain).ok()
    }

    /// The document as `request` wants it, or word that the copy it has is good.
    pub(crate) fn reply(&self, request: &HeaderMap, keep: Keep) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::CACHE_CONTROL, keep.header());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(tag) = HeaderValue::from_str(&self.tag) {
            headers.insert(header::ETAG, tag);
        }
        if is_known(request, &self.tag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        (headers, self.encoded(request)).into_response()
    }

    /// The document as word that there is nothing at this address.
    pub(crate) fn reply_not_found(&self, request: &HeaderMap) -> Response {
        (StatusCode::NOT_FOUND, self.encoded(request)).into_response()
    }

    /// The body, in an encoding that `request` takes, with the headers that say what it is.
    fn encoded(&self, request: &HeaderMap) -> (HeaderMap, Body) {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, self.media_type.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        let encodings = [("br", &self.brotli), ("gzip", &self.gzip)];
        for (coding, encoded) in encodings {
            if let Some(encoded) = encoded.as_ref().filter(|_| accepts(request, coding)) {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
                return (headers, Body::from(encoded.clone()));
            }
        }
        (headers, Body::from(self.plain.clone()))
    }
}

/// Whether `request` has the document with this tag (RFC 9110, section 13.1.2).
pub(crate) fn is_known(request: &HeaderMap, tag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let known = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).any(|other| other.trim() == "*" || opaque(other) == opaque(tag))
}

/// Whether `Accept-Encoding` (RFC 9110, section 12.5.3) names a coding and does not refuse it.
fn accepts(request: &HeaderMap, coding: &str) -> bool {
    let values = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let is_named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let quality = parts.find_map(|parameter| parameter.strip_prefix("q="));
        is_named && quality.is_none_or(|quality| quality.parse::<f32>().is_ok_and(|quality| quality > 0.0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn codings_are_taken_unless_refused() {
        let accept = |value| asked(header::ACCEPT_ENCODING, value);
        assert!(accepts(&accept("gzip, deflate, br"), "br"));
        assert!(accepts(&accept("gzip;q=0.2, BR;q=0.1"), "br"));
        assert!(!accepts(&accept("br;q=0"), "br"));
        assert!(!accepts(&accept("brotli, *"), "br"));
        assert!(!accepts(&HeaderMap::new(), "br"));
    }

    #[test]
    fn a_good_copy_is_not_sent_again() {
        let content = Content::new(HeaderValue::from_static("text/plain"), Bytes::from_static(b"one"));
        let tag: &'static str = content.tag.clone().leak();
        let reply =
            |value| content.reply(&asked(header::IF_NONE_MATCH, value), Keep::WhileUnchanged).status();
        assert_eq!(reply(tag), StatusCode::NOT_MODIFIED);
        assert_eq!(reply("\"other\", *"), StatusCode::NOT_MODIFIED);
        assert_eq!(reply(tag.trim_start_matches("W/")), StatusCode::NOT_MODIFIED);
        assert_eq!(reply("\"other\""), StatusCode::OK);
    }
}
