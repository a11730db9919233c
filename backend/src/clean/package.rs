//! Documents that are ZIP archives of XML: Office Open XML (ECMA-376) and OpenDocument (ISO/IEC 26300). Every part is read
//! and written again by its format's rules; dates, remarks and whatever else the archive itself can hold stay behind.

use std::borrow::Cow;
use std::io::{BufReader, Cursor, Read, Seek, Write};

use shared::kinds::FileType;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{Refusal, Result, odf, ooxml, picture, xml};

/// How such a file begins.
pub(super) const MARK: &[u8] = b"PK\x03\x04";

/// The most that all parts together may hold once inflated, in bytes.
const INFLATED: u64 = 200_000_000;

/// How much of that a small file may have, and how many times its size a larger one: XML seldom shrinks to a fiftieth.
const SMALL: u64 = 20_000_000;
const RATIO: u64 = 100;

/// The largest picture or document inside a document.
const LARGEST_INSIDE: u64 = 50_000_000;

/// The most parts.
const PARTS: usize = 10_000;

/// How often a document may stand in a document that stands in a document.
const NESTED: u8 = 2;

/// What becomes of a part.
pub(super) enum Fate {
    /// It goes.
    Dropped,
    /// It stays, with nothing in it: what refers to it must still find it.
    Emptied,
    /// It stays as it is.
    Kept,
    /// It is XML, and is copied by these rules.
    Scrubbed(Box<dyn xml::Rules>),
    /// It is a picture.
    Picture,
    /// It is a document.
    Document,
}

/// What a format knows of its parts.
pub(super) trait Format {
    /// What becomes of the part called `name`.
    fn fate(&self, name: &str) -> Fate;
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn clean(file: &[u8]) -> Result<(FileType, Vec<u8>)> {
    let bytes = (SMALL + RATIO * file.len() as u64).min(INFLATED);
    clean_within(file, &mut Budget { bytes, nested: 0 })
}

/// How much more may be inflated, and how deep this document stands in others.
struct Budget {
    bytes: u64,
    nested: u8,
}

impl Budget {
    fn spend(&mut self, bytes: u64) -> Result<()> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Refusal::Unreadable)?;
        Ok(())
    }
}

fn clean_within(file: &[u8], budget: &mut Budget) -> Result<(FileType, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| Refusal::Unreadable)?;
    if archive.len() > PARTS {
        return Err(Refusal::Unreadable);
    }
    let names = names(&mut archive)?;
    let (file_type, format) = recognise(&mut archive, &names, budget)?;
    let mut output = ZipWriter::new(Cursor::new(Vec::with_capacity(file.len())));
    for (at, name) in names.iter().enumerate() {
        let safe = !name.ends_with('/') && !name.contains('\\') && !name.split('/').any(|step| step == "..");
        // The last of two parts with one name is the one that readers see.
        if safe && !names[at + 1..].contains(name) {
            copy(&mut archive, at, name, format.fate(name), &mut output, budget)?;
        }
    }
    let bytes = output.finish().map_err(|_| Refusal::Unreadable)?.into_inner();
    Ok((file_type, bytes))
}

/// The names of all parts, by position.
fn names(archive: &mut Archive) -> Result<Vec<String>> {
    let parts = 0..archive.len();
    let name = |at: usize| {
        let part = archive.by_index_raw(at).map_err(|_| Refusal::Unreadable)?;
        if part.encrypted() {
            return Err(Refusal::Locked);
        }
        part.name().map(Cow::into_owned).map_err(|_| Refusal::Unreadable)
    };
    parts.map(name).collect()
}

/// Which type of document it is.
fn recognise(
    archive: &mut Archive,
    names: &[String],
    budget: &mut Budget,
) -> Result<(FileType, Box<dyn Format>)> {
    let mut read = |wanted: &str| -> Result<Option<String>> {
        let Some(at) = names.iter().rposition(|name| name == wanted) else { return Ok(None) };
        let bytes = inflate(archive, at, budget)?;
        String::from_utf8(bytes).map(Some).map_err(|_| Refusal::Unreadable)
    };
    if let Some(media_type) = read(odf::MEDIA_TYPE)? {
        let file_type = odf::file_type(&media_type).ok_or(Refusal::WrongType)?;
        let manifest = read(odf::MANIFEST)?.ok_or(Refusal::Unreadable)?;
        return if manifest.contains("encryption-data") {
            Err(Refusal::Locked)
        } else {
            Ok((file_type, Box::new(odf::Odf)))
        };
    }
    let types = read(ooxml::TYPES)?.ok_or(Refusal::WrongType)?;
    let file_type = ooxml::file_type(&types).ok_or(Refusal::WrongType)?;
    Ok((file_type, Box::new(ooxml::Ooxml)))
}

/// The content of a part that must stand in memory as a whole.
fn inflate(archive: &mut Archive, at: usize, budget: &mut Budget) -> Result<Vec<u8>> {
    let part = archive.by_index(at).map_err(|_| Refusal::Unreadable)?;
    let most = budget.bytes.min(LARGEST_INSIDE);
    let mut bytes = Vec::new();
    part.take(most + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Unreadable)?;
    if bytes.len() as u64 > most {
        return Err(Refusal::Unreadable);
    }
    budget.spend(bytes.len() as u64)?;
    Ok(bytes)
}

fn copy<W: Write + Seek>(
    archive: &mut Archive,
    at: usize,
    name: &str,
    fate: Fate,
    output: &mut ZipWriter<W>,
    budget: &mut Budget,
) -> Result<()> {
    let bytes = match fate {
        Fate::Dropped => return Ok(()),
        Fate::Scrubbed(mut rules) => {
            start(output, name, CompressionMethod::Deflated)?;
            let part = archive.by_index(at).map_err(|_| Refusal::Unreadable)?;
            // One more than allowed tells that there is more.
            let mut input = BufReader::new(part.take(budget.bytes + 1));
            let read = Counted { reader: &mut input, count: 0 };
            let mut read = BufReader::new(read);
            xml::scrub(&mut read, output, &mut *rules)?;
            let count = read.into_inner().count;
            return budget.spend(count);
        }
        Fate::Emptied => Vec::new(),
        Fate::Kept => inflate(archive, at, budget)?,
        Fate::Picture => picture::clean(&inflate(archive, at, budget)?)?.unwrap_or_default(),
        Fate::Document if budget.nested == NESTED => Vec::new(),
        Fate::Document => {
            let document = inflate(archive, at, budget)?;
            budget.nested += 1;
            let cleaned = clean_within(&document, budget);
            budget.nested -= 1;
            cleaned?.1
        }
    };
    // What tells an OpenDocument file is not compressed.
    let is_plain = name == odf::MEDIA_TYPE;
    start(output, name, if is_plain { CompressionMethod::Stored } else { CompressionMethod::Deflated })?;
    output.write_all(&bytes).map_err(|_| Refusal::Unreadable)
}

/// Begins a part, dated as every ZIP archive that says nothing of time: 1980.
fn start<W: Write + Seek>(output: &mut ZipWriter<W>, name: &str, method: CompressionMethod) -> Result<()> {
    let options = SimpleFileOptions::default().compression_method(method).unix_permissions(0o644);
    let options = options.last_modified_time(zip::DateTime::default());
    output.start_file(name, options).map_err(|_| Refusal::Unreadable)
}

/// Counts what is read.
struct Counted<R> {
    reader: R,
    count: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.count += read as u64;
        Ok(read)
    }
}
