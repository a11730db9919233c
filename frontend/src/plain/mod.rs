//! The survey as plain HTML, for browsers that cannot run the client: no script, no cookie, no session on the server.
//!
//! Each page is a form that carries everything answered so far ([`Draft`]) in a hidden field and hands it back with the
//! press of a button ([`Press`]). What the press leads to is a function of what was sent ([`turn`]), by the engine that the
//! client runs; what it looks like is made of the client's fields and components ([`render`]). The server keeps nothing in
//! between, and believes nothing of what comes back: whoever writes a draft of their own meets the same
//! [`accept`](shared::accept::accept) in the end.
//!
//! Files come with a press, in the same form. A follow-up that the client would open at once below an answer is asked on the next page.

mod answers;
mod around;
mod draft;
mod frame;
mod invitation;
mod pages;
pub(crate) mod press;
mod questions;
mod turn;
mod withdrawal;
mod words;

pub use draft::Draft;
pub use invitation::{Invited, Obstacle};
pub use pages::{Page, page, render};
pub use press::{Arrival, Damaged, Press, Typed};
pub use turn::{Asking, Step, turn};
pub use withdrawal::Withdrawing;
