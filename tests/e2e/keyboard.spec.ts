// The whole survey by keyboard alone: Tab, arrows, Space and Enter.

import type { Page } from "@playwright/test";

import { everything } from "./fixtures/answers.ts";
import { expect, test } from "./fixtures/test.ts";

interface Focused {
  tag: string;
  type: string;
  name: string;
  value: string;
  text: string;
}

function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    return {
      tag: element.tagName,
      type: element.getAttribute("type") ?? "",
      name: element.getAttribute("name") ?? "",
      value: element.value ?? "",
      text: element.textContent?.trim() ?? "",
    };
  });
}

/** Presses Tab until the control that `found` describes has the focus. */
async function tabTo(page: Page, found: (focused: Focused) => boolean): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press("Tab");
    if (found(await focused(page))) return;
  }
  throw new Error(`No such control within reach of Tab on ${page.url()}`);
}

/** Answers the control that has the focus. */
async function answer(page: Page, control: Focused): Promise<void> {
  const wanted = everything[control.name];
  if (control.type === "radio") {
    await page.keyboard.press("Space");
    for (let steps = 0; (await focused(page)).value !== wanted; steps += 1) {
      expect(steps, `${control.name} offers ${wanted}`).toBeLessThan(20);
      await page.keyboard.press("ArrowDown");
    }
  } else if (control.type === "checkbox") {
    if (wanted?.includes(control.value)) await page.keyboard.press("Space");
  } else if (wanted !== undefined) {
    await page.keyboard.insertText(String(wanted));
  }
}

test("the whole survey by keyboard alone", async ({ page }) => {
  test.slow();
  await page.goto("/");
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  await page.keyboard.press("Tab");
  expect((await focused(page)).text).toBe("Skip to main content");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await tabTo(page, (control) => control.text === "Start now");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/introduction$/);
  await tabTo(page, (control) => control.text === "Continue");
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/introduction$/);

  while (!page.url().endsWith("/check-answers")) {
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    const before = page.url();
    for (;;) {
      await page.keyboard.press("Tab");
      const control = await focused(page);
      if (control.tag === "BUTTON") break;
      await answer(page, control);
    }
    await page.keyboard.press("Enter");
    await expect(page).not.toHaveURL(before);
  }
  await tabTo(page, (control) => control.text === "Confirm and send");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Answers sent");
});
