//! The program as a process, and HTTP spoken to it by hand.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;

use serde_json::Value;

/// The program, running. Killed when dropped.
pub(super) struct Program {
    child: Child,
    output: BufReader<ChildStdout>,
    /// The lines it logs, as they come.
    log: mpsc::Receiver<String>,
    /// Where it listens.
    pub(super) address: SocketAddr,
}

impl Program {
    /// Starts `soundings serve` on a free port and waits until it listens.
    pub(super) fn start(data: &Path, arguments: &[&str]) -> Self {
        let mut command = command();
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).args(arguments);
        Self::spawn(command)
    }

    /// Starts `soundings serve` with nothing but environment variables.
    pub(super) fn start_by_environment(variables: &[(&str, &str)]) -> Self {
        let mut command = command();
        command.arg("serve").envs(variables.iter().copied());
        Self::spawn(command)
    }

    fn spawn(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (logged, log) = mpsc::channel();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        // Read at once, so that the program never waits for its log to be.
        thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| logged.send(line)));
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("Listening on http://");
        let Some(address) = address.and_then(|address| address.parse().ok()) else {
            panic!("it said {line:?} and logged {:#?}", log.iter().collect::<Vec<_>>());
        };
        Program { child, output, log, address }
    }

    /// Ends it as the loss of power would.
    pub(super) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop.
    pub(super) fn signal_to_terminate(&self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }

    pub(super) fn wait(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Asks it to stop and waits until it did.
    pub(super) fn terminate(&mut self) -> ExitStatus {
        self.signal_to_terminate();
        self.wait()
    }

    /// What it printed after its first line. Only once it has ended.
    pub(super) fn rest_of_output(&mut self) -> String {
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).unwrap();
        rest
    }

    /// Waits for a line of its output that contains `words`.
    pub(super) fn wait_until_it_prints(&mut self, words: &str) -> String {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "it never printed {words}");
        }
        line
    }

    /// What it logged that was not looked at yet, until its end.
    pub(super) fn rest_of_log(&self) -> String {
        self.log.iter().collect::<Vec<_>>().join("\n")
    }

    /// Waits for a line of its log that contains `words`.
    pub(super) fn wait_until_it_says(&self, words: &str) -> String {
        self.log.iter().find(|line| line.contains(words)).unwrap_or_else(|| panic!("it never said {words}"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended long ago.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a command that ends by itself printed.
pub(super) struct Output {
    pub(super) status: ExitStatus,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

/// Runs `soundings` with these arguments.
pub(super) fn run(arguments: &[&str]) -> Output {
    let output = command().args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Output { status: output.status, stdout: text(output.stdout), stderr: text(output.stderr) }
}

fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_soundings-under-test"))
}

/// A connection on which a request was begun.
pub(super) struct Connection(BufReader<TcpStream>);

/// A reply, and the address it was sent to.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) from: SocketAddr,
    body: String,
}

impl Reply {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub(super) fn text(&self) -> &str {
        &self.body
    }
}

/// Connects and sends the head of a request whose body is to follow.
pub(super) fn open(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    length: usize,
) -> Connection {
    try_open(address, method, path, headers, length).unwrap()
}

fn try_open(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    length: usize,
) -> io::Result<Connection> {
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "{head}content-length: {length}\r\n\r\n")?;
    Ok(Connection(BufReader::new(stream)))
}

/// Sends a request and waits for the reply.
pub(super) fn ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Reply {
    try_ask(address, method, path, headers, body).unwrap()
}

/// The same, where the server may be gone.
pub(super) fn try_ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> io::Result<Reply> {
    let mut connection = try_open(address, method, path, headers, body.len())?;
    connection.stream().write_all(body.as_bytes())?;
    connection.try_read_reply()
}

impl Connection {
    pub(super) fn stream(&mut self) -> &mut TcpStream {
        self.0.get_mut()
    }

    /// The status of an interim reply, which has neither headers nor body.
    pub(super) fn read_status(&mut self) -> u16 {
        self.try_read_head().unwrap()
    }

    pub(super) fn read_reply(&mut self) -> Reply {
        self.try_read_reply().unwrap()
    }

    fn try_read_reply(&mut self) -> io::Result<Reply> {
        let status = self.try_read_head()?;
        let mut body = String::new();
        self.0.read_to_string(&mut body)?;
        Ok(Reply { status, from: self.0.get_ref().local_addr()?, body })
    }

    fn try_read_head(&mut self) -> io::Result<u16> {
        let mut status = String::new();
        self.0.read_line(&mut status)?;
        let gone = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let status = status.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(gone)?;
        let mut line = String::from("headers");
        while !line.trim().is_empty() {
            line.clear();
            self.0.read_line(&mut line)?;
        }
        Ok(status)
    }
}
