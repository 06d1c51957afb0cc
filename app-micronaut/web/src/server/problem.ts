/** One thing that is wrong, as the server tells it. */
export interface Problem {
  /** The error code, such as MRO-1009; its page tells cause and cure. */
  code: string;
  /** Where in the request, as a JSON path; empty when not about a field. */
  path?: string;
  message: string;
}

/** An answer of the server that is not a success: RFC 9457 problem details with the codes of MR Optimum. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    /** HTTP status; 0 when the server did not answer at all. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problems: readonly Problem[] = [],
    /** Seconds to wait before trying again, when the server says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

/** Reads the refusal out of an answer, also out of one that is no problem document, as proxies send. */
export async function refusalOf(answer: Response): Promise<Refusal> {
  const wait = Number.parseInt(answer.headers.get("Retry-After") ?? "", 10);
  const retryAfter = Number.isNaN(wait) ? null : wait;
  const body: unknown = await answer.json().catch(() => null);
  if (typeof body !== "object" || body === null) {
    return new Refusal(answer.status, "", `The server answered ${answer.status} ${answer.statusText}.`, [], retryAfter);
  }
  const told = body as { code?: unknown; title?: unknown; detail?: unknown; problems?: unknown };
  const problems = Array.isArray(told.problems) ? (told.problems as Problem[]) : [];
  const message = [told.detail, told.title, problems[0]?.message].find((text) => typeof text === "string" && text !== "");
  return new Refusal(
    answer.status,
    typeof told.code === "string" ? told.code : (problems[0]?.code ?? ""),
    (message as string | undefined) ?? `The server answered ${answer.status}.`,
    problems,
    retryAfter,
  );
}

/** What to tell a person about anything that was thrown. */
export function wordsOf(failure: unknown): string {
  if (failure instanceof Refusal) {
    const wait = failure.retryAfter === null ? "" : ` Try again in ${failure.retryAfter} s.`;
    return failure.message + wait;
  }
  return failure instanceof Error ? failure.message : String(failure);
}
