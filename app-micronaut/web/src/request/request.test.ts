import { describe, expect, test } from "vitest";
import type { Scan } from "../server/scans";
import { documentOf, type Json } from "./document";
import { type Draft, NEW } from "./draft";
import { barredMethod, doubts, missing, usesOf } from "./legal";
import { byField } from "./problems";
import { draftOf } from "./reading";

const summary = { format: "TWIX", readout: 64, phase: 64, slices: 1, coils: 4, repetitions: 1, hasNoise: false };
const scan = (id: string, more: Partial<Scan["summary"] & object> = {}): Scan => ({
  id,
  name: `${id}.dat`,
  bytes: 1,
  received: 1,
  state: "READY",
  sha256: null,
  created: "",
  problem: null,
  deidentified: [],
  summary: { ...summary, ...more },
  reference: { type: "file", id: 0, options: { type: "s3", bucket: "scans", key: id, filename: `${id}.dat` } },
});
const SCANS = [scan("a"), scan("n", { hasNoise: true }), scan("fa"), scan("m")];
const options = (document: Json): Json => ((document["task"] as Json)["options"] as Json);
const recon = (document: Json): Json => ((options(document)["reconstructor"] as Json)["options"] as Json);

describe("a request holds", () => {
  test("nothing that its method does not use", () => {
    const document = documentOf({ ...NEW, signal: "a", noise: "n" }, SCANS);
    expect(Object.keys(options(document))).toEqual(["reconstructor"]);
    expect(Object.keys(recon(document))).toEqual(["signal", "noise"]);
    expect(document["output"]).toEqual({ coilsensitivity: false, gfactor: false, matlab: false });
  });

  test("replicas inside the options of the task", () => {
    expect(options(documentOf({ ...NEW, method: "cr", signal: "a" }, SCANS))).toMatchObject({ NR: 100, boxSize: 2 });
  });

  test("no noise scan when the noise is in the same file", () => {
    const document = documentOf({ ...NEW, signal: "a", noise: "n", multiraid: true }, SCANS);
    expect(recon(document)["noise"]).toBeUndefined();
    expect((recon(document)["signal"] as Json)["options"]).toMatchObject({ multiraid: true, key: "a" });
  });

  test("all calibration lines as null", () => {
    const document = documentOf({ ...NEW, signal: "a", reconstruction: "grappa", decimate: true }, SCANS);
    expect(recon(document)).toMatchObject({ acl: [null, 24], accelerations: [1, 2], kernelSize: [4, 4] });
  });
});

test("a request that was read back is the same request", () => {
  const draft: Draft = {
    ...NEW,
    alias: "qa",
    method: "pmr",
    reconstruction: "sense",
    signal: "a",
    noise: "n",
    flipAngle: "fa",
    seed: "9007199254740993",
    targetError: 0.05,
    sensitivities: "walsh",
    walshWindow: 7,
    mask: "upload",
    maskFile: "m",
    decimate: true,
    accelerations: [1, 3],
    output: { coilsensitivity: true, gfactor: true, matlab: true },
  };
  const document = documentOf(draft, SCANS);
  expect(documentOf(draftOf(document), SCANS)).toEqual(document);
});

test("old spellings of masks and names are read", () => {
  const task = { name: "PMR", options: { NR: 30, reconstructor: { name: "B1", options: { sensitivityMap: { options: { mask: "reference" } } } } } };
  expect(draftOf({ task })).toMatchObject({ method: "pmr", reconstruction: "b1", mask: "reference", replicas: 30 });
});

test("methods that need repetitions are barred with the reason", () => {
  expect(barredMethod("mr", SCANS[0])).toContain("2 repetitions");
  expect(barredMethod("di", scan("r", { repetitions: 2 }))).toBeUndefined();
  expect(barredMethod("ac", SCANS[0])).toBeUndefined();
});

test("noise that is needed and not there is missed", () => {
  expect(missing({ ...NEW, signal: "a" }, SCANS)["noise"]).toBeDefined();
  expect(missing({ ...NEW, signal: "a", method: "mr" }, SCANS)["noise"]).toBeUndefined();
  expect(missing({ ...NEW, signal: "n" }, SCANS)).toEqual({});
  expect(missing(NEW, SCANS)["signal"]).toBeDefined();
});

test("GRAPPA uses sensitivities only to combine by B1", () => {
  expect(usesOf({ ...NEW, reconstruction: "grappa" }).sensitivities).toBe(false);
  expect(usesOf({ ...NEW, reconstruction: "grappa", combination: "b1" }).sensitivities).toBe(true);
});

test("SENSE on fully sampled data is doubted", () => {
  expect(doubts({ ...NEW, reconstruction: "sense" }, SCANS[0])).toHaveLength(1);
  expect(doubts({ ...NEW, reconstruction: "sense", decimate: true }, SCANS[0])).toEqual([]);
});

test("problems come to their fields by path, told apart or in words", () => {
  const at = "$.task.options.reconstructor.options";
  const sorted = byField([
    { code: "MRO-1009", path: "$.task.options.NR", message: "too few" },
    { code: "MRO-1009", message: `MRO-1009 at ${at}.accelerations[0]: must be from 1 to 1024, but is 0` },
    { code: "MRO-1009", path: `${at}.sensitivityMap.options.mask.value`, message: "too much" },
    { code: "MRO-5009", path: "", message: "something else" },
  ]);
  expect([...sorted.keys()]).toEqual(["replicas", "accelerations", "maskValue", ""]);
});

test("a choice that the scan bars is missed, whichever was chosen first", () => {
  expect(missing({ ...NEW, signal: "n", method: "mr" }, SCANS)["method"]).toContain("2 repetitions");
  const accelerated = [scan("f", { hasNoise: true, accelerations: [1, 2] })];
  expect(missing({ ...NEW, signal: "f" }, accelerated)["reconstruction"]).toContain("accelerated");
});

test("factors that cannot be unfolded are told before the job runs", () => {
  const sense: Draft = { ...NEW, signal: "n", reconstruction: "sense", decimate: true };
  expect(missing({ ...sense, accelerations: [2, 2] }, SCANS)).toEqual({});
  expect(missing({ ...sense, accelerations: [4, 4] }, SCANS)["accelerations"]).toContain("4 coils");
  expect(missing({ ...sense, accelerations: [1, 500] }, SCANS)["accelerations"]).toContain("64");
});
