import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { LogLines } from "../job/job-log";
import { Overlay, type Tool } from "../roi/overlay";
import { RoiPanel } from "../roi/roi-panel";
import { type Region, regionOf } from "../roi/shapes";
import { getJob, type Job } from "../server/jobs";
import { type MapEntry, type Result, resultOf } from "../server/results";
import { complain } from "../shell/notices";
import type { Point } from "./affine";
import { LookBar } from "./look-bar";
import { type Look, MapCanvas } from "./map-canvas";
import { partOf } from "./map-file";
import { MapList } from "./map-list";
import { useMap } from "./open-map";
import { PassportPanel } from "./passport";
import { PlaceBar } from "./place-bar";
import { firstRange } from "./range";
import { SliceSteps } from "./slice-steps";
import type { Stage } from "./stage";
import { ViewerHead } from "./viewer-head";

const LOOK: Look = { part: "magnitude", colours: "viridis", range: [0, 1], view: "slice", smooth: false, crosshair: true };

export default function ViewerPage({ parts: [id = ""] }: { parts: readonly string[] }) {
  const [job, setJob] = useState<Job | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const [entry, setEntry] = useState<MapEntry>();
  const [look, setLook] = useState<Look>(LOOK);
  const [voxel, setVoxel] = useState<Point>([0, 0, 0]);
  const [tool, setTool] = useState<Tool>("look");
  const [regions, setRegions] = useState<readonly Region[]>([]);
  const [chosen, setChosen] = useState<number | null>(null);
  const stage = useRef<Stage | null>(null);
  const map = useMap(id, entry);
  const set = (changes: Partial<Look>): void => setLook((before) => ({ ...before, ...changes }));

  useEffect(() => {
    getJob(id).then(setJob, complain);
    resultOf(id).then((found) => {
      setResult(found);
      setEntry(found.maps.find((one) => one.id === 0) ?? found.maps[0]);
    }, complain);
  }, [id]);
  const values = useMemo(() => map && partOf(map, look.part), [map, look.part]);
  const reset = (): void => {
    if (values) {
      set({ range: firstRange(values, look.part) });
    }
  };
  useEffect(reset, [values]);

  const slice = Math.round(voxel[2]);
  const draw = (polygon: Region["polygon"]): void => {
    const made = regionOf(polygon, slice, regions);
    if (made) {
      setRegions([...regions, made]);
      setChosen(made.id);
      setTool("look");
    }
  };
  const goTo = (place: Point): void => stage.current?.goTo(place);

  return (
    <div class="viewer">
      <ViewerHead id={id} job={job} entry={entry} onPicture={() => void stage.current?.picture(`${job?.alias || id}.png`).catch(complain)} />
      {entry && result && (
        <div class="viewer-columns">
          <MapList maps={result.maps} shown={entry} onShow={setEntry} />
          <div class="viewer-stage">
            <LookBar map={entry} look={look} set={set} onReset={reset} />
            {map && (
              <>
                <MapCanvas
                  map={map}
                  look={entry.dim === 3 ? look : { ...look, view: "slice" }}
                  label={`${entry.name}; the arrow keys move the crosshair, page up and down turn the slices`}
                  onPlace={setVoxel}
                  onStage={(made) => {
                    stage.current = made;
                  }}
                  over={(plane) => (
                    <Overlay
                      plane={entry.dim === 3 ? plane : null}
                      slice={slice}
                      tool={tool}
                      regions={regions}
                      chosen={chosen}
                      onDraw={draw}
                      onChange={(one, polygon) => setRegions(regions.map((region) => (region.id === one ? { ...region, polygon } : region)))}
                      onChoose={setChosen}
                    />
                  )}
                />
                <div class="viewer-under">
                  <PlaceBar map={map} voxel={voxel} />
                  <SliceSteps slices={map.size[2]} slice={slice} onGo={(to) => goTo([voxel[0], voxel[1], to])} />
                </div>
              </>
            )}
          </div>
          {map && entry.dim === 3 && (
            <RoiPanel
              job={id}
              entry={entry}
              part={look.part}
              slices={map.size[2]}
              voxel={voxel}
              tool={tool}
              onTool={(wanted) => {
                setTool(wanted);
                set({ view: "slice" });
              }}
              regions={regions}
              onRegions={setRegions}
              chosen={chosen}
              onChoose={(region) => {
                setChosen(region.id);
                if (region.slice !== slice) {
                  goTo([voxel[0], voxel[1], region.slice]);
                }
              }}
              onDraw={draw}
            />
          )}
        </div>
      )}
      {result && <PassportPanel result={result} />}
      {result && (
        <details class="panel">
          <summary>Log</summary>
          <LogLines log={result.info.headers.log} />
        </details>
      )}
    </div>
  );
}
