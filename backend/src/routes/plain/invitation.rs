//! `POST /{survey}/plain/invitation`: the way in from the confirmation, and contact details.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use frontend::plain::{Invited, Obstacle, Page, Typed};

use super::Desk;
use crate::error::Error;
use crate::extract::{Asked, Json};
use crate::random;
use crate::routes::contacts;

impl Desk<'_> {
    /// Shows the invitation, or takes the contact details on it.
    pub(super) async fn invite(&self, typed: &Typed) -> Response {
        let Some(form) = &self.current.follow_up else { return self.app.pages.not_found(self.headers) };
        let mut invited = Invited::read(form, typed);
        let show = |code: StatusCode, invited: &Invited, obstacle: Option<Obstacle>| {
            self.reply(self.current, code, &Page::Invitation(form, invited, obstacle.as_ref()))
        };
        if let Err(error) = Error::unless_open(self.status) {
            return self.refuse(self.current, error, &Page::NotOpen);
        }
        if invited.request.is_none() {
            invited.request = match random::id() {
                Ok(id) => Some(id.to_string()),
                Err(error) => return self.refuse(self.current, error.into(), &Page::Unavailable),
            };
            return show(StatusCode::OK, &invited, None);
        }
        let problems = invited.problems(form);
        if !problems.is_empty() {
            return show(StatusCode::OK, &invited, Some(Obstacle::Problems(problems)));
        }
        let (app, asked) = (State(Arc::clone(self.app)), Asked(Arc::clone(self.current)));
        match contacts::create(app, asked, self.headers.clone(), Ok(Json(invited.contact()))).await {
            Ok(_) => self.reply(self.current, StatusCode::OK, &Page::Invited(&invited)),
            Err(Error::NoDetails) => show(StatusCode::OK, &invited, Some(Obstacle::NoDetails)),
            Err(error) => {
                let response = error.into_response();
                if response.status().is_server_error() {
                    show(response.status(), &invited, Some(Obstacle::Unavailable))
                } else {
                    self.reply(self.current, response.status(), &Page::Damaged)
                }
            }
        }
    }
}
