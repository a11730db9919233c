// A page of a survey as a person would write it by hand: GOV.UK Frontend's markup, no framework.

const escape = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The page as an HTML document. Its style sheet and script lie beside it. */
export function document(definition, page, script) {
  return `<!doctype html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escape(page.title ?? page.questions[0].ask)} – ${escape(definition.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="main.css">
<script src="${script}" defer></script>
</head>
<body class="govuk-template__body js-enabled govuk-frontend-supported">
<a class="govuk-skip-link" href="#main-content">Skip to main content</a>
<header class="govuk-template__header">
<div class="govuk-service-navigation"><div class="govuk-width-container">
<span class="govuk-service-navigation__service-name">${escape(definition.title)}</span>
</div></div>
</header>
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="main-content">
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<form method="post" novalidate>
${page.title ? `<h1 class="govuk-heading-l">${escape(page.title)}</h1>` : ""}
${page.questions.map(question).join("\n")}
<button type="submit" class="govuk-button">Continue</button>
</form>
</div></div>
</main>
</div>
</body>
</html>
`;
}

function question(question) {
  const { id, type, condition, comment } = question;
  const control = { text: () => input(id), long_text: () => textarea(id), file: () => input(id, "file") }[type];
  const body = control
    ? `${label(id, question.ask, " govuk-label--m")}${about(question)}${control()}`
    : `<fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${escape(question.ask)}</legend>
${about(question)}${choices(question)}</fieldset>`;
  const remarks = comment ? `${label(`${id}.comments`, comment)}${textarea(`${id}.comments`)}` : "";
  return `<div class="govuk-form-group" id="${id}-group"${condition ? " hidden" : ""}>${body}${remarks}</div>`;
}

function about({ intro, hint }) {
  return [intro, hint].map((text) => (text ? `<div class="govuk-hint">${escape(text)}</div>` : "")).join("");
}

function label(id, text, size = "") {
  return `<label class="govuk-label${size}" for="${id}">${escape(text)}</label>`;
}

function input(id, type = "text") {
  return `<input class="govuk-${type === "file" ? "file-upload" : "input"}" id="${id}" name="${id}" type="${type}">`;
}

function textarea(id) {
  return `<textarea class="govuk-textarea" id="${id}" name="${id}" rows="5"></textarea>`;
}

function choices({ id, type, options }) {
  const [block, control] = type === "choose_many" ? ["govuk-checkboxes", "checkbox"] : ["govuk-radios", "radio"];
  const items = options.map((option, at) => choice(block, control, id, option, at));
  return `<div class="${block}">${items.join("\n")}</div>`;
}

function choice(block, control, name, { code, label, detail, exclusive }, at) {
  const id = at === 0 ? name : `${name}-${at + 1}`;
  const behaviour = exclusive ? ` data-behaviour="exclusive"` : "";
  const controls = detail ? ` aria-controls="conditional-${id}"` : "";
  const item = `<div class="${block}__item">
<input class="${block}__input" id="${id}" name="${name}" type="${control}" value="${code}"${behaviour}${controls}>
<label class="govuk-label ${block}__label" for="${id}">${escape(label)}</label>
</div>`;
  return detail ? item + reveal(block, `conditional-${id}`, `${name}.${code}`, detail) : item;
}

function reveal(block, id, name, detail) {
  const group = `<div class="govuk-form-group">${label(name, detail)}${input(name)}</div>`;
  return `<div class="${block}__conditional ${block}__conditional--hidden" id="${id}">${group}</div>`;
}
