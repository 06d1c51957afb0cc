import { call, part, query } from "./call";

/** What raw data hold, as far as the file tells. */
export interface Summary {
  format: string;
  vendor?: string;
  measurements?: number;
  readout: number;
  phase: number;
  slices: number;
  coils: number;
  repetitions: number;
  hasNoise: boolean;
  accelerations?: [number, number];
}

export interface Scan {
  id: string;
  name: string;
  bytes: number;
  received: number;
  state: "UPLOADING" | "CHECKING" | "READY" | "REFUSED";
  sha256: string | null;
  created: string;
  problem: { code: string; message: string } | null;
  /** Null for files that are no raw data: masks and maps. */
  summary: Summary | null;
  deidentified: { field: string; occurrences: number }[];
  /** What a job request says to mean this file. */
  reference: FileReference | null;
}

export interface FileReference {
  type: "file";
  id?: number;
  options: Record<string, unknown> & { type: string; filename?: string; key?: string; multiraid?: boolean };
}

export interface Scans {
  scans: Scan[];
  next: string | null;
}

export function listScans(olderThan?: string): Promise<Scans> {
  return call<Scans>("GET", `/scans${query({ limit: 100, olderThan })}`);
}

/** All scans of the user, for lists to choose from. */
export async function allScans(): Promise<Scan[]> {
  const all: Scan[] = [];
  let next: string | null | undefined;
  do {
    const page: Scans = await listScans(next ?? undefined);
    all.push(...page.scans);
    next = page.next;
  } while (next);
  return all;
}

export function deleteScan(id: string): Promise<void> {
  return call<void>("DELETE", `/scans/${part(id)}`);
}
