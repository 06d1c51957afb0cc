import { bytes, duration } from "../show/text";
import type { Problem } from "../server/problem";
import { Badge, Code } from "../ui/parts";
import type { Verdict } from "./verdict";

const MEGA = 2 ** 20;

/** What the job will take, and what is wrong with it, before it is submitted. */
export function EstimatePanel({ verdict, unplaced }: { verdict: Verdict; unplaced: readonly Problem[] }) {
  const { estimate, failure, problems } = verdict;
  return (
    <div class="estimate" aria-live="polite" aria-busy={verdict.asking}>
      {estimate && (
        <>
          <dl class="facts">
            <div>
              <dt>Time</dt>
              <dd class="big">{duration(estimate.seconds)}</dd>
            </div>
            <div>
              <dt>Memory</dt>
              <dd class="big">{bytes(estimate.memoryMb * MEGA)}</dd>
            </div>
          </dl>
          <p>
            <Badge tone={estimate.fits ? (estimate.weight === "LIGHT" ? "good" : "busy") : "bad"}>
              {estimate.fits ? (estimate.weight === "LIGHT" ? "Runs beside others" : "Runs alone") : "Too big"}
            </Badge>
          </p>
          <p class="hint">{estimate.reason}</p>
          {!estimate.fits && <p class="problem">This server takes jobs up to {bytes(estimate.largestMb * MEGA)}.</p>}
        </>
      )}
      {!estimate && problems.length === 0 && !failure && <p class="hint">Choose a scan to see what the job takes.</p>}
      {problems.length > 0 && <p class="problem">{problems.length === 1 ? "One thing is" : `${problems.length} things are`} not right yet.</p>}
      {unplaced.map((problem) => (
        <p key={problem.message} class="problem">
          <Code code={problem.code} /> {problem.message}
        </p>
      ))}
      {failure && <p class="problem">{failure}</p>}
    </div>
  );
}
