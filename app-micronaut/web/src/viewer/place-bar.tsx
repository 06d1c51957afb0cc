import { value } from "../show/text";
import { apply, type Point } from "./affine";
import { indexOf, type MapFile } from "./map-file";

/** What is at the crosshair: the voxel, where it lies, its value; of complex maps all of it. */
export function PlaceBar({ map, voxel }: { map: MapFile; voxel: Point }) {
  const index = indexOf(map, voxel);
  const [x, y, z] = voxel.map(Math.round);
  const mm = apply(map.toMm, voxel).map((one) => one.toFixed(1)).join(", ");
  const real = map.values[map.complex ? 2 * index : index] ?? Number.NaN;
  const imaginary = map.complex ? (map.values[2 * index + 1] ?? Number.NaN) : 0;
  return (
    <dl class="place" aria-live="off">
      <div>
        <dt>Voxel</dt>
        <dd data-testid="voxel">
          {x}, {y}, {z}
        </dd>
      </div>
      <div>
        <dt>mm</dt>
        <dd>{mm}</dd>
      </div>
      <div>
        <dt>Value</dt>
        <dd class="strong" data-testid="value">
          {index < 0 ? "–" : map.complex ? `${value(Math.hypot(real, imaginary))} ∠ ${value(Math.atan2(imaginary, real))} rad` : value(real)}
        </dd>
      </div>
    </dl>
  );
}
