import type { Scan } from "../server/scans";
import type { Draft, Method, Reconstruction } from "./draft";

/** Which choices count for a draft: the others are neither shown nor sent. */
export interface Uses {
  replicas: boolean;
  boxSize: boolean;
  seed: boolean;
  targetError: boolean;
  check: boolean;
  sensitivities: boolean;
  acceleration: boolean;
  kernel: boolean;
  gfactor: boolean;
  /** Whether the method fails without noise data. */
  noise: boolean;
}

export function usesOf({ method, reconstruction, check, combination }: Draft): Uses {
  const checked = check && offersCheck(method);
  const draws = method === "pmr" || method === "cr" || checked;
  return {
    replicas: draws,
    boxSize: method === "cr" || method === "di",
    seed: draws,
    targetError: method === "pmr" || method === "cr",
    check: offersCheck(method),
    sensitivities:
      reconstruction === "b1" || reconstruction === "sense" || (reconstruction === "grappa" && combination === "b1"),
    acceleration: reconstruction === "sense" || reconstruction === "grappa",
    kernel: reconstruction === "grappa",
    gfactor: reconstruction === "sense" || reconstruction === "grappa",
    noise: draws || method === "ac",
  };
}

function offersCheck(method: Method): boolean {
  return method === "ac" || method === "pmr";
}

/** Why a method cannot run on the chosen scan; undefined when it can, or when the scan does not tell. */
export function barredMethod(method: Method, scan: Scan | undefined): string | undefined {
  const repetitions = scan?.summary?.repetitions;
  if ((method === "mr" || method === "di") && repetitions !== undefined && repetitions < 2) {
    return "Needs a scan with 2 repetitions or more.";
  }
  return undefined;
}

/** Why a reconstruction cannot run on the chosen scan. */
export function barredReconstruction(reconstruction: Reconstruction, scan: Scan | undefined): string | undefined {
  if ((reconstruction === "rss" || reconstruction === "b1") && isAccelerated(scan)) {
    return "Needs full sampling; this scan is accelerated.";
  }
  return undefined;
}

/** Why acceleration by these factors cannot be reconstructed; the server knows the same when it computes. */
function barredFactors({ reconstruction, accelerations: [a, b] }: Draft, scan: Scan | undefined): string | undefined {
  const summary = scan?.summary;
  if (!summary || a === null || b === null) {
    return undefined;
  }
  if (isAccelerated(scan)) {
    return "This scan is accelerated already; undersample fully sampled scans only.";
  }
  if (a > summary.readout || b > summary.phase) {
    return `The scan has ${summary.readout} × ${summary.phase} samples only.`;
  }
  return reconstruction === "sense" && a * b > summary.coils
    ? `${a} × ${b} pixels lie on top of each other, more than the ${summary.coils} coils can tell apart.`
    : undefined;
}

export function isAccelerated(scan: Scan | undefined): boolean {
  const factors = scan?.summary?.accelerations;
  return factors !== undefined && factors[0] * factors[1] > 1;
}

/** What the form itself sees wrong with a draft, by field. The server checks everything again. */
export function missing(draft: Draft, scans: readonly Scan[]): Partial<Record<string, string>> {
  const signal = scans.find((scan) => scan.id === draft.signal);
  const wrong: Partial<Record<string, string>> = {};
  if (!signal) {
    wrong["signal"] = "Choose the scan to compute.";
  } else if (usesOf(draft).noise && !draft.noise && !draft.multiraid && signal.summary && !signal.summary.hasNoise) {
    wrong["noise"] = "This scan holds no noise, and the method needs some: choose a noise scan.";
  }
  const barred = { method: barredMethod(draft.method, signal), reconstruction: barredReconstruction(draft.reconstruction, signal) };
  for (const [field, why] of Object.entries(barred)) {
    if (why) {
      wrong[field] = why;
    }
  }
  const factors = draft.decimate && usesOf(draft).acceleration ? barredFactors(draft, signal) : undefined;
  if (factors) {
    wrong["accelerations"] = factors;
  }
  if (draft.mask === "upload" && usesOf(draft).sensitivities && !draft.maskFile) {
    wrong["maskFile"] = "Choose the mask.";
  }
  return wrong;
}

/** Legal, and probably not meant. */
export function doubts(draft: Draft, scan: Scan | undefined): string[] {
  const found: string[] = [];
  if (usesOf(draft).acceleration && !draft.decimate && scan?.summary && !isAccelerated(scan)) {
    found.push("This scan is fully sampled. Without decimation nothing is left out, and B1 or RSS give the same with less work.");
  }
  if (draft.decimate && draft.accelerations[0] === 1 && draft.accelerations[1] === 1) {
    found.push("Decimation by 1 × 1 leaves nothing out.");
  }
  return found;
}
