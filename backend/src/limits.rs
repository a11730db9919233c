//! How often one address may send what anyone may send, so that nobody floods the service with answers, files or presses.
//!
//! Generous enough for thousands of people behind one address, as in a department. Nothing that was acknowledged is ever lost to a
//! limit: who is refused is told when to send again. Addresses are nowhere kept: in memory, for a minute, there is a hash of
//! each with a secret of the process.

use std::hash::{BuildHasher as _, RandomState};
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;

use crate::AppState;
use crate::error::Error;
use crate::rates::Rates;

/// What anyone may send, and how much of it a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    Responses,
    Contacts,
    Uploads,
    Withdrawals,
    /// Presses of a button on a plain page: some thirty make a response.
    Presses,
}

/// Who is at the other end of a connection: an extension of each request that came over one.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// Where it is seen whom a request comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientAddress {
    /// At the other end of the connection.
    #[default]
    Peer,
    /// In `X-Forwarded-For`, to which this many proxies in front of the server add, each at the end, whom it was asked by.
    Forwarded(usize),
    /// Nowhere: then nobody is limited.
    Unknown,
}

impl FromStr for ClientAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let proxies = text.strip_prefix("forwarded:").and_then(|proxies| proxies.parse().ok());
        match text {
            "peer" => Ok(ClientAddress::Peer),
            "forwarded" => Ok(ClientAddress::Forwarded(1)),
            "unknown" => Ok(ClientAddress::Unknown),
            _ => proxies
                .filter(|proxies| *proxies > 0)
                .map(ClientAddress::Forwarded)
                .ok_or_else(|| "say peer, forwarded, forwarded:N for N proxies, or unknown".to_owned()),
        }
    }
}

/// Limits for every address.
pub(crate) struct Limits {
    address: ClientAddress,
    /// Hashes with a secret of its own.
    hasher: RandomState,
    responses: Rates,
    contacts: Rates,
    uploads: Rates,
    withdrawals: Rates,
    presses: Rates,
    /// Whether it was said that a proxy seems to stand in front of the server.
    is_said: AtomicBool,
}

impl Limits {
    /// Limits for addresses that are seen like this.
    pub(crate) fn new(address: ClientAddress) -> Self {
        Limits {
            address,
            hasher: RandomState::new(),
            responses: Rates::new(600),
            contacts: Rates::new(600),
            uploads: Rates::new(600),
            withdrawals: Rates::new(60),
            presses: Rates::new(6000),
            is_said: AtomicBool::new(false),
        }
    }

    /// Counts what a visitor sends.
    ///
    /// # Errors
    /// [`Error::TooManyRequests`] when it is too much.
    pub(crate) fn take(&self, sent: Sent, visitor: &Visitor) -> Result<(), Error> {
        let Some(key) = &visitor.0 else { return Ok(()) };
        let rates = match sent {
            Sent::Responses => &self.responses,
            Sent::Contacts => &self.contacts,
            Sent::Uploads => &self.uploads,
            Sent::Withdrawals => &self.withdrawals,
            Sent::Presses => &self.presses,
        };
        let allowance = rates.take(key);
        if allowance.is_exceeded() { Err(Error::TooManyRequests(allowance.seconds())) } else { Ok(()) }
    }

    /// The address that a request comes from, if that can be told.
    fn address(&self, headers: &HeaderMap, peer: Option<IpAddr>) -> Option<IpAddr> {
        let forwarded: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|list| list.split(','))
            .collect();
        match self.address {
            ClientAddress::Unknown => None,
            // A proxy that nobody told of: everyone would share its limits.
            ClientAddress::Peer if !forwarded.is_empty() && peer.is_some_and(is_near) => {
                if !self.is_said.swap(true, Ordering::Relaxed) {
                    tracing::warn!(
                        "a proxy seems to stand in front: nobody is limited until --client-address says so"
                    );
                }
                None
            }
            ClientAddress::Peer => peer,
            // What stands before the entries of our own proxies anyone can have written.
            ClientAddress::Forwarded(proxies) => {
                let at = forwarded.len().checked_sub(proxies);
                at.and_then(|at| parse(forwarded[at].trim())).or(peer)
            }
        }
    }

    /// What stands for an address. Who has an IPv6 address has all that share its first half.
    fn key(&self, address: IpAddr) -> String {
        let hash = match address.to_canonical() {
            IpAddr::V4(address) => self.hasher.hash_one(address),
            IpAddr::V6(address) => self.hasher.hash_one(&address.octets()[..8]),
        };
        format!("{hash:016x}")
    }
}

/// With or without a port.
fn parse(address: &str) -> Option<IpAddr> {
    let bare = address.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| address.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// Whether an address is of the same machine or network.
fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
    }
}

/// What stands for the address a request comes from, if that can be told.
pub(crate) struct Visitor(Option<String>);

impl FromRequestParts<AppState> for Visitor {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<Peer>().map(|peer| peer.0.ip());
        Ok(Visitor(app.limits.address(&parts.headers, peer).map(|address| app.limits.key(address))))
    }
}

/// Lets a request pass while its address has not sent too much.
pub(crate) async fn check(
    State((app, sent)): State<(AppState, Sent)>,
    request: Request,
    next: Next,
) -> Result<Response, Error> {
    let (mut parts, body) = request.into_parts();
    let Ok(visitor) = Visitor::from_request_parts(&mut parts, &app).await;
    app.limits.take(sent, &visitor)?;
    Ok(next.run(Request::from_parts(parts, body)).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(proxies: usize, forwarded: &[&str], peer: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let address = if proxies == 0 { ClientAddress::Peer } else { ClientAddress::Forwarded(proxies) };
        let limits = Limits::new(address);
        limits.address(&headers, peer.parse().ok()).map(|address| address.to_string())
    }

    #[test]
    fn the_address_is_what_the_last_trusted_proxy_saw() {
        let is = |address: &str| Some(address.to_owned());
        assert_eq!(from(0, &[], "203.0.113.7"), is("203.0.113.7"));
        assert_eq!(
            from(0, &["198.51.100.1"], "203.0.113.7"),
            is("203.0.113.7"),
            "anyone can write the header"
        );
        assert_eq!(from(1, &["6.6.6.6, 198.51.100.1"], "10.0.0.1"), is("198.51.100.1"));
        assert_eq!(from(1, &["6.6.6.6", "198.51.100.1:4711"], "10.0.0.1"), is("198.51.100.1"));
        assert_eq!(from(2, &["6.6.6.6, [2001:db8::1]:80, 10.0.0.2"], "10.0.0.1"), is("2001:db8::1"));
        assert_eq!(from(2, &["198.51.100.1"], "10.0.0.1"), is("10.0.0.1"), "it did not pass both");
        assert_eq!(from(1, &["unknown"], "10.0.0.1"), is("10.0.0.1"));
    }

    #[test]
    fn where_addresses_are_seen_is_said_in_a_word() {
        let read = |text: &str| text.parse::<ClientAddress>().ok();
        assert_eq!(read("peer"), Some(ClientAddress::Peer));
        assert_eq!(read("forwarded"), Some(ClientAddress::Forwarded(1)));
        assert_eq!(read("forwarded:3"), Some(ClientAddress::Forwarded(3)));
        assert_eq!(read("unknown"), Some(ClientAddress::Unknown));
        assert_eq!((read("forwarded:0"), read("forwarded:"), read("proxy")), (None, None, None));
    }

    #[test]
    fn behind_a_proxy_that_nobody_told_of_nobody_is_limited() {
        for peer in ["127.0.0.1", "10.1.2.3", "::ffff:192.168.0.1", "fd00::1"] {
            assert_eq!(from(0, &["198.51.100.1"], peer), None);
            assert!(from(0, &[], peer).is_some());
        }
    }

    #[test]
    fn what_stands_for_an_address_is_not_the_address() {
        let limits = Limits::new(ClientAddress::Peer);
        let key = |address: &str| limits.key(address.parse().unwrap());
        assert_eq!(key("203.0.113.7"), key("::ffff:203.0.113.7"));
        assert_ne!(key("203.0.113.7"), key("203.0.113.8"));
        assert_eq!(key("2001:db8:0:1::1"), key("2001:db8:0:1:2:3:4:5"), "one network");
        assert_ne!(key("2001:db8:0:1::1"), key("2001:db8:0:2::1"));
        assert_ne!(key("203.0.113.7"), Limits::new(ClientAddress::Peer).key("203.0.113.7".parse().unwrap()));
    }
}
