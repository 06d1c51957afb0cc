import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { across, apply, backAcross, inverse } from "./affine";
import { fileOf, indexOf, partOf, readMap } from "./map-file";
import { firstRange } from "./range";

/** A NIfTI-1 file of 2 x 2 x 1 voxels. */
function file(type: number, bits: number, values: readonly number[]): ArrayBuffer {
  const bytes = new DataView(new ArrayBuffer(352 + 4 * values.length));
  bytes.setInt32(0, 348, true);
  [3, 2, 2, 1, 1, 1, 1, 1].forEach((n, i) => bytes.setInt16(40 + 2 * i, n, true));
  bytes.setInt16(70, type, true);
  bytes.setInt16(72, bits, true);
  bytes.setFloat32(108, 352, true);
  bytes.setInt16(254, 1, true);
  [[2, 0, 0, 10], [0, 3, 0, 20], [0, 0, 4, 30]].flat().forEach((v, i) => bytes.setFloat32(280 + 4 * i, v, true));
  [0x6e, 0x2b, 0x31, 0].forEach((b, i) => bytes.setUint8(344 + i, b));
  values.forEach((v, i) => bytes.setFloat32(352 + 4 * i, v, true));
  return bytes.buffer;
}

function zipped(bytes: ArrayBuffer): ArrayBuffer {
  const made = gzipSync(new Uint8Array(bytes));
  return made.buffer.slice(made.byteOffset, made.byteOffset + made.byteLength) as ArrayBuffer;
}

test("a zipped complex map has four parts", () => {
  const map = readMap("NC", zipped(file(32, 64, [3, 4, 0, -1, -2, 0, 1, 1])));
  expect(map.complex).toBe(true);
  expect([...partOf(map, "magnitude")].map((v) => Number(v.toFixed(3)))).toEqual([5, 1, 2, 1.414]);
  expect([...partOf(map, "real")]).toEqual([3, 0, -2, 1]);
  expect([...partOf(map, "imaginary")]).toEqual([4, -1, 0, 1]);
  expect(partOf(map, "phase")[2]).toBeCloseTo(Math.PI);
});

test("the part that is drawn is a real map in the same place", () => {
  const map = readMap("NC", file(32, 64, [3, 4, 0, -1, -2, 0, 1, 1]));
  const drawn = readMap("part", fileOf(map, partOf(map, "imaginary")));
  expect(drawn.complex).toBe(false);
  expect([...drawn.values]).toEqual([4, -1, 0, 1]);
  expect(drawn.toMm).toEqual(map.toMm);
});

test("millimetres lead back to voxels", () => {
  const map = readMap("SNR", file(16, 32, [1, 2, 3, 4]));
  expect(apply(map.toMm, [1, 1, 0])).toEqual([12, 23, 30]);
  expect(apply(map.toVoxel, [12, 23, 30])).toEqual([1, 1, 0]);
  const oblique = [[1.375, 0, 0, -110], [0, -1.292, 0.47, 99], [0, 1.71, 4.698, -49], [0, 0, 0, 1]];
  apply(inverse(oblique), apply(oblique, [7, 8, 9])).forEach((v, i) => expect(v).toBeCloseTo(7 + i));
});

test("voxels outside the map have no value", () => {
  const map = readMap("SNR", file(16, 32, [1, 2, 3, 4]));
  expect([indexOf(map, [1, 1, 0]), indexOf(map, [0.4, 0.6, 0]), indexOf(map, [2, 0, 0]), indexOf(map, [0, 0, -1])]).toEqual([3, 2, -1, -1]);
});

test("a plane and its way back cancel", () => {
  const plane = [0, -2, 30, 4, 0, 8] as const;
  expect(across(backAcross(plane), across(plane, [4, 9]))).toEqual([4, 9]);
});

test("colours run over the object, from below zero when there is something, around for phase", () => {
  const snr = Float32Array.from({ length: 1000 }, (_, i) => (i < 800 ? 0.1 : 20 + i / 100));
  expect(firstRange(snr, "magnitude")[0]).toBe(0);
  expect(firstRange(snr, "magnitude")[1]).toBeGreaterThan(29);
  expect(firstRange(snr, "magnitude")[1]).toBeLessThan(31);
  expect(firstRange(Float32Array.from([-2, 1, 0]), "real")).toEqual([-2, 2]);
  expect(firstRange(snr, "phase")).toEqual([-3.1416, 3.1416]);
});
