//! What a page says around itself while the client starts, or when it does not: `frontend/static/boot.js` shows it.

use leptos::prelude::*;
use shared::survey::Survey;
use shared::text::Lang;

use crate::address::root;
use crate::blocks::{link, paragraph};
use crate::html::{Content, Element, element};

/// The words, in one language.
struct Words {
    /// JavaScript is turned off: what is so, the link to the plain pages, what else can be done.
    no_script: [&'static str; 3],
    /// It takes long: what is so, the link to the plain pages.
    slow: [&'static str; 2],
    /// The form was sent before the client was there.
    submitted: &'static str,
    /// Heading of the recovery message.
    problem: &'static str,
    /// What of the answers.
    safe: &'static str,
    /// Before the ways on.
    ways: &'static str,
    /// Load the page again.
    reload: &'static str,
    /// The link to the plain pages, and that they begin anew.
    plain: [&'static str; 2],
    /// What else can be done.
    others: [&'static str; 2],
}

const ENGLISH: Words = Words {
    no_script: [
        "JavaScript is turned off in this browser. ",
        "Answer the survey without JavaScript",
        ", or turn it on for this site: your answers are then saved on your device as you type.",
    ],
    slow: [
        "This is taking longer than usual. You can keep waiting, load this page again, or ",
        "answer the survey on plain pages",
    ],
    submitted: "Loading the survey. It continues with what you have answered as soon as it is there.",
    problem: "Sorry, there is a problem loading this survey",
    safe: "Answers already saved on this device are safe.",
    ways: "You can:",
    reload: "load this page again",
    plain: ["answer the survey on plain pages", ", from the beginning"],
    others: [
        "open it in another browser, or in a newer version of this one",
        "write to the contact address on the start page, if nothing helps",
    ],
};

const WELSH: Words = Words {
    no_script: [
        "Mae JavaScript wedi’i ddiffodd yn y porwr hwn. ",
        "Atebwch yr arolwg heb JavaScript",
        ", neu trowch ef ymlaen ar gyfer y wefan hon: caiff eich atebion wedyn eu cadw ar eich dyfais wrth i chi deipio.",
    ],
    slow: [
        "Mae hyn yn cymryd mwy o amser nag arfer. Gallwch barhau i aros, llwytho’r dudalen hon eto, neu ",
        "ateb yr arolwg ar dudalennau plaen",
    ],
    submitted: "Yn llwytho’r arolwg. Bydd yn parhau gyda’r hyn yr ydych wedi’i ateb cyn gynted ag y bydd yno.",
    problem: "Mae’n ddrwg gennym, mae problem wrth lwytho’r arolwg hwn",
    safe: "Mae atebion sydd eisoes wedi’u cadw ar y ddyfais hon yn ddiogel.",
    ways: "Gallwch:",
    reload: "lwytho’r dudalen hon eto",
    plain: ["ateb yr arolwg ar dudalennau plaen", ", o’r dechrau"],
    others: [
        "ei agor mewn porwr arall, neu mewn fersiwn mwy diweddar o’r un yma",
        "ysgrifennu i’r cyfeiriad cyswllt ar y dudalen gychwyn, os nad oes dim yn helpu",
    ],
};

/// What comes before the page: for browsers without scripts, and for what the script says.
pub fn before(survey: &Survey, lang: Lang) -> String {
    let words = words(lang);
    let [off, answer, on] = words.no_script;
    let inset = inset(Content::from(off).then(link(plain(survey, lang), answer)).then(on));
    let no_script = element("noscript").child(boot_status().child(inset));
    Content::from(no_script)
        .then(boot_status().attr("id", "boot-status").attr("role", "status"))
        .into_view()
        .to_html()
}

/// What comes after it, for the script to show.
pub fn after(survey: &Survey, lang: Lang) -> String {
    let words = words(lang);
    // Once the client runs it takes other links for its own.
    let plain = |words| link(plain(survey, lang), words).attr("rel", "external");
    let [slow, answer] = words.slow;
    let [begin, anew] = words.plain;
    let item = |content: Content| element("li").child(content);
    let ways = element("ul")
        .class("govuk-list govuk-list--bullet")
        .child(item(link("", words.reload).into()))
        .child(item(Content::from(plain(begin)).then(anew)))
        .child(words.others.into_iter().map(|other| item(other.into())).collect::<Content>());
    let problem = Content::from(heading(words.problem))
        .then(paragraph(words.safe))
        .then(paragraph(words.ways))
        .then(ways);
    let slow = inset(Content::from(slow).then(plain(answer)).then("."));
    template("boot-slow", slow)
        .then(template("boot-submitted", inset(words.submitted)))
        .then(template("boot-problem", problem))
        .into_view()
        .to_html()
}

fn words(lang: Lang) -> Words {
    match lang {
        Lang::En => ENGLISH,
        Lang::Cy => WELSH,
    }
}

fn plain(survey: &Survey, lang: Lang) -> String {
    format!("{}/plain", root(survey, lang))
}

fn boot_status() -> Element {
    element("div").class("app-boot-status govuk-width-container")
}

fn inset(content: impl Into<Content>) -> Element {
    element("div").class("govuk-inset-text").child(content)
}

fn heading(words: &'static str) -> Element {
    crate::blocks::heading(words).attr("tabindex", "-1")
}

fn template(id: &'static str, content: impl Into<Content>) -> Content {
    element("template").attr("id", id).child(content).into()
}
