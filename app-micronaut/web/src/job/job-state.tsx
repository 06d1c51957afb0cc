import { isFinished, type Job, type JobState } from "../server/jobs";
import { count, duration } from "../show/text";
import { Badge, Code, Progress, type Tone } from "../ui/parts";

const STATES: Record<JobState, [string, Tone]> = {
  ACCEPTED: ["Waiting", "mute"],
  QUEUED: ["Waiting", "mute"],
  RUNNING: ["Running", "calm"],
  COMPLETED: ["Done", "good"],
  FAILED: ["Failed", "bad"],
  CANCELLED: ["Cancelled", "mute"],
};

/** Where a job stands: its state, how far it is, or why it failed. */
export function JobStateView({ job }: { job: Job }) {
  const [label, tone] = STATES[job.state];
  const { progress, failure } = job;
  return (
    <div class="job-state" aria-live="polite">
      <Badge tone={tone}>{label}</Badge>
      {job.state === "RUNNING" && (
        <>
          <Progress done={progress?.done ?? 0} total={progress?.total ?? 0} label={`Progress of ${job.alias || job.id}`} />
          {progress && (
            <span class="sub">
              {progress.stage} {progress.total > 0 && `${progress.done} of ${progress.total}`}
            </span>
          )}
        </>
      )}
      {failure && job.state === "FAILED" && (
        <span class="sub">
          <Code code={failure.code} /> {failure.message.replace(`${failure.code}: `, "")}
        </span>
      )}
      {!isFinished(job) && job.state !== "RUNNING" && job.reason && <span class="sub">{job.reason}</span>}
    </div>
  );
}

const METHODS: Record<string, string> = {
  ac: "Analytic",
  mr: "Multiple replica",
  pmr: "Pseudo multiple replica",
  cr: "Generalised pseudo replica",
  di: "Difference image",
};
const RECONSTRUCTIONS: Record<string, string> = { rss: "RSS", b1: "B1-weighted", sense: "SENSE", grappa: "GRAPPA" };

export function methodOf(job: Job): string {
  return METHODS[job.method] ?? job.method;
}

export function reconstructionOf(job: Job): string {
  return RECONSTRUCTIONS[job.reconstruction] ?? job.reconstruction;
}

/** How long a job took; of one that did not run what it was estimated to take. */
export function timeOf(job: Job): string {
  if (job.started && job.finished) {
    return duration((Date.parse(job.finished) - Date.parse(job.started)) / 1000);
  }
  return job.seconds === null || isFinished(job) ? "" : `about ${duration(job.seconds)}`;
}

export function waitingWords(jobs: readonly Job[]): string {
  const running = jobs.filter((job) => job.state === "RUNNING").length;
  const waiting = jobs.filter((job) => !isFinished(job)).length - running;
  return running + waiting === 0 ? "Nothing is running." : `${count(running, "job")} running, ${waiting} waiting.`;
}
