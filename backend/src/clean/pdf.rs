//! PDF (ISO 32000): a document is a graph of objects. The file is written anew from what can be reached from its pages, so
//! that earlier revisions, the Info dictionary and whatever stands between objects stay behind; from each object goes what
//! says who made it, and what makes a reader do something.

use std::io::Read as _;

use lopdf::{Dictionary, Document, LoadOptions, Object};

use super::{Refusal, Result, find, jpeg};

/// How such a file begins, or nearly.
pub(super) const MARK: &[u8] = b"%PDF-";

/// The largest stream that is inflated, in bytes.
const INFLATED: usize = 50_000_000;

/// What stays of the catalog, the object everything hangs from. Neither metadata nor scripts, attached files or signatures.
const CATALOG: [&[u8]; 15] = [
    b"Type",
    b"Version",
    b"Pages",
    b"PageLabels",
    b"PageLayout",
    b"PageMode",
    b"Outlines",
    b"Names",
    b"Dests",
    b"Lang",
    b"MarkInfo",
    b"StructTreeRoot",
    b"AcroForm",
    b"OCProperties",
    b"ViewerPreferences",
];

/// What goes from every object: metadata, private data of programs, dates, thumbnails, attached files, scripts.
const DROPPED: [&[u8]; 18] = [
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"CreationDate",
    b"ModDate",
    b"Author",
    b"Producer",
    b"CreatorInfo",
    b"Thumb",
    b"AF",
    b"AA",
    b"JS",
    b"EF",
    b"RF",
    b"XFA",
    b"JavaScript",
    b"EmbeddedFiles",
    b"OPI",
];

/// What a reader may do when a link is followed.
const ACTIONS: [&[u8]; 3] = [b"GoTo", b"URI", b"Named"];

/// What it may not do, by names that nothing else has.
const FORBIDDEN: [&[u8]; 7] =
    [b"Launch", b"JavaScript", b"GoToR", b"GoToE", b"SubmitForm", b"ImportData", b"Rendition"];

/// Annotations that are, or hold, a file of another type.
const HOLDERS: [&[u8]; 6] = [b"FileAttachment", b"Sound", b"Movie", b"Screen", b"3D", b"RichMedia"];

pub(super) fn clean(file: &[u8]) -> Result<Vec<u8>> {
    let options = LoadOptions { max_decompressed_size: Some(INFLATED), ..LoadOptions::default() };
    let mut document = match Document::load_mem_with_options(file, options) {
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => return Err(Refusal::Locked),
        Err(_) => return Err(Refusal::Unreadable),
    };
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Refusal::Locked);
    }
    let root = document.trailer.get(b"Root").cloned().map_err(|_| Refusal::Unreadable)?;
    let catalog = document.catalog_mut().map_err(|_| Refusal::Unreadable)?;
    keep(catalog, |key| CATALOG.contains(&key));
    document.trailer = Dictionary::new();
    document.trailer.set("Root", root);
    let found = std::cell::Cell::new(Ok(()));
    document.traverse_objects(|object| {
        if let Err(refusal) = scrub(object) {
            found.set(Err(refusal));
        }
    });
    found.get()?;
    if document.get_pages().is_empty() {
        return Err(Refusal::Unreadable);
    }
    document.prune_objects();
    document.renumber_objects();
    let mut bytes = Vec::with_capacity(file.len());
    document.save_to(&mut bytes).map_err(|_| Refusal::Unreadable)?;
    Ok(bytes)
}

fn keep(dictionary: &mut Dictionary, wanted: impl Fn(&[u8]) -> bool) {
    dictionary.as_hashmap_mut().retain(|key, _| wanted(key));
}

fn scrub(object: &mut Object) -> Result<()> {
    match object {
        Object::Dictionary(dictionary) if is_undesired(dictionary) => *object = Object::Null,
        Object::Dictionary(dictionary) => scrub_dictionary(dictionary),
        Object::Stream(stream) => {
            if is_undesired(&stream.dict) || stream.dict.has_type(b"EmbeddedFile") {
                *object = Object::Null;
                return Ok(());
            }
            scrub_dictionary(&mut stream.dict);
            match stream.filters().unwrap_or_default().as_slice() {
                [b"DCTDecode"] => stream.set_content(jpeg::clean(&stream.content)?),
                [b"FlateDecode", b"DCTDecode"] => {
                    let picture = jpeg::clean(&inflate(&stream.content)?)?;
                    stream.set_content(picture);
                    stream.dict.set("Filter", Object::Name(b"DCTDecode".to_vec()));
                    stream.dict.remove(b"DecodeParms");
                }
                [.., b"DCTDecode"] => return Err(Refusal::Unreadable),
                [.., b"JPXDecode"] => stream.set_content(without_boxes(&stream.content)),
                _ => {}
            }
        }
        _ => {}
    }
    Ok(())
}

/// Whether an object goes as a whole: metadata, a signature, an action that runs something, an annotation with a file in it.
fn is_undesired(dictionary: &Dictionary) -> bool {
    let name = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
    let (kind, subtype, action) = (name(b"Type"), name(b"Subtype"), name(b"S"));
    let is_action = kind == b"Action" || dictionary.has(b"JS") || FORBIDDEN.contains(&action);
    kind == b"Metadata"
        || subtype == b"XML"
        || kind == b"Sig"
        || dictionary.has(b"ByteRange")
        || (is_action && !ACTIONS.contains(&action))
        || (dictionary.has(b"Rect") && HOLDERS.contains(&subtype))
}

fn scrub_dictionary(dictionary: &mut Dictionary) {
    keep(dictionary, |key| !DROPPED.contains(&key));
    let subtype = dictionary.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    // The title of an annotation is its author's name; that of a form's field is the field's own.
    if dictionary.has(b"Rect") && subtype != b"Widget" {
        keep(dictionary, |key| !matches!(key, b"T" | b"M" | b"NM" | b"Popup" | b"RC" | b"Subj"));
    }
    // Where a file stood on somebody's device.
    if dictionary.has_type(b"Filespec") || (dictionary.has(b"F") && dictionary.has(b"UF")) {
        keep(dictionary, |key| !matches!(key, b"F" | b"UF" | b"Desc" | b"DOS" | b"Mac" | b"Unix"));
    }
}

fn inflate(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut inflated = Vec::new();
    let mut input = flate2::read::ZlibDecoder::new(bytes).take(INFLATED as u64 + 1);
    input.read_to_end(&mut inflated).map_err(|_| Refusal::Unreadable)?;
    if inflated.len() > INFLATED { Err(Refusal::Unreadable) } else { Ok(inflated) }
}

/// A JPEG 2000 picture (ITU-T T.800) without its boxes of XML and of what else a program put there.
fn without_boxes(picture: &[u8]) -> Vec<u8> {
    let (mut kept, mut rest) = (Vec::with_capacity(picture.len()), picture);
    while let Some(length) = rest.first_chunk().map(|length| u32::from_be_bytes(*length) as usize) {
        let length = if (8..=rest.len()).contains(&length) { length } else { rest.len() };
        let (one, after) = rest.split_at(length);
        if !matches!(one.get(4..8), Some(b"xml " | b"uuid" | b"uinf" | b"asoc")) {
            kept.extend(one);
        }
        rest = after;
    }
    // Codestreams without any box begin with a mark of their own.
    if find(&picture[..picture.len().min(4)], b"\xff\x4f\xff\x51").is_some() {
        picture.to_vec()
    } else {
        kept
    }
}
