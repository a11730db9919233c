/*
 * Starts the survey's client, says so when that takes long or cannot be done, and lets nothing get lost that a respondent
 * does on the server's page meanwhile.
 *
 * The client is a WebAssembly module with a JavaScript module to load it. Trunk names both after their content and
 * announces them in the page's head with a `modulepreload` and a `preload` link; that is where this script finds them.
 *
 * Nothing that a person reads is written here: it stands in index.html, in `template` elements. The body's
 * `data-client` tells style sheets and tests how it went: "started" or "failed".
 */
(() => {
  "use strict";

  const SLOW_AFTER_MILLISECONDS = 10_000;

  const { body } = document;
  const app = document.getElementById("app");
  const status = document.getElementById("boot-status");

  /** The controls of the server's page that were used, some of them before this script was there. */
  const used = new Set([...app.querySelectorAll("input, textarea")].filter(isUsed));
  /** Whether its form was to be sent: only the client can. */
  let isSubmitted = false;
  /** How many presses and compositions are under way: they would come to nothing if the page changed meanwhile. */
  let underWay = 0;
  /** What had the focus when the client took over, and what was selected in it. */
  let focused = { element: null, caret: null };
  /** Lets the client take over. */
  let takeOver = null;

  /** The content of a template. */
  function message(id) {
    return document.getElementById(id).content.cloneNode(true);
  }

  function settle(outcome) {
    body.dataset.client = outcome;
    clearTimeout(slow);
    listening.abort();
    status.replaceChildren();
  }

  /**
   * Replaces the page's content by the one recovery message there is. Whether WebAssembly is missing or forbidden, a
   * file did not arrive or the client broke down later, a respondent can do the same about it.
   */
  function fail(cause) {
    if (body.dataset.client === "failed") return;
    settle("failed");
    console.error("The survey's client cannot run:", cause);
    const place = document.querySelector("main") ?? app;
    place.replaceChildren(message("boot-problem"));
    const heading = place.querySelector("h1");
    document.title = [heading.textContent, document.title].filter(Boolean).join(" – ");
    heading.focus();
  }

  /** A trap is how a panic ends in WebAssembly. After one, the client's state cannot be trusted. */
  function failOnTrap(error) {
    if (error?.name === "RuntimeError") fail(error);
  }

  async function start() {
    const { default: init } = await import(document.querySelector("link[rel=modulepreload]").href);
    await init({ module_or_path: document.querySelector("link[rel=preload][type='application/wasm']").href });
  }

  function isTicked({ type }) {
    return type === "radio" || type === "checkbox";
  }

  function isUsed(control) {
    return isTicked(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
  }

  /** What stands on the client's page for an element of the server's. */
  function twin(element) {
    const same = (other, name) => element[name] && other[name] === element[name];
    return [...app.querySelectorAll(element.localName)].find((other) =>
      element.name
        ? same(other, "name") && (!isTicked(element) || same(other, "value"))
        : same(other, "id") || same(other, "href") || other.textContent === element.textContent,
    );
  }

  /** Answers on the client's page what was answered on the server's. */
  function adopt(control) {
    const other = twin(control);
    if (!other) return;
    if (control.type === "file") {
      other.files = control.files;
      other.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (isTicked(control)) {
      if (other.checked !== control.checked) other.click();
    } else {
      other.value = control.value;
      other.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  /** The client's page stands where the server's stood; nothing was pressed in between. */
  function started() {
    settle("started");
    used.forEach(adopt);
    const other = focused.element && twin(focused.element);
    other?.focus({ preventScroll: true });
    // What the client still does of its own comes first: it sets values, which moves the caret, and learns where it is.
    setTimeout(() => {
      if (focused.caret !== null && other?.value === focused.element.value) other.setSelectionRange(...focused.caret);
      if (isSubmitted) app.querySelector("form")?.requestSubmit();
    });
  }

  function end() {
    // A click follows the release that makes it.
    setTimeout(() => {
      underWay = Math.max(0, underWay - 1);
      if (underWay === 0) takeOver?.();
    });
  }

  body.classList.add("js-enabled", "govuk-frontend-supported");
  addEventListener("error", (event) => failOnTrap(event.error));
  addEventListener("unhandledrejection", (event) => failOnTrap(event.reason));
  addEventListener("soundings-failed", (event) => fail(event.detail));

  const listening = new AbortController();
  const listen = (type, listener) => addEventListener(type, listener, { capture: true, signal: listening.signal });
  const isKey = ({ key, repeat }) => (key === " " || key === "Enter") && !repeat;
  for (const type of ["input", "change"]) listen(type, ({ target }) => used.add(target));
  for (const type of ["pointerdown", "compositionstart"]) listen(type, () => (underWay += 1));
  for (const type of ["pointerup", "pointercancel", "compositionend"]) listen(type, end);
  listen("keydown", (event) => isKey(event) && (underWay += 1));
  listen("keyup", (event) => isKey(event) && end());
  // A release elsewhere is never heard of.
  listen("blur", ({ target }) => {
    if (target !== window) return;
    underWay = 0;
    takeOver?.();
  });
  listen("submit", (event) => {
    event.preventDefault();
    isSubmitted = true;
    status.replaceChildren(message("boot-submitted"));
  });
  listen("soundings-ready", (event) => {
    takeOver = () => {
      const { activeElement: element } = document;
      const { selectionStart = null, selectionEnd } = element;
      const caret = selectionStart === null ? null : [selectionStart, selectionEnd];
      if (app.contains(element)) focused = { element, caret };
      event.detail();
    };
    if (underWay === 0) takeOver();
  });
  listen("soundings-started", started);

  const slow = setTimeout(() => status.append(message("boot-slow")), SLOW_AFTER_MILLISECONDS);
  start().catch(fail);
})();
