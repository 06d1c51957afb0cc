import type { Part } from "../server/results";

export type Range = readonly [number, number];

/** The value below which a share of sorted values lies. */
export function quantile(sorted: Float32Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(share * sorted.length)))] ?? 0;
}

/** From which to which value the colours run at first: most of many a map is air, and a few bright pixels must not darken the rest. */
export function firstRange(values: Float32Array, part: Part): Range {
  if (part === "phase") {
    return [-3.1416, 3.1416];
  }
  const sorted = values.filter(Number.isFinite).sort();
  const top = quantile(sorted, 0.995);
  const bottom = quantile(sorted, 0.005);
  if (bottom < 0) {
    const most = Math.max(Math.abs(top), Math.abs(bottom));
    return [-rounded(most), rounded(most)];
  }
  const object = sorted.filter((value) => value > 0.05 * top);
  const quarter = quantile(object, 0.75);
  // As in the bundle's pictures: a thin bright rim does not make the inside black.
  const high = Math.min(quantile(object, 0.98), quarter + 3 * (quarter - quantile(object, 0.25))) || top;
  return [0, high > 0 ? rounded(high) : 1];
}

/** Up to three digits, so that the fields of the range can be read. */
function rounded(most: number): number {
  const step = 10 ** (Math.floor(Math.log10(most)) - 2);
  return Number((Math.ceil(most / step) * step).toPrecision(3));
}
