// The client takes over from the page the server rendered: nothing done there meanwhile is lost.

import type { Page } from "@playwright/test";

import { Respondent } from "./fixtures/respondent.ts";
import { expect, test } from "./fixtures/test.ts";

const FIRST = "/technical-maturity/job-role";

/** Opens a page where something does not arrive until the returned function is called; it is the client if nothing is said. */
async function openWithoutClient(page: Page, path: string, late = "**/*.wasm"): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(late, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  return release;
}

async function expectClient(page: Page): Promise<void> {
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
}

test("what was typed before it is kept, with the focus and the caret where they were", async ({ page }) => {
  const release = await openWithoutClient(page, FIRST);
  const box = page.locator("[name=job-role]");
  await box.pressSequentially("Leaddeveloper");
  for (let steps = 0; steps < 9; steps += 1) await page.keyboard.press("ArrowLeft");
  release();
  await expectClient(page);
  await expect(box).toBeFocused();
  await page.keyboard.type(" ");
  await expect(box).toHaveValue("Lead developer");
  // It is an answer like any other: saved, and there after a reload.
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain("Lead developer");
});

test("what was answered before any script came is kept", async ({ page }) => {
  const release = await openWithoutClient(page, FIRST, "**/boot-*.js");
  await page.locator("[name=job-role]").fill("Very early bird");
  release();
  await expectClient(page);
  await expect(page.locator("[name=job-role]")).toHaveValue("Very early bird");
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain("Very early bird");
});

test("no keystroke falls between the two pages", async ({ page }) => {
  const release = await openWithoutClient(page, FIRST);
  const box = page.locator("[name=job-role]");
  await box.focus();
  const text = "abcdefghijklmnopqrstuvwxyz".repeat(8);
  const typing = page.keyboard.type(text);
  release();
  await typing;
  await expectClient(page);
  await page.keyboard.type("!");
  await expect(box).toHaveValue(`${text}!`);
});

test("options chosen before it are kept, and open what depends on them", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  while (!(await respondent.asks("end-users"))) await respondent.continue();
  const release = await openWithoutClient(page, page.url());
  await page.locator("[name=end-users][value=individuals]").check();
  await page.locator("[name=end-users][value=other]").check();
  await page.locator("[name=end-users][value=individuals]").uncheck();
  release();
  await expectClient(page);
  await expect(page.locator("[name=end-users][value=individuals]")).not.toBeChecked();
  await expect(page.locator("[name='end-users.other']")).toBeVisible();
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain('"end-users":["other"]');
});

test("Continue pressed before it leads on with what was answered", async ({ page }) => {
  const release = await openWithoutClient(page, FIRST);
  await page.locator("[name=job-role]").fill("Early bird");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("#boot-status")).toContainText("It continues with what you have answered");
  release();
  await expect(page).not.toHaveURL(/job-role$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await expect(page.locator("[name=job-role]")).toHaveValue("Early bird");
});

test("the page does not change under a press", async ({ page }) => {
  const release = await openWithoutClient(page, FIRST);
  const button = page.getByRole("button", { name: "Continue" });
  await button.hover();
  await page.mouse.down();
  await page.evaluate(() => addEventListener("soundings-ready", () => (document.body.dataset.asked = "to take over")));
  release();
  await expect(page.locator("body")).toHaveAttribute("data-asked", "to take over");
  await expect(page.locator("body")).not.toHaveAttribute("data-client");
  await page.mouse.up();
  await expect(page).not.toHaveURL(/job-role$/);
});

test("the way in keeps the focus when it becomes the way on", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.answer("job-role", "Half a role");
  const release = await openWithoutClient(page, "/technical-maturity");
  await page.getByRole("button", { name: "Start now" }).focus();
  release();
  await expectClient(page);
  await expect(page.getByRole("button", { name: /^Continue your answers/ })).toBeFocused();
});

test("before the client nothing is said of answers that only it knows", async ({ page }) => {
  for (const path of ["check-answers", "sent"]) {
    const release = await openWithoutClient(page, `/technical-maturity/${path}`);
    await expect(page.getByText("Loading your answers")).toBeVisible();
    await expect(page.getByText(/Not provided|Answers sent|Confirm and send/)).toHaveCount(0);
    release();
    await expectClient(page);
  }
});
