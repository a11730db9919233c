// The interface in Welsh: the switch, what is said in which language, and what it costs those who do not want it.

import { least } from "./fixtures/answers.ts";
import { expectWelsh, inEnglish, inWelsh, langOf } from "./fixtures/languages.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

const WORDS = "/assets/words/cy.json";

test("the switch keeps every answer, the page and the reason for being there", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.answer("job-role", "Half a sent");
  await inWelsh(page).click();
  await expect(page).toHaveURL(/technical-maturity\/cy\/job-role$/);
  await expectWelsh(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.locator("[name=job-role]")).toHaveValue("Half a sent");
  await respondent.answer("job-role", "Half a sentence");
  await inEnglish(page).click();
  await expect(page).toHaveURL(/technical-maturity\/job-role$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("[name=job-role]")).toHaveValue("Half a sentence");
  await respondent.complete(least);

  await page.getByRole("link", { name: /^Change What is your job role/ }).click();
  await inWelsh(page).click();
  await expect(page).toHaveURL(/cy\/job-role\?change$/);
  await page.getByRole("button", { name: "Parhau" }).click();
  await expect(page).toHaveURL(/technical-maturity\/cy\/check-answers$/);
  await expect(page.getByText("Half a sentence")).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("[name=job-role]")).toHaveValue("Half a sentence");
});

test("the switch keeps every answer even where the browser keeps nothing", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { value: null });
  });
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.answerPage({ "job-role": "In memory" });
  await respondent.continue();
  await inWelsh(page).click();
  await expectWelsh(page);
  await page.getByRole("link", { name: "Yn ôl" }).click();
  await expect(page.locator("[name=job-role]")).toHaveValue("In memory");
});

test("says that its questions are in English, and which words are in which language", async ({ page }) => {
  await page.goto("/technical-maturity/cy/data-helpful");
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  await expectWelsh(page);
  await expect(page.getByText("Yn Saesneg yn unig y mae cwestiynau’r arolwg hwn.")).toBeVisible();
  await page.getByRole("button", { name: "Parhau" }).click();
  expect(await langOf(page.getByRole("heading", { level: 1 }).locator("span").first())).toBe("en");
  expect(await langOf(page.getByRole("button", { name: "Parhau" }))).toBe("cy");
  expect(await langOf(page.locator(".govuk-caption-l"))).toBe("cy");
  expect(await langOf(page.locator(".govuk-caption-l span"))).toBe("en");
  await expectAccessible(page);
});

test("an error about an English question is in English and says so", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  while (!(await respondent.asks("data-helpful"))) {
    await respondent.answerPage(least);
    const place = respondent.place;
    await respondent.continue();
    await expect.poll(() => respondent.place).not.toBe(place);
  }
  await inWelsh(page).click();
  await expectWelsh(page);
  await page.getByRole("button", { name: "Parhau" }).click();
  await expect(page).toHaveTitle(/^Gwall: /);
  await expect(page.getByRole("alert").getByRole("heading")).toHaveText("Mae problem");
  const entry = page.getByRole("alert").getByRole("link").first();
  expect(await langOf(entry)).toBe("en");
  const message = page.locator(".govuk-error-message").first();
  await expect(message).toContainText("Gwall:");
  expect(await langOf(message)).toBe("cy");
  expect(await langOf(message.locator("span[lang]"))).toBe("en");
  await expect(message.locator("span[lang]")).toHaveText((await entry.textContent()) ?? "");
  await expectAccessible(page);
});

test("Welsh costs those who read English nothing, and others one small file", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await new Respondent(page).begin();
  expect(asked).not.toContain(WORDS);
  const arrived = page.waitForResponse((response) => response.url().endsWith(WORDS));
  await inWelsh(page).click();
  await expectWelsh(page);
  const { responseBodySize } = await (await arrived).request().sizes();
  expect(responseBodySize).toBeLessThan(8_000);
  await inEnglish(page).click();
  await inWelsh(page).click();
  await expectWelsh(page);
});

test("without a connection the page stays as it is, and says why", async ({ page, faults, context }) => {
  faults.expect(/Failed to load resource/);
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.answer("job-role", "Offline");
  await context.setOffline(true);
  await inWelsh(page).click();
  await expect(page.getByText("This page cannot be shown in Welsh at the moment.")).toBeVisible();
  await expect(page.locator("[name=job-role]")).toHaveValue("Offline");
  await expect(page).toHaveURL(/technical-maturity\/job-role$/);
  await context.setOffline(false);
  await inWelsh(page).click();
  await expectWelsh(page);
  await expect(page.locator("[name=job-role]")).toHaveValue("Offline");
});
