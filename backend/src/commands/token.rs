//! `soundings token`.

use anyhow::{Context as _, bail};

use super::{open_existing, print};
use crate::cli::token::Token;
use crate::clock::{Clock as _, SystemClock, week};
use crate::store::Store;
use crate::token::{self, NewToken};

pub(super) async fn run(command: Token) -> anyhow::Result<()> {
    let (Token::Create { data, .. } | Token::List { data } | Token::Revoke { data, .. }) = &command;
    let store = open_existing(data).await?;
    let done = match command {
        Token::Create { name, scopes, surveys, expires, .. } => {
            let mut token = token::create(&name, &scopes, week(SystemClock.today()))?;
            token.record.surveys = (!surveys.is_empty()).then_some(surveys);
            token.record.expires = expires;
            create(&store, &token).await
        }
        Token::List { .. } => list(&store).await,
        Token::Revoke { id, .. } => revoke(&store, &id).await,
    };
    store.close().await;
    done
}

/// Prints the token alone, so that a script can take it.
async fn create(store: &impl Store, token: &NewToken) -> anyhow::Result<()> {
    store.add_token(&token.record).await?;
    let (id, name) = (&token.record.id, &token.record.name);
    explain(format_args!("The token {id} for {name}; it is not shown again:"))?;
    print(&token.secret)
}

async fn list(store: &impl Store) -> anyhow::Result<()> {
    let tokens = store.tokens().await?;
    if tokens.is_empty() {
        return explain("There are no tokens.");
    }
    let heads = ["ID", "MADE", "USED", "REVOKED", "EXPIRES"].map(|head| format!("{head:<12}")).concat();
    print(format_args!("{heads}{:<24}SCOPES", "NAME"))?;
    for token in tokens {
        let dates =
            [Some(&token.created), token.used.as_ref(), token.revoked.as_ref(), token.expires.as_ref()];
        let dates = dates.map(|date| format!("{:<12}", date.map_or("-", String::as_str))).concat();
        let scopes: Vec<&str> = token.scopes.iter().map(|scope| scope.name()).collect();
        let scopes = scopes.join(" ");
        let surveys = token.surveys.map(|surveys| format!(" for {}", surveys.join(" "))).unwrap_or_default();
        print(format_args!("{:<12}{dates}{:<24}{scopes}{surveys}", token.id, token.name))?;
    }
    Ok(())
}

async fn revoke(store: &impl Store, id: &str) -> anyhow::Result<()> {
    if !store.revoke_token(id, &week(SystemClock.today())).await? {
        bail!("there is no token `{id}` to revoke: `soundings token list` shows those there are");
    }
    explain(format_args!("The token {id} is revoked."))
}

/// Says something to the person, not to the program that reads standard output.
fn explain(line: impl std::fmt::Display) -> anyhow::Result<()> {
    use std::io::Write as _;
    writeln!(std::io::stderr(), "{line}").context("cannot write to standard error")
}
