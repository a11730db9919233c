//! Content as HTML text, with controls filled in.

use html_escape::{encode_double_quoted_attribute, encode_text};
use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::view::Position;

use super::{Content, Element, Node, Part};

/// The elements in use that have no content and no closing tag.
const VOID: [&str; 2] = ["br", "input"];

impl Content {
    /// Writes the content; `attributes` were added to the component that it is, and belong to its element.
    pub(super) fn write(self, html: &mut String, attributes: &[AnyAttribute]) {
        for node in self.0 {
            match node {
                Node::Text(text) => html.push_str(&encode_text(&text)),
                Node::Element(element) => element.write(html, attributes),
                Node::View(view) => {
                    view.to_html_with_buf(html, &mut Position::FirstChild, true, false, attributes.to_vec());
                }
                Node::Live(content) => content().write(html, &[]),
            }
        }
    }
}

impl Element {
    fn write(self, html: &mut String, attributes: &[AnyAttribute]) {
        let (mut classes, mut style, mut inner_html) = (String::new(), String::new(), String::new());
        let mut text = None;
        html.push('<');
        html.push_str(self.tag);
        for part in self.parts {
            match part {
                Part::Attribute("class", more) => add_class(&mut classes, &more),
                Part::Attribute(name, value) => attribute(html, name, &value),
                Part::LiveAttribute(name, value) => {
                    if let Some(value) = value.get_untracked() {
                        attribute(html, name, &value);
                    }
                }
                Part::LiveClass(class, on) if on.get_untracked() => add_class(&mut classes, class),
                // HTML drops one line feed at the start of the box, so that one is added.
                Part::Value(value) if self.tag == "textarea" => {
                    text = Some(format!("\n{}", value.get_untracked()));
                }
                Part::Value(value) if !value.with_untracked(String::is_empty) => {
                    attribute(html, "value", &value.get_untracked());
                }
                Part::Checked(on) if on.get_untracked() => attribute(html, "checked", ""),
                Part::LiveClass(..) | Part::Value(_) | Part::Checked(_) | Part::Listener(..) => {}
            }
        }
        attributes.to_vec().to_html(html, &mut classes, &mut style, &mut inner_html);
        if !classes.is_empty() {
            attribute(html, "class", classes.trim());
        }
        html.push('>');
        if VOID.contains(&self.tag) {
            return;
        }
        if let Some(text) = text {
            html.push_str(&encode_text(&text));
        }
        self.children.write(html, &[]);
        html.push_str("</");
        html.push_str(self.tag);
        html.push('>');
    }
}

fn add_class(classes: &mut String, more: &str) {
    classes.push(' ');
    classes.push_str(more);
}

fn attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    if !value.is_empty() {
        html.push_str("=\"");
        html.push_str(&encode_double_quoted_attribute(value));
        html.push('"');
    }
}
