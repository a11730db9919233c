//! What only plain pages say. The rest of their words are those of the client: [`crate::words`].

use shared::text::Lang;

/// Everything plain pages say of themselves.
pub(super) struct Words {
    /// After the words of a link that opens in a new tab.
    pub new_tab: &'static str,
    /// On the start page: where unsent answers are.
    pub draft_notice: &'static str,
    /// On the start page: the ways through the pages.
    pub ways: &'static str,
    /// What the receipt is good for.
    pub receipt_text: &'static str,
    /// What happens next.
    pub next_text: &'static str,
    /// How to keep the copy of the answers.
    pub copy_text: &'static str,
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
        Lang::En => &ENGLISH,
        Lang::Cy => &WELSH,
    }
}

static ENGLISH: Words = Words {
    new_tab: " (opens in new tab)",
    draft_notice: "These pages work without JavaScript. They carry your answers from one to the next, and neither your device \
                   nor the service keeps them before you choose “Confirm and send”: if you close the page, they are gone.",
    ways: "Go back with the “Back” button on each page. If you use your browser’s own, it may ask whether to send the form \
           again: you can, nothing is stored twice.",
    receipt_text: "Keep this code if you may want to withdraw your answers. It was made for you by the service, which has not \
                   kept it, and nothing else can find your answers again.",
    next_text: "The research team reads your answers together with those of others. You can close this page: it is the last \
                that has the code on it.",
    copy_text: "Print this page, or save it with your browser: nothing else can show you your answers again.",
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

static WELSH: Words = Words {
    new_tab: " (yn agor mewn tab newydd)",
    draft_notice: "Mae’r tudalennau hyn yn gweithio heb JavaScript. Maent yn cario eich atebion o’r naill i’r llall, ac nid yw eich \
                   dyfais na’r gwasanaeth yn eu cadw cyn i chi ddewis “Cadarnhau ac anfon”: os caewch y dudalen, byddant wedi \
                   diflannu.",
    ways: "Ewch yn ôl gyda’r botwm “Yn ôl” ar bob tudalen. Os defnyddiwch fotwm eich porwr ei hun, efallai y bydd yn gofyn a ddylid \
           anfon y ffurflen eto: cewch wneud hynny, ni chaiff dim ei storio ddwywaith.",
    receipt_text: "Cadwch y cod hwn os efallai y byddwch am dynnu eich atebion yn ôl. Fe’i gwnaed i chi gan y gwasanaeth, nad yw \
                   wedi’i gadw, ac ni all dim arall ddod o hyd i’ch atebion eto.",
    next_text: "Mae’r tîm ymchwil yn darllen eich atebion ynghyd â rhai pobl eraill. Gallwch gau’r dudalen hon: hi yw’r olaf sydd \
                â’r cod arni.",
    copy_text: "Argraffwch y dudalen hon, neu cadwch hi gyda’ch porwr: ni all dim arall ddangos eich atebion i chi eto.",
    sent_before: (
        "Anfonwyd eich atebion o’r blaen",
        "Maent wedi’u storio fel y gwnaethoch eu hanfon gyntaf, ac mae cod y dderbynneb a ddangoswyd i chi yn dal yn ddilys. Ni \
         anfonwyd yr hyn a newidiwyd gennych wedyn.",
    ),
    not_sent: "Efallai nad yw eich atebion wedi’u hanfon. Ni all y gwasanaeth eu derbyn ar hyn o bryd. Rhowch gynnig arall arni mewn \
               ychydig funudau, a chadwch y dudalen hon ar agor tan hynny: unwaith y cânt eu storio, pa mor aml bynnag y’u hanfonwch.",
    too_long: (
        "Mae eich atebion yn rhy hir",
        "Maent yn hirach nag y mae’r gwasanaeth yn ei dderbyn at ei gilydd. Ewch yn ôl yn eich porwr a’u byrhau.",
    ),
    damaged: (
        "Mae’n ddrwg gennym, ni ellid darllen eich atebion",
        "Newidiodd rhywbeth ar y ffordd yr hyn a anfonodd y dudalen hon. Ewch yn ôl yn eich porwr a rhowch gynnig arall arni.",
    ),
    foreign: (
        "Mae’n ddrwg gennym, roedd y ffurflen hon ar wefan arall",
        "Dim ond o dudalennau’r arolwg hwn y derbynnir atebion. Agorwch yr arolwg yma i’w ateb.",
    ),
    unavailable: (
        "Mae’n ddrwg gennym, mae problem gyda’r gwasanaeth",
        "Arhoswch ychydig funudau, yna ail-lwythwch y dudalen hon a chytuno pan fydd eich porwr yn gofyn a ddylid anfon y ffurflen \
         eto. Mae ganddi eich atebion.",
    ),
};
