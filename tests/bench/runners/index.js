// What is measured: the product, its peers, and the limit.

import { plain } from "./plain/plain.js";
import { soundings } from "./soundings.js";
import { surveyjs, surveyjsStill } from "./surveyjs/surveyjs.js";

/**
 * @typedef Runner
 * @property {string} name
 * @property {string} version - empty where there is none
 * @property {(survey, question: string) => { url: string, question: string }} start - where a visit to a question
 *   begins, and a question there that can be answered at once
 * @property {(visit, survey, question: string) => Promise<void>} reach - goes on from there to the question's page
 * @property {object} page - functions that run in the page, where they are called `runner`:
 *   `question(id)`, the element that shows a question with its controls, if it is there;
 *   `control(id)`, its first control;
 *   `option(id, code)`, the control of one of its options;
 *   `stored(id)`, its answer as the runner's own data model has it
 * @property {() => Promise<void>} close
 */

/** @type {Record<string, (bench: { server, surveys }) => Promise<Runner>>} */
export const RUNNERS = { plain, soundings, surveyjs, "surveyjs-still": surveyjsStill };
