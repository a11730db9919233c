// The whole survey without a script: what journey, routing, change, keyboard and accessibility ask of the client.

import { everything, least } from "./fixtures/answers.ts";
import { BRANCHES } from "./fixtures/branches.ts";
import { answer, focused, tabTo } from "./fixtures/keyboard.ts";
import { CHECK, PlainRespondent, Reader } from "./fixtures/plain.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ javaScriptEnabled: false });

const ACQUIRES = "Does your service already acquire data from other government departments, agencies or bodies?";

/** Boxes that options reveal: without a script they are always to be seen. */
const isDetail = (name: string) => /\.(?!comments$)/.test(name);

test("everything asked, answered, sent and read back", async ({ page, server, request }) => {
  test.slow();
  const respondent = new PlainRespondent(page);
  await respondent.begin();
  const asked = await respondent.complete(everything);
  const questions = (names: string[]) => new Set(names.filter((name) => !isDetail(name)));
  expect(questions(asked)).toEqual(questions(Object.keys(everything)));

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

for (const [name, { answers, asks = [], leavesOut = [] }] of Object.entries(BRANCHES)) {
  test(`routing: ${name}`, async ({ page }) => {
    const respondent = new PlainRespondent(page);
    await respondent.begin();
    const asked = await respondent.complete({ ...least, ...answers });
    expect(asked).toEqual(expect.arrayContaining(asks));
    for (const variable of leavesOut) expect(asked).not.toContain(variable);
  });
}

test("a change that opens questions asks them before it returns, and changing back keeps their answers", async ({ page }) => {
  const respondent = new PlainRespondent(page);
  await respondent.begin();
  await respondent.complete(least);
  const change = () => respondent.press(`Change ${ACQUIRES}`);
  const opened = { "pain-points": "yes", "pain-points-details": "Slow and late", "sharing-kinds": ["regular"] };

  await change();
  await expect(page.locator("[name=acquires-data][value=no]")).toBeChecked();
  await respondent.answer("acquires-data", "yes");
  await respondent.continue();
  await respondent.complete(opened);
  await expect(page.getByText("Slow and late")).toBeVisible();
  await expect(page.getByText("Regular provision/acquisition of data")).toBeVisible();

  await change();
  await respondent.answer("acquires-data", "no");
  await respondent.continue();
  expect(await respondent.heading()).toBe(CHECK);
  await expect(page.getByText("Slow and late")).toHaveCount(0);

  await change();
  await respondent.answer("acquires-data", "yes");
  await respondent.continue();
  await respondent.complete({});
  await expect(page.getByText("Slow and late")).toBeVisible();
});

test("Back returns with nothing lost, from a page and from a change", async ({ page }) => {
  const respondent = new PlainRespondent(page);
  await respondent.begin();
  await respondent.continue();
  await respondent.answer("service", "Half a sentence, no");
  await respondent.press("Back");
  await respondent.answer("job-role", "Tester");
  await respondent.continue();
  await expect(page.locator("[name=service]")).toHaveValue("Half a sentence, no");
  await respondent.complete(least);
  await respondent.press(/^Change What is your job role/);
  await expect(page.locator("[name=job-role]")).toHaveValue("Tester");
  await respondent.press("Back");
  expect(await respondent.heading()).toBe(CHECK);
});

test("a required question says so at the top and beside it, as often as it is left", async ({ page }) => {
  const respondent = new PlainRespondent(page);
  await respondent.begin();
  while (!(await respondent.asks("data-helpful"))) await respondent.continue();
  for (const _attempt of ["first", "second"]) {
    await respondent.continue();
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.locator(".govuk-error-message")).toHaveCount(1);
  }
  await page.getByRole("alert").getByRole("link").click();
  await expect(page.locator("[name=data-helpful]").first()).toBeFocused();
  await page.keyboard.press("Space");
  await respondent.continue();
  await expect(page).not.toHaveTitle(/^Error: /);
});

test("a double click and a reload send once", async ({ page, server, request }) => {
  const count = async () => {
    const authorization = `Bearer ${await server.token()}`;
    const reply = await request.get("/api/v1/surveys/technical-maturity/responses", { headers: { authorization } });
    const { responses } = await reply.json();
    return responses.filter((response: { answers: Record<string, unknown> }) => response.answers["job-role"] === "Twice").length;
  };
  const respondent = new PlainRespondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "job-role": "Twice" });
  await page.getByRole("button", { name: "Confirm and send" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Answers sent");
  const receipt = await page.locator(".app-receipt").textContent();
  await page.reload();
  expect(await page.locator(".app-receipt").textContent()).toBe(receipt);
  expect(await count()).toBe(1);
});

test("the whole survey by keyboard alone", async ({ page }) => {
  test.slow();
  const respondent = new PlainRespondent(page);
  const press = (key: string) => Promise.all([page.waitForEvent("load"), page.keyboard.press(key)]);
  await page.goto("/technical-maturity/plain");
  await page.keyboard.press("Tab");
  expect((await focused(page)).text).toBe("Skip to main content");
  await tabTo(page, (control) => control.text === "Start now");
  await press("Space");
  await tabTo(page, (control) => control.text === "Continue");
  await press("Enter");

  while ((await respondent.heading()) !== CHECK) {
    for (;;) {
      await page.keyboard.press("Tab");
      const control = await focused(page);
      if (control.text === "Continue") break;
      if (control.tag === "INPUT" || control.tag === "TEXTAREA") await answer(page, control);
    }
    await press("Enter");
  }
  await tabTo(page, (control) => control.text === "Confirm and send");
  await press("Enter");
  expect(await respondent.heading()).toBe("Answers sent");
});

test("Enter in a text box continues", async ({ page }) => {
  const respondent = new PlainRespondent(page);
  await respondent.begin();
  await page.locator("[name=job-role]").fill("Tester");
  await Promise.all([page.waitForEvent("load"), page.locator("[name=job-role]").press("Enter")]);
  await expect(page.locator("[name=service]")).toBeVisible();
});

/** Two dozen pages, each put before axe in a browser of its own. */
const LONG = 180_000;

test("every page as it is first seen, and every error, before axe", async ({ page, browser }) => {
  test.setTimeout(LONG);
  const reader = await Reader.open(browser);
  const respondent = new PlainRespondent(page);
  await page.goto("/technical-maturity/plain");
  await reader.expectAccessible(page);
  await respondent.press("Start now");
  await reader.expectAccessible(page);
  await respondent.press("Continue");
  while ((await respondent.heading()) !== CHECK) {
    await reader.expectAccessible(page);
    await respondent.continue();
    if (await page.getByRole("alert").isVisible()) {
      await expect(page).toHaveTitle(/^Error: /);
      await reader.expectAccessible(page);
      await respondent.answerPage(least);
      await respondent.continue();
    }
  }
});

test("every page with answers on it before axe", async ({ page, browser }) => {
  test.setTimeout(LONG);
  const reader = await Reader.open(browser);
  const respondent = new PlainRespondent(page);
  await respondent.begin();
  while ((await respondent.heading()) !== CHECK) {
    await respondent.answerPage(everything);
    await reader.expectAccessible(page);
    await respondent.continue();
  }
  await reader.expectAccessible(page);
});

test("the confirmation and the invitation before axe", async ({ page, browser }) => {
  const reader = await Reader.open(browser);
  const respondent = new PlainRespondent(page);
  await respondent.begin();
  await respondent.complete(least);
  await respondent.send();
  await reader.expectAccessible(page);
  const invitation = page.waitForEvent("popup");
  await page.getByRole("button", { name: /opens in new tab/ }).click();
  await expect((await invitation).getByRole("heading", { level: 1 })).toHaveText("Take part in future research");
  await reader.expectAccessible(await invitation);
});

test("no two pages share a title or an id, and nothing spills over at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const respondent = new PlainRespondent(page);
  const titles = new Set<string>();
  await respondent.begin();
  for (let last = false; !last; ) {
    last = (await respondent.heading()) === CHECK;
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    const title = await page.title();
    expect(titles, "no two pages share a title").not.toContain(title);
    titles.add(title);
    const ids = await page.locator("[id]").evaluateAll((elements) => elements.map((element) => element.id));
    expect(ids.length).toBe(new Set(ids).size);
    const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(spill, `${title} fits`).toBeLessThanOrEqual(0);
    if (!last) {
      await respondent.answerPage(everything);
      await respondent.continue();
    }
  }
});

for (const name of ["privacy", "accessibility", "cookies"]) {
  test(`the ${name} page`, async ({ page, browser }) => {
    await page.goto(`/technical-maturity/plain/${name}`);
    await (await Reader.open(browser)).expectAccessible(page);
  });
}

test("who has JavaScript turned off is led to the plain pages", async ({ page, browser }) => {
  await page.goto("/");
  await (await Reader.open(browser)).expectAccessible(page);
  await page.getByRole("link", { name: "Answer the survey without JavaScript" }).click();
  await expect(page.getByRole("button", { name: "Start now" })).toBeVisible();
  await expect(page).toHaveURL(/technical-maturity\/plain$/);
});

test("who answers a page of the client's without it goes on from there", async ({ page }) => {
  const respondent = new PlainRespondent(page);
  await page.goto("/technical-maturity/introduction");
  await page.getByRole("button", { name: "Continue" }).click();
  await respondent.answer("job-role", "Tester");
  await respondent.continue();
  await respondent.complete(least);
  await expect(page.getByText("Tester", { exact: true })).toBeVisible();
});
