import { useEffect, useState } from "preact/hooks";
import { across, backAcross, type Plane } from "../viewer/affine";
import { type Corner, ellipse, moved, type Region, thinned } from "./shapes";

export type Tool = "look" | "polygon" | "ellipse" | "freehand";

interface OverlayProps {
  /** From canvas pixels to voxels; null hides the regions. */
  plane: Plane | null;
  slice: number;
  tool: Tool;
  regions: readonly Region[];
  chosen: number | null;
  onDraw: (polygon: readonly Corner[]) => void;
  onChange: (id: number, polygon: readonly Corner[]) => void;
  onChoose: (id: number) => void;
}

/** Where a drag of an existing region began: of a corner, or of the whole. */
interface Drag {
  id: number;
  corner: number | null;
  from: Corner;
  polygon: readonly Corner[];
}

/** The regions of a slice over its map. With the tool "look" only they take the pointer, and the map has the rest. */
export function Overlay({ plane, slice, tool, regions, chosen, onDraw, onChange, onChoose }: OverlayProps) {
  const [path, setPath] = useState<readonly Corner[]>([]);
  const [drag, setDrag] = useState<Drag | null>(null);
  useEffect(() => {
    const forget = (event: KeyboardEvent): void => {
      if (event.key === "Escape") {
        setPath([]);
      }
    };
    window.addEventListener("keydown", forget);
    return () => window.removeEventListener("keydown", forget);
  }, []);
  // A shape that was begun belongs to its slice and its tool.
  useEffect(() => setPath([]), [slice, tool]);
  if (!plane) {
    return null;
  }
  const toCanvas = backAcross(plane);
  const corners = (polygon: readonly Corner[]): string => polygon.map((one) => across(toCanvas, one).join(",")).join(" ");
  const voxel = (event: PointerEvent | MouseEvent, on: Element): Corner => {
    const box = (on.closest("svg") ?? on).getBoundingClientRect();
    return across(plane, [event.clientX - box.left, event.clientY - box.top]);
  };
  const finish = (polygon: readonly Corner[]): void => {
    setPath([]);
    onDraw(polygon);
  };
  const down = (event: PointerEvent): void => {
    const at = voxel(event, event.currentTarget as Element);
    if (tool === "polygon") {
      const [first] = path;
      const closes = first && Math.hypot(at[0] - first[0], at[1] - first[1]) < 2 && path.length > 2;
      closes ? finish(path) : setPath([...path, at]);
    } else {
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      setPath([at]);
    }
  };
  const move = (event: PointerEvent): void => {
    const at = voxel(event, event.currentTarget as Element);
    if (drag) {
      const [dx, dy] = [at[0] - drag.from[0], at[1] - drag.from[1]];
      onChange(
        drag.id,
        drag.corner === null ? moved(drag.polygon, dx, dy) : drag.polygon.map((one, i) => (i === drag.corner ? at : one)),
      );
    } else if (path.length > 0 && tool !== "polygon") {
      setPath(tool === "ellipse" ? [path[0] ?? at, at] : [...path, at]);
    }
  };
  const up = (): void => {
    setDrag(null);
    const [first, last] = path;
    if (tool === "ellipse" && first && last) {
      finish(ellipse(first, last));
    } else if (tool === "freehand" && path.length > 2) {
      finish(thinned(path));
    }
  };
  const grab = (event: PointerEvent, region: Region, corner: number | null): void => {
    event.stopPropagation();
    onChoose(region.id);
    (event.currentTarget as Element).closest("svg")?.setPointerCapture(event.pointerId);
    setDrag({ id: region.id, corner, from: voxel(event, event.currentTarget as Element), polygon: region.polygon });
  };
  const drawn = tool === "ellipse" && path.length === 2 ? ellipse(path[0] as Corner, path[1] as Corner) : path;
  return (
    <svg
      class="overlay"
      data-tool={tool}
      aria-hidden="true"
      onPointerDown={tool === "look" ? undefined : down}
      onPointerMove={move}
      onPointerUp={up}
      onDblClick={() => tool === "polygon" && path.length > 2 && finish(path.slice(0, -1))}
    >
      {regions
        .filter((region) => region.slice === slice)
        .map((region) => (
          <g key={region.id} stroke={region.colour} data-chosen={region.id === chosen}>
            <polygon points={corners(region.polygon)} onPointerDown={(event) => grab(event, region, null)} />
            {region.id === chosen &&
              region.polygon.length <= 24 &&
              region.polygon.map((corner, i) => {
                const [cx, cy] = across(toCanvas, corner);
                return <circle key={i} cx={cx} cy={cy} r={4} onPointerDown={(event) => grab(event, region, i)} />;
              })}
          </g>
        ))}
      {drawn.length > 0 && <polyline class="drawing" points={corners(drawn)} />}
    </svg>
  );
}
