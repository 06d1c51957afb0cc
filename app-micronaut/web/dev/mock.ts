import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin, PreviewServer } from "vite";
import { operations } from "./mock-operations";
import { results } from "./mock-results";
import { scans } from "./mock-scans";
import { jobs } from "./mock-jobs";

/** What a handler of the mock gets: the call in pieces. */
export interface Call {
  method: string;
  path: string[];
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: Buffer;
  request: IncomingMessage;
  response: ServerResponse;
}

export type Answer = { status?: number; json?: unknown; raw?: Buffer | string; headers?: Record<string, string> } | null | "taken";

export const problem = (status: number, code: string, detail: string): Answer => ({
  status,
  json: { status, code, title: detail, detail, problems: [{ code, message: detail }] },
});

/** In the mock anybody is signed in from the start, unless MOCK_FRESH is set: then the server is new. */
export const state = {
  setUp: !process.env["MOCK_FRESH"],
  user: process.env["MOCK_FRESH"] ? null : ({ name: "carla", role: "ADMIN" } as { name: string; role: string } | null),
};

function access({ method, path: [place], body }: Call): Answer {
  const words = (place === "setup" || place === "login") && body.length > 0 ? (JSON.parse(body.toString()) as { name: string; password: string }) : null;
  const session = (): Answer => ({
    json: { setUp: state.setUp, user: state.user, csrf: state.user && "mock", version: "0.1.0 (mock)", oidc: false },
  });
  switch (`${method} ${place}`) {
    case "GET session":
      return session();
    case "POST setup":
      state.setUp = true;
      state.user = { name: words?.name ?? "", role: "ADMIN" };
      return session();
    case "POST login":
      if (words?.password === "wrong") {
        return problem(401, "MRO-6002", "The name or the password is wrong.");
      }
      state.user = { name: words?.name ?? "", role: "ADMIN" };
      return session();
    case "POST logout":
      state.user = null;
      return { status: 204 };
    default:
      return null;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) {
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

/** The whole server, in memory, for work on the page without Java. */
export function mock(): Plugin {
  return {
    name: "mroptimum-mock",
    configureServer: serve,
    configurePreviewServer: serve,
  };
  function serve(server: Pick<PreviewServer, "middlewares">): void {
      server.middlewares.use("/api/v1", (request, response) => {
        void (async () => {
          const url = new URL(request.url ?? "/", "http://mock");
          const path = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
          const call: Call = {
            method: request.method ?? "GET",
            path,
            query: url.searchParams,
            headers: request.headers,
            body: await bodyOf(request),
            request,
            response,
          };
          const answer =
            access(call) ?? scans(call) ?? results(call) ?? jobs(call) ?? operations(call) ?? problem(404, "MRO-4001", "Not here.");
          if (answer === "taken" || answer === null) {
            return;
          }
          const type = answer.json === undefined ? "application/octet-stream" : "application/json";
          response.writeHead(answer.status ?? 200, { "Content-Type": type, "X-Request": randomUUID(), ...answer.headers });
          response.end(answer.json === undefined ? answer.raw : JSON.stringify(answer.json));
        })().catch((failure: unknown) => {
          response.writeHead(500);
          response.end(String(failure));
        });
      });
  }
}
