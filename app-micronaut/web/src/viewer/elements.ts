import type { MapEntry } from "../server/results";

const ELEMENT = /^sensitivity_(\d+)\./;

export function isElement(map: MapEntry): boolean {
  return ELEMENT.test(map.file);
}

/** The sensitivities of a coil's elements, in their order; numbers start at 0, as in the pictures of the bundle. */
export function elementsOf(maps: readonly MapEntry[]): MapEntry[] {
  const number = (map: MapEntry): number => Number(ELEMENT.exec(map.file)?.[1] ?? 0);
  return maps.filter(isElement).sort((a, b) => number(a) - number(b));
}

/** The name under which the server knows a map. */
export function stemOf(map: MapEntry): string {
  return map.file.replace(/\.nii(\.gz)?$/, "");
}
