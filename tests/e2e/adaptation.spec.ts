// The checks on every page, in every state, that axe does not make.

import { expectForcedColours, expectRoom, expectStill, expectTabWalk, expectTargets } from "./fixtures/adaptation.ts";
import { everything, least } from "./fixtures/answers.ts";
import { CHECK, PlainRespondent } from "./fixtures/plain.ts";
import { expect, test } from "./fixtures/test.ts";
import { tour } from "./fixtures/tour.ts";

/** Some fifty states, each walked through. */
const LONG = 300_000;

test("Tab walks through every page", async ({ page }) => {
  test.setTimeout(LONG);
  await tour(page, (state) => expectTabWalk(page, state));
});

test("there is room for larger text, wider spacing and the narrowest screen on every page", async ({ page }) => {
  test.setTimeout(LONG);
  await tour(page, (state) => expectRoom(page, state));
});

test("forced colours, still pages, targets and titles on every page", async ({ page }) => {
  test.setTimeout(LONG);
  const titles = new Map<string, string>();
  await tour(page, async (state) => {
    await expectForcedColours(page, state);
    await expectStill(page, state);
    await expectTargets(page, state);
    const title = await page.title();
    const place = state.split(",")[0];
    expect(titles.get(title) ?? place, `the title “${title}” is that of one page`).toBe(place);
    titles.set(title, place);
    const isWrong = (await page.getByRole("alert").count()) > 0;
    expect(title.startsWith("Error: "), `${state}: the title says whether something is wrong`).toBe(isWrong);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("Tab walks through every page, and there is room on it", async ({ page }) => {
    test.setTimeout(LONG);
    const respondent = new PlainRespondent(page);
    const visit = async (state: string) => {
      await expectTabWalk(page, state);
      await expectRoom(page, state);
      await expectTargets(page, state);
    };
    await page.goto("/technical-maturity/plain");
    await visit("start");
    await respondent.press("Start now");
    await visit("introduction");
    await respondent.press("Continue");
    for (let heading = await respondent.heading(); heading !== CHECK; heading = await respondent.heading()) {
      await visit(heading);
      await respondent.continue();
      if (await page.getByRole("alert").isVisible()) {
        await visit(`${heading}, with errors`);
        await respondent.answerPage(heading.includes("data dictionary") ? everything : least);
        await respondent.continue();
      }
    }
    await visit("check-answers");
    await respondent.send();
    await visit("sent");
    await page.goto("/technical-maturity/plain/withdraw");
    await visit("withdraw");
  });
});
