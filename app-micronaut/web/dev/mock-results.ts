import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Answer, type Call, problem } from "./mock";
import { all, type MockJob } from "./mock-jobs";
import { type Asked, statisticsOf } from "./mock-statistics";

interface Info {
  headers: { log: unknown[]; passport?: unknown };
  data: { filename: string; id: number; name: string; type: string; dim: number; pixelType: string }[];
}

export function values(folder: string, map: string): { width: number; height: number; data: Float32Array } {
  const bytes = gunzipSync(readFileSync(`${folder}/data/${map}.nii.gz`));
  const width = bytes.readInt16LE(42);
  const height = bytes.readInt16LE(44);
  const voxels = width * height * bytes.readInt16LE(46);
  const type = bytes.readInt16LE(70);
  const data = new Float32Array(voxels);
  for (let i = 0; i < voxels; i++) {
    data[i] = type === 2 ? (bytes[352 + i] ?? 0) : bytes.readFloatLE(352 + (type === 32 ? 8 : 4) * i);
  }
  return { width, height, data };
}

function result(job: MockJob): Answer {
  const info = JSON.parse(readFileSync(`${job.folder}/info.json`, "utf8")) as Info;
  const maps = info.data.map((map) => {
    const file = basename(map.filename);
    return { ...map, file, url: `/api/v1/jobs/${job.id}/maps/${file}` };
  });
  return { json: { info, maps, previews: [], passport: info.headers.passport ?? null } };
}

function compared(job: MockJob, asked: Asked & { other: string }): Answer {
  const other = all.find((one) => one.id === asked.other);
  if (!other) {
    return problem(404, "MRO-4001", "There is no such job.");
  }
  const [a, b] = [values(job.folder, asked.map).data, values(other.folder, asked.map).data];
  const pairs = [...a].map((value, i) => [value, b[i] ?? 0] as const).filter(([x, y]) => x > 0 && y > 0);
  const ratios = pairs.map(([x, y]) => x / y).sort((x, y) => x - y);
  const differences = pairs.map(([x, y]) => x - y);
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
  const sd = (list: readonly number[]): number => Math.sqrt(mean(list.map((one) => (one - mean(list)) ** 2)));
  const d = { mean: mean(differences), sd: sd(differences) };
  return {
    json: {
      map: asked.map,
      n: pairs.length,
      ratio: { mean: mean(ratios), sd: sd(ratios), median: ratios[ratios.length >> 1], percentiles: [{ p: 5, value: ratios[ratios.length / 20 | 0] }, { p: 95, value: ratios[ratios.length * 0.95 | 0] }] },
      difference: { ...d, rms: Math.hypot(d.mean, d.sd), min: differences[0], max: differences[1], limitsOfAgreement: [d.mean - 1.96 * d.sd, d.mean + 1.96 * d.sd] },
      correlation: 0.93,
      regions: [],
      ratioUrl: `/api/v1/jobs/${job.id}/maps/${asked.map}.nii.gz`,
    },
  };
}

export function results({ method, path: [place, id, what, file], headers, body }: Call): Answer {
  const job = all.find((one) => one.id === id);
  if (place !== "jobs" || !job || !what) {
    return null;
  }
  const asked = (): never => JSON.parse(body.toString()) as never;
  switch (`${method} ${what}`) {
    case "GET result":
      return job["hasResult"] ? result(job) : problem(409, "MRO-5005", "The job has no result.");
    case "GET log":
      return { json: { log: (JSON.parse(readFileSync(`${job.folder}/info.json`, "utf8")) as Info).headers.log } };
    case "GET maps":
      return existsSync(`${job.folder}/data/${file}`) ? { raw: readFileSync(`${job.folder}/data/${file}`) } : problem(404, "MRO-4001", "No such map.");
    case "POST roi":
      return headers.accept === "text/csv" ? { raw: "name,slice,n,mean\n" } : { json: statisticsOf(values(job.folder, (asked() as Asked).map), asked()) };
    case "POST compare":
      return compared(job, asked());
    case "POST report":
      return { raw: "%PDF-1.7\n", headers: { "Content-Type": "application/pdf" } };
    default:
      return null;
  }
}
