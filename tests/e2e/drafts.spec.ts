// Leaving and coming back.

import { chromium } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Respondent } from "./fixtures/respondent.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

test("a reload keeps what was typed, even before Continue", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.answer("job-role", "Half a ro");
  // Saved a moment after the last keystroke.
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain("Half a ro");
  await page.reload();
  await expect(page.locator("[name=job-role]")).toHaveValue("Half a ro");
});

test("leaving the page saves at once", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.answer("job-role", "In a hurry");
  await page.goto("/");
  await expect(page.getByRole("button", { name: /^Continue your answers/ })).toBeVisible();
});

test("closing the browser keeps the draft, and it resumes at the first unanswered page", async ({ server, launchOptions }) => {
  const profile = await mkdtemp(join(tmpdir(), "soundings-profile-"));
  const open = () => chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: server.url });

  const first = await open();
  const before = new Respondent(await first.newPage());
  await before.begin();
  await before.answerPage({ "job-role": "Lead developer" });
  await before.continue();
  const unanswered = before.place;
  await first.close();

  const second = await open();
  const after = new Respondent(await second.newPage());
  await after.page.goto("/");
  const resume = after.page.getByRole("button", { name: /^Continue your answers from \d+ \w+ \d{4}$/ });
  await resume.click();
  await expect.poll(() => after.place).toBe(unanswered);
  await after.page.getByRole("link", { name: "Back", exact: true }).click();
  await expect(after.page.locator("[name=job-role]")).toHaveValue("Lead developer");
  await second.close();
  await rm(profile, { recursive: true });
});

test("starting again forgets the draft", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.answer("job-role", "Forget me");
  await respondent.continue();
  await page.goto("/");
  await page.getByRole("button", { name: "Start again" }).click();
  await respondent.continue();
  await expect(page.locator("[name=job-role]")).toHaveValue("");
});

test("a page further on cannot be reached by its address", async ({ page }) => {
  await page.goto("/technical-maturity/check-answers");
  await expect(page.locator("[name=job-role]")).toBeVisible();
  await expect(page).not.toHaveURL(/check-answers/);
  await expect(page.getByRole("region", { name: "Important" })).toContainText("Answer this one first");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("region", { name: "Important" })).toHaveCount(0);
});
