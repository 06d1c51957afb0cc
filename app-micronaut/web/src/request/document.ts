import type { FileReference, Scan } from "../server/scans";
import type { Draft, Espirit } from "./draft";
import { usesOf } from "./legal";

export type Json = { [key: string]: unknown };

function file(id: string, scans: readonly Scan[], more: Json = {}): FileReference | null {
  const reference = scans.find((scan) => scan.id === id)?.reference;
  return reference ? { ...reference, options: { ...reference.options, ...more } } : null;
}

/** The request document of a draft: only what counts for its method and reconstruction. */
export function documentOf(draft: Draft, scans: readonly Scan[]): Json {
  const uses = usesOf(draft);
  const reconstructor: Json = { signal: file(draft.signal, scans, draft.multiraid ? { multiraid: true } : {}) };
  if (draft.noise && !draft.multiraid) {
    reconstructor["noise"] = file(draft.noise, scans);
  }
  if (uses.sensitivities) {
    reconstructor["sensitivityMap"] = { options: sensitivities(draft, scans) };
  }
  if (uses.kernel) {
    reconstructor["kernelSize"] = draft.kernel;
    reconstructor["combination"] = draft.combination;
  }
  if (uses.acceleration && draft.decimate) {
    reconstructor["decimate"] = true;
    reconstructor["accelerations"] = draft.accelerations;
    reconstructor["acl"] = draft.acl;
  }
  if (draft.flipAngle) {
    reconstructor["correction"] = { useCorrection: true, faCorrection: file(draft.flipAngle, scans) };
  }
  const options: Json = { reconstructor: { name: draft.reconstruction, options: reconstructor } };
  const counted: [boolean, string, unknown][] = [
    [uses.replicas, "NR", draft.replicas],
    [uses.boxSize, "boxSize", draft.boxSize],
    [uses.seed && draft.seed !== "", "seed", draft.seed],
    [uses.targetError && draft.targetError !== null, "targetError", draft.targetError],
    [uses.check && draft.check, "check", true],
  ];
  for (const [counts, key, value] of counted) {
    if (counts) {
      options[key] = value;
    }
  }
  const { coilsensitivity, gfactor, matlab } = draft.output;
  return {
    ...(draft.alias === "" ? {} : { alias: draft.alias }),
    output: { coilsensitivity: coilsensitivity && uses.sensitivities, gfactor: gfactor && uses.gfactor, matlab },
    task: { version: "v0", acquisition: 2, name: draft.method, options },
  };
}

function sensitivities(draft: Draft, scans: readonly Scan[]): Json {
  const made: Json = { sensitivityMapMethod: draft.sensitivities, mask: mask(draft, scans) };
  if (draft.sensitivities === "espirit") {
    made["espirit"] = draft.espirit;
  } else if (draft.sensitivities === "walsh") {
    made["walshWindow"] = draft.walshWindow;
  }
  return made;
}

function mask(draft: Draft, scans: readonly Scan[]): Json {
  switch (draft.mask) {
    case "no":
    case "reference":
      return { method: draft.mask };
    case "espirit":
      return { method: "espirit", ...(draft.maskEspirit satisfies Espirit) };
    case "upload":
      return { method: "upload", file: file(draft.maskFile, scans) };
    default:
      return { method: draft.mask, value: draft.maskValue };
  }
}
