//! No uploaded file says who made it: a canary in every place there is for a name, and none after inflating everything.

use std::io::{Cursor, Read as _};

use backend::clean::{Refusal, clean};
use proptest::prelude::*;
use zip::ZipArchive;

use super::corpus::{CANARY, Sample, WORDS, samples};

/// A file and everything packed in it, however deep: parts of archives, compressed streams.
fn layers(file: &[u8]) -> Vec<Vec<u8>> {
    let mut layers = vec![file.to_vec()];
    if let Ok(mut archive) = ZipArchive::new(Cursor::new(file)) {
        for at in 0..archive.len() {
            let mut part = Vec::new();
            archive.by_index(at).unwrap().read_to_end(&mut part).unwrap();
            layers.extend(self::layers(&part));
        }
    }
    for at in 0..file.len().saturating_sub(1) {
        let begins_stream =
            file[at] == 0x78 && u16::from_be_bytes([file[at], file[at + 1]]).is_multiple_of(31);
        let mut stream = Vec::new();
        if begins_stream && flate2::read::ZlibDecoder::new(&file[at..]).read_to_end(&mut stream).is_ok() {
            layers.push(stream);
        }
    }
    layers
}

/// Whether a text stands in one of the layers, in any of the encodings that these formats know.
fn says(layers: &[Vec<u8>], text: &str) -> bool {
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let mut spellings = vec![text.as_bytes().to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)];
    spellings.extend(spellings.clone().iter().map(|spelling| hex::encode(spelling).into_bytes()));
    layers.iter().any(|layer| {
        let lower = layer.to_ascii_lowercase();
        spellings.iter().any(|spelling| {
            let spelling = spelling.to_ascii_lowercase();
            lower.windows(spelling.len()).any(|window| window == spelling)
        })
    })
}

#[test]
fn the_author_is_in_none_of_them() {
    for Sample { extension, bytes } in samples() {
        assert!(says(&layers(&bytes), CANARY), "{extension}: the canary is where it can be found");
        let (file_type, cleaned) =
            clean(&bytes, "").unwrap_or_else(|refusal| panic!("{extension}: {refusal:?}"));
        assert_eq!(file_type.extension(), extension);
        let layers = layers(&cleaned);
        assert!(!says(&layers, CANARY), "{extension} still names its author");
        for trace in ["2026-11-23", "20261123", "C0FFEE", "coreProperties\" "] {
            assert!(!says(&layers, trace), "{extension} still says {trace}");
        }
    }
}

#[test]
fn what_is_to_be_read_stays() {
    for Sample { extension, bytes } in samples() {
        let layers = layers(&clean(&bytes, "").unwrap().1);
        let words: &[&str] = match extension {
            "jpeg" => &["JFIF", "Adobe", "pixels\u{0}"],
            "png" => &["IHDR", "IDAT"],
            "docx" => &[WORDS, "&amp; more", "added", "a remark", "page 7", "https://www.gov.uk/"],
            "odt" | "ods" => &[WORDS, "a remark", "link"],
            _ => &[WORDS, "a remark"],
        };
        for words in words.iter().filter(|words| !words.ends_with('\0')) {
            assert!(says(&layers, words), "{extension} lost {words}");
        }
    }
}

#[test]
fn a_picture_still_stands_upright() {
    let cleaned = clean(&super::corpus::jpeg(), "").unwrap().1;
    let exif = cleaned.windows(6).position(|window| window == b"Exif\0\0").unwrap();
    assert_eq!(&cleaned[exif + 6..exif + 28], b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    assert!(cleaned.ends_with(b"pixels\xff\x00\xff\xd0pixels\xff\xd9"));
}

#[test]
fn cleaning_a_clean_file_changes_nothing_more() {
    for Sample { extension, bytes } in samples() {
        let once = clean(&bytes, "").unwrap().1;
        let twice = clean(&once, "").unwrap().1;
        assert_eq!(layers(&once).len(), layers(&twice).len(), "{extension}");
        assert!(!says(&layers(&twice), CANARY));
    }
}

#[test]
fn text_is_kept_in_utf_8() {
    let read = |bytes: &[u8], extension: &str| {
        clean(bytes, extension).map(|(_, text)| String::from_utf8(text).unwrap())
    };
    assert_eq!(read("é;ü\n".as_bytes(), "csv").unwrap(), "é;ü\n");
    assert_eq!(read(b"\xe9;\x80\n", "csv").unwrap(), "é;€\n", "as Excel writes it in Europe");
    assert_eq!(read(b"\xff\xfea\0,\0b\0", "txt").unwrap(), "a,b", "as Notepad writes it");
    assert_eq!(read(b"{\"a\": [1, 2]}", "json").unwrap(), "{\"a\": [1, 2]}");
    assert_eq!(read(b"{\"a\": ", "json"), Err(Refusal::Unreadable));
    assert_eq!(read(b"<html>", "txt"), Err(Refusal::WrongType));
    assert_eq!(read(b"words", "exe"), Err(Refusal::WrongType));
}

fn sample() -> impl Strategy<Value = (usize, Vec<(prop::sample::Index, u8)>, prop::sample::Index)> {
    (
        0..samples().len(),
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        any::<prop::sample::Index>(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Files with bytes changed and their end cut off: whatever is made of them ends, and what is taken is
    /// recognised again.
    #[test]
    fn damaged_files_do_no_damage((which, changes, end) in sample(), is_cut: bool) {
        let mut file = samples().swap_remove(which).bytes;
        for (place, byte) in changes {
            let place = place.index(file.len());
            file[place] = byte;
        }
        if is_cut {
            file.truncate(end.index(file.len()));
        }
        if let Ok((file_type, cleaned)) = clean(&file, "txt") {
            match clean(&cleaned, file_type.extension()) {
                Ok((again, _)) => prop_assert_eq!(again, file_type),
                Err(refusal) => prop_assert_eq!(refusal, Refusal::Unreadable),
            }
        }
    }
}
