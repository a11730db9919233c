//! The XML inside documents, read and written again event by event: comments and processing instructions are left out, paths
//! of a device are emptied, and each format's rules say what else goes. Never more than one event stands in memory.

use std::io::{BufRead, Write};

use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use super::{Refusal, Result};

/// How deep elements may be nested; real documents stay below a hundred.
const DEEPEST: usize = 1000;

/// What a format knows of its elements. Names are without their prefix; texts and values are as they stand, escaped.
pub(super) trait Rules {
    /// Called for each element, whose attributes may be changed. Says whether it stays, with all that is in it.
    fn start(&mut self, element: &mut Element) -> bool;

    /// What becomes of a text.
    fn text(&mut self, text: String) -> String {
        text
    }

    /// Called when an element that stayed has ended.
    fn end(&mut self, _name: &str) {}
}

/// An element's start.
pub(super) struct Element {
    /// With its prefix.
    full_name: String,
    /// Full names and values.
    attributes: Vec<(String, String)>,
}

impl Element {
    fn of(start: &BytesStart) -> Result<Self> {
        let full_name = utf8(start.name().as_ref())?;
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.map_err(|_| Refusal::Unreadable)?;
            Ok((utf8(attribute.key.as_ref())?, utf8(&attribute.value)?))
        });
        Ok(Element { full_name, attributes: attributes.collect::<Result<_>>()? })
    }

    /// Its name.
    pub(super) fn name(&self) -> &str {
        local(&self.full_name)
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| local(other) == name).map(|(_, value)| value.as_str())
    }

    /// Replaces the value of an attribute, if it is there.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        let found = self.attributes.iter_mut().filter(|(other, _)| local(other) == name);
        found.for_each(|(_, old)| value.clone_into(old));
    }

    /// Keeps the attributes for whose name `keep` holds.
    pub(super) fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.attributes.retain(|(name, _)| name.starts_with("xmlns") || keep(local(name)));
    }

    fn forget_paths(&mut self) {
        self.attributes.iter_mut().filter(|(_, value)| is_path(value)).for_each(|(_, value)| value.clear());
    }

    fn write(&self) -> BytesStart<'_> {
        let attributes = self.attributes.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes()));
        BytesStart::new(&self.full_name).with_attributes(attributes)
    }
}

/// Copies XML from `input` to `output` by these rules.
pub(super) fn scrub(input: impl BufRead, output: impl Write, rules: &mut dyn Rules) -> Result<()> {
    let mut reader = Reader::from_reader(input);
    let mut writer = Writer::new(output);
    let mut buffer = Vec::new();
    let mut open: Vec<String> = Vec::new();
    // How deep the reader is in an element that is left out.
    let mut left_out = 0_usize;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|_| Refusal::Unreadable)?;
        match event {
            Event::Eof => break,
            // What it defines could make a short text a long one, or another file a part of this.
            Event::DocType(_) => return Err(Refusal::Unreadable),
            Event::Comment(_) | Event::PI(_) => continue,
            Event::Start(_) if left_out > 0 => left_out += 1,
            Event::End(_) if left_out > 0 => left_out -= 1,
            _ if left_out > 0 => {}
            Event::Start(start) => {
                let mut element = Element::of(&start)?;
                element.forget_paths();
                if rules.start(&mut element) {
                    written(writer.write_event(Event::Start(element.write())))?;
                    open.push(element.full_name);
                } else {
                    left_out = 1;
                }
            }
            Event::Empty(start) => {
                let mut element = Element::of(&start)?;
                element.forget_paths();
                if rules.start(&mut element) {
                    written(writer.write_event(Event::Empty(element.write())))?;
                    rules.end(element.name());
                }
            }
            Event::End(_) => {
                let name = open.pop().ok_or(Refusal::Unreadable)?;
                rules.end(local(&name));
                written(writer.write_event(Event::End(BytesEnd::new(name))))?;
            }
            Event::Text(text) => write_text(&mut writer, rules.text(utf8(&text)?))?,
            Event::CData(text) => {
                let text = utf8(&text)?.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                write_text(&mut writer, rules.text(text))?;
            }
            Event::GeneralRef(reference) => {
                write_text(&mut writer, rules.text(format!("&{};", utf8(&reference)?)))?;
            }
            Event::Decl(declaration) => written(writer.write_event(Event::Decl(declaration)))?,
        }
        if open.len() + left_out > DEEPEST {
            return Err(Refusal::Unreadable);
        }
    }
    if open.is_empty() && left_out == 0 { Ok(()) } else { Err(Refusal::Unreadable) }
}

fn write_text<W: Write>(writer: &mut Writer<W>, text: String) -> Result<()> {
    written(writer.write_event(Event::Text(BytesText::from_escaped(text))))
}

fn written(outcome: std::io::Result<()>) -> Result<()> {
    outcome.map_err(|_| Refusal::Unreadable)
}

fn utf8(bytes: &[u8]) -> Result<String> {
    String::from_utf8(bytes.to_vec()).map_err(|_| Refusal::Unreadable)
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// Whether a value is a path on somebody's device or network, in which there is often a user's name.
pub(super) fn is_path(value: &str) -> bool {
    let lower = value.trim_start().to_ascii_lowercase();
    let has_drive = lower.as_bytes().get(1..3).is_some_and(|rest| rest == b":\\" || rest == b":/");
    let is_drive = has_drive && lower.as_bytes()[0].is_ascii_alphabetic();
    is_drive || ["file:", "\\\\", "/home/", "/users/"].iter().any(|start| lower.starts_with(start))
}
