//! `POST /{survey}/plain/withdraw`: the code of a receipt, from a browser without scripts.
//!
//! The keys are derived here, in memory, and the code is neither stored nor logged. From there on it is the API's own
//! withdrawal: the same reply, after the same time, whatever was found.

use axum::http::StatusCode;
use axum::response::Response;
use frontend::plain::{Page, Typed, Withdrawing};
use shared::receipt::{Purpose, Receipt};

use super::Desk;
use crate::limits::Sent;
use crate::routes::withdrawals;

impl Desk<'_> {
    /// Withdraws what the code on the page opens.
    pub(super) async fn withdraw(&self, typed: &Typed) -> Response {
        let code = Withdrawing::code(typed);
        let Some(receipt) = Receipt::parse(&code) else {
            return self.reply(self.current, StatusCode::OK, &Page::Withdraw(Withdrawing::Mistyped(&code)));
        };
        if let Err(error) = self.app.limits.take(Sent::Withdrawals, self.visitor) {
            return self.refuse(self.current, error, &Page::Unavailable);
        }
        let keys = [Purpose::Answers, Purpose::Contact].map(|purpose| receipt.key(purpose));
        match withdrawals::withdraw(self.app, &self.current.about.id, &keys[0], &keys[1]).await {
            Ok(()) => self.reply(self.current, StatusCode::OK, &Page::Withdraw(Withdrawing::Done)),
            Err(error) => self.refuse(self.current, error, &Page::Unavailable),
        }
    }
}
