// Changing an answer from check-answers, and what follows from it.

import { least } from "./fixtures/answers.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { expect, test } from "./fixtures/test.ts";

const ACQUIRES = "Does your service already acquire data from other government departments, agencies or bodies?";

test("a change that opens questions asks them before it returns, and changing back keeps their answers", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete(least);
  await expect(page.getByText("Slow and late")).toHaveCount(0);

  const change = () => page.getByRole("link", { name: `Change ${ACQUIRES}` }).click();
  await change();
  await expect(page.locator("[name=acquires-data][value=no]")).toBeChecked();
  await respondent.answerPage({ "acquires-data": "yes", "pain-points": "yes", "pain-points-details": "Slow and late" });
  await respondent.continue();
  // What the change opened further on is asked first.
  await respondent.complete({ "pain-points": "yes", "pain-points-details": "Slow and late", "sharing-kinds": ["regular"] });
  await expect(page.getByText("Slow and late")).toBeVisible();
  await expect(page.getByText("Regular provision/acquisition of data")).toBeVisible();

  await change();
  await page.locator("[name=acquires-data][value=no]").check();
  await respondent.continue();
  await expect(page).toHaveURL(/check-answers$/);
  await expect(page.getByText("Slow and late")).toHaveCount(0);

  await change();
  await page.locator("[name=acquires-data][value=yes]").check();
  await respondent.continue();
  await respondent.complete({});
  await expect(page.getByText("Slow and late")).toBeVisible();
});

test("Change leads to the question itself, not to the top of its page", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "acquires-data": "yes", "pain-points": "no", "job-role": "Tester" });
  const places = await page.getByRole("link", { name: /^Change / }).evaluateAll((links) => {
    return links.map((link) => new URL((link as HTMLAnchorElement).href)).map(({ pathname, hash }) => ({ pathname, hash }));
  });
  expect(places.filter(({ hash }) => hash !== "").length).toBeGreaterThan(3);
  for (const { pathname, hash } of places) {
    await page.locator(`a[href="${pathname}?change${hash}"]`).click();
    const question = page.locator(hash === "" ? "h1" : `[id="${hash.slice(1)}"]`);
    await expect(question, `${pathname}${hash}`).toBeFocused();
    await expect(question).toBeInViewport();
    await respondent.continue();
    await expect(page).toHaveURL(/check-answers$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  }
});

test("Back from a page that a change has opened leads to the page before it", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete(least);
  await page.getByRole("link", { name: `Change ${ACQUIRES}` }).click();
  const changed = respondent.place;
  await respondent.answerPage({ "acquires-data": "yes", "pain-points": "no" });
  await respondent.continue();
  await expect.poll(() => respondent.place).not.toBe(changed);
  const opened = respondent.place;
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await expect.poll(() => respondent.place).not.toBe(opened);
  expect(respondent.place).not.toBe("check-answers");
});

test("Back from a change returns to check-answers with nothing lost", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "job-role": "Tester" });
  await page.getByRole("link", { name: /^Change What is your job role/ }).click();
  await expect(page.locator("[name=job-role]")).toHaveValue("Tester");
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await expect(page).toHaveURL(/check-answers$/);
});
