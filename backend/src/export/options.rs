//! What may be wanted of an export.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is wanted: the body of `POST …/exports` and the options of `soundings export`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "ExportOptions")]
pub struct Options {
    /// The kind of file.
    pub format: Format,
    /// What a row is.
    pub layout: Layout,
    /// How choices are written.
    pub values: Option<Values>,
    /// How questions with several answers are written.
    pub multi: Multi,
    /// How cells without an answer are written.
    pub missing: Missings,
    /// The columns wanted, by question, variable or name of column; all when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<String>>,
    /// Which responses are wanted: filters as in a query, all of which must hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub filter: Vec<String>,
    /// CSV for Excel: with a byte-order mark, and with an apostrophe before texts that Excel would take for formulas.
    pub excel: bool,
    /// What the export is for, in the words of whoever asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
}

/// Kinds of file.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "ExportFormat")]
pub enum Format {
    /// Comma-separated values (RFC 4180) in UTF-8.
    #[default]
    Csv,
    /// CSV with its codebook and scripts that read it into R, SPSS and Stata, in one zip file.
    Zip,
    /// A workbook for Excel and others.
    Xlsx,
    /// Apache Parquet.
    Parquet,
    /// A JSON object per line.
    Ndjson,
    /// An SPSS system file.
    Sav,
}

impl Format {
    /// The end of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Zip => "zip",
            Format::Xlsx => "xlsx",
            Format::Parquet => "parquet",
            Format::Ndjson => "ndjson",
            Format::Sav => "sav",
        }
    }

    /// The media type of a file.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Zip => "application/zip",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Parquet => "application/vnd.apache.parquet",
            Format::Ndjson => "application/x-ndjson",
            Format::Sav => "application/x-spss-sav",
        }
    }

    /// Whether a person can read it.
    pub fn is_text(self) -> bool {
        matches!(self, Format::Csv | Format::Ndjson)
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "ExportLayout")]
pub enum Layout {
    /// A response.
    #[default]
    Wide,
    /// One value of one variable of a response.
    Long,
}

/// How choices are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "ExportValues")]
pub enum Values {
    /// By their codes.
    #[default]
    Codes,
    /// By what respondents read.
    Labels,
    /// By their codes, and in a second column by what respondents read.
    Both,
    /// By the numbers that the codebook gives them.
    Numbers,
}

/// How questions with several answers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "ExportMulti")]
pub enum Multi {
    /// In a column of 0 and 1 for each option, and in one that lists the options ticked.
    #[default]
    Both,
    /// In a column for each option.
    Columns,
    /// In one column that lists the options ticked.
    List,
}

/// How cells without an answer are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "ExportMissings")]
pub enum Missings {
    /// By a code that says why there is none.
    #[default]
    Codes,
    /// As empty cells, which all look the same.
    Empty,
}
