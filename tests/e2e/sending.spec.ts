// Sending when something goes wrong, and coming back after it went right.

import type { Page } from "@playwright/test";

import { least } from "./fixtures/answers.ts";
import { Respondent } from "./fixtures/respondent.ts";
import { expect, test } from "./fixtures/test.ts";

const RESPONSES = "**/api/v1/surveys/*/responses";

async function readyToSend(page: Page, role: string): Promise<Respondent> {
  const respondent = new Respondent(page);
  await respondent.begin();
  await respondent.complete({ ...least, "job-role": role });
  await expect(page.getByText("Nothing has been sent yet.")).toBeVisible();
  return respondent;
}

/** Presses the button; the answers arrive, the reply does not. */
async function sendWithoutReply(page: Page): Promise<void> {
  await page.route(RESPONSES, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "Confirm and send" }).click();
  await expect(page.getByRole("alert")).toContainText("There was no reply");
  await page.unroute(RESPONSES);
}

test("a lost reply leaves it open whether the answers were sent, and sending again gets the same receipt", async ({ page, faults }) => {
  faults.expect(/Failed to load resource/);
  const respondent = await readyToSend(page, "Sent twice");
  await sendWithoutReply(page);
  await expect(page.getByText("Nothing has been sent yet.")).toHaveCount(0);
  await expect(page.getByText(/These answers may have been sent already/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/These answers may have been sent already/)).toBeVisible();
  const { receipt } = await page.evaluate(() => JSON.parse(localStorage["soundings:draft:technical-maturity"]));
  expect(await respondent.send()).toBe(receipt);
  await expect(page.getByText("That earlier version was kept.")).toHaveCount(0);
});

test("answers changed after a lost reply: the earlier version is kept, and the page says so", async ({ page, faults, server, request }) => {
  faults.expect(/Failed to load resource/);
  const respondent = await readyToSend(page, "The first version");
  await sendWithoutReply(page);
  const { receipt } = await page.evaluate(() => JSON.parse(localStorage["soundings:draft:technical-maturity"]));
  await page.getByRole("link", { name: /^Change What is your job role/ }).click();
  await expect(page).not.toHaveTitle(/^Error: /);
  await respondent.answer("job-role", "The second version");
  await respondent.continue();

  expect(await respondent.send()).toBe(receipt);
  await expect(page.getByText("That earlier version was kept. What you changed afterwards was not.")).toBeVisible();
  await expect(page.getByText("This submission was sent before")).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("version");

  const authorization = `Bearer ${await server.token()}`;
  const reply = await request.get("/api/v1/surveys/technical-maturity/responses", { headers: { authorization } });
  const roles = (await reply.json()).responses.map((response: { answers: object }) => response.answers["job-role"]);
  expect(roles.filter((role: string) => role?.includes("version"))).toEqual(["The first version"]);
});

test("a refusal is explained in the page's own words, and nothing is lost", async ({ page, faults }) => {
  faults.expect(/Failed to load resource/);
  const respondent = await readyToSend(page, "Refused once");
  await page.route(RESPONSES, (route) => {
    const body = { type: "about:blank", title: "Survey closed", status: 403, code: "survey_closed", detail: "For developers." };
    return route.fulfill({ status: 403, contentType: "application/problem+json", body: JSON.stringify(body) });
  });
  await page.getByRole("button", { name: "Confirm and send" }).click();
  await expect(page.getByRole("alert")).toContainText("The survey closed before they arrived");
  await expect(page.getByText("For developers.")).toHaveCount(0);
  await expect(page.getByText("Nothing has been sent yet.")).toBeVisible();
  await page.unroute(RESPONSES);
  await respondent.send();
});

interface Trouble {
  /** Stands between the page and the server. */
  begin: (page: Page) => Promise<void>;
  /** Lets them talk again. */
  end: (page: Page) => Promise<void>;
  says: string;
  /** Whether the browser's console tells of it. */
  isLogged: boolean;
}

const unroute = (page: Page) => page.unroute(RESPONSES);

const TROUBLES: Record<string, Trouble> = {
  "without a connection": {
    begin: (page) => page.context().setOffline(true),
    end: (page) => page.context().setOffline(false),
    says: "There was no reply",
    isLogged: true,
  },
  "when the server fails": {
    begin: (page) => page.route(RESPONSES, (route) => route.fulfill({ status: 503, body: "Away" })),
    end: unroute,
    says: "The service cannot take your answers at the moment",
    isLogged: true,
  },
  "when no reply comes in time": {
    begin: async (page) => {
      await page.route(RESPONSES, () => {});
      await page.evaluate(() => {
        const timeout = AbortSignal.timeout.bind(AbortSignal);
        // What the client waits for, shortened: a thousandth of it.
        AbortSignal.timeout = (milliseconds) => timeout(milliseconds / 1_000);
      });
    },
    end: unroute,
    says: "There was no reply",
    isLogged: false,
  },
  "when something else answers in the server's place": {
    begin: (page) => page.route(RESPONSES, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Sign in</h1>" })),
    end: unroute,
    says: "Something between this device and the service answered in its place",
    isLogged: false,
  },
};

for (const [when, { begin, end, says, isLogged }] of Object.entries(TROUBLES)) {
  test(`${when} the page says so, keeps the answers and sends them once in the end`, async ({ page, faults, server, request }) => {
    if (isLogged) faults.expect(/Failed to load resource/);
    const role = `Sent ${when}`;
    const respondent = await readyToSend(page, role);
    await begin(page);
    await page.getByRole("button", { name: "Confirm and send" }).click();
    const alert = page.getByRole("alert");
    await expect(alert).toContainText(says, { timeout: 15_000 });
    await expect(alert).toContainText("Your answers are saved on this device.");
    await expect(page.locator(".govuk-error-summary")).toBeFocused();
    await expect(page).toHaveTitle(/^Error: /);
    await end(page);
    await page.reload();
    await respondent.send();
    const authorization = `Bearer ${await server.token()}`;
    const reply = await request.get("/api/v1/surveys/technical-maturity/responses?limit=1000", { headers: { authorization } });
    const roles = (await reply.json()).responses.map((response: { answers: object }) => response.answers["job-role"]);
    expect(roles.filter((sent: string) => sent === role)).toHaveLength(1);
  });
}

test("where nothing can be kept, a failure says that the answers are only on the page", async ({ page, faults }) => {
  faults.expect(/Failed to load resource/);
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { value: null }));
  await readyToSend(page, "On the page");
  await page.route(RESPONSES, (route) => route.fulfill({ status: 503, body: "Away" }));
  await page.getByRole("button", { name: "Confirm and send" }).click();
  await expect(page.getByRole("alert")).toContainText("Your answers are only on this page: keep it open.", { timeout: 15_000 });
});

test("after sending, no way leads into an empty survey", async ({ page }) => {
  const respondent = await readyToSend(page, "Sent once");
  const receipt = await respondent.send();
  const heading = page.getByRole("heading", { level: 1 });

  await page.reload();
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  await expect(page.locator(".app-receipt")).toHaveText(receipt);

  await page.goBack();
  await expect(page.getByText("You have already sent your answers")).toBeVisible();
  await expect(heading).toHaveText("Answers sent");
  await page.goto("/technical-maturity/introduction");
  await expect(page.getByText("You have already sent your answers")).toBeVisible();

  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(receipt);
  await page.getByRole("link", { name: "Go to the start of the survey" }).click();
  await expect(page.getByText(/^Answers were sent from this device on \d+ \w+ \d{4}/)).toBeVisible();
  await page.getByRole("button", { name: "Answer as somebody else" }).click();
  await respondent.continue();
  await expect(page.locator("[name=job-role]")).toHaveValue("");
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain("sent:");
});

test("another tab knows that answers were sent, but not the receipt", async ({ page, context }) => {
  const respondent = await readyToSend(page, "In one tab");
  await respondent.send();
  const other = await context.newPage();
  await other.goto("/technical-maturity/sent");
  await expect(other.getByText("The code of your receipt was shown in the tab")).toBeVisible();
  await expect(other.locator(".app-receipt")).toHaveCount(0);
});

test("nothing was sent from a device that sent nothing", async ({ page }) => {
  await page.goto("/technical-maturity/sent");
  await expect(page.getByRole("button", { name: "Start now" })).toBeVisible();
});

test("the receipt can be copied, and there is a way on", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const respondent = await readyToSend(page, "Keeps receipts");
  const receipt = await respondent.send();
  await page.getByRole("button", { name: "Copy the code" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(receipt);
  await expect(page.getByRole("button", { name: "Print this page" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".app-receipt")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
});

test("a server that is asked too often is asked again when it says", async ({ page, faults }) => {
  faults.expect(/Failed to load resource/);
  const respondent = await readyToSend(page, "Wait a moment");
  const attempts: number[] = [];
  await page.route(RESPONSES, async (route) => {
    attempts.push(Date.now());
    if (attempts.length > 1) return route.continue();
    const body = { type: "about:blank", title: "Too many requests", status: 429, code: "too_many_requests", detail: "For developers." };
    const headers = { "retry-after": "2" };
    return route.fulfill({ status: 429, headers, contentType: "application/problem+json", body: JSON.stringify(body) });
  });
  await respondent.send();
  expect(attempts).toHaveLength(2);
  expect(attempts[1] - attempts[0]).toBeGreaterThanOrEqual(2000);
});

test("a server that is away for a moment is asked again, and one response is stored", async ({ page, faults, server, request }) => {
  faults.expect(/Failed to load resource/);
  const respondent = await readyToSend(page, "Only once");
  let attempts = 0;
  await page.route(RESPONSES, async (route) => {
    attempts += 1;
    if (attempts === 1) {
      // It arrives; the reply does not.
      await route.fetch();
      await route.abort();
    } else if (attempts === 2) {
      await route.fulfill({ status: 503, contentType: "text/html", body: "<h1>Away</h1>" });
    } else {
      await route.continue();
    }
  });
  await respondent.send();
  expect(attempts).toBe(3);

  const authorization = `Bearer ${await server.token()}`;
  const reply = await request.get("/api/v1/surveys/technical-maturity/responses", { headers: { authorization } });
  const roles = (await reply.json()).responses.map((response: { answers: object }) => response.answers["job-role"]);
  expect(roles.filter((role: string) => role === "Only once")).toHaveLength(1);
});
