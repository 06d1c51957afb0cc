import { type MapEntry, type Part, report, save, statisticsCsv } from "../server/results";
import { attempt } from "../shell/notices";
import { Segments } from "../ui/choice";
import { Icon } from "../ui/icon";
import { stemOf } from "../viewer/elements";
import { Histogram } from "./histogram";
import { useStatistics } from "./measure";
import type { Tool } from "./overlay";
import { RegionTable } from "./region-table";
import { ellipse, moved, type Region } from "./shapes";

const TOOLS: readonly (readonly [Tool, string, string])[] = [
  ["look", "Look", "Move the crosshair; drag regions and their corners"],
  ["polygon", "Polygon", "Click corners; double click to close"],
  ["ellipse", "Ellipse", "Drag from corner to corner"],
  ["freehand", "Freehand", "Draw around"],
];
/** Of the circle that is put at the crosshair, in pixels. */
const RADIUS = 8;
const STEPS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

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
  const nudge = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step && region) {
      event.preventDefault();
      onRegions(regions.map((one) => (one === region ? { ...one, polygon: moved(one.polygon, ...step) } : one)));
    }
  };
  const stem = `${job}-${asked.map}`;
  return (
    <section class="panel roi" aria-label="Regions of interest">
      <header class="roi-head">
        <h2>Regions of interest</h2>
        <div class="actions">
          <Segments label="Tool" value={tool} options={TOOLS.map(([value, label, about]) => ({ value, label, about }))} onChange={onTool} />
          <button type="button" onClick={circle}>
            <Icon name="add" /> Circle at crosshair
          </button>
          {region && (
            <button type="button" onKeyDown={nudge} title="Arrow keys move the region by one pixel">
              Move {region.name}: arrow keys
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
          {region && told && told.n > 0 && <Histogram region={told} colour={region.colour} />}
        </div>
      )}
    </section>
  );
}
