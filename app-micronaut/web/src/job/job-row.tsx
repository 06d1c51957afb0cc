import { isFinished, type Job, nameOf } from "../server/jobs";
import { href } from "../shell/route";
import { when } from "../show/text";
import { Icon } from "../ui/icon";
import { JobStateView, methodOf, reconstructionOf, timeOf } from "./job-state";

interface RowProps {
  job: Job;
  onCancel: () => void;
  onRetry: () => void;
  onLog: () => void;
  onDelete: () => void;
}

export function JobRow({ job, onCancel, onRetry, onLog, onDelete }: RowProps) {
  const name = nameOf(job);
  const ended = isFinished(job);
  const tool = (label: string, icon: "log" | "retry" | "trash", onClick: () => void) => (
    <button type="button" class="plain" title={label} aria-label={`${label}: ${name}`} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
  return (
    <tr>
      <td>
        {job.hasResult ? (
          <a class="strong" href={href(["view", job.id])}>
            {name}
          </a>
        ) : (
          <span class="strong">{name}</span>
        )}
        {job.alias && <span class="sub mono">{job.id}</span>}
      </td>
      <td>
        {reconstructionOf(job)}
        <span class="sub">{methodOf(job)}</span>
      </td>
      <td class="job-state-cell">
        <JobStateView job={job} />
        {job.state === "COMPLETED" && !job.hasResult && <span class="sub">Its result was kept long enough and is deleted</span>}
      </td>
      <td>{when(job.accepted)}</td>
      <td class="number">{timeOf(job)}</td>
      <td class="tools">
        {job.hasResult && (
          <a class="button" href={href(["view", job.id])}>
            <Icon name="eye" /> View
          </a>
        )}
        {!ended && (
          <button type="button" onClick={onCancel} aria-label={`Cancel: ${name}`}>
            Cancel
          </button>
        )}
        {job.hasBundle && (
          <a
            class="button plain"
            href={`/api/v1/jobs/${encodeURIComponent(job.id)}/bundle`}
            download
            title="Download the bundle"
            aria-label={`Download the bundle: ${name}`}
          >
            <Icon name="down" />
          </a>
        )}
        {(job.hasResult || job.hasBundle) && tool("Log", "log", onLog)}
        {ended && tool("Run again", "retry", onRetry)}
        <a class="button plain" href={href(["new"], { from: job.id })} title="Change and submit" aria-label={`Change and submit: ${name}`}>
          <Icon name="copy" />
        </a>
        {ended && tool("Delete", "trash", onDelete)}
      </td>
    </tr>
  );
}
