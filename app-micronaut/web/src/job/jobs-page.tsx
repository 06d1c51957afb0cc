import { useState } from "preact/hooks";
import { cancelJob, deleteJob, type Job, nameOf, retryJob } from "../server/jobs";
import { attempt } from "../shell/notices";
import { href } from "../shell/route";
import { Confirm } from "../ui/dialog";
import { Empty, Head } from "../ui/parts";
import { JobLog } from "./job-log";
import { JobRow } from "./job-row";
import { waitingWords } from "./job-state";
import { useLiveJobs } from "./live-jobs";

export default function JobsPage() {
  const { jobs, more, readOlder, readAgain } = useLiveJobs();
  const [logged, setLogged] = useState<Job | null>(null);
  const [doomed, setDoomed] = useState<Job | null>(null);
  const act = (work: () => Promise<unknown>, done: string): void => void attempt(() => work().then(readAgain), done);
  return (
    <>
      <Head title="Jobs" about={jobs ? waitingWords(jobs) : "…"}>
        <a class="button primary" href={href(["new"])}>
          New job
        </a>
      </Head>
      <div class="panel list scroll">
        {jobs?.length === 0 ? (
          <Empty icon="jobs" title="No jobs yet">
            <p>
              <a href={href(["scans"])}>Upload a scan</a>, then set up a job for it.
            </p>
          </Empty>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">Job</th>
                <th scope="col">Method</th>
                <th scope="col">State</th>
                <th scope="col">Submitted</th>
                <th scope="col" class="number">
                  Time
                </th>
                <th scope="col">
                  <span class="unseen">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {jobs?.map((job) => (
                <JobRow
                  key={job.id}
                  job={job}
                  onCancel={() => act(() => cancelJob(job.id), `${nameOf(job)} is told to stop.`)}
                  onRetry={() => act(() => retryJob(job.id), `${nameOf(job)} is in the queue again.`)}
                  onLog={() => setLogged(job)}
                  onDelete={() => setDoomed(job)}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {more && (
        <p class="more">
          <button type="button" onClick={readOlder}>
            Older jobs
          </button>
        </p>
      )}
      {logged && <JobLog job={logged} onClose={() => setLogged(null)} />}
      {doomed && (
        <Confirm
          title="Delete this job?"
          text={`${nameOf(doomed)} and its result are deleted from the server.`}
          action="Delete"
          onConfirm={() => act(() => deleteJob(doomed.id), `${nameOf(doomed)} is deleted.`)}
          onClose={() => setDoomed(null)}
        />
      )}
    </>
  );
}
