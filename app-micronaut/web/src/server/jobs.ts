import { call, part, query } from "./call";
import type { Problem } from "./problem";

export type JobState = "ACCEPTED" | "QUEUED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELLED";

export interface Job {
  id: string;
  alias: string | null;
  user: string;
  state: JobState;
  method: string;
  reconstruction: string;
  accepted: string;
  started: string | null;
  finished: string | null;
  weight: "LIGHT" | "HEAVY" | null;
  memoryMb: number | null;
  seconds: number | null;
  reason: string | null;
  progress: { stage: string; done: number; total: number } | null;
  failure: { code: string; message: string } | null;
  hasResult: boolean;
  hasBundle: boolean;
}

export interface Estimate {
  weight: "LIGHT" | "HEAVY";
  memoryMb: number;
  seconds: number;
  reason: string;
  /** Whether this server has the memory; the largest job that it can take has `largestMb`. */
  fits: boolean;
  largestMb: number;
}

export interface LogEntry {
  when: string;
  what: string;
  type: string;
}

export interface Template {
  name: string;
  request: unknown;
}

export const isFinished = (job: Job): boolean => ["COMPLETED", "FAILED", "CANCELLED"].includes(job.state);
export const nameOf = (job: Job): string => job.alias || job.id;

export function listJobs(olderThan?: string | null): Promise<{ jobs: Job[]; next: string | null }> {
  return call("GET", `/jobs${query({ limit: 50, olderThan })}`);
}

export const getJob = (id: string): Promise<Job> => call("GET", `/jobs/${part(id)}`);
export const requestOf = (id: string): Promise<unknown> => call("GET", `/jobs/${part(id)}/request`);
export const cancelJob = (id: string): Promise<Job> => call("POST", `/jobs/${part(id)}/cancel`);
export const retryJob = (id: string): Promise<Job> => call("POST", `/jobs/${part(id)}/retry`);
export const deleteJob = (id: string): Promise<void> => call("DELETE", `/jobs/${part(id)}`);

export async function logOf(id: string): Promise<LogEntry[]> {
  return (await call<{ log: LogEntry[] }>("GET", `/jobs/${part(id)}/log`)).log;
}

/** The same key twice gives one job: a button pressed twice, or a call repeated after a broken line. */
export function submit(request: unknown, key: string): Promise<Job> {
  return call("POST", "/jobs", request, { headers: { "Idempotency-Key": key } });
}

export async function validate(request: unknown, signal: AbortSignal): Promise<Problem[]> {
  return (await call<{ problems: Problem[] }>("POST", "/jobs/validate", request, { signal })).problems;
}

export const estimate = (request: unknown, signal: AbortSignal): Promise<Estimate> =>
  call("POST", "/jobs/estimate", request, { signal });

export async function templates(): Promise<Template[]> {
  return (await call<{ templates: Template[] }>("GET", "/templates")).templates;
}

export const saveTemplate = (name: string, request: unknown): Promise<void> =>
  call("PUT", `/templates/${part(name)}`, request);
export const deleteTemplate = (name: string): Promise<void> => call("DELETE", `/templates/${part(name)}`);
