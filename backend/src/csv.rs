//! Lines of CSV as RFC 4180 has them: commas, double quotes where needed, CRLF; in UTF-8.

/// What tells Excel that a file is in UTF-8.
pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Ends a line.
pub(crate) const END: &[u8] = b"\r\n";

/// Adds a line of texts.
pub(crate) fn line<T: AsRef<str>>(bytes: &mut Vec<u8>, texts: impl IntoIterator<Item = T>) {
    for (at, text) in texts.into_iter().enumerate() {
        separate(bytes, at);
        quote(bytes, text.as_ref());
    }
    bytes.extend(END);
}

/// Begins the cell at a place of its line.
pub(crate) fn separate(bytes: &mut Vec<u8>, at: usize) {
    if at > 0 {
        bytes.push(b',');
    }
}

/// Adds a text, in quotes if it needs them.
pub(crate) fn quote(bytes: &mut Vec<u8>, text: &str) {
    if !text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n')) {
        bytes.extend(text.as_bytes());
        return;
    }
    bytes.push(b'"');
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            bytes.extend(b"\"\"");
        }
        bytes.extend(part.as_bytes());
    }
    bytes.push(b'"');
}
