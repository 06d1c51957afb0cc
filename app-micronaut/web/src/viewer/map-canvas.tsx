import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Part } from "../server/results";
import { complain } from "../shell/notices";
import type { Plane, Point } from "./affine";
import { ColourBar } from "./colour-bar";
import { keyMove } from "./keys";
import type { MapFile } from "./map-file";
import type { Range } from "./range";
import { Stage, type View } from "./stage";

export interface Look {
  part: Part;
  colours: string;
  range: Range;
  view: View;
  smooth: boolean;
  crosshair: boolean;
}

interface CanvasProps {
  map: MapFile;
  look: Look;
  label: string;
  onPlace: (voxel: Point) => void;
  onStage?: (stage: Stage | null) => void;
  /** What lies over the map, given the way from canvas pixels to voxels. */
  over?: (plane: Plane | null) => ComponentChildren;
}

/** A map on a canvas of its own. */
export function MapCanvas({ map, look, label, onPlace, onStage, over }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const [plane, setPlane] = useState<Plane | null>(null);
  const hear = useRef(onPlace);
  hear.current = onPlace;

  useEffect(() => {
    const made = new Stage();
    let closed = false;
    made.onPlace = (voxel) => hear.current(voxel);
    made.onDrawn = () => setPlane(made.plane());
    const resized = new ResizeObserver(() => requestAnimationFrame(() => closed || setPlane(made.plane())));
    if (canvas.current) {
      resized.observe(canvas.current);
      made.attach(canvas.current).then(() => closed || (setStage(made), onStage?.(made)), complain);
    }
    return () => {
      closed = true;
      resized.disconnect();
      onStage?.(null);
      made.close();
    };
  }, []);
  useEffect(() => stage?.colours(look.colours, look.range), [stage, look.colours, look.range[0], look.range[1]]);
  useEffect(() => {
    stage?.show(map, look.part).catch(complain);
  }, [stage, map, look.part]);
  useEffect(() => stage?.view(look.view), [stage, look.view]);
  useEffect(() => stage?.smooth(look.smooth), [stage, look.smooth]);
  useEffect(() => stage?.crosshair(look.crosshair), [stage, look.crosshair]);

  // NiiVue has keys of its own, which turn the picture without a word to the page: none of them gets through.
  const press = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const to = stage && keyMove(event.key, stage.place(), stage.plane(), map.size);
    if (to) {
      event.preventDefault();
      stage.goTo(to);
    }
  };
  return (
    <>
      <div class="canvas" onKeyDownCapture={press} onKeyUpCapture={(event) => event.stopPropagation()}>
        <canvas ref={canvas} tabIndex={0} aria-label={label} />
        {over?.(plane)}
      </div>
      {stage && <ColourBar stage={stage} colours={look.colours} range={look.range} />}
    </>
  );
}
