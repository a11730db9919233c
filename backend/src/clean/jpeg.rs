//! JPEG (ITU-T T.81): a picture is a row of segments. Kept are those that decoding needs; EXIF, XMP, IPTC, colour profiles,
//! comments, thumbnails and whatever follows the picture are not among them. Which way up it is shown is kept, alone.

use super::{Refusal, Result, find};

/// How such a file begins.
pub(super) const MARK: &[u8] = b"\xff\xd8\xff";

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const EXIF: u8 = 0xe1;
/// JFIF, which says how dense the pixels are.
const JFIF: u8 = 0xe0;
/// Adobe's, which says what the colours mean.
const ADOBE: u8 = 0xee;
const COMMENT: u8 = 0xfe;

pub(super) fn clean(file: &[u8]) -> Result<Vec<u8>> {
    let mut kept = vec![0xff, START];
    let mut rest = file.strip_prefix(&MARK[..2]).ok_or(Refusal::Unreadable)?;
    loop {
        let (marker, after) = marker(rest)?;
        rest = after;
        if marker == END {
            kept.extend([0xff, END]);
            return Ok(kept);
        }
        if matches!(marker, 0x01 | 0xd0..=0xd7) {
            kept.extend([0xff, marker]);
            continue;
        }
        let length = rest.first_chunk().map(|length| usize::from(u16::from_be_bytes(*length)));
        let length = length.filter(|length| (2..=rest.len()).contains(length)).ok_or(Refusal::Unreadable)?;
        let (segment, after) = rest.split_at(length);
        rest = after;
        if let Some(segment) = kept_of(marker, segment) {
            kept.extend([0xff, marker]);
            kept.extend(segment);
        }
        if marker == SCAN {
            let (scan, after) = rest.split_at(scan_length(rest));
            kept.extend(scan);
            rest = after;
        }
    }
}

/// The next marker and what follows it.
fn marker(bytes: &[u8]) -> Result<(u8, &[u8])> {
    let bytes = bytes.strip_prefix(b"\xff").ok_or(Refusal::Unreadable)?;
    let fill = bytes.iter().take_while(|byte| **byte == 0xff).count();
    let (marker, rest) = bytes[fill..].split_first().ok_or(Refusal::Unreadable)?;
    if *marker == 0 { Err(Refusal::Unreadable) } else { Ok((*marker, rest)) }
}

/// How many bytes of compressed picture follow: up to a marker that is neither a restart nor a byte in disguise.
fn scan_length(bytes: &[u8]) -> usize {
    let is_end = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff | 0xd0..=0xd7);
    bytes.windows(2).position(is_end).unwrap_or(bytes.len())
}

/// What is kept of a segment: its length in two bytes and its content.
fn kept_of(marker: u8, segment: &[u8]) -> Option<Vec<u8>> {
    match marker {
        // Without the thumbnail that may follow: no pixels by no pixels.
        JFIF if segment.len() >= 16 && segment[2..].starts_with(b"JFIF\0") => {
            Some([&[0, 16], &segment[2..14], &[0, 0]].concat())
        }
        EXIF => orientation(segment).map(upright_after),
        ADOBE if segment.len() >= 14 && segment[2..].starts_with(b"Adobe") => {
            Some([&[0, 14], &segment[2..14]].concat())
        }
        0xe0..=0xef | COMMENT => None,
        _ => Some(segment.to_vec()),
    }
}

/// How the picture is to be turned and mirrored: EXIF's tag 0x0112, from 2 to 8.
fn orientation(segment: &[u8]) -> Option<u8> {
    let tiff = segment.get(2..)?.strip_prefix(b"Exif\0\0")?;
    let (tag, at): (&[u8], usize) = match tiff.get(..2)? {
        b"II" => (b"\x12\x01\x03\0\x01\0\0\0", 8),
        b"MM" => (b"\x01\x12\0\x03\0\0\0\x01", 9),
        _ => return None,
    };
    let value = *tiff.get(find(tiff, tag)? + at)?;
    (2..=8).contains(&value).then_some(value)
}

/// An EXIF segment that says which way up the picture is, and nothing else.
fn upright_after(orientation: u8) -> Vec<u8> {
    let mut exif = b"\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_begins_as_one() {
        // A document may name anything a JPEG.
        for file in [&b""[..], b"\xff", b"no picture", MARK] {
            assert_eq!(clean(file), Err(Refusal::Unreadable), "{file:?}");
        }
    }
}
