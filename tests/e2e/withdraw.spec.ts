// Withdrawing with a receipt, on another device and with sloppy spelling.

import { least } from "./fixtures/answers.ts";
import { PlainRespondent } from "./fixtures/plain.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

test("answers are withdrawn with the code alone, by keyboard, on another device", async ({ page, browser, server, request, faults }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "job-role": "canary to be withdrawn" });
  const code = await respondent.send();
  const authorization = `Bearer ${await server.token()}`;
  const stored = async () => {
    const reply = await request.get("/api/v1/surveys/technical-maturity/responses?limit=1000", { headers: { authorization } });
    return reply.text();
  };
  expect(await stored()).toContain("canary to be withdrawn");

  const elsewhere = await browser.newContext({ baseURL: server.url });
  faults.watch(elsewhere);
  const other = await elsewhere.newPage();
  await other.goto("/technical-maturity/privacy");
  await other.getByRole("link", { name: "withdraw your answers" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Withdraw your answers");
  await expect(other.locator("body")).toHaveAttribute("data-client", "started");
  await expectAccessible(other);

  const box = other.getByLabel("The code of your receipt");
  await box.focus();
  await other.keyboard.type(code.slice(0, -1));
  await other.keyboard.press("Enter");
  await expect(other.locator(".govuk-error-summary")).toBeFocused();
  await expect(other).toHaveTitle(/^Error: /);
  await expectAccessible(other);

  const posted = other.waitForRequest((request) => request.url().endsWith("/withdrawals"));
  await box.fill(` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `);
  await other.keyboard.press("Enter");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Answers withdrawn");
  await expectAccessible(other);
  expect((await posted).postData()?.toUpperCase()).not.toContain(code.slice(0, 7));
  expect(await stored()).not.toContain("canary to be withdrawn");
  await elsewhere.close();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("answers are withdrawn with the code", async ({ page, server, request }) => {
    const respondent = new PlainRespondent(page);
    await respondent.begin();
    await respondent.complete({ ...least, "job-role": "plain canary" });
    const code = await respondent.send();
    const authorization = `Bearer ${await server.token()}`;
    const stored = async () => {
      const reply = await request.get("/api/v1/surveys/technical-maturity/responses?limit=1000", { headers: { authorization } });
      return reply.text();
    };
    expect(await stored()).toContain("plain canary");

    await page.goto("/technical-maturity/plain/privacy");
    await page.getByRole("link", { name: "withdraw your answers" }).click();
    const box = page.getByLabel("The code of your receipt");
    await box.fill(code.slice(0, -1));
    await respondent.press("Withdraw");
    await expect(page).toHaveTitle(/^Error: /);
    await expect(box, "what was typed stays").toHaveValue(code.slice(0, -1));
    await box.fill(code.toLowerCase());
    await respondent.press("Withdraw");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Answers withdrawn");
    expect(await stored()).not.toContain("plain canary");
  });
});
