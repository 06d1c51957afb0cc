/** A job request as the form holds it: every choice has a value, also those that do not count now. */
export interface Draft {
  alias: string;
  method: Method;
  reconstruction: Reconstruction;
  /** Ids of scans; empty when none is chosen. */
  signal: string;
  noise: string;
  flipAngle: string;
  multiraid: boolean;
  replicas: number | null;
  boxSize: number | null;
  seed: string;
  targetError: number | null;
  check: boolean;
  sensitivities: Sensitivities;
  espirit: Espirit;
  walshWindow: number | null;
  mask: MaskMethod;
  /** The threshold of masks that have one. */
  maskValue: number | null;
  maskEspirit: Espirit;
  maskFile: string;
  combination: "rss" | "b1";
  decimate: boolean;
  /** Readout and phase. */
  accelerations: Pair;
  /** Calibration lines; null is the whole axis. */
  acl: Pair;
  kernel: Pair;
  output: { coilsensitivity: boolean; gfactor: boolean; matlab: boolean };
}

export type Method = "ac" | "mr" | "pmr" | "cr" | "di";
export type Reconstruction = "rss" | "b1" | "sense" | "grappa";
export type Sensitivities = "inner" | "innerACL" | "espirit" | "walsh";
export type MaskMethod = "no" | "reference" | "percentage" | "percentagemean" | "threshold" | "espirit" | "upload";
export type Pair = readonly [number | null, number | null];

export interface Espirit {
  k: number | null;
  r: number | null;
  t: number | null;
  c: number | null;
}

const ESPIRIT: Espirit = { k: 6, r: 24, t: 0.01, c: 0.9925 };

/** The defaults of the request format (docs/job-request.md). */
export const NEW: Draft = {
  alias: "",
  method: "ac",
  reconstruction: "rss",
  signal: "",
  noise: "",
  flipAngle: "",
  multiraid: false,
  replicas: 100,
  boxSize: 2,
  seed: "",
  targetError: null,
  check: false,
  sensitivities: "inner",
  espirit: ESPIRIT,
  walshWindow: 5,
  mask: "no",
  maskValue: null,
  maskEspirit: ESPIRIT,
  maskFile: "",
  combination: "rss",
  decimate: false,
  accelerations: [1, 2],
  acl: [null, 24],
  kernel: [4, 4],
  output: { coilsensitivity: false, gfactor: true, matlab: false },
};

/** What a mask's threshold is when none is given; null for masks without. */
export const MASK_VALUES: Record<MaskMethod, number | null> = {
  no: null,
  reference: null,
  percentage: 10,
  percentagemean: 0.5,
  threshold: 1e-6,
  espirit: null,
  upload: null,
};
