//! ClamAV's daemon, asked over its socket: INSTREAM, which sends the file along and needs nothing shared but the connection.
//! The protocol: <https://docs.clamav.net/manual/Usage/Scanning.html#clamd>.

use std::io;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use tokio::fs::File;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncSeekExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;

/// How long a scan may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// Bytes sent at a time.
const PIECE: usize = 64 * 1024;

/// Where the daemon listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A host and a port.
    Tcp(String),
    /// A socket in the file system.
    Unix(PathBuf),
}

impl FromStr for Address {
    type Err = String;

    fn from_str(address: &str) -> Result<Self, String> {
        if address.starts_with('/') {
            return Ok(Address::Unix(address.into()));
        }
        let port = address.rsplit_once(':').map(|(_, port)| port.parse::<u16>());
        match port {
            Some(Ok(_)) => Ok(Address::Tcp(address.to_owned())),
            _ => Err("give the path of a socket, or a host and a port such as 127.0.0.1:3310".to_owned()),
        }
    }
}

/// What the scanner found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Clean,
    Infected,
}

/// The daemon.
#[derive(Clone, Debug)]
pub struct Scanner(Address);

impl Scanner {
    /// The daemon at an address. It need not run yet.
    pub fn new(address: Address) -> Self {
        Scanner(address)
    }

    /// Scans a file from its beginning.
    pub(super) async fn scan(&self, mut file: File) -> io::Result<Verdict> {
        let asked = async {
            file.seek(io::SeekFrom::Start(0)).await?;
            match &self.0 {
                Address::Tcp(address) => ask(TcpStream::connect(address).await?, file).await,
                Address::Unix(path) => ask(UnixStream::connect(path).await?, file).await,
            }
        };
        timeout(PATIENCE, asked).await?
    }
}

async fn ask(mut daemon: impl AsyncRead + AsyncWrite + Unpin, mut file: File) -> io::Result<Verdict> {
    daemon.write_all(b"zINSTREAM\0").await?;
    let mut piece = vec![0; PIECE];
    loop {
        let length = file.read(&mut piece).await?;
        // Every piece follows its length; none of no length but the last.
        daemon.write_u32(u32::try_from(length).map_err(io::Error::other)?).await?;
        if length == 0 {
            break;
        }
        daemon.write_all(&piece[..length]).await?;
    }
    daemon.flush().await?;
    let mut reply = String::new();
    daemon.take(4096).read_to_string(&mut reply).await?;
    match reply.trim_end_matches('\0') {
        "stream: OK" => Ok(Verdict::Clean),
        found if found.ends_with(" FOUND") => Ok(Verdict::Infected),
        other => Err(io::Error::other(format!("it said: {other}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_sockets_or_hosts_with_ports() {
        assert_eq!("/run/clamd.ctl".parse(), Ok(Address::Unix("/run/clamd.ctl".into())));
        assert_eq!("clamd:3310".parse(), Ok(Address::Tcp("clamd:3310".into())));
        assert!("clamd".parse::<Address>().is_err());
        assert!("clamd:port".parse::<Address>().is_err());
    }
}
