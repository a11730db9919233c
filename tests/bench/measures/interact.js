// How soon the page changes after a click on an option, and what memory it holds.

import { setTimeout as sleep } from "node:timers/promises";

import { spread } from "../statistics.js";
import { memory } from "./memory.js";

const FRAME = 1000 / 60;

const TOGGLES = 50;
const LEAST = 10;
/** Not counted: the first of anything is slower. */
const WARM_UP = 2;

/** A question on which one other depends, and the memory before and after. */
export async function branch(visit, runner, survey) {
  await visit.open(runner, survey, survey.branch.question);
  await visit.untilQuiet();
  const loaded = await memory(visit);
  await runner.reach(visit, survey, survey.branch.question);
  await visit.untilQuiet();
  const times = await toggles(visit, survey.branch, 90_000);
  return { ...times, loaded, toggled: await memory(visit) };
}

/** A question on which 200 others depend. */
export async function gate(visit, runner, survey) {
  await visit.open(runner, survey, survey.gate.question);
  await runner.reach(visit, survey, survey.gate.question);
  await visit.untilQuiet();
  return toggles(visit, survey.gate, 15_000);
}

/** Answers a question "yes" and "no" in turn, for `longest` milliseconds if it takes that long. */
async function toggles(visit, { question, shows }, longest) {
  let isShown = await visit.evaluate(`bench.isVisible(runner.question("${shows[0]}"))`);
  const toggle = () => click(visit, question, shows, (isShown = !isShown));
  for (let count = 0; count < WARM_UP; count++) await toggle();

  const started = Date.now();
  const before = await visit.mainThread();
  const times = [];
  while (times.length < TOGGLES && (times.length < LEAST || Date.now() - started < longest)) {
    times.push(await toggle());
  }
  const cpu = ((await visit.mainThread()) - before) / times.length;
  const series = (name) => spread(times.map((time) => time[name]));
  return {
    n: times.length,
    firstDom: series("firstDom"),
    lastDom: series("lastDom"),
    main: series("main"),
    paint: series("paint"),
    inp: series("inp"),
    cpu,
  };
}

/** Clicks on "yes" or "no" at a random moment of a frame, and follows what comes of it until all is calm again. */
async function click(visit, question, shows, isYes) {
  const point = await visit.evaluate(`bench.point("${question}", "${isYes ? "yes" : "no"}")`);
  await visit.send("Input.dispatchMouseEvent", { type: "mouseMoved", ...point });
  await visit.evaluate("bench.calm()");
  await visit.evaluate(`bench.watchToggle(${JSON.stringify(shows)}, ${isYes})`);
  await sleep(50 + Math.random() * 40 + Math.random() * FRAME);
  const button = { ...point, button: "left", clickCount: 1 };
  await visit.send("Input.dispatchMouseEvent", { type: "mousePressed", ...button });
  await visit.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...button });
  const times = await visit.evaluate("bench.toggled");
  await visit.evaluate("bench.calm()");
  return { ...times, inp: await visit.evaluate("bench.inp()") };
}
