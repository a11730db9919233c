//! What the browser keeps for this site: the only place that touches it. What is kept there is said in
//! [`drafts`](crate::drafts) and [`confirmation`](crate::confirmation).

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use leptos::prelude::window;

/// Where, and so for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the device, until it is removed.
    Device,
    /// In this tab, until it is closed.
    Tab,
}

/// Why something was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser keeps nothing for this site.
    Denied,
    /// The browser has no room, or refused this once.
    Full,
}

/// gloo's storage panics where the browser denies it: asked first, it is never reached.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
fn open(place: Place) -> Result<web_sys::Storage, StorageError> {
    let (offered, storage): (_, fn() -> web_sys::Storage) = match place {
        Place::Device => (window().local_storage(), LocalStorage::raw),
        Place::Tab => (window().session_storage(), SessionStorage::raw),
    };
    match offered {
        Ok(Some(_)) => Ok(storage()),
        Ok(None) | Err(_) => Err(StorageError::Denied),
    }
}

/// What is kept under a name, if anything is.
pub fn read(place: Place, name: &str) -> Result<Option<String>, StorageError> {
    open(place)?.get_item(name).map_err(|_| StorageError::Denied)
}

/// Keeps a text under a name, in the place of what was there.
pub fn write(place: Place, name: &str, text: &str) -> Result<(), StorageError> {
    open(place)?.set_item(name, text).map_err(|_| StorageError::Full)
}

/// Removes what is kept under a name. Where nothing can be kept there is nothing to remove.
pub fn remove(place: Place, name: &str) {
    if let Ok(storage) = open(place) {
        // Removing fails only where reading would, and then nothing can be done about it.
        let _ = storage.remove_item(name);
    }
}
