// What may say who somebody is, pointed out before it is sent.

import { least } from "./fixtures/answers.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

test("each finding stands by its question with a way to change it, and the respondent decides", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "job-role": "Lead, jo@example.org", service: "Ring 020 7946 0123 from 01/02/2026" });
  const heading = page.getByRole("heading", { name: "You may have included personal details" });
  await expect(heading).toBeVisible();
  const rows = page.locator("dl").first().locator(".govuk-summary-list__row");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("“jo@example.org” looks like an email address");
  await expect(rows.last()).toContainText("“020 7946 0123” looks like a phone number");
  await expectAccessible(page);

  await rows.first().getByRole("link", { name: /^Change/ }).click();
  await respondent.answer("job-role", "Lead");
  await respondent.continue();
  await expect(rows).toHaveCount(1);
  await expect(page.getByText("looks like an email address")).toHaveCount(0);
  await respondent.send();
});

test("nothing is said where nothing is found", async ({ page }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, service: "Version 2.14.3, reference 2026/04417, £1,234" });
  await expect(page.getByText("personal details")).toHaveCount(0);
});
