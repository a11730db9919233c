//! Which language a client prefers.

use axum::http::{HeaderMap, header};
use shared::text::Lang;

/// The language that `Accept-Language` (RFC 9110, section 12.5.4) likes best among those the interface speaks; English when
/// it names none of them.
pub(crate) fn preferred(headers: &HeaderMap) -> Lang {
    let ranges = headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    let mut best = (Lang::default(), 0.0);
    for (lang, quality) in ranges.flat_map(|value| value.split(',')).filter_map(range) {
        if quality > best.1 {
            best = (lang, quality);
        }
    }
    best.0
}

/// `cy-GB;q=0.8` as a language of ours and a quality.
fn range(range: &str) -> Option<(Lang, f32)> {
    let mut parts = range.split(';').map(str::trim);
    let tag = parts.next()?.split('-').next()?.to_ascii_lowercase();
    let quality = parts.find_map(|parameter| parameter.strip_prefix("q=")).map_or(Ok(1.0), str::parse);
    Some((Lang::from_tag(&tag)?, quality.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn preferred_of(value: &'static str) -> Lang {
        preferred(&HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(value))]))
    }

    #[test]
    fn the_best_liked_language_we_speak_wins() {
        assert_eq!(preferred_of("cy-GB, en;q=0.9"), Lang::Cy);
        assert_eq!(preferred_of("de, en;q=0.5, cy;q=0.6"), Lang::Cy);
        assert_eq!(preferred_of("en, cy"), Lang::En);
        assert_eq!(preferred_of("cy;q=0, de"), Lang::En);
        assert_eq!(preferred_of("cy;q=much"), Lang::En);
        assert_eq!(preferred_of("*"), Lang::En);
        assert_eq!(preferred(&HeaderMap::new()), Lang::En);
    }
}
