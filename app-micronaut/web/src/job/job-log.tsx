import { useEffect, useState } from "preact/hooks";
import { type Job, logOf, type LogEntry, nameOf } from "../server/jobs";
import { wordsOf } from "../server/problem";
import { Dialog } from "../ui/dialog";

/** What happened in a job, line by line. */
export function JobLog({ job, onClose }: { job: Job; onClose: () => void }) {
  const [log, setLog] = useState<readonly LogEntry[] | null>(null);
  const [failure, setFailure] = useState("");
  useEffect(() => {
    logOf(job.id).then(setLog, (thrown: unknown) => setFailure(wordsOf(thrown)));
  }, [job.id]);
  return (
    <Dialog title={`Log of ${nameOf(job)}`} onClose={onClose} wide>
      {failure && <p class="problem">{failure}</p>}
      <LogLines log={log ?? []} />
    </Dialog>
  );
}

export function LogLines({ log }: { log: readonly LogEntry[] }) {
  return (
    <ol class="log">
      {log.map((entry, index) => (
        <li key={index} data-type={entry.type}>
          <time>{entry.when}</time>
          <span>{entry.what}</span>
        </li>
      ))}
    </ol>
  );
}
