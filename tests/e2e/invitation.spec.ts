// The invitation to follow-up research: offered once the answers are sent, and sent apart from them.

import type { Page } from "@playwright/test";

import { least } from "./fixtures/answers.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

const CONTACTS = "/api/v1/surveys/technical-maturity/contacts";

/** Sends the answers and goes on to the invitation; the body that was sent, and the code of the receipt. */
async function sendAnswers(page: Page): Promise<{ sent: string; code: string }> {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "job-role": "canary of the answers" });
  const request = page.waitForRequest((request) => request.url().endsWith("/responses"));
  const code = await respondent.send();
  await page.getByRole("link", { name: "Tell us if you want to take part" }).click();
  await expect(page).toHaveURL(/\/invitation$/);
  return { sent: (await request).postData() ?? "", code };
}

test("contact details are sent with nothing of the answers", async ({ page, server, request }) => {
  const { sent, code } = await sendAnswers(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Take part in future research");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expectAccessible(page);

  await page.getByLabel("Session 2", { exact: false }).check();
  await page.getByLabel("Please provide your name").fill("Ada");
  await page.getByLabel("Please provide your email address").fill("ada@example.gov.uk");
  const posted = page.waitForRequest((request) => request.url().endsWith("/contacts"));
  await page.getByRole("button", { name: "Send your contact details" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contact details sent");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle(/^Contact details sent – /);
  await expectAccessible(page);

  const contact = JSON.parse((await posted).postData() ?? "");
  expect(contact.details).toEqual({
    "research-sessions": ["session-2"],
    "contact-name": "Ada",
    "contact-email": "ada@example.gov.uk",
  });
  expect(Object.keys(contact).sort()).toEqual(["details", "request", "withdrawal_key"]);
  const { submission, withdrawal_key } = JSON.parse(sent);
  expect(JSON.stringify(contact)).not.toContain(submission);
  expect(contact.withdrawal_key).not.toBe(withdrawal_key);
  expect(JSON.stringify(contact)).not.toContain(code.slice(0, 7));
  expect((await (await posted).allHeaders()).referer).toBeUndefined();

  // The way back shows the receipt again.
  await page.goBack();
  await expect(page.locator(".app-receipt")).toHaveText(code);

  // Nine more make a batch of it.
  for (let number = 0; number < 9; number += 1) {
    const details = { "contact-email": `${number}@example.gov.uk` };
    const reply = await request.post(CONTACTS, { data: { request: crypto.randomUUID(), details } });
    expect(reply.status()).toBe(202);
  }
  const authorization = `Bearer ${await server.token("contacts:read")}`;
  const list = await (await request.get(CONTACTS, { headers: { authorization } })).json();
  expect(list.contacts.map(({ details }: { details: object }) => details)).toContainEqual(contact.details);
});

test("the invitation by keyboard, with a mistake on the way", async ({ page }) => {
  await sendAnswers(page);
  const send = page.getByRole("button", { name: "Send your contact details" });
  const summary = page.locator(".govuk-error-summary");

  await send.focus();
  await page.keyboard.press("Enter");
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await expectAccessible(page);

  const email = page.getByLabel("Please provide your email address");
  await email.focus();
  await page.keyboard.type("ada");
  await page.keyboard.press("Enter");
  await expect(summary).toBeFocused();
  await expectAccessible(page);
  await summary.getByRole("link").click();
  await expect(email).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type("@example.gov.uk");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contact details sent");
  await expect(page).not.toHaveTitle(/^Error: /);
});

test("what did not arrive can be sent again, once", async ({ page, faults }) => {
  await sendAnswers(page);
  await page.getByLabel("Please provide your email address").fill("ada@example.gov.uk");
  faults.expect(/ERR_INTERNET_DISCONNECTED|Failed to load/);
  const bodies: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/contacts")) bodies.push(request.postData() ?? "");
  });
  await page.context().setOffline(true);
  const send = page.getByRole("button", { name: "Send your contact details" });
  await send.click();
  await expect(page.locator(".govuk-error-summary")).toContainText("It may not have arrived");
  await page.context().setOffline(false);
  await send.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contact details sent");
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).toBe(bodies[1]);
});
