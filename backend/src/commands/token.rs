//! `soundings token`.

use anyhow::{Context as _, bail};

use super::{open_existing, print};
use crate::cli::Token;
use crate::clock::{Clock as _, SystemClock, week};
use crate::scopes::Scope;
use crate::store::Store;
use crate::token;

pub(super) async fn run(command: Token) -> anyhow::Result<()> {
    let (Token::Create { data, .. } | Token::List { data } | Token::Revoke { data, .. }) = &command;
    let store = open_existing(data).await?;
    let done = match command {
        Token::Create { name, scopes, .. } => create(&store, &name, &scopes).await,
        Token::List { .. } => list(&store).await,
        Token::Revoke { id, .. } => revoke(&store, &id).await,
    };
    store.close().await;
    done
}

/// Prints the token alone, so that a script can take it.
async fn create(store: &impl Store, name: &str, scopes: &[Scope]) -> anyhow::Result<()> {
    let token = token::create(name, scopes, week(SystemClock.today()))?;
    store.add_token(&token.record).await?;
    explain(format_args!("The token {} for {name}; it is not shown again:", token.record.id))?;
    print(token.secret)
}

async fn list(store: &impl Store) -> anyhow::Result<()> {
    let tokens = store.tokens().await?;
    if tokens.is_empty() {
        return explain("There are no tokens.");
    }
    print(format_args!("{:<10}{:<10}{:<10}{:<24}SCOPES", "ID", "MADE", "REVOKED", "NAME"))?;
    for token in tokens {
        let revoked = token.revoked.as_deref().unwrap_or("-");
        let scopes: Vec<&str> = token.scopes.iter().map(|scope| scope.name()).collect();
        let scopes = scopes.join(" ");
        print(format_args!("{:<10}{:<10}{revoked:<10}{:<24}{scopes}", token.id, token.created, token.name))?;
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
