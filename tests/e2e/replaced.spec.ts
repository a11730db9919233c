// A survey that is replaced, closed and opened again while it is answered.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { test as base } from "@playwright/test";

import { least } from "./fixtures/answers.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { Server } from "./fixtures/server.ts";
import { expect } from "./fixtures/test.ts";

const SHIPPED = fileURLToPath(new URL("../../surveys/technical-maturity.yaml", import.meta.url));

class Publisher {
  constructor(
    readonly server: Server,
    private readonly file: string,
    private readonly original: string,
  ) {}

  /** Serves the survey with its text edited, each time from the original. */
  async publish(...edits: [string, string][]): Promise<void> {
    let yaml = this.original;
    for (const [from, to] of edits) {
      expect(yaml).toContain(from);
      yaml = yaml.replace(from, to);
    }
    await writeFile(this.file, yaml);
    await this.server.restart();
  }
}

const test = base.extend<{ publisher: Publisher }>({
  publisher: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "soundings-surveys-"));
    const [file, original] = [join(folder, "survey.yaml"), await readFile(SHIPPED, "utf8")];
    await writeFile(file, original);
    const server = await Server.start(folder);
    await use(new Publisher(server, file, original));
    await server.stop();
    await rm(folder, { recursive: true });
  },

  baseURL: async ({ publisher }, use) => use(publisher.server.url),
});

const CLOSED: [string, string] = ["id: technical-maturity\n", "id: technical-maturity\ncloses: 2020-01-01\n"];
const REWORDED: [string, string] = ["ask: What is your job role?", "ask: What do you do?"];

test("answers to a version that was replaced in the meantime are stored as answers to it", async ({ page, publisher, request }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "job-role": "Of the old version" });
  const { version } = await page.evaluate(() => JSON.parse(localStorage["soundings:draft:technical-maturity"]));
  await publisher.publish(REWORDED);
  await respondent.send();

  const authorization = `Bearer ${await publisher.server.token()}`;
  const reply = await request.get("/api/v1/surveys/technical-maturity/responses", { headers: { authorization } });
  const { responses } = await reply.json();
  expect(responses).toHaveLength(1);
  expect(responses[0]).toMatchObject({ version, answers: { "job-role": "Of the old version" } });
});

test("a draft meets a version with other options: what fits is kept, what does not is named", async ({ page, publisher }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "job-role": "Still fits", maturity: "continuous" });
  const option = /^ +continuous:/m;
  const yaml = await readFile(SHIPPED, "utf8");
  const line = option.exec(yaml)?.[0] ?? "";
  await publisher.publish(REWORDED, [line, line.replace("continuous", "steady")]);
  await page.reload();
  const notice = page.getByRole("region", { name: "Important" });
  await expect(notice).toContainText("continuous, in answer to");
  await expect(page.locator("[name=maturity]").first()).toBeVisible();
  await respondent.complete({ ...least, maturity: "steady" });
  await expect(page.getByText("What do you do?").first()).toBeVisible();
  await expect(page.getByText("Still fits")).toBeVisible();
  await respondent.send();
});

test("a survey that closed in the meantime keeps the draft, and takes it once it is open again", async ({ page, publisher }) => {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "job-role": "Too late, then not" });
  await publisher.publish(CLOSED);
  await page.getByRole("button", { name: "Confirm and send" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("The survey closed before they arrived, so they were not stored.");
  await expect(alert).toContainText("Your answers are saved on this device.");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This survey has closed");
  await publisher.publish();
  await page.goto("/technical-maturity/check-answers");
  await expect(page.getByText("Too late, then not")).toBeVisible();
  await respondent.send();
});
