// Each branch of the routing, as a respondent meets it: what a certain answer asks, and what it does not.

import { least } from "./fixtures/answers.ts";
import { BRANCHES } from "./fixtures/branches.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { expect, test } from "./fixtures/test.ts";

for (const [name, { answers, asks = [], leavesOut = [] }] of Object.entries(BRANCHES)) {
  test(name, async ({ page }) => {
    const respondent = new Respondent(page);
    await respondent.begin();
    const asked = await respondent.complete({ ...least, ...answers });
    expect(asked).toEqual(expect.arrayContaining(asks));
    for (const variable of leavesOut) expect(asked).not.toContain(variable);
  });
}
