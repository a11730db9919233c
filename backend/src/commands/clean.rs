//! `soundings clean`: cleans one file, from standard input to standard output. The server calls this, nobody else needs to:
//! see `uploads::workshop`.

use std::io::{Read as _, Write as _, stderr, stdin, stdout};

use rustix::process::{Resource, Rlimit, setrlimit};

use crate::clean::clean;
use crate::uploads::{MEMORY, SECONDS, verdict};

pub(super) fn run(extension: &str) -> anyhow::Result<()> {
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Cpu, SECONDS), (Resource::Core, 0)] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    let mut file = Vec::new();
    stdin().read_to_end(&mut file)?;
    let outcome = clean(&file, extension).map(|(file_type, bytes)| {
        let written = stdout().write_all(&bytes).and_then(|()| stdout().flush());
        (file_type, written)
    });
    let said = match outcome {
        Ok((file_type, written)) => {
            written?;
            Ok(file_type)
        }
        Err(refusal) => Err(refusal),
    };
    Ok(writeln!(stderr(), "{}", verdict(said))?)
}
