import type { Part } from "../server/results";

export type Range = readonly [number, number];

/** The value below which a share of sorted values lies. */
export function quantile(sorted: Float32Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(share * sorted.length)))] ?? 0;
}

/** From which to which value the colours run at first: most of many a map is air, and a few bright pixels must not darken the rest. */
export function firstRange(values: Float32Array, part: Part): Range {
  if (part === "phase") {
    return [-Math.PI, Math.PI];
  }
  const sorted = values.filter(Number.isFinite).sort();
  const top = quantile(sorted, 0.995);
  const bottom = quantile(sorted, 0.005);
  if (bottom < 0) {
    const most = Math.max(Math.abs(top), Math.abs(bottom));
    return [-most, most];
  }
  const object = sorted.filter((value) => value > 0.05 * top);
  const high = object.length > 0 ? quantile(object, 0.99) : top;
  return [0, high > 0 ? high : 1];
}
