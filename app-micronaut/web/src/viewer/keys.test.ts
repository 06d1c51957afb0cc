import { expect, test } from "vitest";
import type { Plane, Point } from "./affine";
import { keyMove } from "./keys";

const SIZE: Point = [10, 20, 3];
/** The patient's left is on the right of the screen: x runs against it. */
const TURNED: Plane = [-0.5, 0, 9, 0, 0.5, 0];

test("arrows move by one voxel as seen on the screen", () => {
  expect(keyMove("ArrowRight", [4, 5, 1], TURNED, SIZE)).toEqual([3, 5, 1]);
  expect(keyMove("ArrowDown", [4, 5, 1], TURNED, SIZE)).toEqual([4, 6, 1]);
  expect(keyMove("ArrowRight", [4, 5, 1], null, SIZE)).toEqual([5, 5, 1]);
});

test("a map that lies on its side is walked along its other axis", () => {
  expect(keyMove("ArrowRight", [4, 5, 1], [0, 0.5, 0, 0.5, 0, 0], SIZE)).toEqual([4, 6, 1]);
});

test("page keys turn the slices, and nothing leaves the map", () => {
  expect(keyMove("PageUp", [4, 5, 1], TURNED, SIZE)).toEqual([4, 5, 2]);
  expect(keyMove("PageUp", [4, 5, 2], TURNED, SIZE)).toEqual([4, 5, 2]);
  expect(keyMove("ArrowRight", [0, 5, 2], TURNED, SIZE)).toEqual([0, 5, 2]);
});

test("other keys are left alone", () => {
  expect(keyMove("v", [4, 5, 1], TURNED, SIZE)).toBeNull();
  expect(keyMove("Tab", [4, 5, 1], TURNED, SIZE)).toBeNull();
});
