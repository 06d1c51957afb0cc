import { signal } from "@preact/signals";

/** Where the page is: the parts of the path after the hash, and its query. */
export interface Route {
  path: readonly string[];
  query: URLSearchParams;
}

/** Reads a place such as #/jobs/17?map=SNR. */
export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const parts = path.split("/").filter((part) => part !== "");
  return { path: parts.map(textOf), query: new URLSearchParams(query) };
}

/** An address that somebody mistyped is a place that is not there, not a page that does not open. */
function textOf(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a place within the page. */
export function href(path: readonly string[], query: Record<string, string> = {}): string {
  const pairs = new URLSearchParams(query).toString();
  return `#/${path.map((part) => encodeURIComponent(part)).join("/")}${pairs === "" ? "" : `?${pairs}`}`;
}

export const route = signal<Route>({ path: [], query: new URLSearchParams() });

/** Goes to a place, as a link does. */
export function go(path: readonly string[], query: Record<string, string> = {}): void {
  location.hash = href(path, query);
}

export function followAddress(): void {
  const read = (): void => {
    route.value = routeOf(location.hash);
  };
  window.addEventListener("hashchange", read);
  read();
}
