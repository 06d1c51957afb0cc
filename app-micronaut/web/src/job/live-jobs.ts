import { useEffect, useState } from "preact/hooks";
import { follow } from "../server/events";
import { isFinished, type Job, listJobs } from "../server/jobs";
import { complain } from "../shell/notices";

/** A browser opens six connections to one server, for all its tabs; of more jobs than this the list tells when it is read again. */
const MOST_FOLLOWED = 2;
const READ_AGAIN_MS = 5000;
/** Jobs also come from scripts and other windows. */
const READ_AT_REST_MS = 30_000;

export interface LiveJobs {
  jobs: readonly Job[] | null;
  /** Whether older jobs can be read. */
  more: boolean;
  readOlder: () => void;
  readAgain: () => void;
}

/** The user's jobs, kept up to date: running ones by events, the others by reading the list again while any waits. */
export function useLiveJobs(): LiveJobs {
  const [jobs, setJobs] = useState<readonly Job[] | null>(null);
  const [next, setNext] = useState<string | null | undefined>(undefined);
  const put = (changed: Job): void =>
    setJobs((before) => before?.map((job) => (job.id === changed.id ? changed : job)) ?? null);

  const readAgain = (): void => {
    listJobs().then((page) => {
      const fresh = new Set(page.jobs.map((job) => job.id));
      const oldest = page.jobs.at(-1)?.accepted ?? "";
      // Older pages that were read stay below the newest one.
      setJobs((before) => [
        ...page.jobs,
        ...(page.next ? (before ?? []).filter((job) => !fresh.has(job.id) && job.accepted <= oldest) : []),
      ]);
      // Once the last page was read there is none, however often the first is read again.
      setNext((known) => (known === undefined ? page.next : known));
    }, complain);
  };
  const readOlder = (): void => {
    listJobs(next).then((page) => {
      setJobs((before) => [...(before ?? []), ...page.jobs.filter((job) => !before?.some((one) => one.id === job.id))]);
      setNext(page.next);
    }, complain);
  };
  useEffect(readAgain, []);

  const open = (jobs ?? []).filter((job) => !isFinished(job));
  const followed = [...open]
    .sort((a, b) => Number(b.state === "RUNNING") - Number(a.state === "RUNNING"))
    .slice(0, MOST_FOLLOWED)
    .map((job) => job.id)
    .sort()
    .join(" ");
  useEffect(() => {
    const stops = followed.split(" ").filter(Boolean).map((id) => follow(id, put));
    return () => stops.forEach((stop) => stop());
  }, [followed]);
  useEffect(() => {
    const timer = setInterval(readAgain, open.length === 0 ? READ_AT_REST_MS : READ_AGAIN_MS);
    return () => clearInterval(timer);
  }, [open.length === 0]);

  return { jobs, more: typeof next === "string", readOlder, readAgain };
}
