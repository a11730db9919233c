// What a respondent downloads before the survey can be answered.

import { expect, test } from "./fixtures/test.ts";

test("the client stays under 200 kB on the wire", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("body")).toHaveAttribute("data-client", "started");
  const files = await page.evaluate(() => {
    const entries = performance.getEntries() as PerformanceResourceTiming[];
    const loaded = entries.filter((entry) => ["navigation", "resource"].includes(entry.entryType));
    return loaded.map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, encodedBodySize }));
  });
  const client = files.filter(({ path }) => !path.startsWith("/api/"));
  const kinds = new Set(client.map(({ path }) => path.split(".").at(-1)));
  // The style sheet is part of the page.
  expect([...kinds]).toEqual(expect.arrayContaining(["js", "wasm"]));
  const bytes = client.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(200_000);
});
