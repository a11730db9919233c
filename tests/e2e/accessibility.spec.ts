// Every page of the longest journey, in every state a respondent meets, before axe; and what axe cannot see.

import type { Page } from "@playwright/test";

import { everything } from "./fixtures/answers.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

/** What must hold of any page after it was navigated to. */
async function expectOrderly(page: Page, titles: Set<string>): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const title = await page.title();
  expect(titles, "no two pages share a title").not.toContain(title);
  titles.add(title);
  const ids = await page.locator("[id]").evaluateAll((elements) => elements.map((element) => element.id));
  expect(ids.length).toBe(new Set(ids).size);
}

test("every page of the survey", async ({ page }) => {
  test.setTimeout(240_000);
  const respondent = new Respondent(page);
  const titles = new Set<string>();
  await page.goto("/");
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  await expect(page.locator("body"), "the first page leaves the focus alone").toBeFocused();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start now" }).click();
  await expect(page).toHaveURL(/introduction$/);
  await expectOrderly(page, titles);
  await expectAccessible(page);
  await respondent.continue();

  while (respondent.place !== "check-answers") {
    const place = respondent.place;
    await expectOrderly(page, titles);
    await expectAccessible(page);
    // With nothing answered, required questions show their errors.
    await respondent.continue();
    if ((await page.getByRole("alert").count()) > 0) {
      await expect(page).toHaveTitle(/^Error: /);
      await expectAccessible(page);
    } else {
      await page.getByRole("link", { name: "Back", exact: true }).click();
    }
    await expect.poll(() => respondent.place).toBe(place);
    // With everything answered, follow-ups and reveals are open.
    await respondent.answerPage(everything);
    await expectAccessible(page);
    await respondent.continue();
    await expect.poll(() => respondent.place).not.toBe(place);
  }
  await expectOrderly(page, titles);
  await expectAccessible(page);
  await respondent.send();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to the start of the survey" }).click();
  await expectAccessible(page);
});

test("the page of an unknown survey leads on", async ({ page, faults }) => {
  faults.expect(/404/);
  await page.goto("/no-such-survey");
  await expectAccessible(page);
  await page.getByRole("link", { name: "See which surveys there are" }).click();
  await expect(page.getByRole("button", { name: "Start now" })).toBeVisible();
});

for (const name of ["privacy", "accessibility", "cookies"]) {
  test(`the ${name} page, and back`, async ({ page }) => {
    const respondent = new Respondent(page);
    await respondent.begin();
    await respondent.answer("job-role", "Half a ro");
    await page.getByRole("contentinfo").getByRole("link", { name: new RegExp(name, "i") }).click();
    await expect(page).toHaveURL(`/technical-maturity/${name}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.goBack();
    await expect(page.locator("[name=job-role]")).toHaveValue("Half a ro");
  });
}

test("a page that is not there", async ({ page, faults }) => {
  faults.expect(/404/);
  await page.goto("/technical-maturity/no-such-page");
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  await expectAccessible(page);
});

test("nothing spills over at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const respondent = new Respondent(page);
  await respondent.begin();
  while (respondent.place !== "check-answers") {
    await respondent.answerPage(everything);
    const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(spill, `${respondent.place} fits`).toBeLessThanOrEqual(0);
    const before = page.url();
    await respondent.continue();
    await expect(page).not.toHaveURL(before);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
