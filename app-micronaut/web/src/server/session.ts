import { computed, signal } from "@preact/signals";
import { call, carryToken, whenSignedOut } from "./call";

export type Role = "ADMIN" | "USER";

export interface Session {
  /** Whether the first administrator exists. */
  setUp: boolean;
  user: { name: string; role: Role } | null;
  csrf: string | null;
  version: string;
  /** Whether the house's own sign-in (OpenID Connect) is offered. */
  oidc: boolean;
}

/** Null until the server was asked for the first time. */
export const session = signal<Session | null>(null);
export const user = computed(() => session.value?.user ?? null);
export const isAdmin = computed(() => user.value?.role === "ADMIN");

function take(answer: Session): void {
  carryToken(answer.csrf);
  session.value = answer;
}

export async function askSession(): Promise<void> {
  take(await call<Session>("GET", "/session"));
}

/** Creates the first administrator, who is signed in at once. */
export async function setUp(name: string, password: string): Promise<void> {
  await call("POST", "/setup", { name, password });
  await askSession();
}

export async function signIn(name: string, password: string): Promise<void> {
  await call("POST", "/login", { name, password });
  await askSession();
}

export async function signOut(): Promise<void> {
  await call("POST", "/logout");
  await askSession();
}

whenSignedOut(() => {
  const known = session.value;
  if (known?.user) {
    take({ ...known, user: null, csrf: null });
  }
});
