import { expect, test } from "vitest";
import { bytes, count, duration, value } from "./text";

test("sizes have three digits", () => {
  expect([0, 999, 1000, 33520640, 999_600].map(bytes)).toEqual(["0 bytes", "999 bytes", "1.00 kB", "33.5 MB", "1.00 MB"]);
});

test("durations grow their units", () => {
  expect([0.687, 48.2, 59.7, 200, 3599.9, 7500].map(duration)).toEqual([
    "0.7 s",
    "48 s",
    "1 min 0 s",
    "3 min 20 s",
    "1 h 0 min",
    "2 h 5 min",
  ]);
});

test("values of maps have four digits and say when there is none", () => {
  expect([39.0712, 0, 0.00001234, 123456.78, Number.NaN].map(value)).toEqual(["39.07", "0", "1.234e-5", "123456.8", "–"]);
});

test("one is singular", () => {
  expect([count(1, "slice"), count(6, "slice"), count(2, "entry", "entries")]).toEqual(["1 slice", "6 slices", "2 entries"]);
});
