//! What is not compared, and why.

/// Components whose `attributes` are those of a control inside: for all others they are the outermost element's, and
/// compared.
pub(crate) const FIELDS: &[&str] =
    &["character-count", "checkboxes", "date-input", "file-upload", "input", "radios", "textarea"];

/// What only GOV.UK may show, as selectors: taken out of a fixture's HTML before it is compared.
pub(crate) const BRANDING: &[&str] = &[
    ".govuk-footer__crown",
    ".govuk-footer__licence-logo",
    ".govuk-footer__licence-description",
    ".govuk-footer__meta-item:has(.govuk-footer__copyright-logo)",
];

/// Options that a component does not offer, each as the beginning of the error in which reading them ends, with why.
/// Fixtures with them are not compared.
pub(crate) const OPTIONS: &[(&str, &str)] = &[
    // Not HTML's business
    ("unknown field `attributes`", "attributes of inner elements are the component's own"),
    ("unknown field `classes`", "how a component looks is the style sheet's business"),
    ("classes `", "classes of one's own, or of states that only a screenshot needs"),
    ("unknown field `containerClasses`", "as above"),
    ("unknown field `countMessage`", "as above: only classes"),
    ("unknown field `formGroup`", "as above: classes, or HTML beside the control"),
    ("unknown field `inputWrapper`", "as above: classes and attributes"),
    ("unknown field `label`", "as above: classes and attributes of an item's label"),
    ("unknown field `navigationClasses`", "as above"),
    // Ids and relations are the components' own, so that they cannot be wrong
    ("unknown field `describedBy`", "a field is described by its hint and its error"),
    ("unknown field `id`", "items are numbered, boxes of a date named"),
    ("unknown field `navigationId`", "the navigation is there once"),
    ("boxes with names of their own", "boxes of a date are named day, month and year"),
    ("unknown field `role`", "the kind of banner decides"),
    ("unknown field `disableAutoFocus`", "what is focused when is not for the page to decide"),
    ("unknown field `headingLevel`", "panels are headed by h1, cards by h2"),
    ("unknown field `titleHeadingLevel`", "banners are headed by h2"),
    // Plain text where the words are used twice, or read out alone
    ("unknown field `html`", "text only: repeated elsewhere or used as an accessible name"),
    // Words are given once for all components
    ("unknown field `charactersAtLimitText`", "`Words` has them, for the scripted component"),
    ("unknown field `chooseFilesButtonText`", "`Words` has them, for the scripted component"),
    ("unknown field `textareaDescriptionText`", "`Words` has it, as a function"),
    // Errors
    ("missing field `href`", "every error has a control, every way through the service an address"),
    ("unknown field `descriptionText`", "the errors say it all"),
    ("unknown field `descriptionHtml`", "the errors say it all"),
    ("boxes in error without a message", "an error always has words"),
    // Counting
    ("unknown field `countType`", "characters are counted as the survey's rules count them"),
    ("unknown field `maxwords`", "as above"),
    ("missing field `maxlength`", "a count without a limit counts nothing"),
    // Dates
    ("not three boxes", "a date has a day, a month and a year"),
    ("invalid type: boolean `false`", "as above; and a list has no holes"),
    ("unknown field `inputmode`", "dates are numbers"),
    ("unknown field `pattern`", "checked by the survey's own rules, in words"),
    // Navigation
    ("a menu button", "the few ways through a service wrap"),
    ("unknown field `menuButtonText`", "as above"),
    ("unknown field `menuButtonLabel`", "as above"),
    ("unknown field `navigationLabel`", "`Words` has it"),
    ("unknown field `active`", "a page is the current one or not"),
    ("no service name", "the bar is there to name the service"),
    ("invalid type: null", "a list has no holes"),
    ("invalid type: string", "the end of the bar is in line with it, which is said beside its HTML"),
    ("unknown field `navigation`", "a footer of links in columns is for large sites"),
    ("unknown field `languageDescriptionText`", "a language's own name says what its link does"),
    ("unknown field `dir`", "English and Welsh run the same way"),
    // The rest
    ("a start button that leads nowhere", "a start is a link"),
    ("unknown field `preventDoubleClick`", "a form is sent once however often its button is pressed"),
    ("unknown field `javascript`", "natively a file upload is what works without scripts"),
    ("unknown field `disabled`", "a file that may not be uploaded is not asked for"),
    ("unknown field `value`", "browsers refuse to fill in a file upload"),
    ("unknown field `colspan`", "tables have as many cells as columns"),
    ("missing field `tag`", "a phase banner without a phase is an inset text"),
];

/// A fixture that cannot apply although each of its options is offered.
pub(crate) struct Exception {
    pub(crate) component: &'static str,
    pub(crate) fixture: &'static str,
    pub(crate) reason: &'static str,
}

/// The fixtures that cannot apply.
pub(crate) const FIXTURES: &[Exception] = &[
    Exception {
        component: "button",
        fixture: "start link with html",
        reason: "the words of a start button are text: HTML would need a wrapper against its flex box",
    },
    Exception {
        component: "error-message",
        fixture: "translated",
        reason: "each language has a word for “Error”; this fixture puts it into the message",
    },
    Exception {
        component: "error-message",
        fixture: "visually hidden text removed",
        reason: "an error is always announced as one",
    },
    Exception { component: "footer", fixture: "with empty meta", reason: "a heading heads something" },
    Exception { component: "footer", fixture: "with empty meta items", reason: "a heading heads something" },
    Exception { component: "label", fixture: "empty", reason: "a label has words" },
];
