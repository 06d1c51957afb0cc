import type { Json } from "./document";
import { type Draft, type Espirit, MASK_VALUES, type MaskMethod, NEW, type Pair } from "./draft";

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const child = (of: Json, key: string): Json => (isObject(of[key]) ? of[key] : {});
const number = (value: unknown, otherwise: number | null): number | null => (typeof value === "number" ? value : otherwise);
const key = (reference: Json): string => {
  const found = child(reference, "options")["key"];
  return typeof found === "string" ? found : "";
};

function word<T extends string>(value: unknown, known: readonly T[], otherwise: T): T {
  const lower = typeof value === "string" ? value.toLowerCase() : "";
  return known.find((one) => one.toLowerCase() === lower) ?? otherwise;
}

function pair(value: unknown, otherwise: Pair): Pair {
  return Array.isArray(value) && value.length === 2 ? [number(value[0], null), number(value[1], null)] : otherwise;
}

function espirit(from: Json): Espirit {
  const { k, r, t, c } = NEW.espirit;
  return { k: number(from["k"], k), r: number(from["r"], r), t: number(from["t"], t), c: number(from["c"], c) };
}

/** The draft that stands for a request document, as far as the form knows it: templates, jobs to be changed, edited text. */
export function draftOf(document: unknown): Draft {
  const whole = isObject(document) ? document : {};
  const task = isObject(whole["task"]) ? whole["task"] : whole;
  const options = child(task, "options");
  const reconstructor = child(options, "reconstructor");
  const recon = child(reconstructor, "options");
  const map = child(child(recon, "sensitivityMap"), "options");
  const rawMask = map["mask"];
  const mask = isObject(rawMask) ? rawMask : { method: rawMask };
  const maskMethod = maskOf(mask["method"]);
  const correction = isObject(recon["correction"]) ? recon["correction"] : child(options, "correction");
  const output = isObject(whole["output"]) ? whole["output"] : child(task, "output");
  const seed = options["seed"];
  return {
    alias: typeof whole["alias"] === "string" ? whole["alias"] : "",
    method: word(task["name"], ["ac", "mr", "pmr", "cr", "di"], NEW.method),
    reconstruction: word(reconstructor["name"], ["rss", "b1", "sense", "grappa"], NEW.reconstruction),
    signal: key(child(recon, "signal")),
    noise: key(child(recon, "noise")),
    flipAngle: correction["useCorrection"] === true ? key(child(correction, "faCorrection")) : "",
    multiraid: child(child(recon, "signal"), "options")["multiraid"] === true,
    replicas: number(options["NR"], 20),
    boxSize: number(options["boxSize"], NEW.boxSize),
    seed: typeof seed === "string" || typeof seed === "number" ? String(seed) : "",
    targetError: number(options["targetError"], null),
    check: options["check"] === true,
    sensitivities: word(map["sensitivityMapMethod"], ["inner", "innerACL", "espirit", "walsh"], NEW.sensitivities),
    espirit: espirit(child(map, "espirit")),
    walshWindow: number(map["walshWindow"], NEW.walshWindow),
    mask: maskMethod,
    maskValue: number(mask["value"], MASK_VALUES[maskMethod]),
    maskEspirit: espirit(mask),
    maskFile: key(child(mask, "file")),
    combination: word(recon["combination"], ["rss", "b1"], NEW.combination),
    decimate: recon["decimate"] === true,
    accelerations: pair(recon["accelerations"], NEW.accelerations),
    acl: pair(recon["acl"], NEW.acl),
    kernel: pair(recon["kernelSize"], NEW.kernel),
    output: {
      coilsensitivity: output["coilsensitivity"] === true,
      gfactor: output["gfactor"] === true,
      matlab: output["matlab"] === true,
    },
  };
}

function maskOf(method: unknown): MaskMethod {
  const known = ["no", "reference", "percentage", "percentagemean", "threshold", "espirit", "upload"] as const;
  return word(method, known, "no");
}
