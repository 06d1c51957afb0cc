import type { Draft } from "../request/draft";
import type { Scan } from "../server/scans";

/** What each section of the form gets. */
export interface Section {
  draft: Draft;
  set: (changes: Partial<Draft>) => void;
  scans: readonly Scan[];
  /** The scan to compute, once chosen. */
  signal: Scan | undefined;
  /** What is wrong with a field, in one line. */
  wrong: (field: string) => string | undefined;
}

/** Scans to choose from in a list, with what they hold. */
export function scanOptions(scans: readonly Scan[], none: string): { value: string; label: string }[] {
  const ready = scans.filter((scan) => scan.state === "READY");
  return [{ value: "", label: none }, ...ready.map((scan) => ({ value: scan.id, label: scan.name }))];
}
