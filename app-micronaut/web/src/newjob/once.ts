/** A fresh key for a call that must not count twice. Made without randomUUID, which browsers keep to https and loopback. */
export function onceKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
