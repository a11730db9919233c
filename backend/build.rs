//! Has the server built anew when the client inside it changed.

fn main() -> std::io::Result<()> {
    // Cargo cannot watch what is not there, and `rust-embed` would find nothing to embed.
    std::fs::create_dir_all("../target/site")?;
    println!("cargo::rerun-if-changed=../target/site");
    Ok(())
}
