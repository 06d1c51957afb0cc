import { useEffect, useState } from "preact/hooks";
import { type Estimate, estimate, validate } from "../server/jobs";
import { type Problem, Refusal, wordsOf } from "../server/problem";

/** What the server thinks of a request that was not submitted. */
export interface Verdict {
  problems: readonly Problem[];
  estimate: Estimate | null;
  /** Why the server could not say. */
  failure: string;
  asking: boolean;
}

const NOTHING: Verdict = { problems: [], estimate: null, failure: "", asking: false };
/** Long enough that a number being typed is not asked about digit by digit. */
const WAIT_MS = 350;

/** Asks the server about a request a moment after it changed; null when there is nothing to ask about. */
export function useVerdict(request: string | null): Verdict {
  const [verdict, setVerdict] = useState<Verdict>(NOTHING);
  useEffect(() => {
    if (request === null) {
      setVerdict(NOTHING);
      return undefined;
    }
    const abort = new AbortController();
    setVerdict((before) => ({ ...before, asking: true }));
    const timer = setTimeout(() => {
      ask(JSON.parse(request), abort.signal)
        .then(setVerdict)
        .catch((failure: unknown) => {
          if (!abort.signal.aborted) {
            setVerdict({ ...NOTHING, failure: wordsOf(failure) });
          }
        });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [request]);
  return verdict;
}

async function ask(request: unknown, signal: AbortSignal): Promise<Verdict> {
  try {
    const problems = await validate(request, signal);
    return { ...NOTHING, problems, estimate: problems.length === 0 ? await estimate(request, signal) : null };
  } catch (failure) {
    if (failure instanceof Refusal && failure.problems.length > 0) {
      return { ...NOTHING, problems: failure.problems };
    }
    throw failure;
  }
}
