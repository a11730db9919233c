//! Where a file goes: written once from start to end, counted and hashed on the way.

use std::io::{self, Write};

use sha2::{Digest as _, Sha256};

/// Where a file goes.
pub struct Output {
    to: Box<dyn Write + Send>,
    hasher: Sha256,
    bytes: u64,
}

impl Output {
    /// Writes to `to`.
    pub fn new(to: impl Write + Send + 'static) -> Self {
        Output { to: Box::new(to), hasher: Sha256::new(), bytes: 0 }
    }

    /// Sees that everything is written. Gives the number of bytes and their SHA-256 in hexadecimal digits.
    pub(super) fn finish(mut self) -> io::Result<(u64, String)> {
        self.to.flush()?;
        Ok((self.bytes, hex::encode(self.hasher.finalize())))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
