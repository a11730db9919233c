// The product: the real binary serves the surveys, with its own headers and compression.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { pagesOf } from "../surveys/survey.js";

const BINARY = fileURLToPath(new URL("../../../target/release/soundings", import.meta.url));

/** @returns {Promise<import("./index.js").Runner>} */
export async function soundings({ surveys }) {
  const folder = await mkdtemp(join(tmpdir(), "soundings-bench-"));
  for (const { definition } of surveys) {
    // JSON is YAML.
    await writeFile(join(folder, `${definition.id}.yaml`), JSON.stringify(definition));
  }
  const server = spawn(BINARY, ["serve", "--listen", "127.0.0.1:0", "--data", join(folder, "data"), "--surveys", folder], {
    env: {},
    stdio: ["ignore", "pipe", "pipe"],
  });
  const origin = await listening(server);
  const { stdout: version } = await promisify(execFile)(BINARY, ["--version"]);
  return {
    name: "soundings",
    version: version.trim().split(" ").at(-1),
    start: ({ definition, first }) => ({ url: `${origin}/${definition.id}/${pagesOf(definition)[0].id}`, question: first }),
    reach: continueTo,
    page: {
      question: (id) => document.getElementById(id)?.closest(".govuk-form-group"),
      control: (id) => document.getElementById(id),
      option: (id, code) => document.querySelector(`[name="${id}"][value="${code}"]`),
      // Answers live in WebAssembly's memory; the draft holds them as soon as the page is told that it may go away.
      stored: (id) => {
        dispatchEvent(new Event("pagehide"));
        const draft = localStorage.getItem(`soundings:draft:${location.pathname.split("/")[1]}`);
        return draft && JSON.parse(draft).answers[id];
      },
    },
    async close() {
      const ended = once(server, "close");
      server.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** Presses Continue, page by page, until a question is there: the client lets nobody skip a page. */
async function continueTo(visit, _survey, question) {
  await visit.evaluate(`(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    while (!runner.control("${question}")) {
      const page = location.pathname;
      document.querySelector("form button").click();
      while (location.pathname === page) await frame();
      await frame();
    }
  })()`);
}

function listening(server) {
  const lines = [];
  createInterface({ input: server.stderr }).on("line", (line) => lines.push(line));
  return new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      const found = /^Listening on (http:\/\/\S+)$/.exec(line);
      if (found) resolve(found[1]);
    });
    server.once("error", reject);
    server.once("close", () => reject(new Error(`soundings ended at once:\n${lines.join("\n")}`)));
  });
}
