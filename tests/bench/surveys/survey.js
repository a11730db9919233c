// A survey of the benchmark: a definition in the product's own language, and what is measured on it.

import { parse } from "./condition.js";

/**
 * @typedef Survey
 * @property {object} definition - as docs/SURVEYS.md explains it; its `id` names the survey
 * @property {string} first - the question whose control the load waits for
 * @property {Switch} branch - a question on which another depends
 * @property {Switch} [gate] - a question on which 200 others depend
 * @property {string} text - a question answered on several lines, for typing
 *
 * @typedef Switch
 * @property {string} question - answered "yes" and "no" in turn
 * @property {string[]} shows - questions shown while it is "yes": all of them, or the first and the last
 */

/**
 * The pages of a definition as a peer's adapter needs them: options looked up, conditions of section, page and question
 * made one.
 */
export function pagesOf(definition) {
  return definition.sections.flatMap((section) =>
    section.pages.map((page) => ({
      id: page.id ?? page.questions[0].id,
      title: page.title,
      questions: page.questions.map((question) => ({
        ...question,
        options: optionsOf(definition, question),
        condition: conditionOf(definition, [section, page, question]),
      })),
    })),
  );
}

/** Which page a question is on, by position. */
export function pageWith(definition, question) {
  return pagesOf(definition).findIndex((page) => page.questions.some(({ id }) => id === question));
}

function optionsOf(definition, { options = {} }) {
  const list = typeof options === "string" ? definition.option_sets[options] : options;
  return Object.entries(list).map(([code, option]) =>
    typeof option === "object" ? { code, ...option } : { code, label: String(option) },
  );
}

function conditionOf(definition, carriers) {
  const read = (text) => parse(text, definition.conditions);
  const parts = carriers.flatMap(({ show_if: show, skip_if: skip }) => [
    ...(show ? [read(show)] : []),
    ...(skip ? [{ not: read(skip) }] : []),
  ]);
  return parts.length > 1 ? { all: parts } : parts[0];
}
