// What a respondent can keep of their answers: copies to read, to print and for programs, and pages on paper.

import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { least } from "./fixtures/answers.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

const TYPED = "Analyst <b>& co\nof the \"fourth\" floor";

async function download(page: Page, name: string): Promise<string> {
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  return readFile(await (await started).path(), "utf8");
}

test("after sending, the answers can be saved to read and for programs, until the page is loaded again", async ({ page, browser }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, service: TYPED, "access-channels": ["online", "phone"] });
  await respondent.send();

  const data = JSON.parse(await download(page, "Copy for programs (JSON)"));
  expect(data.survey).toBe("technical-maturity");
  expect(data.answers).toEqual({ ...least, service: TYPED, "access-channels": ["online", "phone"] });

  const document = await download(page, "Copy for reading and printing");
  expect(document).toContain("Analyst &lt;b>&amp; co");
  const context = await browser.newContext();
  const reader = await context.newPage();
  await reader.setContent(document);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(/^Exploring technical maturity/);
  await expect(reader.getByText("Please can you provide your service name", { exact: false })).toBeVisible();
  const answer = reader.locator("dd", { hasText: "Analyst" });
  expect(await answer.innerText()).toBe(TYPED);
  await expect(reader.locator("dd", { hasText: "Not provided" }).first()).toBeVisible();
  expect(await reader.locator("script, link, img").count()).toBe(0);
  await expectAccessible(reader);
  await context.close();

  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Answers sent");
  await expect(page.getByRole("link", { name: /^Copy for/ })).toHaveCount(0);
});

test("on paper there is what was answered, and nothing to press", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "job-role": "On paper" });
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("On paper")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  for (const part of [".govuk-footer", ".govuk-summary-list__actions"]) await expect(page.locator(part).first()).toBeHidden();
  await expect(page.getByRole("link", { name: /^(Change|Back|Cymraeg)/ })).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  const receipt = await respondent.send();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(receipt)).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
});
