import type { Plane, Point } from "./affine";

/** All slices in rows as square as can be, as NiiVue wants to be told: a letter for the plane, and places in its millimetres. */
export function mosaicOf(letter: string, slices: number, place: (slice: number) => number): string {
  const columns = Math.ceil(Math.sqrt(slices));
  const rows: string[] = [];
  for (let first = 0; first < slices; first += columns) {
    const row = Array.from({ length: Math.min(columns, slices - first) }, (_, i) => place(first + i).toFixed(2));
    rows.push(`${letter} ${row.join(" ")}`);
  }
  return rows.join(" ; ");
}

/**
 * The way from pixels of the page to voxels of the slice on a tile, from three places on it.
 *
 * @param tile left, top, width and height in pixels of the drawing; a mirrored tile has a negative width
 * @param scale pixels of the drawing for each pixel of the page
 * @param voxelAt the voxel at a pixel of the drawing
 */
export function planeOf(tile: readonly number[], scale: number, voxelAt: (x: number, y: number) => Point): Plane {
  const [left = 0, top = 0, width = 0, height = 0] = tile;
  const x0 = Math.min(left, left + width);
  const [wide, high] = [Math.abs(width), Math.abs(height)];
  const at = (fx: number, fy: number): Point => voxelAt(x0 + fx * wide, top + fy * high);
  const [origin, right, down] = [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75)];
  const step = (to: Point, axis: 0 | 1, pixels: number): number => (scale * (to[axis] - origin[axis])) / (0.5 * pixels);
  const [a, b, d, e] = [step(right, 0, wide), step(down, 0, high), step(right, 1, wide), step(down, 1, high)];
  const [px, py] = [(x0 + 0.25 * wide) / scale, (top + 0.25 * high) / scale];
  return [a, b, origin[0] - a * px - b * py, d, e, origin[1] - d * px - e * py];
}
