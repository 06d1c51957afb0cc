/** Four rows of four: NIfTI's way from voxel indices to millimetres. */
export type Affine = number[][];
export type Point = readonly [number, number, number];

export function apply(affine: Affine, [x, y, z]: Point): Point {
  const row = (r: number): number => {
    const [a = 0, b = 0, c = 0, d = 0] = affine[r] ?? [];
    return a * x + b * y + c * z + d;
  };
  return [row(0), row(1), row(2)];
}

/** The way back, by cofactors. A singular affine, as broken headers have, gives the identity. */
export function inverse(affine: Affine): Affine {
  const at = (r: number, c: number): number => affine[r]?.[c] ?? 0;
  const cofactor = (r: number, c: number): number => {
    const [r1, r2, c1, c2] = [(r + 1) % 3, (r + 2) % 3, (c + 1) % 3, (c + 2) % 3];
    return at(r1, c1) * at(r2, c2) - at(r1, c2) * at(r2, c1);
  };
  const determinant = at(0, 0) * cofactor(0, 0) + at(0, 1) * cofactor(0, 1) + at(0, 2) * cofactor(0, 2);
  if (determinant === 0) {
    return [0, 1, 2, 3].map((r) => [0, 1, 2, 3].map((c) => (r === c ? 1 : 0)));
  }
  const rows = [0, 1, 2].map((r) => [0, 1, 2].map((c) => cofactor(c, r) / determinant));
  const shift: Point = [at(0, 3), at(1, 3), at(2, 3)];
  const back = apply(rows.map((row) => [...row, 0]), shift);
  return [...rows.map((row, r) => [...row, -(back[r] ?? 0)]), [0, 0, 0, 1]];
}

/** A plane to a plane: x' = a x + b y + c, y' = d x + e y + f. */
export type Plane = readonly [number, number, number, number, number, number];

export function across([a, b, c, d, e, f]: Plane, [x, y]: readonly [number, number]): [number, number] {
  return [a * x + b * y + c, d * x + e * y + f];
}

export function backAcross([a, b, c, d, e, f]: Plane): Plane {
  const determinant = a * e - b * d;
  return [
    e / determinant,
    -b / determinant,
    (b * f - c * e) / determinant,
    -d / determinant,
    a / determinant,
    (c * d - a * f) / determinant,
  ];
}
