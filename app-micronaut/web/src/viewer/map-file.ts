import * as nifti from "nifti-reader-js";
import type { Part } from "../server/results";
import { type Affine, inverse } from "./affine";

const HEADER_BYTES = 352;
const UINT8 = 2;
const FLOAT32 = 16;
const COMPLEX64 = 32;

/** A map of a bundle in memory: axes readout, phase, slice. */
export interface MapFile {
  name: string;
  size: readonly [number, number, number];
  complex: boolean;
  /** Real values, or real and imaginary by turns. */
  values: Float32Array;
  /** From voxel indices to millimetres, and back. */
  toMm: Affine;
  toVoxel: Affine;
  header: ArrayBuffer;
}

/** Reads a NIfTI-1 file, compressed or not. Throws for pixel types that no bundle has. */
export function readMap(name: string, bytes: ArrayBuffer): MapFile {
  const file = nifti.isCompressed(bytes) ? (nifti.decompress(bytes) as ArrayBuffer) : bytes;
  const header = nifti.readHeader(file);
  if (!header) {
    throw new Error(`${name} is no NIfTI file.`);
  }
  const size = [1, 2, 3].map((axis) => Math.max(1, header.dims[axis] ?? 1)) as [number, number, number];
  const image = nifti.readImage(header, file);
  const voxels = size[0] * size[1] * size[2];
  const values = valuesOf(header.datatypeCode, image, voxels);
  if (!values) {
    throw new Error(`${name} has pixels of type ${header.datatypeCode}, which MR Optimum does not write.`);
  }
  const toMm = header.affine.map((row) => [...row]) as Affine;
  return {
    name,
    size,
    complex: header.datatypeCode === COMPLEX64,
    values,
    toMm,
    toVoxel: inverse(toMm),
    header: file.slice(0, HEADER_BYTES),
  };
}

function valuesOf(type: number, image: ArrayBuffer, voxels: number): Float32Array | null {
  switch (type) {
    case UINT8:
      return Float32Array.from(new Uint8Array(image, 0, voxels));
    case FLOAT32:
      return new Float32Array(image, 0, voxels);
    case COMPLEX64:
      return new Float32Array(image, 0, 2 * voxels);
    default:
      return null;
  }
}

/** One number a voxel. A real map has only its real part; its magnitude is itself, sign and all. */
export function partOf(map: MapFile, part: Part): Float32Array {
  if (!map.complex) {
    return map.values;
  }
  const made = new Float32Array(map.values.length / 2);
  for (let i = 0; i < made.length; i++) {
    const real = map.values[2 * i] ?? 0;
    const imaginary = map.values[2 * i + 1] ?? 0;
    made[i] =
      part === "real" ? real : part === "imaginary" ? imaginary : part === "phase" ? Math.atan2(imaginary, real) : Math.hypot(real, imaginary);
  }
  return made;
}

/** A NIfTI file of real numbers with the geometry of a map: what NiiVue draws. */
export function fileOf(map: MapFile, values: Float32Array): ArrayBuffer {
  const file = new Uint8Array(HEADER_BYTES + 4 * values.length);
  file.set(new Uint8Array(map.header));
  const view = new DataView(file.buffer);
  view.setInt16(70, FLOAT32, true);
  view.setInt16(72, 32, true);
  view.setFloat32(108, HEADER_BYTES, true);
  file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), HEADER_BYTES);
  return file.buffer;
}

/** The place of a voxel among the values; -1 outside the map. */
export function indexOf(map: MapFile, voxel: readonly [number, number, number]): number {
  const [nx, ny, nz] = map.size;
  const [x, y, z] = voxel.map(Math.round) as [number, number, number];
  return x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz ? -1 : (z * ny + y) * nx + x;
}
