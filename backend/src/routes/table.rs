//! The table of routes, kept twice: as a router, and as what the API says of itself.

use std::any::type_name;

use axum::Router;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, delete, get, post};

use super::audit;
use crate::openapi::{Described, Entry, Guard, Scopes};
use crate::{AppState, auth, limits};

/// Routes below `/api/v1`.
pub(super) struct Table {
    app: AppState,
    router: Router<AppState>,
    entries: Vec<Entry>,
}

impl Table {
    pub(super) fn new(app: &AppState) -> Self {
        Table { app: AppState::clone(app), router: Router::new(), entries: Vec::new() }
    }

    /// Adds a line for `GET`.
    pub(super) fn get<H, T, A>(self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, AppState> + Described<A>,
        T: 'static,
    {
        self.line::<H, A>(("get", path), guard, get(handler))
    }

    /// Adds a line for `POST`.
    pub(super) fn post<H, T, A>(self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, AppState> + Described<A>,
        T: 'static,
    {
        self.line::<H, A>(("post", path), guard, post(handler))
    }

    /// Adds a line for `DELETE`.
    pub(super) fn delete<H, T, A>(self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, AppState> + Described<A>,
        T: 'static,
    {
        self.line::<H, A>(("delete", path), guard, delete(handler))
    }

    fn line<H: Described<A>, A>(
        mut self,
        (method, path): (&'static str, &'static str),
        guard: Guard,
        route: MethodRouter<AppState>,
    ) -> Self {
        let app = || AppState::clone(&self.app);
        let with =
            |scopes: Scopes| route.clone().route_layer(from_fn_with_state((app(), scopes), auth::check));
        let route = match guard {
            Guard::Anyone => route,
            Guard::Sender(sent) => route.route_layer(from_fn_with_state((app(), sent), limits::check)),
            Guard::Token(scopes) => with(scopes),
            Guard::Recorded(scopes) => {
                with(scopes).route_layer(from_fn_with_state((app(), scopes[0][0]), audit::record))
            }
        };
        self.router = self.router.route(path, route);
        self.entries.push(Entry { method, path, guard, name: name::<H>(), describe: H::describe });
        self
    }

    /// The router, and what there is to say of it.
    pub(super) fn finish(self) -> (Router<AppState>, Vec<Entry>) {
        (self.router, self.entries)
    }
}

/// A handler's name within the routes: `figures.stats`.
fn name<H>() -> String {
    let name = type_name::<H>();
    name.rsplit_once("routes::").map_or(name, |(_, name)| name).replace("::", ".")
}
