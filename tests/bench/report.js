// Records as Markdown: a table for each measure, a line for each survey and runner.

import { readFile, writeFile } from "node:fs/promises";

import { median } from "./statistics.js";

const DOCUMENT = new URL("../../docs/PERFORMANCE.md", import.meta.url);
const START = "<!-- Figures: written by `cargo xtask bench -- --keep`. -->";
const END = "<!-- End of the figures. -->";

const kilobytes = (bytes) => bytes / 1000;
const megabytes = (bytes) => bytes / 1e6;

/** The columns of each kind of table: a heading, what to take of a record, and the digits after the point. */
const LOAD = [
  ["kB", ({ bytes }) => kilobytes(bytes), 0],
  ["FCP", ({ fcp }) => fcp, 0],
  ["LCP", ({ lcp }) => lcp, 0],
  ["answerable", ({ answerable }) => answerable, 0],
  ["held", ({ held }) => held, 0],
  ["main thread", ({ main }) => main, 0],
  ["long tasks", ({ long }) => long, 0],
];
const TOGGLES = [
  ["first DOM p50", ({ firstDom }) => firstDom.p50, 1],
  ["last DOM p50", ({ lastDom }) => lastDom.p50, 1],
  ["last DOM p95", ({ lastDom }) => lastDom.p95, 1],
  ["main p50", ({ main }) => main.p50, 0],
  ["paint p50", ({ paint }) => paint.p50, 0],
  ["paint p95", ({ paint }) => paint.p95, 0],
  ["INP p95", ({ inp }) => inp.p95, 0],
  ["cpu", ({ cpu }) => cpu, 1],
];
const MEMORY = ["loaded", "toggled"].flatMap((when) => [
  [`${when}: heap`, (record) => megabytes(record[when].heap), 1],
  [`${when}: backing`, (record) => megabytes(record[when].backing), 1],
  [`${when}: private`, (record) => megabytes(record[when].priv), 0],
]);
const TYPING = [
  ["p50", ({ key }) => key.p50, 0],
  ["p95", ({ key }) => key.p95, 0],
];

const TABLES = [
  { title: "Load, cold (ms)", measure: "cold", columns: LOAD },
  { title: "Load, cold, slow 4G and a processor 4 times slower (ms)", measure: "slow", columns: LOAD },
  { title: "From a click to one question shown or hidden (ms)", measure: "branch", columns: TOGGLES },
  { title: "From a click to 200 questions shown or hidden (ms)", measure: "gate", columns: TOGGLES },
  { title: "From a key to the letter (ms)", measure: "typing", columns: TYPING },
  { title: "Memory once loaded, and after the toggles (MB)", measure: "branch", columns: MEMORY },
];

/** The report of a whole bench. */
export function report(conditions, records) {
  const good = records.filter(({ error }) => !error);
  const paces = good.map(({ pace }) => pace);
  const failed = records.length - good.length;
  const tables = TABLES.map(({ title, measure, columns }) => {
    const measured = good.filter((record) => record.measure === measure);
    return measured.length > 0 ? `#### ${title}\n\n${table(measured, columns)}` : "";
  });
  return [
    `${conditions}.`,
    `Rounds: ${Math.max(...records.map(({ round }) => round))}. The fixed loop took ${range(paces, 0)} ms.` +
      (failed > 0 ? ` ${failed} runs failed and are left out.` : ""),
    ...tables.filter(Boolean),
  ].join("\n\n");
}

/** Puts a report into the documentation, in the place of the one before. */
export async function keep(text) {
  const document = await readFile(DOCUMENT, "utf8");
  const [before, rest] = document.split(START);
  const after = rest.split(END)[1];
  await writeFile(DOCUMENT, `${before}${START}\n\n${text}\n\n${END}${after}`);
}

function table(records, columns) {
  const names = [...new Set(records.map(name))].sort();
  const rows = names.map((wanted) => {
    const group = records.filter((record) => name(record) === wanted);
    return [wanted, ...columns.map(([, take, digits]) => range(group.map(take), digits))];
  });
  const head = ["survey | runner", ...columns.map(([heading]) => heading)];
  const rule = ["--- | ---", ...columns.map(() => "---:")];
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const name = ({ survey, runner }) => `${survey} | ${runner}`;

/** The median, and the least and the greatest if they differ from it. */
function range(numbers, digits) {
  const [middle, least, most] = [median(numbers), Math.min(...numbers), Math.max(...numbers)].map((number) =>
    number.toFixed(digits),
  );
  return least === most ? middle : `${middle} (${least}–${most})`;
}
