//! HTML reduced to what a browser makes of it.
//!
//! Ignored are: comments (Leptos separates text nodes with them), the order of attributes and of classes, and white space
//! that only lays out the source: it has a line break and stands next to a tag. Everything else counts.

use scraper::{ElementRef, Html, Node};

/// One line per element and text, indented by depth.
pub(crate) fn outline(html: &str) -> Vec<String> {
    let fragment = Html::parse_fragment(html);
    let mut lines = Vec::new();
    children(fragment.root_element(), 0, &mut lines);
    lines
}

fn children(parent: ElementRef, depth: usize, lines: &mut Vec<String>) {
    let verbatim = parent.value().name() == "textarea";
    let mut text = String::new();
    for child in parent.children() {
        match child.value() {
            Node::Text(part) => text.push_str(part),
            Node::Comment(_) => {}
            _ => {
                flush(&mut text, verbatim, depth, lines);
                if let Some(element) = ElementRef::wrap(child) {
                    lines.push(format!("{}{}", indent(depth), tag(element)));
                    children(element, depth + 1, lines);
                }
            }
        }
    }
    flush(&mut text, verbatim, depth, lines);
}

fn flush(text: &mut String, verbatim: bool, depth: usize, lines: &mut Vec<String>) {
    let text = std::mem::take(text);
    let text = if verbatim { text } else { collapse(&text) };
    if !text.is_empty() {
        lines.push(format!("{}{text:?}", indent(depth)));
    }
}

/// The text with each run of white space as one space, but none where the source only breaks a line beside a tag.
fn collapse(text: &str) -> String {
    let space = |run: &str| if run.is_empty() || run.contains('\n') { "" } else { " " };
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return space(text).to_owned();
    }
    let before = &text[..text.len() - text.trim_start().len()];
    let after = &text[text.trim_end().len()..];
    format!("{}{words}{}", space(before), space(after))
}

fn tag(element: ElementRef) -> String {
    let element = element.value();
    let mut attributes: Vec<String> = element
        .attrs()
        .map(|(name, value)| match name {
            "class" => {
                let mut classes: Vec<_> = value.split_whitespace().collect();
                classes.sort_unstable();
                format!(" class={:?}", classes.join(" "))
            }
            _ => format!(" {name}={value:?}"),
        })
        .collect();
    attributes.sort_unstable();
    format!("<{}{}>", element.name(), attributes.concat())
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

#[test]
fn only_layout_is_ignored() {
    let same = |left: &str, right: &str| outline(left) == outline(right);
    assert!(same("<p class='a  b' id=x>\n  One\n  two\n</p>\n", "<p id=x class='b a'>One<!> two</p>"));
    assert!(same("<b>Error:</b> Wrong", "<b>Error:</b><!> Wrong"));
    assert!(!same("<b>Error:</b> Wrong", "<b>Error:</b>Wrong"));
    assert!(!same("<b>One</b> <b>two</b>", "<b>One</b><b>two</b>"));
    assert!(!same("<a>Change<i> name</i></a>", "<a>Change<i>name</i></a>"));
    assert!(!same("<input checked>", "<input>"));
    assert!(!same("<input value=''>", "<input>"));
    assert!(!same("<p>a</p><p>b</p>", "<p>b</p><p>a</p>"));
    assert!(same("<textarea>\nab</textarea>", "<textarea>ab</textarea>"));
    assert!(!same("<textarea> ab</textarea>", "<textarea>ab</textarea>"));
}
