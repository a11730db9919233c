//! The program `soundings`.

fn main() -> std::process::ExitCode {
    backend::main()
}
