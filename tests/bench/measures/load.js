// How soon a page can be read and answered, and what that costs.

/** A poor connection, in bytes per second and milliseconds, and a cheap telephone: so many times slower. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const PROCESSOR = { rate: 4 };

/** With nothing in the cache. */
export async function cold(visit, runner, survey) {
  await visit.open(runner, survey, survey.first);
  await visit.untilQuiet();
  const { fcp, lcp, long } = await visit.evaluate("bench.seen()");
  const { answerable, held } = await visit.evaluate("bench.answered");
  const times = { fcp, lcp, answerable: Math.max(fcp, answerable), held: Math.max(fcp, held) };
  return { bytes: visit.bytes, ...times, main: await visit.mainThread(), long };
}

/** The same on a slow network and a slow processor. */
export async function slow(visit, runner, survey) {
  await visit.send("Network.emulateNetworkConditions", NETWORK);
  await visit.send("Emulation.setCPUThrottlingRate", PROCESSOR);
  return cold(visit, runner, survey);
}
