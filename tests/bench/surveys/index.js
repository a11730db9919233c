// The surveys of the benchmark by name.

import { seed, shipped } from "./shipped.js";
import { onepage, paged } from "./synthetic.js";

/** @type {Record<string, () => import("./survey.js").Survey | Promise<import("./survey.js").Survey>>} */
export const SURVEYS = {
  shipped,
  seed,
  "paged-100": () => paged(100),
  "paged-1000": () => paged(1000),
  "paged-5000": () => paged(5000),
  "onepage-1000": () => onepage(1000),
};
