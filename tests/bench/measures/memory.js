// The memory of the page and of the process that shows it, in bytes.

import { readFile } from "node:fs/promises";

/**
 * `heapRaw` and `heap` are the JavaScript heap used before and after two forced collections; `backing` is array buffers
 * and WebAssembly's memory, which the heap does not count; `rss`, `pss` and `priv` are of the renderer's process, and
 * missing on systems without `/proc`.
 */
export async function memory(visit) {
  const { usedSize: heapRaw } = await visit.send("Runtime.getHeapUsage");
  await visit.send("HeapProfiler.collectGarbage");
  await visit.send("HeapProfiler.collectGarbage");
  const { usedSize: heap, backingStorageSize: buffers } = await visit.send("Runtime.getHeapUsage");
  return { heapRaw, heap, backing: buffers + (await ofWasm(visit)), ...(await ofProcess(await visit.renderer())) };
}

/** WebAssembly's linear memories, which the browser counts among neither heap nor buffers. */
async function ofWasm(visit) {
  const { result: prototype } = await visit.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await visit.send("Runtime.queryObjects", { prototypeObjectId: prototype.objectId });
  const { result } = await visit.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
    returnByValue: true,
  });
  return result.value;
}

async function ofProcess(id) {
  const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
  const lines = new Map(Array.from(text.matchAll(/^(\w+): +(\d+) kB$/gm), ([, name, kilobytes]) => [name, kilobytes * 1024]));
  const priv = lines.get("Private_Clean") + lines.get("Private_Dirty");
  return lines.size > 0 ? { rss: lines.get("Rss"), pss: lines.get("Pss"), priv } : {};
}
