//! The little markup texts may use: headings, paragraphs, bullet lists and links. No HTML, so nothing to sanitise.
//!
//! A blank line ends a paragraph; `## ` starts a heading; a line that starts with `- ` starts an item of a list;
//! `[words](address)` is a link; an e-mail address in the form `<name@example.gov.uk>` links to itself.

/// A heading, a paragraph or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A bullet list, one run of words per item.
    List(Vec<Vec<Inline>>),
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Words(String),
    /// Words that link somewhere.
    Link {
        /// The words of the link.
        words: String,
        /// Where it leads: see [`is_safe_href`].
        href: String,
    },
}

/// Takes prose apart. Total: what is not markup is words.
pub fn parse(prose: &str) -> Vec<Block> {
    prose.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).map(block).collect()
}

/// The links of a text, for an author's check.
pub fn links(prose: &str) -> Vec<String> {
    let runs = parse(prose).into_iter().flat_map(|block| match block {
        Block::Heading(_) => Vec::new(),
        Block::Paragraph(inlines) => inlines,
        Block::List(items) => items.into_iter().flatten().collect(),
    });
    runs.filter_map(|inline| match inline {
        Inline::Link { href, .. } => Some(href),
        Inline::Words(_) => None,
    })
    .collect()
}

/// Whether a link may stand in a survey: a page of the survey (`privacy`), `https:` or `mailto:`.
pub fn is_safe_href(href: &str) -> bool {
    let is_page = !href.is_empty() && href.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    is_page || href.starts_with("https://") || href.starts_with("mailto:")
}

fn block(text: &str) -> Block {
    if let Some(heading) = text.strip_prefix("## ") {
        return Block::Heading(heading.to_owned());
    }
    let lines = text.lines().map(str::trim);
    match text.strip_prefix("- ") {
        None => Block::Paragraph(inlines(&lines.collect::<Vec<_>>().join(" "))),
        Some(_) => Block::List(items(lines).iter().map(|item| inlines(item)).collect()),
    }
}

/// The items of a list; a line without a hyphen goes on with the item before it.
fn items<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        match (line.strip_prefix("- "), items.last_mut()) {
            (None, Some(item)) => item.extend([" ", line]),
            (item, _) => items.push(item.unwrap_or(line).to_owned()),
        }
    }
    items
}

fn inlines(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['[', '<']) {
        let (before, from) = rest.split_at(at);
        words.push_str(before);
        if let Some((link, after)) = link(from) {
            if !words.is_empty() {
                out.push(Inline::Words(std::mem::take(&mut words)));
            }
            out.push(link);
            rest = after;
        } else {
            words.push_str(&from[..1]);
            rest = &from[1..];
        }
    }
    words.push_str(rest);
    if !words.is_empty() {
        out.push(Inline::Words(words));
    }
    out
}

fn link(from: &str) -> Option<(Inline, &str)> {
    if let Some(inner) = from.strip_prefix('<') {
        let (address, after) = inner.split_once('>')?;
        let is_email = address.contains('@') && !address.contains(char::is_whitespace);
        return is_email
            .then(|| (Inline::Link { words: address.to_owned(), href: format!("mailto:{address}") }, after));
    }
    let (words, after) = from.strip_prefix('[')?.split_once("](")?;
    let (href, after) = after.split_once(')')?;
    let well_formed = !words.contains(['[', ']']) && !href.contains(char::is_whitespace);
    well_formed.then(|| (Inline::Link { words: words.to_owned(), href: href.to_owned() }, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Inline {
        Inline::Words(text.to_owned())
    }

    #[test]
    fn headings_paragraphs_lists_and_links_are_told_apart() {
        let prose =
            "## A [heading]\n\nOne\nline. See the [privacy notice](privacy).\n\n- first\n- write to <a@b.uk>";
        let privacy = Inline::Link { words: "privacy notice".into(), href: "privacy".into() };
        let mail = Inline::Link { words: "a@b.uk".into(), href: "mailto:a@b.uk".into() };
        assert_eq!(
            parse(prose),
            [
                Block::Heading("A [heading]".into()),
                Block::Paragraph(vec![words("One line. See the "), privacy, words(".")]),
                Block::List(vec![vec![words("first")], vec![words("write to "), mail]]),
            ]
        );
    }

    #[test]
    fn an_item_may_go_on_for_several_lines() {
        let items = Block::List(vec![vec![words("one and more")], vec![words("two")]]);
        assert_eq!(parse("- one\n  and more\n- two"), [items]);
        let paragraph = Block::Paragraph(vec![words("one - two")]);
        assert_eq!(parse("one\n- two"), [paragraph]);
    }

    #[test]
    fn what_is_not_markup_is_words() {
        for text in ["a [b] c", "a < b > c", "[a](b c)", "if internal, [please ensure", "é[ü<"] {
            assert_eq!(parse(text), [Block::Paragraph(vec![words(text)])], "{text}");
        }
    }

    #[test]
    fn scripts_are_not_addresses() {
        assert!(
            is_safe_href("privacy") && is_safe_href("https://www.gov.uk") && is_safe_href("mailto:a@b.uk")
        );
        assert!(!is_safe_href("javascript:alert(1)") && !is_safe_href("//evil.example") && !is_safe_href(""));
    }
}
