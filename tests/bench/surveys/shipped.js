// The survey that the product ships, as its author paged it and with each section on one page.

import { readFile } from "node:fs/promises";

import { parse } from "yaml";

const FILE = new URL("../../../surveys/technical-maturity.yaml", import.meta.url);

const MEASURED = {
  first: "job-role",
  branch: { question: "data-helpful", shows: ["why-helpful"] },
  text: "service",
};

/** The survey as it is shipped, open on every day. */
export async function shipped() {
  const { opens, closes, ...definition } = parse(await readFile(FILE, "utf8"));
  return { definition, ...MEASURED };
}

/** The same questions on five pages, one for each section. */
export async function seed() {
  const { definition } = await shipped();
  const sections = definition.sections.map((section) => ({
    ...section,
    pages: [{ title: section.title, questions: section.pages.flatMap((page) => page.questions) }],
  }));
  return { definition: { ...definition, id: "seed", sections }, ...MEASURED };
}
