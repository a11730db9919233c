// One Chromium with a fresh profile and one page in it, for one measurement. It can reach nothing but this machine.

import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { chromium } from "@playwright/test";

const ARGUMENTS = [
  "--no-first-run",
  ...["background-networking", "component-update", "sync", "quic"].map((feature) => `--disable-${feature}`),
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  // Chromium's sandbox refuses to work for root, as whom most containers run.
  ...(process.getuid() === 0 ? ["--no-sandbox"] : []),
];

const SCRIPTS = await Promise.all(
  ["common", "load", "branch", "typing"].map((name) => readFile(new URL(`page/${name}.js`, import.meta.url), "utf8")),
);

/** No wait is longer, in milliseconds. */
const LONGEST = 60_000;

export class Visit {
  #browser;
  #system;
  #page;
  #processesBefore;

  /** Bytes received since the page was asked for: headers and compressed bodies. */
  bytes = 0;

  /** Starts Chromium and waits until its own start-up work has died down. */
  static async start() {
    const visit = new Visit();
    visit.#browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGUMENTS });
    const page = await visit.#browser.newPage();
    visit.#system = await visit.#browser.newBrowserCDPSession();
    visit.#page = await page.context().newCDPSession(page);
    visit.#page.on("Network.loadingFinished", ({ encodedDataLength }) => (visit.bytes += encodedDataLength));
    await visit.send("Page.enable");
    await visit.send("Network.enable");
    await visit.send("Performance.enable");
    await untilQuiet(async () => sum((await visit.#processes()).values()));
    return visit;
  }

  /**
   * Goes where a runner's visit to a question begins, and resolves when the page there takes an answer. The scripts of
   * `page/` run before the page's own.
   */
  async open(runner, survey, question) {
    const start = runner.start(survey, question);
    const functions = Object.entries(runner.page).map(([name, source]) => `${name}: ${source}`);
    const source = [
      `globalThis.runner = { ${functions.join(", ")} };`,
      ...SCRIPTS,
      `bench.answered = bench.answerable("${start.question}");`,
    ].join("\n");
    await this.send("Page.addScriptToEvaluateOnNewDocument", { source });
    this.#processesBefore = await this.#processes();
    const { errorText } = await this.send("Page.navigate", { url: start.url });
    if (errorText) throw new Error(`${start.url}: ${errorText}`);
    await this.evaluate("bench.answered");
  }

  /** Sends a command of the Chrome DevTools Protocol to the page. */
  send(method, parameters) {
    return this.#page.send(method, parameters);
  }

  /** The value of an expression in the page; of a promise, what it resolves to, if that is soon enough. */
  async evaluate(expression) {
    const reply = this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    const late = sleep(LONGEST, undefined, { ref: false }).then(() => {
      throw new Error(`no answer in ${LONGEST / 1000} s: ${expression}`);
    });
    const { result, exceptionDetails } = await Promise.race([reply, late]);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Processor time of the page's main thread, in milliseconds since the page was asked for. */
  async mainThread() {
    const { metrics } = await this.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  }

  /** Waits until the page has nothing more to do. */
  untilQuiet() {
    return untilQuiet(() => this.mainThread());
  }

  /**
   * The id of the renderer that shows the page: of all renderers, the one that worked most since the page was asked for.
   * Chromium has others of its own.
   */
  async renderer() {
    const worked = [...(await this.#processes())].map(([id, time]) => [id, time - (this.#processesBefore.get(id) ?? 0)]);
    return worked.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
  }

  close() {
    return this.#browser.close();
  }

  /** Processor time of each renderer in milliseconds, by the id of its process. */
  async #processes() {
    const { processInfo } = await this.#system.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer");
    return new Map(renderers.map(({ id, cpuTime }) => [id, cpuTime * 1000]));
  }
}

/** Milliseconds. */
const INTERVAL = 250;
/** Milliseconds of work in an interval that count as none. */
const NOTHING = 8;

/** Waits until an amount of work has hardly grown for three intervals in a row. */
async function untilQuiet(work) {
  const deadline = Date.now() + LONGEST;
  let before = await work();
  for (let quiet = 0; quiet < 3 && Date.now() < deadline; ) {
    await sleep(INTERVAL);
    const now = await work();
    quiet = now - before < NOTHING ? quiet + 1 : 0;
    before = now;
  }
}

const sum = (numbers) => [...numbers].reduce((total, number) => total + number, 0);
