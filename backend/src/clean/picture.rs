//! Pictures inside documents.

use super::{Result, jpeg, png};

/// A picture without its author; `None` for one of a type that cannot be cleaned, which a document then does without.
pub(super) fn clean(picture: &[u8]) -> Result<Option<Vec<u8>>> {
    if picture.starts_with(jpeg::MARK) {
        jpeg::clean(picture).map(Some)
    } else if picture.starts_with(png::MARK) {
        png::clean(picture).map(Some)
    } else if picture.get(40..44) == Some(b" EMF") {
        Ok(without_description(picture))
    } else {
        Ok(None)
    }
}

/// A Windows metafile ([MS-EMF] 2.2.9) without the words that say which program made it and what it is called.
fn without_description(picture: &[u8]) -> Option<Vec<u8>> {
    let number = |at: usize| Some(u32::from_le_bytes(*picture.get(at..)?.first_chunk()?) as usize);
    let (length, start) = (number(60)?.checked_mul(2)?, number(64)?);
    let mut picture = picture.to_vec();
    picture.get_mut(start..start.checked_add(length)?)?.fill(0);
    Some(picture)
}
