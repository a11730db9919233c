//! Filters: which responses are meant. One language, understood the same by every address, export and command.
//!
//! In a query string a filter is `variable:op:value,value`, and several must all hold (`query`); in a JSON body they nest
//! (`tree`). Either is read against a [`Dictionary`], so that a filter that exists makes sense. It is then asked of a
//! snapshot's columns ([`Filter::select`]) or of a single response ([`Filter::accepts`]), with the same outcome.
//!
//! Every test of an answer is false where there is no answer: `ne` and `none` speak of those who answered otherwise.

mod query;
mod subject;
mod test;
mod tree;

use std::collections::HashMap;
use std::fmt;

use uuid::Uuid;

pub use subject::Subject;
pub use test::{Comparison, Wanted};
pub use tree::Node;

use super::bits::Bits;
use super::dictionary::Dictionary;
use super::row::Row;
use super::snapshot::{Selection, Snapshot};

/// Which responses are meant.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// Those that all of these mean; with none, every response.
    All(Vec<Filter>),
    /// Those that any of these means.
    Any(Vec<Filter>),
    /// Those that this does not mean.
    Not(Box<Filter>),
    /// Those that pass a test.
    Test(Subject, Wanted),
}

/// A filter that makes no sense: where it stands, what is wrong, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct BadFilter {
    /// The place: `filter 2` of a query, `all[1].op` of a tree.
    pub place: String,
    /// What is wrong with it and, where that can be said, what would be right.
    pub message: String,
}

impl fmt::Display for BadFilter {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// A search for words in one variable, whose outcome only the store can tell of all responses at once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Search {
    /// The variable, by position in the dictionary.
    pub variable: usize,
    /// The words that must all be in it.
    pub words: Vec<String>,
}

/// What the store found: the ids of responses by search, sorted.
pub type Found = HashMap<Search, Vec<Uuid>>;

impl Default for Filter {
    fn default() -> Self {
        Filter::All(Vec::new())
    }
}

impl Filter {
    /// Reads the filters of a query: `job-role:answered`, `maturity:in:manual,ad-hoc`.
    ///
    /// # Errors
    /// When one of them makes no sense for this survey.
    pub fn parse(dictionary: &Dictionary, filters: &[String]) -> Result<Self, BadFilter> {
        query::parse(dictionary, filters)
    }

    /// Reads a tree.
    ///
    /// # Errors
    /// When part of it makes no sense for this survey.
    pub fn from_tree(dictionary: &Dictionary, tree: &Node) -> Result<Self, BadFilter> {
        tree::read(dictionary, tree, "filter")
    }

    /// Both this and `other`.
    #[must_use]
    pub fn and(self, other: Filter) -> Filter {
        match (self, other) {
            (Filter::All(all), other) if all.is_empty() => other,
            (Filter::All(mut all), other) => {
                all.push(other);
                Filter::All(all)
            }
            (filter, other) => Filter::All(vec![filter, other]),
        }
    }

    /// Whether it means every response whatever it says.
    pub fn is_empty(&self) -> bool {
        matches!(self, Filter::All(all) if all.is_empty())
    }

    /// Calls `visit` with every test.
    pub fn tests<'a>(&'a self, visit: &mut impl FnMut(Subject, &'a Wanted)) {
        match self {
            Filter::All(all) | Filter::Any(all) => all.iter().for_each(|inner| inner.tests(visit)),
            Filter::Not(inner) => inner.tests(visit),
            Filter::Test(subject, wanted) => visit(*subject, wanted),
        }
    }

    /// The variables tested, by position in the dictionary, each once.
    pub fn variables(&self) -> Vec<usize> {
        let mut variables = Vec::new();
        self.tests(&mut |subject, _| {
            if let Subject::Variable(variable) = subject {
                variables.push(variable);
            }
        });
        variables.sort_unstable();
        variables.dedup();
        variables
    }

    /// The searches to be done before [`select`](Self::select).
    pub fn searches(&self) -> Vec<Search> {
        let mut searches = Vec::new();
        self.tests(&mut |subject, wanted| {
            if let (Subject::Variable(variable), Wanted::Words(words)) = (subject, wanted) {
                searches.push(Search { variable, words: words.clone() });
            }
        });
        searches
    }

    /// Whether it means this response, which was read with its texts [kept](super::row::Texts::Kept).
    pub fn accepts(&self, row: &Row) -> bool {
        match self {
            Filter::All(all) => all.iter().all(|inner| inner.accepts(row)),
            Filter::Any(any) => any.iter().any(|inner| inner.accepts(row)),
            Filter::Not(inner) => !inner.accepts(row),
            Filter::Test(Subject::Variable(at), wanted) => wanted.accepts(&row.cells[*at]),
            Filter::Test(Subject::Week, wanted) => wanted.accepts_number(f64::from(row.week)),
            Filter::Test(Subject::Version, wanted) => wanted.accepts_code(row.version),
        }
    }

    /// The responses of a snapshot that it means. `found` has the outcome of each of its [searches](Self::searches); a search
    /// that is not there finds nothing.
    pub fn select(&self, snapshot: &Snapshot, found: &Found) -> Selection {
        if self.is_empty() {
            return snapshot.all();
        }
        let found = self.found_in(snapshot, found);
        let segments = snapshot.segments().enumerate();
        Selection(segments.map(|(at, _)| self.bits(snapshot, at, &found)).collect())
    }

    /// The outcome of each search, segment by segment.
    fn found_in(&self, snapshot: &Snapshot, found: &Found) -> HashMap<Search, Vec<Bits>> {
        let bits = |search: &Search| {
            let ids = found.get(search).map(Vec::as_slice).unwrap_or_default();
            let found = |id: Uuid| ids.binary_search(&id).is_ok();
            snapshot.segments().map(|segment| Bits::of(&segment.ids, found)).collect()
        };
        self.searches().into_iter().map(|search| (search.clone(), bits(&search))).collect()
    }

    fn bits(&self, snapshot: &Snapshot, at: usize, found: &HashMap<Search, Vec<Bits>>) -> Bits {
        let segment = snapshot.segment(at);
        let inner = |filter: &Filter| filter.bits(snapshot, at, found);
        match self {
            Filter::All(all) => {
                all.iter().fold(Bits::ones(segment.len()), |bits, filter| bits.and(&inner(filter)))
            }
            Filter::Any(any) => {
                any.iter().fold(Bits::zeros(segment.len()), |bits, filter| bits.or(&inner(filter)))
            }
            Filter::Not(filter) => inner(filter).inverted(),
            Filter::Test(Subject::Variable(variable), Wanted::Words(words)) => {
                let search = Search { variable: *variable, words: words.clone() };
                found.get(&search).map_or_else(|| Bits::zeros(segment.len()), |bits| bits[at].clone())
            }
            Filter::Test(Subject::Variable(variable), wanted) => wanted.bits(&segment.columns[*variable]),
            Filter::Test(Subject::Week, wanted) => {
                Bits::of(&segment.weeks, |week| wanted.accepts_number(f64::from(week)))
            }
            Filter::Test(Subject::Version, wanted) => {
                Bits::of(&segment.versions, |version| wanted.accepts_code(version))
            }
        }
    }
}
