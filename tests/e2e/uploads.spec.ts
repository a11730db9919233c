// Uploading files: chosen, dropped, cancelled, tried again, removed; remembered across reloads; read by a researcher.

import { fileURLToPath } from "node:url";

import type { Page } from "@playwright/test";

import { Respondent, file as csv } from "./fixtures/respondent.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

test.use({ surveys: fileURLToPath(new URL("../surveys/kinds", import.meta.url)) });

/** A PDF with its author's name in it. */
const pdf = {
  name: "Jane Canary.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n" +
      "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n4 0 obj\n<< /Author (Jane Canary) >>\nendobj\n" +
      "trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\n%%EOF\n",
  ),
};

/** The page with the question for files. */
async function open(page: Page): Promise<void> {
  await page.goto("/file");
  await page.getByRole("button", { name: "Start now" }).click();
  await new Respondent(page).continue();
  await expect(page.getByRole("button", { name: "Upload your data dictionary" })).toBeVisible();
}

const row = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

const choose = (page: Page, files: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) =>
  page.locator("input[type=file]").setInputFiles(files);

test("files are uploaded, remembered, sent and read", async ({ page, server }) => {
  await open(page);
  await expectAccessible(page);
  await choose(page, [csv("dictionary.csv"), pdf]);
  await expect(row(page, "dictionary.csv")).toContainText("Uploaded");
  await expect(row(page, "Jane Canary.pdf")).toContainText("Uploaded");
  await expectAccessible(page);

  await page.reload();
  await expect(row(page, "dictionary.csv")).toContainText("Uploaded");
  await expect(row(page, "Jane Canary.pdf")).toContainText("Uploaded");
  const respondent = new Respondent(page);
  await respondent.continue();
  await expect(page.getByText("Jane Canary.pdf")).toBeVisible();
  await expect(page.getByText("dictionary.csv")).toBeVisible();
  await expectAccessible(page);
  await respondent.send();

  const token = await server.token("uploads:read");
  const headers = { Authorization: `Bearer ${token}` };
  const list = await (await fetch(`${server.url}/api/v1/surveys/file/uploads`, { headers })).json();
  expect(list.uploads.map((upload: { type: string }) => upload.type).sort()).toEqual(["csv", "pdf"]);
  expect(JSON.stringify(list)).not.toContain("Canary");
  for (const upload of list.uploads) {
    const content = await fetch(`${server.url}/api/v1/surveys/file/uploads/${upload.id}/content`, { headers });
    expect(content.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(await content.text()).not.toContain("Canary");
  }
});

test("everything can be done with the keyboard", async ({ page }) => {
  await open(page);
  const button = page.getByRole("button", { name: "Upload your data dictionary" });
  await button.focus();
  for (const [key, name] of [["Enter", "one.csv"], ["Space", "two.csv"]]) {
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press(key);
    await (await chooser).setFiles(csv(name));
    await expect(row(page, name)).toContainText("Uploaded");
    await expect(page.getByRole("status").filter({ hasText: name })).toHaveText(`${name}: Uploaded`);
  }
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Remove one.csv" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row(page, "one.csv")).toHaveCount(0);
  await expect(button, "the focus is not lost").toBeFocused();
  await expect(row(page, "two.csv")).toBeVisible();
});

test("files can be dropped", async ({ page }) => {
  await open(page);
  const files = await page.evaluateHandle(() => {
    const dropped = new DataTransfer();
    dropped.items.add(new File(["a,b"], "dropped.csv", { type: "text/csv" }));
    return dropped;
  });
  const zone = page.locator(".govuk-file-upload-button");
  await zone.dispatchEvent("dragenter", { dataTransfer: files });
  await expect(page.getByText("Entered drop zone")).toBeAttached();
  await zone.dispatchEvent("drop", { dataTransfer: files });
  await expect(row(page, "dropped.csv")).toContainText("Uploaded");
});

test("a file that is refused says why, and stands in the way until it is removed", async ({ page, faults }) => {
  faults.expect(/422/);
  await open(page);
  await choose(page, [csv("empty.csv", ""), { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<html>") }]);
  await expect(row(page, "empty.csv")).toContainText("The selected file is empty");
  await expect(row(page, "page.html")).toContainText("The selected file must be a CSV or PDF");
  await expectAccessible(page);
  const respondent = new Respondent(page);
  await respondent.continue();
  await expect(page.getByRole("alert")).toContainText("Wait until every selected file is uploaded, or remove it");
  await expectAccessible(page);
  for (const name of ["empty.csv", "page.html"]) await page.getByRole("button", { name: `Remove ${name}` }).click();
  await respondent.continue();
  await expect(page).toHaveURL(/check-answers$/);
});

test("there can be only so many", async ({ page }) => {
  await open(page);
  await choose(page, ["one", "two", "three"].map((name) => csv(`${name}.csv`)));
  await expect(row(page, "three.csv")).toContainText("You can only select up to 2 files");
  await expect(row(page, "two.csv")).toContainText("Uploaded");
});

test("an upload can be cancelled and, when it failed, tried again", async ({ page, faults }) => {
  faults.expect(/ERR_FAILED|Failed to load/);
  await open(page);
  let reached = () => {};
  const held = new Promise<void>((resolve) => (reached = resolve));
  await page.route("**/uploads?*", (route) => { reached(); void route; });
  await choose(page, csv("slow.csv"));
  await held;
  await expect(row(page, "slow.csv").getByRole("progressbar")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel slow.csv" }).click();
  await expect(row(page, "slow.csv")).toHaveCount(0);

  await page.unroute("**/uploads?*");
  await page.route("**/uploads?*", (route) => route.abort("failed"));
  await choose(page, csv("lost.csv"));
  await expect(row(page, "lost.csv")).toContainText("The selected file could not be uploaded – try again");
  await page.unroute("**/uploads?*");
  await page.getByRole("button", { name: "Try again lost.csv" }).click();
  await expect(row(page, "lost.csv")).toContainText("Uploaded");
});

test("starting again deletes what was uploaded", async ({ page, server }) => {
  await open(page);
  await choose(page, csv("dictionary.csv"));
  await expect(row(page, "dictionary.csv")).toContainText("Uploaded");
  await page.goto("/file");
  const deleted = page.waitForResponse((response) => response.request().method() === "DELETE");
  await page.getByRole("button", { name: "Start again" }).click();
  expect((await deleted).status()).toBe(204);
});
