//! The confirmation, with the receipt.

use leptos::prelude::*;

use super::invitation;
use crate::address::{Address, Purpose};
use crate::govuk::{Button, ButtonStyle, InsetText, Panel, dom};
use crate::layout::column;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session, purpose: Purpose) -> AnyView {
    let words = words(session.lang);
    let survey = session.survey();
    let Some(confirmation) = session.confirmation.get_untracked() else { return ().into_any() };
    let returned =
        (purpose == Purpose::Instead).then(|| view! { <InsetText>{words.sent_already}</InsetText> });
    let is_earlier = confirmation.is_earlier;
    let earlier = is_earlier.then(|| view! { <InsetText>{words.sent_earlier}</InsetText> });
    let panel = match confirmation.receipt.clone() {
        Some(code) => {
            let code = view! { {words.receipt} <br/> <strong class="app-receipt">{code}</strong> };
            view! { <Panel title=words.sent_title>{code}</Panel> }.into_any()
        }
        None => view! { <Panel title=words.sent_title/> }.into_any(),
    };
    let keep = match confirmation.receipt {
        Some(code) => receipt(session, code),
        None => view! { <p class="govuk-body">{words.sent_before}</p> }.into_any(),
    };
    column(view! {
        {panel}
        {returned}
        {earlier}
        {keep}
        {copies(session)}
        <h2 class="govuk-heading-m">{words.next_title}</h2>
        <p class="govuk-body">{words.next_text}</p>
        <p class="govuk-body">
            {words.questions_to} " "
            <a class="govuk-link" href=format!("mailto:{}", survey.about.contact)>{survey.about.contact.clone()}</a> "."
        </p>
        <p class="govuk-body">
            <a class="govuk-link" href=Address::Start.path(&survey)>{words.to_start}</a>
        </p>
        {invitation::offer(session)}
    })
}

/// What the receipt is good for, and the ways to keep it.
fn receipt(session: Session, code: String) -> AnyView {
    let words = words(session.lang);
    let said = RwSignal::new("");
    let copy = dom::can_copy().then(|| {
        let on_click = move |_| {
            let code = code.clone();
            leptos::task::spawn_local(async move {
                said.set(if dom::copy(&code).await { words.copied } else { words.not_copied });
            });
        };
        view! { <Button r#type="button" style=ButtonStyle::Secondary on:click=on_click>{words.copy_receipt}</Button> }
    });
    view! {
        <p class="govuk-body">{words.receipt_text}</p>
        <p class="govuk-body">
            <a class="govuk-link" href=Address::Withdraw.path(&session.survey())>{words.after.withdraw_title}</a>
        </p>
        <div class="govuk-button-group app-screen-only">
            {copy}
            <Button r#type="button" style=ButtonStyle::Secondary on:click=|_| dom::print()>{words.print}</Button>
            <p class="govuk-body" role="status">{said}</p>
        </div>
    }
    .into_any()
}

/// The copies of the answers, while this page has them.
fn copies(session: Session) -> Option<AnyView> {
    let words = words(session.lang);
    let id = session.survey().about.id.clone();
    session.confirmation.with_untracked(|confirmation| {
        let copy = confirmation.as_ref()?.copy.as_ref()?;
        let link = |text: &'static str, media_type: &str, extension: &str, document: &str| {
            let (href, name) = (dom::data_url(media_type, document), format!("{id}-copy.{extension}"));
            view! { <li><a class="govuk-link" href=href download=name>{text}</a></li> }
        };
        let page = link(words.copy_page, "text/html", "html", &copy.page);
        let data = link(words.copy_data, "application/json", "json", &copy.data);
        let view = view! {
            <h2 class="govuk-heading-m">{words.copy_title}</h2>
            <p class="govuk-body">{words.copy_text}</p>
            <ul class="govuk-list app-screen-only">{page} {data}</ul>
        };
        Some(view.into_any())
    })
}
