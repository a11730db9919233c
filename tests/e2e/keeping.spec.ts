// Drafts in real life: browsers that keep nothing, two tabs, surveys that change, devices that others use.

import type { Page } from "@playwright/test";

import { least } from "./fixtures/answers.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

const DRAFT = "soundings:draft:technical-maturity";

function notice(page: Page) {
  return page.getByRole("region", { name: "Important" });
}

/** What is typed is saved a moment later. */
async function expectSaved(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.evaluate((key) => localStorage.getItem(key), DRAFT)).toContain(text);
}

const BROKEN: Record<string, { script: () => void; says: string }> = {
  "storage that throws on access": {
    script: () => {
      const denied = { get: () => { throw new DOMException("denied", "SecurityError"); } };
      Object.defineProperty(window, "localStorage", denied);
      Object.defineProperty(window, "sessionStorage", denied);
    },
    says: "Your browser does not let this site save anything",
  },
  "storage that is not there": {
    script: () => {
      for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { value: null });
    },
    says: "Your browser does not let this site save anything",
  },
  "storage that is full": {
    script: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
    says: "Your answers could not be saved on this device just now",
  },
};

for (const [name, { script, says }] of Object.entries(BROKEN)) {
  test(`with ${name} the journey goes on and says so`, async ({ page }) => {
    await page.addInitScript(script);
    const respondent = new Respondent(page);
    await respondent.begin();
    await respondent.answerPage({ "job-role": "From memory" });
    await respondent.continue();
    await expect(notice(page)).toContainText(says);
    await expectAccessible(page);
    await respondent.complete(least);
    await expect(page.getByText("From memory")).toBeVisible();
    expect(await respondent.send()).not.toBe("");
  });
}

test("a draft that cannot be read is left alone until the respondent replaces it", async ({ page }) => {
  await page.addInitScript((key) => {
    if (sessionStorage.getItem("planted") === null) localStorage.setItem(key, '{"format":99,"answers":"of tomorrow"}');
    sessionStorage.setItem("planted", "yes");
  }, DRAFT);
  const respondent = new Respondent(page);
  await respondent.begin();
  await expect(notice(page)).toContainText("cannot read");
  await respondent.answer("job-role", "Of today");
  await respondent.continue();
  expect(await page.evaluate((key) => localStorage.getItem(key), DRAFT)).toContain("of tomorrow");
  await page.getByRole("button", { name: "Replace them" }).click();
  await expect(notice(page)).toHaveCount(0);
  await expectSaved(page, "Of today");
});

test("a draft that cannot be read survives everything but its replacement and deletion", async ({ page }) => {
  const strange = '{"format":99,"answers":"of tomorrow"}';
  await page.goto("/");
  await page.evaluate(([key, draft]) => localStorage.setItem(key, draft), [DRAFT, strange]);
  const expectThere = async () => expect(await page.evaluate((key) => localStorage.getItem(key), DRAFT)).toBe(strange);
  const respondent = new Respondent(page);
  await respondent.begin();

  // Not kept on the device: there is room in the tab.
  await page.getByRole("link", { name: "Keep or move my answers" }).click();
  await expect(notice(page)).toContainText("cannot read");
  await page.getByRole("button", { name: "Do not keep my answers on this device" }).click();
  await expect(notice(page)).toHaveCount(0);
  await expectThere();
  await page.goto("/technical-maturity/job-role");
  await respondent.complete({ ...least, "job-role": "In the tab" });
  await expectThere();

  // Back on the device: the notice is back.
  await page.getByRole("link", { name: "Keep or move my answers" }).click();
  await page.getByRole("button", { name: "Keep my answers on this device" }).click();
  await expect(notice(page)).toContainText("cannot read");
  await expectThere();

  // A file is taken beside it, and sending leaves it alone.
  const draft = { format: 1, survey: "technical-maturity", version: "", submission: crypto.randomUUID(), saved: Date.now(), passed: [], answers: {} };
  const buffer = Buffer.from(JSON.stringify({ ...draft, answers: { "job-role": "From a file" } }));
  await page.getByLabel("Go on with the answers in a file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: /^Continue your answers/ }).click();
  await expectThere();
  await respondent.complete(least);
  await expect(page.getByText("From a file")).toBeVisible();
  await respondent.send();
  await expectThere();

  await page.getByRole("link", { name: "Delete my answers" }).click();
  await page.getByRole("button", { name: "Delete my answers now" }).click();
  expect(await page.evaluate((key) => localStorage.getItem(key), DRAFT)).toBeNull();
});

test("of two tabs the one that fell behind stops saving and asks", async ({ page, context }) => {
  const first = new Respondent(page);
  await first.begin();
  await first.answer("job-role", "From the first tab");
  await expectSaved(page, "From the first tab");
  const second = new Respondent(await context.newPage());
  await second.page.goto(page.url());
  await second.answer("job-role", "From the second tab");
  await expectSaved(page, "From the second tab");

  await expect(notice(page)).toContainText("changed in another tab");
  await expectAccessible(page);
  await first.answer("job-role", "Must not be saved");
  await first.continue();
  await expectSaved(page, "From the second tab");

  await page.getByRole("button", { name: "Use the other answers" }).click();
  await expect(page.getByText("changed in another tab")).toHaveCount(0);
  await page.goto("/technical-maturity/job-role");
  await expect(page.locator("[name=job-role]")).toHaveValue("From the second tab");

  await first.answer("job-role", "The first again");
  await expectSaved(page, "The first again");
  await expect(notice(second.page)).toContainText("changed in another tab");
  await second.answer("job-role", "The second prevails");
  await second.page.getByRole("button", { name: "Use the answers in this tab" }).click();
  await expectSaved(page, "The second prevails");
});

test("a tab that slept through another's changes notices before it saves", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.answer("job-role", "Asleep");
  await expectSaved(page, "Asleep");
  // A change in this very tab raises no event here, as none reaches a tab that sleeps.
  await page.evaluate((key) => {
    const draft = JSON.parse(localStorage[key]);
    localStorage[key] = JSON.stringify({ ...draft, revision: draft.revision + 1, answers: { "job-role": "Awake" } });
  }, DRAFT);
  await respondent.answer("job-role", "Asleep no more");
  await expect(notice(page)).toContainText("changed in another tab");
  await expectSaved(page, "Awake");
});

test("after one tab has sent, the other says so", async ({ page, context }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete(least);
  const other = await context.newPage();
  await other.goto("/technical-maturity/check-answers");
  await expect(other.getByRole("button", { name: "Confirm and send" })).toBeVisible();
  await respondent.send();
  await expect(other.getByText("You have already sent your answers")).toBeVisible();
  await expect(other.locator(".app-receipt")).toHaveCount(0);
});

test("a draft says until when it is kept, and is then gone", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-03T10:00:00Z") });
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.answer("job-role", "For a week");
  await page.clock.runFor(1_000);
  await page.goto("/");
  await expect(page.getByText("kept on this device until 10 November 2026")).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-11-10T09:59:00Z"));
  await page.reload();
  await expect(page.getByRole("button", { name: /^Continue your answers/ })).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-11-10T10:01:00Z"));
  await page.reload();
  await expect(page.getByRole("button", { name: "Start now" })).toBeVisible();
  await expect(notice(page)).toContainText("have been removed from this device");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("a draft of an older version keeps what fits and names what does not", async ({ page, server }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "job-role": "Still fits" });
  await page.evaluate((key) => {
    const draft = JSON.parse(localStorage[key]);
    Object.assign(draft.answers, { "favourite-colour": "Teal", "acquires-data": "sometimes" });
    // A revision further, so that this page leaves it alone when it is left.
    localStorage[key] = JSON.stringify({ ...draft, version: "an older one", revision: draft.revision + 1 });
  }, DRAFT);
  await page.goto(server.url);
  await expect(notice(page)).toContainText("Teal, in answer to a question that is no longer asked");
  await expect(notice(page)).toContainText(/sometimes, in answer to “Does your service already acquire data/);
  await page.getByRole("button", { name: /^Continue your answers/ }).click();
  await expect(page.locator("[name=acquires-data]").first()).toBeVisible();
  await respondent.complete({ "acquires-data": "no" });
  await expect(page.getByText("Still fits")).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  await respondent.send();
});

test("what is not to be kept on the device is in the tab alone", async ({ page, context }) => {
  const respondent = new Respondent(page);
  await page.goto("/");
  await page.getByRole("link", { name: "Do not keep my answers on this device" }).click();
  await page.getByRole("button", { name: "Do not keep my answers on this device" }).click();
  await respondent.begin();
  await respondent.answerPage({ "job-role": "Private" });
  await respondent.continue();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe("{}");
  await page.goto("/technical-maturity/job-role");
  await expect(page.locator("[name=job-role]")).toHaveValue("Private");
  const other = await context.newPage();
  await other.goto("/");
  await expect(other.getByRole("button", { name: "Start now" })).toBeVisible();

  await page.getByRole("link", { name: "Keep or move my answers" }).click();
  await expect(page.getByText("kept in this tab until you close it")).toBeVisible();
  await page.getByRole("button", { name: "Keep my answers on this device" }).click();
  await expectSaved(page, "Private");
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test("answers can be deleted from every page", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.answerPage({ "job-role": "Delete me" });
  await respondent.continue();
  await page.getByRole("link", { name: "Delete my answers" }).click();
  const button = page.getByRole("button", { name: "Delete my answers now" });
  await expect(button).toBeFocused();
  await expectAccessible(page);
  await button.click();
  await expect(page.getByText("There are no unsent answers on this device.")).toBeVisible();
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await page.goto("/technical-maturity/job-role");
  await expect(page.locator("[name=job-role]")).toHaveValue("");
});

test("every page leads to where answers are deleted", async ({ page }) => {
  for (const name of ["", "/introduction", "/job-role", "/your-answers", "/withdraw", "/privacy", "/accessibility", "/cookies"]) {
    await page.goto(`/technical-maturity${name}`);
    const link = page.getByRole("contentinfo").getByRole("link", { name: "Delete my answers" });
    await expect(link, name).toHaveAttribute("href", "/technical-maturity/your-answers#delete");
  }
});

test("answers travel to another device as a file", async ({ page, browser, server }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.answerPage({ "job-role": "On two devices" });
  await respondent.continue();
  const place = respondent.place;
  await page.getByRole("link", { name: "Keep or move my answers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download your answers" }).click();
  const file = await (await download).path();

  const elsewhere = await browser.newContext({ baseURL: server.url });
  const other = await elsewhere.newPage();
  await other.goto("/technical-maturity/your-answers");
  const control = other.getByLabel("Go on with the answers in a file");
  await control.setInputFiles({ name: "holiday.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(other.getByRole("alert")).toContainText("does not hold answers to this survey");
  await expectAccessible(other);
  await control.setInputFiles(file);
  await other.getByRole("button", { name: /^Continue your answers/ }).click();
  await expect.poll(() => new Respondent(other).place).toBe(place);
  await other.getByRole("link", { name: "Back", exact: true }).click();
  await expect(other.locator("[name=job-role]")).toHaveValue("On two devices");
  await elsewhere.close();
});
