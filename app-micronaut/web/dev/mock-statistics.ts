interface Region {
  name: string;
  slice: number;
  polygon: [number, number][];
}

export interface Asked {
  map: string;
  part: string;
  regions: Region[];
  bins?: number;
}

function inside([x, y]: [number, number], polygon: readonly [number, number][]): boolean {
  let odd = false;
  polygon.forEach(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) {
      odd = !odd;
    }
  });
  return odd;
}

/** Roughly what the server answers: good enough to see the page at work. */
export function statisticsOf(map: { width: number; height: number; data: Float32Array }, asked: Asked): unknown {
  const bins = asked.bins ?? 32;
  const regions = asked.regions.map(({ name, slice, polygon }) => {
    const found: number[] = [];
    for (let y = 0; y < map.height; y++) {
      for (let x = 0; x < map.width; x++) {
        if (inside([x, y], polygon)) {
          found.push(map.data[(slice * map.height + y) * map.width + x] ?? 0);
        }
      }
    }
    found.sort((a, b) => a - b);
    const n = found.length;
    const at = (p: number): number => found[Math.min(n - 1, Math.floor((p / 100) * n))] ?? 0;
    const mean = found.reduce((sum, value) => sum + value, 0) / n;
    const sd = Math.sqrt(found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
    const [from, to] = [at(0), at(100)];
    const counts = new Array<number>(bins).fill(0);
    for (const value of found) {
      const bin = Math.min(bins - 1, Math.floor(((value - from) / (to - from || 1)) * bins));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const percentiles = [5, 25, 50, 75, 95].map((p) => ({ p, value: at(p) }));
    return { name, slice, n, mean, sd, min: from, max: to, median: at(50), percentiles, histogram: { from, to, counts }, area: n * 1.89, excluded: 0 };
  });
  return { map: asked.map, part: asked.part, regions };
}
