import { createHash, randomUUID } from "node:crypto";
import type { Answer, Call } from "./mock";

interface MockScan {
  [key: string]: unknown;
  id: string;
  name: string;
  bytes: number;
  received: number;
  state: string;
}

const raw = { format: "Siemens TWIX VD", vendor: "Siemens", measurements: 2, readout: 160, phase: 160, slices: 6, coils: 8, repetitions: 1 };

function scan(id: string, name: string, bytes: number, more: Record<string, unknown>): MockScan {
  return {
    id,
    name,
    bytes,
    received: bytes,
    state: "READY",
    sha256: createHash("sha256").update(name).digest("hex"),
    created: "2026-11-26T09:12:00Z",
    problem: null,
    summary: null,
    deidentified: [],
    reference: { type: "file", id: 0, options: { type: "s3", bucket: "scans", key: id, filename: name } },
    ...more,
  };
}

export const all: MockScan[] = [
  scan("s1", "meas_MID00024_gre_head_8ch.dat", 33_520_640, {
    summary: { ...raw, hasNoise: true },
    deidentified: [
      { field: "PatientName", occurrences: 4 },
      { field: "PatientBirthDay", occurrences: 2 },
      { field: "PatientID", occurrences: 3 },
    ],
  }),
  scan("s2", "phantom_repeat_20x.h5", 812_400_128, {
    summary: { ...raw, format: "ISMRMRD", vendor: "GE", measurements: 1, repetitions: 20, hasNoise: false },
  }),
  scan("s3", "noise_8ch.dat", 4_212_736, { summary: { ...raw, phase: 1, slices: 1, hasNoise: true } }),
  scan("s4", "flip_angle_map.nii.gz", 214_016, {}),
  scan("s5", "truncated.dat", 10_240, {
    state: "REFUSED",
    reference: null,
    problem: { code: "MRO-2003", message: "the file ends in the middle of measurement 2" },
  }),
];

const pieces = new Map<string, { length: number; offset: number; name: string }>();

function uploads({ method, path: [, id], headers, body }: Call): Answer {
  const tus = { "Tus-Resumable": "1.0.0" };
  if (method === "POST") {
    const made = randomUUID().slice(0, 8);
    const metadata = Object.fromEntries(String(headers["upload-metadata"]).split(",").map((pair) => pair.split(" ") as [string, string]));
    const name = Buffer.from(metadata["filename"] ?? "", "base64").toString();
    pieces.set(made, { length: Number(headers["upload-length"]), offset: 0, name });
    return { status: 201, headers: { ...tus, Location: `/api/v1/uploads/${made}` } };
  }
  const piece = pieces.get(id ?? "");
  if (!piece || !id) {
    return { status: 404, headers: tus };
  }
  if (method === "PATCH") {
    piece.offset += body.length;
    if (piece.offset === piece.length) {
      const arrived = scan(id, piece.name, piece.length, { state: "CHECKING", created: new Date().toISOString() });
      all.unshift(arrived);
      setTimeout(() => Object.assign(arrived, { state: "READY", summary: { ...raw, hasNoise: true } }), 1500);
    }
  }
  if (method === "DELETE") {
    pieces.delete(id);
  }
  return {
    status: method === "HEAD" ? 200 : 204,
    headers: { ...tus, "Upload-Offset": String(piece.offset), "Upload-Length": String(piece.length) },
  };
}

export function scans(call: Call): Answer {
  const [place, id] = call.path;
  if (place === "uploads") {
    return uploads(call);
  }
  if (place !== "scans") {
    return null;
  }
  if (call.method === "DELETE") {
    all.splice(all.findIndex((one) => one.id === id), 1);
    return { status: 204 };
  }
  return { json: id ? all.find((one) => one.id === id) : { scans: all, next: null } };
}
