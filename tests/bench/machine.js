// The machine, and how fast it is just now: shared machines have slow spells.

import { execFile } from "node:child_process";
import { arch, cpus, loadavg, totalmem, type } from "node:os";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";

const STEPS = 2e7;

/** `pace` is the time of a fixed loop in milliseconds; `load` is how many processes wanted to run in the last minute. */
export function pace() {
  const started = performance.now();
  for (let step = 0, state = 1; step < STEPS; step++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return { pace: performance.now() - started, load: loadavg()[0] };
}

/** One line on what was measured with what, and when. */
export async function conditions(runners) {
  const { stdout: chromium } = await promisify(execFile)(process.env.CHROMIUM, ["--version"]);
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const versions = runners.filter(({ version }) => version).map(({ name, version }) => `${name} ${version}`);
  return [
    new Date().toISOString().slice(0, 10),
    `${cpus().length} × ${cpus()[0].model}, ${gigabytes} GiB, ${type()} ${arch()}`,
    chromium.trim().split(" ").slice(0, 2).join(" "),
    `Node.js ${process.versions.node}`,
    ...versions,
  ].join(" · ");
}
