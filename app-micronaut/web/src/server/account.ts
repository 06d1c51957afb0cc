import { call, part, query } from "./call";
import type { Role } from "./session";

export interface ApiKey {
  id: string;
  name: string;
  created: string;
  lastUsed: string | null;
}

export interface User {
  name: string;
  role: Role;
  disabled: boolean;
  created: string;
  lastLogin: string | null;
}

export interface Settings {
  deidentify: boolean;
  /** Null keeps them for ever. */
  keepResultsDays: number | null;
  keepScansDays: number | null;
  quotaBytesPerUser: number;
}

export interface AuditRecord {
  number: number;
  time: string;
  user: string;
  action: string;
  subject: string;
  outcome: string;
  hash: string;
}

export interface AuditVerdict {
  intact: boolean;
  records: number;
  lastHash: string;
  firstBroken: number | null;
}

export const changePassword = (current: string, next: string): Promise<void> => call("PUT", "/me/password", { current, next });

/** Lists come bare or under their name. */
export async function apiKeys(): Promise<ApiKey[]> {
  const answer = await call<ApiKey[] | { keys: ApiKey[] }>("GET", "/me/keys");
  return Array.isArray(answer) ? answer : answer.keys;
}

/** The key itself is told this once. */
export const createKey = (name: string): Promise<{ id: string; name: string; key: string }> =>
  call("POST", "/me/keys", { name });
export const deleteKey = (id: string): Promise<void> => call("DELETE", `/me/keys/${part(id)}`);

export const users = async (): Promise<User[]> => (await call<{ users: User[] }>("GET", "/users")).users;
export const addUser = (name: string, role: Role, password: string): Promise<User> =>
  call("POST", "/users", { name, role, password });
/** Somebody whom the house's own sign-in calls by this name. */
export const addHouseUser = (name: string, role: Role): Promise<User> => call("POST", "/users", { name, role, house: true });
export const changeUser = (name: string, changes: { role?: Role; disabled?: boolean; password?: string }): Promise<User> =>
  call("PATCH", `/users/${part(name)}`, changes);

export const settings = (): Promise<Settings> => call("GET", "/settings");
export const changeSettings = (wanted: Settings): Promise<Settings> => call("PUT", "/settings", wanted);

export const audit = (before: string | number | null): Promise<{ records: AuditRecord[]; next: string | number | null }> =>
  call("GET", `/audit${query({ before, limit: 50 })}`);
export const verifyAudit = (): Promise<AuditVerdict> => call("GET", "/audit/verify");
