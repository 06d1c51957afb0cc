import { type MapEntry, type Part, report, save, statisticsCsv } from "../server/results";
import { attempt } from "../shell/notices";
import { Segments } from "../ui/choice";
import { value } from "../show/text";
import { Icon } from "../ui/icon";
import { stemOf } from "../viewer/elements";
import { Histogram } from "./histogram";
import { useStatistics } from "./measure";
import type { Tool } from "./overlay";
import { RegionTable } from "./region-table";
import { type Corner, ellipse, moved, type Region, scaled } from "./shapes";

const TOOLS: readonly (readonly [Tool, string, string])[] = [
  ["look", "Look", "Move the crosshair; drag regions and their corners"],
  ["polygon", "Polygon", "Click corners; double click to close"],
  ["ellipse", "Ellipse", "Drag from corner to corner"],
  ["freehand", "Freehand", "Draw around"],
];
/** Of the circle that is put at the crosshair, in pixels. */
const RADIUS = 8;
const MORE = 1.1;

interface PanelProps {
  job: string;
  entry: MapEntry;
  part: Part;
  slices: number;
  voxel: readonly [number, number, number];
  tool: Tool;
  onTool: (tool: Tool) => void;
  regions: readonly Region[];
  onRegions: (regions: readonly Region[]) => void;
  chosen: number | null;
  onChoose: (region: Region) => void;
  onDraw: (polygon: Region["polygon"]) => void;
}

/** Regions of interest: tools, numbers, histogram, exports. */
export function RoiPanel(props: PanelProps) {
  const { job, entry, part, slices, voxel, tool, onTool, regions, onRegions, chosen, onChoose, onDraw } = props;
  const asked = { map: stemOf(entry), part, regions: regions.map(({ name, slice, polygon }) => ({ name, slice, polygon })) };
  const statistics = useStatistics(job, asked);
  const row = regions.findIndex((region) => region.id === chosen);
  const [region, told] = [regions[row], statistics[row]];
  const circle = (): void => {
    const [x, y] = voxel.map(Math.round) as [number, number, number];
    onDraw(ellipse([x - RADIUS, y - RADIUS], [x + RADIUS, y + RADIUS]));
  };
  const change = (event: KeyboardEvent): void => {
    const polygon = region && keyed(region.polygon, event);
    if (polygon) {
      event.preventDefault();
      onRegions(regions.map((one) => (one === region ? { ...one, polygon } : one)));
    } else if (event.key === "Delete" && region) {
      onRegions(regions.filter((one) => one !== region));
    }
  };
  const stem = `${job}-${asked.map}`;
  return (
    <section class="panel roi" aria-label="Regions of interest">
      <header class="roi-head">
        <h2>Regions of interest</h2>
        <div class="actions">
          <Segments label="Tool" value={tool} options={TOOLS.map(([tool, label, about]) => ({ value: tool, label, about }))} onChange={onTool} />
          <button type="button" onClick={circle}>
            <Icon name="add" /> Circle at crosshair
          </button>
          {region && (
            <button
              type="button"
              onKeyDown={change}
              title="Arrow keys move it by one pixel; + and − size it; with Shift, arrow keys change its width and height; Delete removes it"
            >
              {region.name}: arrow keys, + −
            </button>
          )}
        </div>
        <div class="actions">
          <button type="button" disabled={regions.length === 0} onClick={() => void attempt(async () => save(await statisticsCsv(job, asked), `${stem}-regions.csv`))}>
            <Icon name="down" /> CSV
          </button>
          <button type="button" onClick={() => void attempt(async () => save(await report(job, asked), `${stem}-report.pdf`))}>
            <Icon name="down" /> Report (PDF)
          </button>
        </div>
      </header>
      {regions.length === 0 ? (
        <p class="about">Draw a region on a slice, or put a circle at the crosshair. The server computes its numbers from the map itself.</p>
      ) : (
        <div class="roi-columns">
          <RegionTable regions={regions} statistics={statistics} slices={slices} chosen={chosen} onChoose={onChoose} onChange={onRegions} />
          {region && told && told.n > 0 && (
            <div>
              <Histogram region={told} colour={region.colour} />
              <p class="sub">
                Percentiles: {told.percentiles.map(({ p, value: at }) => `${p} %: ${value(at)}`).join(", ")}
              </p>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

/** What a key makes of a shape; undefined for keys that mean nothing here. */
function keyed(polygon: readonly Corner[], { key, shiftKey }: KeyboardEvent): Corner[] | undefined {
  switch (key) {
    case "+":
      return scaled(polygon, MORE, MORE);
    case "-":
      return scaled(polygon, 1 / MORE, 1 / MORE);
    case "ArrowLeft":
      return shiftKey ? scaled(polygon, 1 / MORE, 1) : moved(polygon, -1, 0);
    case "ArrowRight":
      return shiftKey ? scaled(polygon, MORE, 1) : moved(polygon, 1, 0);
    case "ArrowUp":
      return shiftKey ? scaled(polygon, 1, MORE) : moved(polygon, 0, -1);
    case "ArrowDown":
      return shiftKey ? scaled(polygon, 1, 1 / MORE) : moved(polygon, 0, 1);
    default:
      return undefined;
  }
}
