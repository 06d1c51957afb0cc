import { Refusal, refusalOf } from "./problem";

export const BASE = "/api/v1";

let csrf: string | null = null;
let signedOut: () => void = () => {};

/** Takes the token that every changing call carries; it comes with the session. */
export function carryToken(token: string | null): void {
  csrf = token;
}

/** What to do when the server no longer knows the session. */
export function whenSignedOut(then: () => void): void {
  signedOut = then;
}

/** The headers that a changing call needs, for callers that do not use {@link call}. */
export function tokenHeaders(): Record<string, string> {
  return csrf === null ? {} : { "X-CSRF-Token": csrf };
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface Extras {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Sends a call and returns the answer as it is. Throws a {@link Refusal} for everything but success. */
export async function send(method: Method, path: string, extras: Extras = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json", ...extras.headers };
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (method !== "GET") {
    Object.assign(headers, tokenHeaders());
  }
  if (extras.body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(extras.body);
  }
  if (extras.signal) {
    init.signal = extras.signal;
  }
  const answer = await fetch(BASE + path, init).catch((failure: unknown) => {
    if (failure instanceof DOMException && failure.name === "AbortError") {
      throw failure;
    }
    throw new Refusal(0, "", "The server does not answer. Is it still running?");
  });
  if (answer.ok) {
    return answer;
  }
  if (answer.status === 401 && path !== "/login" && path !== "/session") {
    signedOut();
  }
  throw await refusalOf(answer);
}

/** Sends a call and reads its JSON answer. */
export async function call<T>(method: Method, path: string, body?: unknown, extras: Extras = {}): Promise<T> {
  const answer = await send(method, path, body === undefined ? extras : { ...extras, body });
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** A piece of a path, safe for names with any letters. */
export function part(name: string): string {
  return encodeURIComponent(name);
}

/** A query of the values that are there. */
export function query(values: Record<string, string | number | null | undefined>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== "") {
      pairs.set(name, String(value));
    }
  }
  const text = pairs.toString();
  return text === "" ? "" : `?${text}`;
}
