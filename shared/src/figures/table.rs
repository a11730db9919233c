//! Cross-tables.

use serde::{Deserialize, Serialize};

use super::About;

/// Of what the percentages of a cross-table are parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Percent {
    /// Of their row.
    Row,
    /// Of their column.
    #[default]
    Col,
    /// Of the table.
    Total,
}

/// A cross-table: who said this of those who said that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CrossTable {
    /// What was counted.
    #[serde(flatten)]
    pub about: About,
    /// Of what percentages are parts.
    pub percent: Percent,
    /// The variable down the side.
    pub rows: Axis,
    /// The variable along the top.
    pub cols: Axis,
    /// The variable there is a table for each category of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<Axis>,
    /// The tables: one, or one for each category of the layer.
    pub tables: Vec<Table>,
}

/// A variable of a cross-table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Axis {
    /// Its name.
    pub variable: String,
    /// What it holds, in words.
    pub label: String,
    /// Whether a response can be in several of its categories.
    pub is_multiple: bool,
    /// Its categories: the options, then with base `asked` those who left it blank, with base `all` also those not asked.
    pub categories: Vec<AxisCategory>,
}

/// One category of a variable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AxisCategory {
    /// The option's code; none for those who gave no answer.
    pub code: Option<String>,
    /// Its label.
    pub label: String,
    /// Whether it is outside the list proper: "I am not sure", left blank, not asked.
    pub missing: bool,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Table {
    /// The category of the layer it is of, by position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<usize>,
    /// How many responses are in the table.
    pub base_n: Option<u64>,
    /// How many are in each row.
    pub row_totals: Vec<Option<u64>>,
    /// How many are in each column.
    pub col_totals: Vec<Option<u64>>,
    /// How many are in each cell, row by row.
    pub cells: Vec<Vec<Option<u64>>>,
    /// What part of its row, column or the table each cell is.
    pub percentages: Vec<Vec<Option<f64>>>,
    /// Whether the two variables have to do with each other, if that was asked for and can be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics: Option<Association>,
}

/// Whether two variables have to do with each other: Pearson's test, over the options proper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Association {
    /// Responses that chose an option proper of both.
    pub n: u64,
    /// Pearson's chi-squared.
    pub chi2: f64,
    /// Its degrees of freedom.
    pub df: u64,
    /// How likely a value as great would be if they had nothing to do with each other.
    pub p: f64,
    /// Cramér's V: 0 for nothing to do with each other, 1 for one telling the other.
    pub v: f64,
    /// What part of the cells would be expected to have fewer than five responses; above a fifth, `p` is not to be trusted.
    pub sparse: f64,
}
