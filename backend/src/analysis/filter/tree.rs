//! Filters of a JSON body, which nest:
//!
//! ```json
//! { "any": [
//!     { "variable": "maturity", "op": "in", "values": ["manual", "ad-hoc"] },
//!     { "not": { "variable": "trust-data", "op": "answered" } }
//! ] }
//! ```

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{BadFilter, Filter, Subject};
use crate::analysis::dictionary::Dictionary;

/// How deep a tree may be: deeper than anyone can read.
const DEEPEST: usize = 16;

/// One node: `all`, `any` or `not` with what is inside, or a test of a `variable`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Filter", example = example())]
pub struct Node {
    /// Nodes that must all hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<Vec<Node>>,
    /// Nodes of which one must hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any: Option<Vec<Node>>,
    /// A node that must not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not: Option<Box<Node>>,
    /// What is tested: a variable, `@week` or `@version`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variable: Option<String>,
    /// How: one of the operators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub op: Option<String>,
    /// Against what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
}

/// A tree that makes sense for every survey.
fn example() -> Node {
    let test = Node {
        variable: Some("@week".into()),
        op: Some("gte".into()),
        values: Some(vec!["2020-W01".into()]),
        ..Node::default()
    };
    Node { all: Some(vec![test]), ..Node::default() }
}

/// Reads a tree that stands at `place`.
pub(super) fn read(dictionary: &Dictionary, node: &Node, place: &str) -> Result<Filter, BadFilter> {
    nested(dictionary, node, place, DEEPEST)
}

fn nested(dictionary: &Dictionary, node: &Node, place: &str, deepest: usize) -> Result<Filter, BadFilter> {
    let bad = |place: &str, message: String| BadFilter { place: place.to_owned(), message };
    let Some(deepest) = deepest.checked_sub(1) else {
        return Err(bad(place, format!("it is nested more than {DEEPEST} deep")));
    };
    let list = |nodes: &[Node], key: &str| {
        let read = |(at, node)| nested(dictionary, node, &format!("{place}.{key}[{at}]"), deepest);
        nodes.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()
    };
    match node {
        Node { all: Some(all), any: None, not: None, variable: None, op: None, values: None } => {
            Ok(Filter::All(list(all, "all")?))
        }
        Node { all: None, any: Some(any), not: None, variable: None, op: None, values: None } => {
            Ok(Filter::Any(list(any, "any")?))
        }
        Node { all: None, any: None, not: Some(not), variable: None, op: None, values: None } => {
            Ok(Filter::Not(Box::new(nested(dictionary, not, &format!("{place}.not"), deepest)?)))
        }
        Node { all: None, any: None, not: None, variable: Some(variable), op: Some(op), values } => {
            let subject = Subject::named(dictionary, variable)
                .map_err(|message| bad(&format!("{place}.variable"), message))?;
            let wanted = subject
                .wanted(dictionary, op, values.as_deref().unwrap_or_default())
                .map_err(|message| bad(place, message))?;
            Ok(Filter::Test(subject, wanted))
        }
        _ => {
            let message = "a node has either `all`, `any` or `not` alone, or `variable` and `op`, perhaps with `values`";
            Err(bad(place, message.to_owned()))
        }
    }
}
