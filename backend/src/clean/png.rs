//! PNG (ISO/IEC 15948): a picture is a row of chunks. Kept are those that say what it looks like; texts, EXIF, times, colour
//! profiles and whatever follows the picture are not among them.

use super::{Refusal, Result};

/// How such a file begins.
pub(super) const MARK: &[u8] = b"\x89PNG\r\n\x1a\n";

const KEPT: [&[u8; 4]; 11] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"];

/// The most pixels: a picture of more is made to exhaust whoever opens it.
const PIXELS: u64 = 100_000_000;

pub(super) fn clean(file: &[u8]) -> Result<Vec<u8>> {
    let mut kept = MARK.to_vec();
    let mut rest = &file[MARK.len()..];
    if rest.get(4..8) != Some(b"IHDR") || pixels(rest).is_none_or(|pixels| pixels > PIXELS) {
        return Err(Refusal::Unreadable);
    }
    loop {
        let length = rest.first_chunk().map(|length| u32::from_be_bytes(*length) as usize);
        // The length, the name, the content, the checksum.
        let chunk = length.and_then(|length| rest.split_at_checked(length.checked_add(12)?));
        let (chunk, after) = chunk.ok_or(Refusal::Unreadable)?;
        let name = &chunk[4..8];
        if KEPT.iter().any(|kept| kept[..] == *name) {
            kept.extend(chunk);
        } else if name[0].is_ascii_uppercase() {
            // A chunk that cannot be shown without, and is not known.
            return Err(Refusal::Unreadable);
        }
        if name == b"IEND" {
            return Ok(kept);
        }
        rest = after;
    }
}

/// How many pixels the header announces.
fn pixels(chunks: &[u8]) -> Option<u64> {
    let side = |at: usize| Some(u64::from(u32::from_be_bytes(*chunks.get(at..)?.first_chunk()?)));
    side(8)?.checked_mul(side(12)?)
}
