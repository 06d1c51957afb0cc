import { useEffect, useState } from "preact/hooks";
import { type Measured, type RegionStatistics, statistics } from "../server/results";
import { complain } from "../shell/notices";

const BINS = 32;
/** While a shape is dragged the server is not asked at each step. */
const WAIT_MS = 200;

/** The server's numbers for regions; those of before until the new ones are there. */
export function useStatistics(job: string, asked: Measured): readonly RegionStatistics[] {
  const [found, setFound] = useState<readonly RegionStatistics[]>([]);
  const key = JSON.stringify(asked);
  useEffect(() => {
    if (asked.regions.length === 0) {
      setFound([]);
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      statistics(job, asked, BINS, abort.signal).then(setFound, (failure: unknown) => {
        if (!abort.signal.aborted) {
          complain(failure);
        }
      });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [job, key]);
  return found;
}
