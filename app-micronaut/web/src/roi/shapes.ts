export type Corner = readonly [number, number];

/** A region of one slice, in voxel indices: pixel (i, j) has its centre at x = i, y = j. */
export interface Region {
  id: number;
  name: string;
  slice: number;
  colour: string;
  polygon: readonly Corner[];
}

/** Told apart also by people who see few colours, on dark maps and on bright ones. */
const COLOURS = ["#ff6b5e", "#4cc9f0", "#ffd166", "#7ae582", "#c77dff", "#ff9f1c", "#f5f5f5"] as const;
const ELLIPSE_CORNERS = 48;

/** An ellipse in the box of two corners, as a polygon. */
export function ellipse([x0, y0]: Corner, [x1, y1]: Corner): Corner[] {
  const [cx, cy, rx, ry] = [(x0 + x1) / 2, (y0 + y1) / 2, Math.abs(x1 - x0) / 2, Math.abs(y1 - y0) / 2];
  return Array.from({ length: ELLIPSE_CORNERS }, (_, i) => {
    const angle = (2 * Math.PI * i) / ELLIPSE_CORNERS;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
}

export function moved(polygon: readonly Corner[], dx: number, dy: number): Corner[] {
  return polygon.map(([x, y]) => [x + dx, y + dy]);
}

/** The shape larger or smaller about the middle of its box, by factors along both axes. */
export function scaled(polygon: readonly Corner[], fx: number, fy: number): Corner[] {
  const middle = (axis: 0 | 1): number => {
    const places = polygon.map((corner) => corner[axis]);
    return (Math.min(...places) + Math.max(...places)) / 2;
  };
  const [cx, cy] = [middle(0), middle(1)];
  return polygon.map(([x, y]) => [cx + fx * (x - cx), cy + fy * (y - cy)]);
}

/** Leaves out corners nearer than a third of a pixel to the one before: a hand draws more than a map can tell. */
export function thinned(path: readonly Corner[]): Corner[] {
  const kept: Corner[] = [];
  for (const corner of path) {
    const before = kept.at(-1);
    if (!before || Math.hypot(corner[0] - before[0], corner[1] - before[1]) > 0.33) {
      kept.push(corner);
    }
  }
  return kept;
}

/** Area in pixels (shoelace formula). */
export function area(polygon: readonly Corner[]): number {
  let twice = 0;
  polygon.forEach(([x, y], i) => {
    const [nx, ny] = polygon[(i + 1) % polygon.length] ?? [x, y];
    twice += x * ny - nx * y;
  });
  return Math.abs(twice) / 2;
}

/** A region of its own name and colour among others; null when the shape holds no pixel's worth. */
export function regionOf(polygon: readonly Corner[], slice: number, others: readonly Region[]): Region | null {
  if (polygon.length < 3 || area(polygon) < 0.5) {
    return null;
  }
  const id = Math.max(0, ...others.map((region) => region.id)) + 1;
  return { id, name: `ROI ${id}`, slice, colour: COLOURS[(id - 1) % COLOURS.length] ?? COLOURS[0], polygon };
}

/** The same shape on every other slice, where there is none of that name yet. */
export function onAllSlices(region: Region, slices: number, others: readonly Region[]): Region[] {
  const made = [...others];
  for (let slice = 0; slice < slices; slice++) {
    if (slice !== region.slice && !others.some((other) => other.slice === slice && other.name === region.name)) {
      const id = Math.max(0, ...made.map((other) => other.id)) + 1;
      made.push({ ...region, id, slice });
    }
  }
  return made;
}
