import { across, type Plane, type Point } from "./affine";

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const TURNS: Record<string, number> = { PageUp: 1, PageDown: -1 };

/**
 * Where a key moves the crosshair: arrows by one voxel, as seen on the screen, page keys by one slice. Null for other keys.
 *
 * @param plane of the slice in sight; null unless one is, then arrows follow the axes of the map
 */
export function keyMove(key: string, from: Point, plane: Plane | null, size: Point): Point | null {
  const turn = TURNS[key];
  const arrow = ARROWS[key];
  let step: Point;
  if (turn !== undefined) {
    step = [0, 0, turn];
  } else if (arrow) {
    step = [...(plane ? alongVoxels(plane, arrow) : arrow), 0] as unknown as Point;
  } else {
    return null;
  }
  return from.map((at, axis) => clamp(Math.round(at) + (step[axis] ?? 0), (size[axis] ?? 1) - 1)) as unknown as Point;
}

/** The axis of the map that runs nearest to a direction of the screen. */
function alongVoxels(plane: Plane, arrow: readonly [number, number]): readonly [number, number] {
  const [x0, y0] = across(plane, [0, 0]);
  const [x1, y1] = across(plane, arrow);
  const [dx, dy] = [x1 - x0, y1 - y0];
  return Math.abs(dx) >= Math.abs(dy) ? [Math.sign(dx), 0] : [0, Math.sign(dy)];
}

function clamp(at: number, most: number): number {
  return Math.min(most, Math.max(0, at));
}
