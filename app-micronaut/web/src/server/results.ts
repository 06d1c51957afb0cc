import { BASE, call, part, send } from "./call";
import type { LogEntry } from "./jobs";

export type Part = "magnitude" | "real" | "imaginary" | "phase";

export interface MapEntry {
  id: number;
  name: string;
  file: string;
  dim: number;
  pixelType: "real" | "complex";
  url: string;
}

export interface Passport {
  [fact: string]: unknown;
  warnings?: string[];
}

export interface Result {
  info: { suspect?: boolean; headers: { log: LogEntry[]; replicas?: Record<string, unknown>; check?: Record<string, unknown> } };
  maps: MapEntry[];
  passport: Passport | null;
}

/** A region as the server takes it: corners in voxel indices, pixel (i, j) has its centre at x = i, y = j. */
export interface RegionAsked {
  name: string;
  slice: number;
  polygon: readonly (readonly [number, number])[];
}

export interface RegionStatistics {
  name: string;
  slice: number;
  n: number;
  mean: number;
  sd: number;
  min: number;
  max: number;
  median: number;
  percentiles: { p: number; value: number }[];
  histogram: { from: number; to: number; counts: number[] };
  /** Square millimetres. */
  area: number | null;
  excluded?: number;
}

export interface Comparison {
  map: string;
  n: number;
  /** Null when no pixel is valid in both; deviations when there is one only. */
  ratio: { mean: number; median: number; sd: number | null; percentiles: { p: number; value: number }[] } | null;
  difference: { mean: number; sd: number | null; rms: number; min: number; max: number; limitsOfAgreement: [number, number] | null } | null;
  correlation: number | null;
  ratioUrl: string;
}

/** What is measured: which map, which part of its values, where. */
export interface Measured {
  map: string;
  part: Part;
  regions: readonly RegionAsked[];
}

const of = (id: string, what: string): string => `/jobs/${part(id)}/${what}`;

export const resultOf = (id: string): Promise<Result> => call("GET", of(id, "result"));
export const bundleUrl = (id: string): string => BASE + of(id, "bundle");
export const mapUrl = (id: string, file: string): string => BASE + of(id, `maps/${part(file)}`);

/** The bytes below an address that the server named. */
export async function bytesAt(url: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const path = url.startsWith(BASE) ? url.slice(BASE.length) : url;
  return (await send("GET", path, { headers: { Accept: "*/*" }, ...(signal ? { signal } : {}) })).arrayBuffer();
}

export async function statistics(id: string, asked: Measured, bins: number, signal: AbortSignal): Promise<RegionStatistics[]> {
  const body = { ...asked, bins, percentiles: [5, 25, 50, 75, 95] };
  return (await call<{ regions: RegionStatistics[] }>("POST", of(id, "roi"), body, { signal })).regions;
}

export async function statisticsCsv(id: string, asked: Measured): Promise<Blob> {
  return (await send("POST", of(id, "roi"), { body: asked, headers: { Accept: "text/csv" } })).blob();
}

export async function report(id: string, asked: Measured): Promise<Blob> {
  return (await send("POST", of(id, "report"), { body: asked, headers: { Accept: "application/pdf" } })).blob();
}

export const compare = (id: string, other: string, map: string, valuesPart: Part): Promise<Comparison> =>
  call("POST", of(id, "compare"), { other, map, part: valuesPart });

/** Hands a file to the browser's downloads. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
