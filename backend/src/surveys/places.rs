//! Where everything in a YAML file stands.
//!
//! The reader knows the place of what it cannot read, but what reads well and means nothing is found later, by its keys
//! and positions alone. One more walk over the parser's events finds those.

use std::collections::HashMap;
use std::ops::Range;

use serde_saphyr::granit_parser::{Event, Parser};
use shared::diagnostic::{Diagnostic, Place};

/// Every value of a file, by its place.
pub(super) struct Places<'y> {
    yaml: &'y str,
    spots: HashMap<Place, Spot>,
}

/// Where a value stands, in bytes of the file.
struct Spot {
    /// The key before it, if it has one.
    key: Option<Range<usize>>,
    /// The value itself.
    value: Range<usize>,
    /// What the value says, if it is a scalar: quotes, escapes and line breaks resolved.
    text: Option<String>,
}

/// A list or a map whose end was not yet seen.
enum Open {
    List { place: Place, next: usize },
    Map { place: Place, key: Option<(String, Range<usize>)> },
}

impl<'y> Places<'y> {
    /// Walks over `yaml`, as far as it can be parsed.
    pub(super) fn of(yaml: &'y str) -> Self {
        let mut walk = Walk { places: Places { yaml, spots: HashMap::new() }, open: Vec::new() };
        for (event, span) in Parser::new_from_str(yaml).map_while(Result::ok) {
            walk.step(event, span.byte_range().unwrap_or_default());
        }
        walk.places
    }

    /// What to point at for a diagnostic.
    pub(super) fn find(&self, diagnostic: &Diagnostic) -> Range<usize> {
        let key = self.spots.get(&diagnostic.place).and_then(|spot| spot.key.clone());
        key.filter(|_| diagnostic.is_key).unwrap_or_else(|| self.value(&diagnostic.place, diagnostic.offset))
    }

    /// What to point at for `place`: a scalar itself, a list or map by its key or first line. Something that is not in
    /// the file is pointed at by what it would be in. `offset` counts characters into a scalar's text.
    pub(super) fn value(&self, place: &Place, offset: Option<usize>) -> Range<usize> {
        let mut steps = place.clone();
        loop {
            if let Some(spot) = self.spots.get(&steps) {
                return match (&spot.text, offset) {
                    (Some(text), Some(offset)) if steps == *place => self.word(spot, text, offset),
                    (Some(_), _) => self.first_line(&spot.value),
                    (None, _) => spot.key.clone().unwrap_or_else(|| self.first_line(&spot.value)),
                };
            }
            if steps.0.pop().is_none() {
                return 0..0;
            }
        }
    }

    /// The keys with nothing behind them.
    pub(super) fn blanks(&self) -> impl Iterator<Item = &Range<usize>> {
        let is_blank = |spot: &&Spot| spot.text.is_some() && spot.value.is_empty();
        self.spots.values().filter(is_blank).filter_map(|spot| spot.key.as_ref())
    }

    /// The place whose key starts at this byte.
    pub(super) fn with_key_at(&self, byte: usize) -> Option<&Place> {
        let starts_here = |spot: &Spot| spot.key.as_ref().is_some_and(|key| key.start == byte);
        self.spots.iter().find(|(_, spot)| starts_here(spot)).map(|(place, _)| place)
    }

    fn first_line(&self, value: &Range<usize>) -> Range<usize> {
        let line = self.yaml[value.clone()].lines().next().unwrap_or_default();
        value.start..value.start + line.trim_end().len()
    }

    /// The word that stands `offset` characters into a scalar. Its source holds every visible character of the text in
    /// order, among quotes, indentation and line breaks, so walking along both finds it.
    fn word(&self, spot: &Spot, text: &str, offset: usize) -> Range<usize> {
        let source = &self.yaml[spot.value.clone()];
        let mut rest = source.char_indices();
        let mut end = 0;
        for (at, wanted) in text.chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
            let Some((start, _)) = rest.find(|(_, c)| *c == wanted) else { break };
            if at >= offset {
                let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
                let length = source[start..].find(|c| !is_word(c)).unwrap_or(source.len() - start);
                let start = spot.value.start + start;
                return start..start + length.max(wanted.len_utf8());
            }
            end = start + wanted.len_utf8();
        }
        spot.value.start + end..spot.value.start + end
    }
}

struct Walk<'y> {
    places: Places<'y>,
    open: Vec<Open>,
}

impl Walk<'_> {
    fn step(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Scalar(text, ..) => match self.open.last_mut() {
                Some(Open::Map { key: key @ None, .. }) => *key = Some((text.into_owned(), range)),
                _ => {
                    self.place(range, Some(text.into_owned()));
                }
            },
            // A key that is an alias or a collection is no key of ours: the reader has refused it.
            Event::Alias(_) => {
                self.place(range, None);
            }
            Event::SequenceStart(..) => {
                let place = self.place(range, None);
                self.open.push(Open::List { place, next: 0 });
            }
            Event::MappingStart(..) => {
                let place = self.place(range, None);
                self.open.push(Open::Map { place, key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(Open::List { place, .. } | Open::Map { place, .. }) = self.open.pop() {
                    self.close(&place, range.end);
                }
            }
            _ => {}
        }
    }

    /// Notes that the next value stands at `value`, and returns its place.
    fn place(&mut self, value: Range<usize>, text: Option<String>) -> Place {
        let (place, key) = match self.open.last_mut() {
            None => (Place::default(), None),
            Some(Open::List { place, next }) => {
                *next += 1;
                (place.then(*next - 1), None)
            }
            Some(Open::Map { place, key }) => match key.take() {
                Some((name, range)) => (place.then(name), Some(range)),
                None => (place.clone(), None),
            },
        };
        self.places.spots.insert(place.clone(), Spot { key, value, text });
        place
    }

    fn close(&mut self, place: &Place, end: usize) {
        if let Some(spot) = self.places.spots.get_mut(place) {
            spot.value.end = end.max(spot.value.start);
        }
    }
}
