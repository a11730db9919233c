//! Connections: taken, served a task each, and let go in the end.
//!
//! Here and not left to `axum::serve`, which waits for ever for a request that never comes: a few thousand silent
//! connections would keep everyone else out.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tower::util::MapRequest;

use crate::limits::Peer;

/// How long a connection may be without a complete request.
const SILENCE: Duration = Duration::from_secs(30);

/// How long requests under way may take to end once the server is told to stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long to wait when the system has no more connections to give.
const BREATH: Duration = Duration::from_millis(100);

/// Serves whoever connects until `stop` ends, then takes no one else and finishes what is under way.
pub(crate) async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(SILENCE);
    let connections = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let Some((stream, peer)) = usable(stream).await else { continue };
        let service = MapRequest::new(router.clone(), move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer));
            request
        });
        let service = TowerToHyperService::new(service);
        let connection = connections.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke off");
            }
        });
    }
    drop(listener);
    tokio::select! {
        () = connections.shutdown() => {},
        () = tokio::time::sleep(PATIENCE) => tracing::warn!("some requests did not end in time"),
    }
}

/// A connection that was taken, set to send replies at once: each is one small packet and should not wait for another.
async fn usable(stream: io::Result<(TcpStream, SocketAddr)>) -> Option<(TcpStream, SocketAddr)> {
    let connected = stream.and_then(|(stream, peer)| stream.set_nodelay(true).map(|()| (stream, peer)));
    match connected {
        Ok(stream) => Some(stream),
        Err(error) if is_the_visitors(&error) => None,
        Err(error) => {
            tracing::error!(%error, "cannot take connections");
            tokio::time::sleep(BREATH).await;
            None
        }
    }
}

/// Whether it is the other side that went away, rather than this one that is short of something.
fn is_the_visitors(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, InvalidInput, NotConnected};
    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset | InvalidInput | NotConnected
    )
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_connection_that_never_says_what_it_wants_is_closed() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(async || "here"));
        tokio::spawn(serve(listener, router, std::future::pending()));

        let mut visitor = TcpStream::connect(address).await.unwrap();
        visitor.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\nGET / HTTP/1.1\r\nhost").await.unwrap();
        let mut replies = String::new();
        visitor.read_to_string(&mut replies).await.unwrap();
        assert_eq!(replies.matches("200 OK").count(), 1, "{replies}");
    }
}
