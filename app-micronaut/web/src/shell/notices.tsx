import { signal } from "@preact/signals";
import { wordsOf } from "../server/problem";
import { Icon } from "../ui/icon";

interface Notice {
  id: number;
  kind: "done" | "failed";
  text: string;
}

const notices = signal<readonly Notice[]>([]);
const STAYS_MS = 6000;
let last = 0;

function show(kind: Notice["kind"], text: string): void {
  const id = ++last;
  notices.value = [...notices.value.slice(-2), { id, kind, text }];
  // What failed stays until it was read.
  if (kind === "done") {
    setTimeout(() => dismiss(id), STAYS_MS);
  }
}

function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

export function tell(text: string): void {
  show("done", text);
}

export function complain(failure: unknown): void {
  show("failed", wordsOf(failure));
}

/** Runs what a button asked for, and tells when it fails. */
export async function attempt(work: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await work();
    if (done) {
      tell(done);
    }
    return true;
  } catch (failure) {
    complain(failure);
    return false;
  }
}

export function Notices() {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.map((notice) => (
        <div key={notice.id} class={`notice notice-${notice.kind}`}>
          <Icon name={notice.kind === "done" ? "check" : "alert"} />
          <span>{notice.text}</span>
          <button type="button" class="plain" aria-label="Dismiss" onClick={() => dismiss(notice.id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
