// How the client starts, and what a respondent sees when it does not.

import type { Page } from "@playwright/test";

import { expect, expectAccessible, test } from "./fixtures/test.ts";

const WASM = "**/*.wasm";

async function expectRecoveryMessage(page: Page): Promise<void> {
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Sorry, there is a problem loading this survey");
  await expect(heading).toBeFocused();
  await expect(page).toHaveTitle(/^Sorry, there is a problem loading this survey/);
  await expect(page.getByText("Answers already saved on this device are safe.")).toBeVisible();
  await expect(page.getByRole("main")).toHaveCount(1);
}

/** Follows the way to the pages that need no client. Where one has run, it must not take the link for its own. */
async function expectWayToPlainPages(page: Page): Promise<void> {
  await page.getByRole("link", { name: "answer the survey on plain pages" }).click();
  await expect(page).toHaveURL(/technical-maturity\/plain$/);
  await expect(page.getByRole("button", { name: "Start now" })).toBeVisible();
  expect(await page.locator("script").count()).toBe(0);
}

test("the client starts, and is accessible", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
});

test("without WebAssembly there is a way on", async ({ page, faults }) => {
  faults.expect(/client cannot run.*WebAssembly is not defined/);
  await page.addInitScript("delete window.WebAssembly");
  await page.goto("/");
  await expectRecoveryMessage(page);
  await expectAccessible(page);
  await expectWayToPlainPages(page);
});

test("when a file does not arrive there is a way on", async ({ page, faults }) => {
  faults.expect(/Failed to load resource/);
  faults.expect(/client cannot run/);
  await page.route(WASM, (route) => route.abort());
  await page.goto("/");
  await expectRecoveryMessage(page);
});

test("when the client panics there is a way on", async ({ page, faults }) => {
  faults.expect(/exception: unreachable/);
  faults.expect(/client cannot run.*unreachable/);
  await page.goto("/");
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  await page.evaluate(() => {
    setTimeout(() => {
      throw new WebAssembly.RuntimeError("unreachable");
    });
  });
  await expectRecoveryMessage(page);
  await expectWayToPlainPages(page);
});

test("a panic while answering leaves the answers safe", async ({ page, faults }) => {
  faults.expect(/exception: /);
  faults.expect(/client cannot run/);
  await page.goto("/technical-maturity/job-role");
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  await page.locator("[name=job-role]").fill("Safe");
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain("Safe");
  // The client cannot make the next page.
  await page.evaluate(() => {
    Document.prototype.createElement = () => {
      throw new Error("broken by a test");
    };
  });
  await page.getByRole("button", { name: "Continue" }).click();
  await expectRecoveryMessage(page);
  await page.getByRole("link", { name: "load this page again" }).click();
  await page.goto("/technical-maturity/job-role");
  await expect(page.locator("[name=job-role]")).toHaveValue("Safe");
});

test("when the client gives up there is a way on", async ({ page, faults }) => {
  faults.expect(/client cannot run.*told by a test/);
  await page.goto("/");
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  await page.evaluate(() => dispatchEvent(new CustomEvent("soundings-failed", { detail: "told by a test" })));
  await expectRecoveryMessage(page);
});

test("a slow start is explained until it is over", async ({ page }) => {
  await page.clock.install();
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(WASM, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("/");

  const status = page.locator("#boot-status");
  await page.clock.runFor(9_000);
  await expect(status).toBeEmpty();
  await page.clock.runFor(1_000);
  await expect(status).toContainText("This is taking longer than usual");
  await expect(status.getByRole("link")).toHaveAttribute("href", "/technical-maturity/plain");
  await expectAccessible(page);

  release();
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  await expect(status).toBeEmpty();
});
