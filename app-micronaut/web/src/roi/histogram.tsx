import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { RegionStatistics } from "../server/results";
import { isDark } from "../shell/theme";

const HEIGHT = 170;

/** How the values of a region are spread, as the server counted them. */
export function Histogram({ region, colour }: { region: RegionStatistics; colour: string }) {
  const place = useRef<HTMLDivElement>(null);
  const dark = isDark();
  useEffect(() => {
    const holder = place.current;
    if (!holder) {
      return undefined;
    }
    const { from, to, counts } = region.histogram;
    const width = (to - from) / counts.length;
    const ink = getComputedStyle(holder).getPropertyValue("--ink-soft");
    const line = getComputedStyle(holder).getPropertyValue("--line");
    const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line }, font: "11px system-ui" };
    const plot = new uPlot(
      {
        width: holder.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false }, y: { range: (_, __, most) => [0, most || 1] } },
        axes: [{ ...axis, size: 28 }, { ...axis, size: 40 }],
        series: [{}, { fill: `${colour}66`, stroke: colour, width: 1, paths: uPlot.paths.bars!({ size: [1, 100] }), points: { show: false } }],
      },
      [counts.map((_, i) => from + (i + 0.5) * width), counts],
      holder,
    );
    return () => plot.destroy();
  }, [region, colour, dark]);
  return <div ref={place} class="histogram" role="img" aria-label={`Histogram of ${region.name}: ${region.n} pixels from ${region.min} to ${region.max}`} />;
}
