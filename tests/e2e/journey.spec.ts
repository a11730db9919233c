// The whole survey, from the start page to a researcher's table.

import { everything, least } from "./fixtures/answers.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { expect, test } from "./fixtures/test.ts";

test("everything asked, answered, sent and read back", async ({ page, server, request }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  const asked = await respondent.complete(everything);
  expect(new Set(asked)).toEqual(new Set(Object.keys(everything)));

  for (const text of ["Lead developer", "5,000 to 20,000", "Lock keepers", "By post", "Names are spelt in three ways."]) {
    await expect(page.getByText(text, { exact: true })).toBeVisible();
  }
  const receipt = await respondent.send();
  expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{7}(-[0-9A-HJKMNP-TV-Z]{1,7}){3}$/);

  const authorization = `Bearer ${await server.token()}`;
  const reply = await request.get("/api/v1/surveys/technical-maturity/responses", { headers: { authorization } });
  const { responses } = await reply.json();
  const answers = responses.map((response: { answers: object }) => response.answers);
  const upload = expect.stringMatching(/^[0-9a-f]{32}$/);
  expect(answers).toContainEqual({ ...everything, "data-dictionary-files": [upload] });
  expect(JSON.stringify(responses)).not.toContain(receipt);
});

test("what routing leaves out is neither asked nor sent", async ({ page, server, request }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  const mark = "What routing leaves out";
  const asked = await respondent.complete({ ...least, "job-role": mark });
  for (const name of ["why-helpful", "why-not-helpful", "pain-points", "sharing-kinds", "notified-services"]) {
    expect(asked).not.toContain(name);
  }
  await respondent.send();

  const authorization = `Bearer ${await server.token()}`;
  const reply = await request.get("/api/v1/surveys/technical-maturity/responses", { headers: { authorization } });
  const { responses } = await reply.json();
  const found = responses.find((response: { answers: Record<string, unknown> }) => {
    return response.answers["job-role"] === mark;
  });
  // Asked and left blank is null; not asked is absent.
  expect(found.answers.organisation).toBeNull();
  expect(found.answers).not.toHaveProperty("why-helpful");
});

test("the answers leave the device when they are sent, and stay gone", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete(least);
  expect(await page.evaluate(() => localStorage.length)).toBe(1);
  await respondent.send();
  const kept = await page.evaluate(() => Object.entries(localStorage));
  expect(kept).toEqual([["soundings:sent:technical-maturity", expect.stringMatching(/^{"at":\d+,"is_earlier":false}$/)]]);
});

test("a required question says so, once, at the top and beside it", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  while (!(await respondent.asks("data-helpful"))) await respondent.continue();
  const heading = await page.getByRole("heading", { level: 1 }).textContent();

  for (const _attempt of ["first", "second"]) {
    await respondent.continue();
    const summary = page.getByRole("alert");
    await expect(summary).toBeVisible();
    await expect(page.locator(".govuk-error-summary")).toBeFocused();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.locator(".govuk-error-message")).toHaveCount(1);
  }
  await page.getByRole("alert").getByRole("link").click();
  await expect(page.locator("[name=data-helpful]").first()).toBeFocused();
  await page.locator("[name=data-helpful][value=no]").check();
  await respondent.continue();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(heading ?? "");
  await expect(page).not.toHaveTitle(/^Error: /);
});
