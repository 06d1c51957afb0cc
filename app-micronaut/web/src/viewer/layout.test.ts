import { expect, test } from "vitest";
import { across } from "./affine";
import { mosaicOf, planeOf } from "./layout";

test("slices stand in rows", () => {
  expect(mosaicOf("A", 5, (slice) => 10 * slice)).toBe("A 0.00 10.00 20.00 ; A 30.00 40.00");
  expect(mosaicOf("S", 1, () => -2.5)).toBe("S -2.50");
});

test("a mirrored tile on a fine screen leads from the page to voxels", () => {
  // 100 x 80 voxels over 400 x 320 pixels of a drawing with two pixels for one of the page; x runs to the left.
  const voxelAt = (x: number, y: number) => [99.5 - (x - 40) / 4, 79.5 - (y - 10) / 4, 3] as const;
  const plane = planeOf([440, 10, -400, 320], 2, voxelAt);
  const [x, y] = across(plane, [120, 60]);
  expect([x, y].map((one) => Number(one.toFixed(6)))).toEqual([voxelAt(240, 120)[0], voxelAt(240, 120)[1]]);
});
