// SurveyJS, by survey-core and survey-js-ui from npm: as it comes, and without its animation.

import { readFile } from "node:fs/promises";

import { pageWith } from "../../surveys/survey.js";
import { translate } from "./translate.js";

const PACKAGES = new URL("../../../node_modules/", import.meta.url);
const FILES = [
  "survey-core/survey-core.min.css",
  "survey-core/survey.core.min.js",
  "survey-js-ui/survey-js-ui.min.js",
];

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SurveyJS</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="survey-core.min.css">
<link rel="preload" as="fetch" crossorigin href="survey.json">
<script src="start.js" defer></script>
<script src="survey.core.min.js" defer></script>
<script src="survey-js-ui.min.js" defer></script>
</head>
<body><div id="survey"></div></body>
</html>
`;

/** As it comes. @returns {Promise<import("../index.js").Runner>} */
export const surveyjs = (bench) => runner("surveyjs", "", bench);

/** Without animation. @returns {Promise<import("../index.js").Runner>} */
export const surveyjsStill = (bench) => runner("surveyjs-still", "#still", bench);

async function runner(name, hash, { server, surveys }) {
  const read = async (path) => [path.split("/").at(-1), await readFile(new URL(path, PACKAGES))];
  const files = await Promise.all(FILES.map(read));
  files.push(["start.js", await readFile(new URL("start.js", import.meta.url))]);
  for (const { definition } of surveys) {
    const folder = `/surveyjs/${definition.id}`;
    server.serve(`${folder}/`, PAGE);
    server.serve(`${folder}/survey.json`, JSON.stringify(translate(definition)));
    for (const [file, content] of files) server.serve(`${folder}/${file}`, content);
  }
  return {
    name,
    version: JSON.parse(await readFile(new URL("survey-core/package.json", PACKAGES), "utf8")).version,
    start: ({ definition, first }) => ({ url: `${server.origin}/surveyjs/${definition.id}/${hash}`, question: first }),
    reach: (visit, { definition }, question) =>
      visit.evaluate(`void (survey.currentPage = survey.pages[${pageWith(definition, question)}])`),
    page: {
      question: (id) => document.querySelector(`[data-name="${id}"]`),
      control: (id) => document.querySelector(`[data-name="${id}"] :is(input, textarea)`),
      option: (id, code) => document.querySelector(`[data-name="${id}"] input[value="${code}"]`),
      stored: (id) => window.survey?.getValue(id),
    },
    close: async () => {},
  };
}
