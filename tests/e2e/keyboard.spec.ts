// The whole survey by keyboard alone: Tab, arrows, Space and Enter.

import { answer, focused, tabTo } from "./fixtures/keyboard.ts";
import { expect, test } from "./fixtures/test.ts";

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
      if (control.text === "Continue") break;
      await answer(page, control);
    }
    await page.keyboard.press("Enter");
    await expect(page).not.toHaveURL(before);
  }
  await tabTo(page, (control) => control.text === "Confirm and send");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Answers sent");
});
