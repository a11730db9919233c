// Quantiles.

/** The value below which this share of the numbers lies, interpolated; `NaN` of none. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  return sorted.length === 0 ? NaN : sorted[low] + (sorted[Math.ceil(at)] - sorted[low]) * (at - low);
}

export const median = (numbers) => quantile(numbers, 0.5);

/** The p50 and p95 of a series, as a record holds them. */
export function spread(numbers) {
  return { p50: quantile(numbers, 0.5), p95: quantile(numbers, 0.95) };
}
