// Times the product beside its peers in a real browser. `cargo xtask bench` calls it; docs/PERFORMANCE.md says what each
// figure means and holds those of the last run that was kept.

import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";

import { MEASURES } from "./measures/index.js";
import { conditions, pace } from "./machine.js";
import { keep, report } from "./report.js";
import { RUNNERS } from "./runners/index.js";
import { Server } from "./server.js";
import { SURVEYS } from "./surveys/index.js";
import { Visit } from "./visit.js";

const OUTPUT = new URL("../../target/bench/", import.meta.url);

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    measures: { type: "string", default: Object.keys(MEASURES).join() },
    runners: { type: "string", default: Object.keys(RUNNERS).join() },
    surveys: { type: "string", default: Object.keys(SURVEYS).join() },
    /** Put the report into docs/PERFORMANCE.md. */
    keep: { type: "boolean", default: false },
  },
});

const surveys = await Promise.all(chosen("surveys", SURVEYS).map(async ([name, make]) => [name, await make()]));
const server = await Server.open();
const runners = [];
const records = [];
try {
  const bench = { server, surveys: surveys.map(([, survey]) => survey) };
  for (const [, start] of chosen("runners", RUNNERS)) runners.push(await start(bench));
  await server.ready();
  for (let round = 1; round <= Number(options.rounds); round++) {
    for (const run of shuffled(runs())) records.push(await record(round, run));
    await save("records.json", JSON.stringify(records, null, 1));
  }
} finally {
  await Promise.all(runners.map((runner) => runner.close()));
  server.close();
}
const text = report(await conditions(runners), records);
await save("report.md", text);
console.log(text);
if (options.keep) await keep(text);
if (records.some(({ error }) => error)) process.exitCode = 1;

/** The entries of a table that an option names, in the order of the option. */
function chosen(option, table) {
  return options[option].split(",").map((name) => {
    if (name in table) return [name, table[name]];
    throw new Error(`--${option}: there is no ${name}; there are ${Object.keys(table).join(", ")}`);
  });
}

/** Each chosen measure, on those of its surveys that are chosen, with each chosen runner. */
function runs() {
  return chosen("measures", MEASURES).flatMap(([measure, { run, on }]) =>
    surveys
      .filter(([name]) => on.includes(name))
      .flatMap(([name, survey]) => runners.map((runner) => ({ measure, run, name, survey, runner }))),
  );
}

/** Makes one run in a browser of its own. One that fails is reported and does not keep the others from running. */
async function record(round, { measure, run, name, survey, runner }) {
  const about = { round, measure, survey: name, runner: runner.name, ...pace() };
  console.error(`round ${round}: ${measure}, ${name}, ${runner.name}`);
  const visit = await Visit.start();
  try {
    return { ...about, ...(await run(visit, runner, survey)) };
  } catch (error) {
    console.error(error);
    return { ...about, error: error.message };
  } finally {
    await visit.close();
  }
}

function shuffled(list) {
  const keyed = list.map((item) => [Math.random(), item]);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}

async function save(file, content) {
  await mkdir(OUTPUT, { recursive: true });
  await writeFile(new URL(file, OUTPUT), content);
}
