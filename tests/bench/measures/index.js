// What is measured, each in a browser of its own, and on which surveys.

import { branch, gate } from "./interact.js";
import { cold, slow } from "./load.js";
import { typing } from "./typing.js";

const LONG = ["paged-100", "paged-1000", "paged-5000", "onepage-1000"];

/** @type {Record<string, { run: (visit, runner, survey) => Promise<object>, on: string[] }>} */
export const MEASURES = {
  cold: { run: cold, on: ["seed", "paged-1000", "onepage-1000"] },
  slow: { run: slow, on: ["seed", "paged-1000", "onepage-1000"] },
  branch: { run: branch, on: ["shipped", "seed", ...LONG] },
  gate: { run: gate, on: ["paged-1000", "onepage-1000"] },
  typing: { run: typing, on: ["seed", ...LONG] },
};
