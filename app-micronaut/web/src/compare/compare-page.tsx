import { useEffect, useRef, useState } from "preact/hooks";
import { type Job, listJobs, nameOf } from "../server/jobs";
import { bytesAt, compare, type Comparison, type MapEntry, type Result, resultOf } from "../server/results";
import { complain } from "../shell/notices";
import { go, route } from "../shell/route";
import { Select } from "../ui/choice";
import { Empty, Head } from "../ui/parts";
import type { Point } from "../viewer/affine";
import { stemOf } from "../viewer/elements";
import { type Look, MapCanvas } from "../viewer/map-canvas";
import { type MapFile, partOf, readMap } from "../viewer/map-file";
import { useMap } from "../viewer/open-map";
import { PlaceBar } from "../viewer/place-bar";
import { firstRange, type Range } from "../viewer/range";
import { SliceSteps } from "../viewer/slice-steps";
import type { Stage } from "../viewer/stage";
import { Differences } from "./differences";

const LOOK: Omit<Look, "range" | "colours"> = { part: "magnitude", view: "slice", smooth: false, crosshair: true };
/** A ratio of one is the middle of its colours. */
const RATIO: Range = [0.5, 1.5];

/** Two jobs side by side, over one crosshair, with the ratio of their maps. */
export default function ComparePage() {
  const a = route.value.query.get("a") ?? "";
  const b = route.value.query.get("b") ?? "";
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [result, setResult] = useState<Result | null>(null);
  const [entry, setEntry] = useState<MapEntry>();
  const [told, setTold] = useState<Comparison | null>(null);
  const [ratio, setRatio] = useState<MapFile | null>(null);
  const [voxel, setVoxel] = useState<Point>([0, 0, 0]);
  const stages = useRef<(Stage | null)[]>([null, null, null]);
  const maps = [useMap(a, a && b ? entry : undefined), useMap(b, a && b ? entry : undefined)];
  useEffect(() => {
    listJobs().then((page) => setJobs(page.jobs.filter((job) => job.hasResult)), complain);
  }, []);
  useEffect(() => {
    if (a) {
      resultOf(a).then((found) => {
        setResult(found);
        setEntry(found.maps.find((one) => one.id === 0));
      }, complain);
    }
  }, [a]);
  useEffect(() => {
    setTold(null);
    setRatio(null);
    if (a && b && entry) {
      compare(a, b, stemOf(entry), "magnitude")
        .then(async (found) => {
          setTold(found);
          setRatio(readMap("Ratio", await bytesAt(found.ratioUrl)));
        })
        .catch(complain);
    }
  }, [a, b, entry?.file]);

  const place = (from: number, to: Point): void => {
    setVoxel(to);
    stages.current.forEach((stage, index) => {
      // The others follow, and stay silent when they are there already.
      if (index !== from && stage && stage.place().some((one, axis) => Math.abs(one - (to[axis] ?? 0)) > 0.01)) {
        stage.goTo(to);
      }
    });
  };
  const choice = (label: string, value: string, key: "a" | "b") => (
    <Select
      label={label}
      value={value}
      options={[{ value: "", label: "Choose a job …" }, ...jobs.map((job) => ({ value: job.id, label: nameOf(job) }))]}
      onChange={(id) => go(["compare"], { a, b, [key]: id })}
    />
  );
  const name = (id: string): string => jobs.find((job) => job.id === id)?.alias || id;
  const range = maps[0] ? firstRange(partOf(maps[0], "magnitude"), "magnitude") : RATIO;
  const shown = [
    { map: maps[0], label: name(a), colours: "viridis", range },
    { map: maps[1], label: name(b), colours: "viridis", range },
    { map: ratio, label: `${name(a)} / ${name(b)}`, colours: "turbo", range: RATIO },
  ];
  return (
    <>
      <Head title="Compare" about="The same map of two jobs, one crosshair, one colour range." />
      <div class="fields panel compare-choice">
        {choice("This job", a, "a")}
        {choice("Against", b, "b")}
        {result && entry && (
          <Select
            label="Map"
            value={entry.file}
            options={result.maps.filter((map) => map.dim === 3).map((map) => ({ value: map.file, label: map.name }))}
            onChange={(file) => setEntry(result.maps.find((map) => map.file === file))}
          />
        )}
      </div>
      {(!a || !b) && <Empty icon="compare" title="Choose two jobs">Results of the same scan tell most.</Empty>}
      <div class="compare">
        {shown.map(
          ({ map, label, colours, range: run }, index) =>
            a && b && map && (
              <figure key={index}>
                <figcaption>{label}</figcaption>
                <MapCanvas
                  map={map}
                  look={{ ...LOOK, colours, range: run }}
                  label={label}
                  onPlace={(to) => place(index, to)}
                  onStage={(stage) => {
                    stages.current[index] = stage;
                  }}
                />
                <PlaceBar map={map} voxel={voxel} />
              </figure>
            ),
        )}
      </div>
      {maps[0] && <SliceSteps slices={maps[0].size[2]} slice={Math.round(voxel[2])} onGo={(slice) => stages.current[0]?.goTo([voxel[0], voxel[1], slice])} />}
      {told && <Differences told={told} />}
    </>
  );
}
