//! The rows below the control: a file each, with how it stands and what can be done about it.

use leptos::prelude::*;

use super::files::{FilesOf, State};
use crate::govuk::Content;
use crate::html::{Element, element, live};

pub(super) fn view(files: FilesOf) -> Content {
    let rows = live(move || {
        files.count.track();
        files.list().into_iter().map(|(key, name)| row(files, key, name)).collect::<Content>()
    });
    let status = element("p").class("govuk-visually-hidden").attr("role", "status");
    let list = element("ul").class("govuk-list app-files").child(rows);
    Content::from(list).then(status.child(live(move || files.said.get())))
}

fn row(files: FilesOf, key: String, name: String) -> Element {
    let (standing, label) = ((key.clone(), name.clone()), key.clone());
    let standing = live(move || self::standing(files, &standing.0, &standing.1));
    // One button from beginning to end, so that the focus on it is not lost when the file arrives.
    let label = live(move || {
        let is_going = matches!(files.state(&label), Some(State::Going));
        if is_going { files.words().cancel } else { files.words().remove }
    });
    let removed = key.clone();
    let removal = button(label, &name, move || files.remove(&removed)).attr("id", key);
    let name = element("p").class("govuk-body app-answer").child(name);
    element("li").class("app-file").child(name).child(standing).child(removal)
}

/// How a file stands, with the button to send it once more if it did not make it.
fn standing(files: FilesOf, key: &str, name: &str) -> Content {
    match files.state(key) {
        None => Content::default(),
        Some(State::Going) => element("progress")
            .attr("id", format!("{key}-sent"))
            .attr("max", "100")
            .attr("value", "0")
            .attr("aria-label", name.to_owned())
            .into(),
        Some(State::Failed(reason)) => {
            let key = key.to_owned();
            let again = button(files.words().try_again, name, move || files.repeat(&key));
            Content::from(element("p").class("govuk-error-message").child(reason)).then(again)
        }
        Some(State::Kept(_, said)) => element("p").class("govuk-hint").child(said).into(),
    }
}

/// A button about the file of this name.
fn button(label: impl Into<Content>, name: &str, press: impl Fn() + Send + 'static) -> Element {
    element("button")
        .attr("type", "button")
        .class("govuk-button govuk-button--secondary")
        .on("click", move |_| press())
        .child(label)
        .child(element("span").class("govuk-visually-hidden").child(format!(" {name}")))
}
