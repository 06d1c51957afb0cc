import { useEffect, useState } from "preact/hooks";
import { bytesAt, type MapEntry, mapUrl } from "../server/results";
import { complain } from "../shell/notices";
import { type MapFile, readMap } from "./map-file";

/** Reads a map of a job; the one before stays in sight until it is there. */
export function useMap(job: string, entry: MapEntry | undefined): MapFile | null {
  const [map, setMap] = useState<MapFile | null>(null);
  useEffect(() => {
    if (!entry) {
      return undefined;
    }
    const abort = new AbortController();
    bytesAt(mapUrl(job, entry.file), abort.signal)
      .then((bytes) => setMap(readMap(entry.name, bytes)))
      .catch((failure: unknown) => abort.signal.aborted || complain(failure));
    return () => abort.abort();
  }, [job, entry?.file]);
  return map;
}
