//! What only plain pages say. The rest of their words are those of the client: [`crate::words`].

use shared::text::Lang;

/// Everything plain pages say of themselves.
pub(super) struct Words {
    /// After the words of a link that opens in a new tab.
    pub new_tab: &'static str,
    /// The button to the page before.
    pub back: &'static str,
    /// On the start page: where unsent answers are.
    pub draft_notice: &'static str,
    /// On the start page: the ways through the pages.
    pub ways: &'static str,
    /// What the receipt is good for.
    pub receipt_text: &'static str,
    /// What happens next.
    pub next_text: &'static str,
    /// Title and text after answers were sent that had been sent before with others.
    pub sent_before: (&'static str, &'static str),
    /// The answers could not be stored.
    pub not_sent: &'static str,
    /// Title and text when a page sends more than is taken.
    pub too_long: (&'static str, &'static str),
    /// Title and text when what a page sent cannot be read.
    pub damaged: (&'static str, &'static str),
    /// Title and text when the form stood on another site.
    pub foreign: (&'static str, &'static str),
    /// Title and text when the server cannot do now what was asked.
    pub unavailable: (&'static str, &'static str),
}

/// The words in a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En | Lang::Cy => &ENGLISH,
    }
}

static ENGLISH: Words = Words {
    new_tab: " (opens in new tab)",
    back: "Back",
    draft_notice: "These pages work without JavaScript. They carry your answers from one to the next, and neither your device \
                   nor the service keeps them before you choose “Confirm and send”: if you close the page, they are gone.",
    ways: "Go back with the “Back” button on each page. If you use your browser’s own, it may ask whether to send the form \
           again: you can, nothing is stored twice.",
    receipt_text: "Keep this code if you may want to withdraw your answers. It was made for you by the service, which has not \
                   kept it, and nothing else can find your answers again.",
    next_text: "The research team reads your answers together with those of others. You can close this page: it is the last \
                that has the code on it.",
    sent_before: (
        "Your answers were sent before",
        "They are stored as you first sent them, and the code of the receipt you were shown is still good. What you changed \
         afterwards was not sent.",
    ),
    not_sent: "Your answers may not have been sent. The service cannot take them at the moment. Try again in a few minutes, and \
               keep this page open until then: they are stored once, however often you send them.",
    too_long: (
        "Your answers are too long",
        "They are longer than the service takes in all. Go back in your browser and shorten them.",
    ),
    damaged: (
        "Sorry, your answers could not be read",
        "Something on the way changed what this page sent. Go back in your browser and try again.",
    ),
    foreign: (
        "Sorry, this form was on another website",
        "Answers are taken only from the pages of this survey. Open the survey here to answer it.",
    ),
    unavailable: (
        "Sorry, there is a problem with the service",
        "Wait a few minutes, then reload this page and say yes when your browser asks whether to send the form again. It has \
         your answers.",
    ),
};
