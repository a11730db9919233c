// Browser tests of the release build. `cargo xtask test e2e` builds it and passes the path of Chromium in CHROMIUM;
// after that, `CHROMIUM=… npm run e2e -- boot` runs a part of them.

import { defineConfig } from "@playwright/test";

const quiet = ["background-networking", "component-update", "sync", "quic"].map((feature) => `--disable-${feature}`);
// Chromium's sandbox refuses to work for root, as whom most containers run.
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export default defineConfig({
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Each worker has a server and a browser of its own; two of them fill two cores.
  workers: 2,
  reporter: "list",
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM, args: ["--no-first-run", ...quiet, ...sandbox] },
  },
});
