// A hand-written page for each page of a survey: what is left when there is no framework. The limit, not a peer.

import { readFile } from "node:fs/promises";

import { pagesOf, pageWith } from "../../surveys/survey.js";
import { questionsIn } from "../../surveys/condition.js";
import { document } from "./markup.js";

/** The product's own style sheet, so that both are laid out alike. */
const STYLE = new URL("../../../../target/style/main.css", import.meta.url);
const SCRIPT = new URL("branching.js", import.meta.url);

/** @returns {Promise<import("../index.js").Runner>} */
export async function plain({ server, surveys }) {
  const [style, script] = await Promise.all([readFile(STYLE), readFile(SCRIPT, "utf8")]);
  for (const { definition } of surveys) {
    const folder = `/plain/${definition.id}`;
    server.serve(`${folder}/main.css`, style);
    pagesOf(definition).forEach((page, at) => {
      server.serve(`${folder}/${at}.html`, document(definition, page, `${at}.js`));
      server.serve(`${folder}/${at}.js`, `${script}\n${rules(page)}`);
    });
  }
  return {
    name: "plain",
    version: "",
    start: ({ definition }, question) => ({
      url: `${server.origin}/plain/${definition.id}/${pageWith(definition, question)}.html`,
      question,
    }),
    reach: async () => {},
    page: {
      question: (id) => document.getElementById(`${id}-group`),
      control: (id) => document.getElementById(id),
      option: (id, code) => document.querySelector(`[name="${id}"][value="${code}"]`),
      stored: (id) => new FormData(document.forms[0]).get(id),
    },
    close: async () => {},
  };
}

function rules(page) {
  const byQuestion = {};
  for (const { id, condition } of page.questions.filter((question) => question.condition)) {
    for (const question of new Set(questionsIn(condition))) {
      (byQuestion[question] ??= []).push(`["${id}", () => ${script(condition)}]`);
    }
  }
  const entries = Object.entries(byQuestion).map(([question, list]) => `  "${question}": [${list.join(", ")}],`);
  return `const rules = {\n${entries.join("\n")}\n};\n`;
}

/** @param {import("../../surveys/condition.js").Condition} condition */
function script(condition) {
  if (condition.any) return condition.any.map((part) => `(${script(part)})`).join(" || ");
  if (condition.all) return condition.all.map((part) => `(${script(part)})`).join(" && ");
  if (condition.not) return `!(${script(condition.not)})`;
  if (condition.answered) return `answered("${condition.answered}")`;
  return `is(${[condition.question, ...condition.codes].map((word) => JSON.stringify(word)).join(", ")})`;
}
