import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Answer, type Call, problem } from "./mock";

export interface MockJob {
  [key: string]: unknown;
  id: string;
  alias: string;
  state: string;
  /** The folder with its bundle. */
  folder: string;
}

const DEMO = process.env["MROPTIMUM_DEMO"] ?? "/tmp/demo";
const empty = { started: null, finished: null, progress: null, failure: null, hasResult: false, hasBundle: false };
const light = { weight: "LIGHT", memoryMb: 412, seconds: 4, reason: "160 × 160, 6 slices, 8 coils: fits beside other jobs" };

function job(id: string, alias: string, state: string, more: Record<string, unknown>): MockJob {
  return {
    ...empty,
    ...light,
    id,
    alias,
    user: "carla",
    state,
    method: "ac",
    reconstruction: "rss",
    accepted: "2026-11-26T09:14:00Z",
    folder: `${DEMO}/result`,
    request: JSON.parse(readFileSync(`${DEMO}/job.json`, "utf8")),
    ...more,
  };
}

const done = { started: "2026-11-26T09:14:01Z", finished: "2026-11-26T09:14:05Z", hasResult: true, hasBundle: true };
const sense = JSON.parse(readFileSync(`${DEMO}/job-sense.json`, "utf8")) as unknown;

export const all: MockJob[] = [
  job("j5", "head 8ch pmr grappa", "RUNNING", {
    method: "pmr",
    reconstruction: "grappa",
    started: "2026-11-26T09:20:00Z",
    progress: { stage: "replicas", done: 2, total: 6 },
  }),
  job("j4", "repeat 20x", "QUEUED", { method: "mr", weight: "HEAVY", memoryMb: 9200, reason: "20 repetitions: runs alone" }),
  job("j3", "head 8ch pmr sense R2", "COMPLETED", { ...done, method: "pmr", reconstruction: "sense", folder: `${DEMO}/sense`, request: sense }),
  job("j2", "head 8ch analytic", "COMPLETED", done),
  job("j1", "broken header", "FAILED", {
    ...done,
    hasResult: false,
    failure: { code: "MRO-2003", message: "the file ends in the middle of measurement 2" },
  }),
];

/** A new job runs for a few seconds of which the page sees each step. */
function submit(request: { alias?: string; task?: Record<string, never> }): MockJob {
  const made = job(randomUUID().slice(0, 8), request.alias ?? "", "QUEUED", {
    accepted: new Date().toISOString(),
    request,
    method: (request.task as { name?: string } | undefined)?.name ?? "ac",
  });
  all.unshift(made);
  let step = 0;
  const timer = setInterval(() => {
    if (made.state === "CANCELLED") {
      clearInterval(timer);
    } else if (++step > 6) {
      Object.assign(made, { ...done, state: "COMPLETED", progress: null, finished: new Date().toISOString() });
      clearInterval(timer);
    } else {
      Object.assign(made, { state: "RUNNING", started: new Date().toISOString(), progress: { stage: "slices", done: step, total: 6 } });
    }
  }, 700);
  return made;
}

const told = ({ folder: _folder, request: _request, ...rest }: MockJob): unknown => rest;

function events({ request, response }: Call, found: MockJob): Answer {
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  let before = "";
  const timer = setInterval(() => {
    const now = JSON.stringify(told(found));
    if (now !== before) {
      response.write(`event: job\ndata: ${now}\n\n`);
      before = now;
    }
    if (["COMPLETED", "FAILED", "CANCELLED"].includes(found.state)) {
      clearInterval(timer);
      response.end();
    }
  }, 200);
  request.on("close", () => clearInterval(timer));
  return "taken";
}

const templates = new Map<string, unknown>([["Daily QA, analytic RSS", all[3]?.["request"]]]);

export function jobs(call: Call): Answer {
  const [place, id, what] = call.path;
  const body = (): never => JSON.parse(call.body.toString()) as never;
  if (place === "templates") {
    if (call.method === "PUT") {
      templates.set(id ?? "", body());
    } else if (call.method === "DELETE") {
      templates.delete(id ?? "");
    }
    return { json: { templates: [...templates].map(([name, request]) => ({ name, request })) } };
  }
  if (place !== "jobs") {
    return null;
  }
  if (id === "validate") {
    const bad = call.body.toString().includes('"NR":1,') || call.body.toString().includes('"NR":1}');
    return { json: { problems: bad ? [{ code: "MRO-1009", path: "$.task.options.NR", message: "must be from 2 to 10000, but is 1" }] : [] } };
  }
  if (id === "estimate") {
    return { json: { ...light, fits: true, largestMb: 18_000 } };
  }
  if (!id) {
    return call.method === "POST" ? { status: 202, json: told(submit(body())) } : { json: { jobs: all.map(told), next: null } };
  }
  const found = all.find((one) => one.id === id);
  if (!found) {
    return problem(404, "MRO-4001", "There is no such job.");
  }
  switch (`${call.method} ${what ?? ""}`.trim()) {
    case "GET":
      return { json: told(found) };
    case "GET request":
      return { json: found["request"] };
    case "GET events":
      return events(call, found);
    case "POST cancel":
      Object.assign(found, { state: "CANCELLED", progress: null, finished: new Date().toISOString() });
      return { status: 202, json: told(found) };
    case "POST retry":
      return { status: 202, json: told(submit(found["request"] as never)) };
    case "DELETE":
      all.splice(all.indexOf(found), 1);
      return { status: 204 };
    default:
      return null;
  }
}
