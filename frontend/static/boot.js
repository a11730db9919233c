/*
 * Starts the survey's client, and says so when that takes long or cannot be done.
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

  /** The content of a template. */
  function message(id) {
    return document.getElementById(id).content.cloneNode(true);
  }

  function settle(outcome) {
    body.dataset.client = outcome;
    takeover.disconnect();
    clearTimeout(slow);
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

  body.classList.add("js-enabled", "govuk-frontend-supported");
  addEventListener("error", (event) => failOnTrap(event.error));
  addEventListener("unhandledrejection", (event) => failOnTrap(event.reason));
  addEventListener("soundings-failed", (event) => fail(event.detail));

  // The client fetches the survey first. It has started when it puts its page in the place of the server's.
  const takeover = new MutationObserver(() => settle("started"));
  takeover.observe(app, { childList: true });
  const slow = setTimeout(() => status.append(message("boot-slow")), SLOW_AFTER_MILLISECONDS);
  start().catch(fail);
})();
