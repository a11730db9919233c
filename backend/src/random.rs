//! Randomness that nobody can guess: the only place that draws it.

use uuid::Uuid;

/// Random bytes from the operating system.
///
/// # Errors
/// When the operating system has none to give.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub fn bytes<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A random id (UUID version 4): it tells nothing of when or where it was made.
///
/// # Errors
/// When the operating system has no randomness to give.
pub fn id() -> Result<Uuid, getrandom::Error> {
    Ok(uuid::Builder::from_random_bytes(bytes()?).into_uuid())
}
