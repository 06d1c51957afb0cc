import { expect, test } from "vitest";
import { area, type Corner, ellipse, moved, onAllSlices, regionOf, scaled, thinned } from "./shapes";

test("an ellipse fills pi quarters of its box", () => {
  expect(area(ellipse([10, 20], [30, 28])) / (20 * 8)).toBeCloseTo(Math.PI / 4, 2);
});

test("a moved shape keeps its area", () => {
  const square = [[0, 0], [4, 0], [4, 4], [0, 4]] as const;
  expect(area(moved(square, 3, -2))).toBe(16);
});

test("a shaking hand is thinned", () => {
  expect(thinned([[0, 0], [0.1, 0.1], [1, 0], [1, 0.2], [2, 0]])).toEqual([[0, 0], [1, 0], [2, 0]]);
});

test("a click is no region", () => {
  expect(regionOf([[1, 1], [1.1, 1], [1, 1.1]], 0, [])).toBeNull();
});

test("regions have names and colours of their own", () => {
  const first = regionOf(ellipse([0, 0], [9, 9]), 2, []);
  const second = regionOf(ellipse([0, 0], [9, 9]), 2, first ? [first] : []);
  expect([first?.name, second?.name]).toEqual(["ROI 1", "ROI 2"]);
  expect(first?.colour).not.toBe(second?.colour);
});

test("a copy goes to each slice once", () => {
  const region = regionOf(ellipse([0, 0], [9, 9]), 1, []);
  expect(region).not.toBeNull();
  if (region) {
    const all = onAllSlices(region, 3, [region]);
    expect(all.map((one) => one.slice).sort()).toEqual([0, 1, 2]);
    expect(onAllSlices(region, 3, all)).toHaveLength(3);
    expect(new Set(all.map((one) => one.id)).size).toBe(3);
  }
});

test("a shape is sized about the middle of its box", () => {
  const square: Corner[] = [[2, 2], [6, 2], [6, 6], [2, 6]];
  expect(scaled(square, 2, 1)).toEqual([[0, 2], [8, 2], [8, 6], [0, 6]]);
});
