//! What the commands for tokens take.

use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use shared::date::is_iso;

use super::Data;
use crate::scopes::Scope;

#[derive(Debug, Subcommand)]
pub(crate) enum Token {
    /// Make a token and print it, this once
    Create {
        /// Who or what it is for
        #[arg(long)]
        name: String,
        /// What it may do; give the option once for each scope
        #[arg(long = "scope", value_name = "SCOPE", required = true, value_parser = scope())]
        scopes: Vec<Scope>,
        /// A survey it is for; give the option once for each. Without any it is for all
        #[arg(long = "survey", value_name = "SURVEY")]
        surveys: Vec<String>,
        /// The last day it is good, such as 2026-12-31
        #[arg(long, value_name = "DATE", value_parser = date)]
        expires: Option<String>,
        #[command(flatten)]
        data: Data,
    },
    /// List all tokens, never the secrets themselves
    List {
        #[command(flatten)]
        data: Data,
    },
    /// Make a token useless from now on
    Revoke {
        /// The token's id, as `token list` shows it
        id: String,
        #[command(flatten)]
        data: Data,
    },
}

fn date(text: &str) -> Result<String, &'static str> {
    if is_iso(text) { Ok(text.to_owned()) } else { Err("a date is written as in 2026-12-31") }
}

fn scope() -> impl clap::builder::TypedValueParser<Value = Scope> {
    PossibleValuesParser::new(Scope::ALL.map(Scope::name)).try_map(|name| name.parse::<Scope>())
}
