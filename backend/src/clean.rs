//! Files without their author: what is uploaded is taken apart and put together again without everything that says who made
//! it, when, where and with what.
//!
//! The content alone says what type a file is; only between kinds of plain text does the name decide. What is kept is listed,
//! or else what is removed is: each type's file says which. This is computation on bytes in memory: how much of it there may
//! be, and how long it may take, is for whoever calls to bound, as `uploads::workshop` does.

mod jpeg;
mod odf;
mod ooxml;
mod package;
mod pdf;
mod picture;
mod png;
mod text;
mod xml;

use shared::kinds::FileType;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is of none of the types that can be cleaned.
    WrongType,
    /// It opens with a password only.
    Locked,
    /// It is damaged, or made to do damage when it is opened.
    Unreadable,
}

/// A result, or why there is none.
type Result<T, E = Refusal> = std::result::Result<T, E>;

/// The type of a file by its content, and the file without its author. `extension` is that of its name, in lower case.
///
/// # Errors
/// When it is not a file of a type that can be cleaned, or cannot be read.
pub fn clean(file: &[u8], extension: &str) -> Result<(FileType, Vec<u8>)> {
    if file.starts_with(jpeg::MARK) {
        Ok((FileType::Jpeg, jpeg::clean(file)?))
    } else if file.starts_with(png::MARK) {
        Ok((FileType::Png, png::clean(file)?))
    } else if file.starts_with(package::MARK) {
        package::clean(file)
    } else if file.starts_with(OLE) {
        // What Microsoft Office encrypts becomes a stream of this name in a file of the old kind.
        let has_locked_content = contains(file, &utf16("EncryptedPackage"));
        Err(if has_locked_content { Refusal::Locked } else { Refusal::WrongType })
    } else if let Some(start) = find(&file[..file.len().min(1024)], pdf::MARK) {
        Ok((FileType::Pdf, pdf::clean(&file[start..])?))
    } else {
        text::clean(file, extension)
    }
}

/// How files of old Microsoft Office begin.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    find(bytes, wanted).is_some()
}
