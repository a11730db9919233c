//! The browser's source of randomness: the only place that draws from it.

use leptos::prelude::window;
use shared::receipt::Receipt;
use uuid::Builder;

/// 16 bytes nobody can guess; `None` in a browser that offers none, which then cannot send either.
fn bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// A new receipt.
pub fn receipt() -> Option<Receipt> {
    bytes().map(Receipt::new)
}

/// A new id for something to be sent: a UUID of version 4 (RFC 9562).
pub fn id() -> Option<String> {
    bytes().map(|bytes| Builder::from_random_bytes(bytes).into_uuid().to_string())
}
