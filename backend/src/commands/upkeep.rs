//! `soundings backup`, `restore`, `purge` and `audit verify`: what an operator does.

use std::sync::Arc;

use anyhow::{Context as _, bail};
use jiff::civil::Date;

use super::{open, open_existing, print, uploads};
use crate::audit::Verifier;
use crate::cli::Data;
use crate::cli::upkeep::{Backup, Kept, Purge, Restore, Verify};
use crate::clock::{Clock as _, SystemClock};
use crate::contacts::ContactStore as _;
use crate::contacts::sqlite::SqliteContacts;
use crate::store::Store;
use crate::surveys::{self, Surveys};
use crate::{backup, retention};

/// Entries of the audit log that are read at a time.
const SOME: u32 = 10_000;

/// Copies what is kept, while the server runs or not.
pub(super) async fn back_up(Backup { to, data }: Backup) -> anyhow::Result<()> {
    if !backup::is_vacant(&to)? {
        bail!("{} is not empty: a backup needs a folder of its own", to.display());
    }
    // Opened for a moment, so that both are there and of this version.
    open_existing(&data).await?.close().await;
    open_contacts(&data).await?.close().await;
    let made = backup::make(&data.folder, &to, today()).await.context("the backup failed")?;
    print(format_args!("Backed up to {}: {} files", to.display(), made.files.len()))
}

/// Puts a backup in the place of a store that is not there, and deletes what is past its time before anyone sees it.
pub(super) async fn restore(Restore { from, kept }: Restore) -> anyhow::Result<()> {
    let folder = kept.data.folder.display();
    if !backup::is_vacant(&kept.data.folder)? {
        bail!("{folder} is not empty: restore into a folder of its own, or move it away");
    }
    let surveys = surveys::load(kept.surveys.as_deref())?;
    let restored = backup::restore(&from, &kept.data.folder);
    let backup = restored.with_context(|| format!("{} cannot be restored", from.display()))?;
    print(format_args!("Restored into {folder} what was backed up on {}", backup.made))?;
    purge_with(kept, &surveys, false).await
}

/// Deletes what is past its time, or says what would be deleted.
pub(super) async fn purge(Purge { dry_run, kept }: Purge) -> anyhow::Result<()> {
    // Never a new store: whoever mistypes the folder should be told.
    open_existing(&kept.data).await?.close().await;
    let surveys = surveys::load(kept.surveys.as_deref())?;
    purge_with(kept, &surveys, dry_run).await
}

async fn purge_with(
    Kept { data, uploads: place, .. }: Kept,
    surveys: &Surveys,
    is_rehearsal: bool,
) -> anyhow::Result<()> {
    let store: Arc<dyn Store> = Arc::new(open(&data).await?);
    let contacts = open_contacts(&data).await?;
    let uploads = uploads::open(place, Arc::clone(&store), &data.folder)?;
    let kept = retention::Kept { store: store.as_ref(), contacts: &contacts, uploads: &uploads };
    let purged = retention::purge(kept, surveys, today(), is_rehearsal).await;
    store.close().await;
    contacts.close().await;
    let purged = purged?;
    let verb = if is_rehearsal { "would be deleted" } else { "deleted" };
    if purged.is_empty() {
        return print("Nothing is past its time");
    }
    for expired in purged {
        let retention::Expired { survey, responses, contacts, uploads, .. } = expired;
        print(format_args!(
            "{survey}: {responses} responses, {contacts} contact details and {uploads} uploaded files {verb}"
        ))?;
    }
    Ok(())
}

/// Checks that every entry of the audit log follows from the one before.
pub(super) async fn verify_audit(Verify { noted, data }: Verify) -> anyhow::Result<()> {
    let store = open_existing(&data).await?;
    let mut verifier = Verifier::default();
    loop {
        let after = verifier.last().map_or(0, |last| last.number);
        let entries = store.audit(None, after, SOME).await?;
        if entries.is_empty() {
            break;
        }
        entries.into_iter().try_for_each(|entry| verifier.take(entry))?;
    }
    store.close().await;
    if let Some(noted) = noted
        && !verifier.has(&noted)
    {
        bail!("the log is sound in itself, but the entry whose hash was noted is not in it");
    }
    match verifier.last() {
        Some(last) => {
            print(format_args!("{} entries, the last with hash {}", last.number, hex::encode(last.hash)))
        }
        None => print("0 entries"),
    }
}

async fn open_contacts(data: &Data) -> anyhow::Result<SqliteContacts> {
    let contacts = SqliteContacts::open(&data.folder, Arc::new(SystemClock)).await;
    contacts.with_context(|| format!("cannot open the contact details in {}", data.folder.display()))
}

fn today() -> Date {
    SystemClock.today()
}
