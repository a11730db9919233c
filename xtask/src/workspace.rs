//! Where things are. Every path is absolute, so that the commands work from any folder.

use std::path::PathBuf;

use crate::process::variable;

/// The workspace's root.
pub(crate) fn root() -> PathBuf {
    // Cargo says where this crate is when it runs it. The path compiled in is that of a clone which may have
    // moved.
    let here =
        variable("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.parent().map_or_else(|| here.clone(), PathBuf::from)
}

/// What building leaves behind, and the only folder that these commands write to apart from `node_modules`.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// Tools installed by these commands.
pub(crate) fn tools() -> PathBuf {
    target().join("tools")
}

/// The built client, as the server embeds it.
pub(crate) fn site() -> PathBuf {
    target().join("site")
}

/// The built server.
pub(crate) fn soundings() -> PathBuf {
    target().join("release/soundings")
}
