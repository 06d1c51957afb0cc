import { BASE, part } from "./call";
import type { Job } from "./jobs";

/**
 * Follows a job until it ended. The browser connects again by itself when the line breaks; the server then tells the state anew.
 * Returns how to stop.
 */
export function follow(id: string, changed: (job: Job) => void): () => void {
  const source = new EventSource(`${BASE}/jobs/${part(id)}/events`);
  source.addEventListener("job", (event: MessageEvent<string>) => {
    const job = JSON.parse(event.data) as Job;
    changed(job);
    if (["COMPLETED", "FAILED", "CANCELLED"].includes(job.state)) {
      source.close();
    }
  });
  return () => source.close();
}
