// A survey that is in both languages, in either of them, with the client and without.

import { fileURLToPath } from "node:url";

import { expectWelsh, inWelsh, langOf } from "./fixtures/languages.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

test.use({ surveys: fileURLToPath(new URL("../surveys", import.meta.url)) });

test("is in Welsh from its first page to the receipt", async ({ page, server, request }) => {
  await page.goto("/bilingual/cy");
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  await expect(page).toHaveTitle("Arolwg mewn dwy iaith");
  await expect(page.getByText("yn Saesneg yn unig")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Dechrau nawr" }).click();
  await expect(page.getByText("Diolch am roi cynnig ar hyn.")).toBeVisible();
  await page.getByRole("button", { name: "Parhau" }).click();
  await expect(page.getByText("Adran 1 o 1: Yr unig adran")).toBeVisible();
  await expect(page.getByLabel("Beth yw eich enw? (dewisol)")).toBeVisible();

  await page.getByLabel("Beth yw eich enw? (dewisol)").fill("Enw sy’n hirach nag ugain nod");
  await page.getByRole("button", { name: "Parhau" }).click();
  const errors = page.getByRole("alert").getByRole("link");
  await expect(errors).toHaveText(["Dewiswch yr iaith sydd orau gennych", /^Rhaid i eich enw fod yn 20 nod neu lai$/]);
  expect(await langOf(errors.first())).toBe("cy");
  await expect(page).toHaveTitle(/^Gwall: Chi a’ch iaith/);

  await page.getByLabel("Cymraeg", { exact: true }).check();
  await page.getByLabel("Beth yw eich enw? (dewisol)").fill("Branwen");
  await page.getByRole("button", { name: "Parhau" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gwiriwch eich atebion cyn anfon yr arolwg");
  await expect(page.getByRole("link", { name: "Newid Beth yw eich enw?" })).toBeVisible();
  await expectAccessible(page);
  // Nothing of either language is marked as foreign in a survey that has both.
  expect(await page.locator("main [lang]").count()).toBe(0);

  await page.getByRole("button", { name: "Cadarnhau ac anfon" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Atebion wedi’u hanfon");
  await expect(page.locator(".app-receipt")).toHaveText(/^[0-9A-Z-]+$/);
  await expectAccessible(page);
  const authorization = `Bearer ${await server.token()}`;
  const reply = await request.get("/api/v1/surveys/bilingual/responses", { headers: { authorization } });
  const answers = (await reply.json()).responses.map((response: { answers: object }) => response.answers);
  expect(answers).toContainEqual({ language: "cy", name: "Branwen" });
});

test("changes language in the middle, with what is chosen and revealed", async ({ page }) => {
  await page.goto("/bilingual");
  await page.getByRole("button", { name: "Start now" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Another language").check();
  await page.getByLabel("Which language?").fill("Cornish");
  await inWelsh(page).click();
  await expect(page.getByLabel("Iaith arall")).toBeChecked();
  await expect(page.getByLabel("Pa iaith?")).toHaveValue("Cornish");
  await page.reload();
  await expectWelsh(page);
  await expect(page.getByLabel("Pa iaith?")).toHaveValue("Cornish");
});

test("contact details stay on the invitation when the language changes", async ({ page }) => {
  await page.goto("/invitation/invitation");
  const box = page.getByRole("textbox");
  await box.fill("branwen@example.gov.uk");
  await inWelsh(page).click();
  await expectWelsh(page);
  await expect(box).toHaveValue("branwen@example.gov.uk");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("plain pages are in Welsh, and their switch takes along what was typed", async ({ page }) => {
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    await page.goto("/bilingual/plain");
    await inWelsh(page).click();
    await expect(page).toHaveURL(/bilingual\/cy\/plain$/);
    await expectWelsh(page);
    await press("Dechrau nawr");
    await press("Parhau");
    await page.getByLabel("Iaith arall").check();
    await page.getByLabel("Pa iaith?").fill("Cernyweg");
    await press("English");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByLabel("Another language")).toBeChecked();
    await expect(page.getByLabel("Which language?")).toHaveValue("Cernyweg");
    await page.getByLabel("What is your name? (optional)").fill("A name of more than twenty characters");
    await press("Cymraeg");
    await expectWelsh(page);
    await press("Parhau");
    await expect(page).toHaveTitle(/^Gwall: /);
    await expect(page.getByRole("alert")).toContainText("Rhaid i eich enw fod yn 20 nod neu lai");
    await page.getByLabel("Beth yw eich enw? (dewisol)").fill("Branwen");
    await press("Parhau");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gwiriwch eich atebion cyn anfon yr arolwg");
    await page.getByRole("button", { name: "Newid Beth yw eich enw?" }).click();
    await press("English");
    await press("Continue");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your answers before sending the survey");
    await press("Cymraeg");
    await press("Cadarnhau ac anfon");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Atebion wedi’u hanfon");
    await expect(page.getByText("Cernyweg")).toBeVisible();
    await expect(page.getByText("Branwen")).toBeVisible();
  });
});
