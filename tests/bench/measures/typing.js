// How soon a letter is on the page.

import { setTimeout as sleep } from "node:timers/promises";

import { spread } from "../statistics.js";

const KEYS = 50;
const KEY = { key: "a", code: "KeyA", windowsVirtualKeyCode: 65 };

/** Presses keys in a box of several lines. */
export async function typing(visit, runner, survey) {
  await visit.open(runner, survey, survey.text);
  await runner.reach(visit, survey, survey.text);
  await visit.untilQuiet();
  await visit.evaluate(`bench.watchKeys("${survey.text}")`);
  await visit.evaluate("bench.calm()");
  for (let count = 0; count < KEYS; count++) {
    await sleep(70 + Math.random() * 40);
    await visit.send("Input.dispatchKeyEvent", { type: "keyDown", text: KEY.key, ...KEY });
    await visit.send("Input.dispatchKeyEvent", { type: "keyUp", ...KEY });
  }
  await visit.untilQuiet();
  const times = await visit.evaluate("bench.keyTimes()");
  return { n: times.length, key: spread(times) };
}
