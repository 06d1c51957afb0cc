import { signal } from "@preact/signals";
import * as tus from "tus-js-client";
import { BASE, tokenHeaders } from "../server/call";

export type UploadState = "running" | "paused" | "failed" | "sent";

export interface Upload {
  id: number;
  name: string;
  bytes: number;
  sent: number;
  state: UploadState;
  message: string;
  pause: () => void;
  resume: () => void;
  cancel: () => void;
}

/** Big enough that a gigabyte takes few calls, small enough that a broken line costs seconds. */
const PIECE_BYTES = 16 * 1024 * 1024;
const MOST_HASHED_BYTES = 512 * 1024 * 1024;
const WAITS_MS = [0, 1000, 3000, 5000, 10_000, 30_000];

/** Uploads of this page; they go on while other pages are open, and resume after a reload when the same file is chosen again. */
export const uploads = signal<readonly Upload[]>([]);
let last = 0;

function change(id: number, changes: Partial<Upload>): void {
  uploads.value = uploads.value.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload));
}

export function forget(id: number): void {
  uploads.value = uploads.value.filter((upload) => upload.id !== id);
}

/** Starts to send a file by the tus protocol: in pieces, each from where the server has got to. */
export function upload(file: File, arrived: () => void): void {
  const id = ++last;
  const task = new tus.Upload(file, {
    endpoint: `${BASE}/uploads`,
    chunkSize: PIECE_BYTES,
    retryDelays: WAITS_MS,
    metadata: { filename: file.name },
    removeFingerprintOnSuccess: true,
    onBeforeRequest: (request) => {
      for (const [name, value] of Object.entries(tokenHeaders())) {
        request.setHeader(name, value);
      }
    },
    onProgress: (sent) => change(id, { sent }),
    onError: (failure) => change(id, { state: "failed", message: reasonOf(failure) }),
    onSuccess: () => {
      change(id, { state: "sent", sent: file.size });
      forget(id);
      arrived();
    },
  });
  const resume = (): void => {
    change(id, { state: "running", message: "" });
    task.start();
  };
  const pause = (): void => {
    void task.abort();
    change(id, { state: "paused" });
  };
  const cancel = (): void => {
    // Tells the server to throw away what it has.
    task.abort(true).finally(() => {
      forget(id);
      arrived();
    });
  };
  uploads.value = [
    ...uploads.value,
    { id, name: file.name, bytes: file.size, sent: 0, state: "running", message: "", pause, resume, cancel },
  ];
  hashOf(file)
    .then((sha256) => {
      if (sha256) {
        task.options.metadata = { filename: file.name, sha256 };
      }
      return task.findPreviousUploads();
    })
    .then(([previous]) => {
      if (previous) {
        task.resumeFromPreviousUpload(previous);
      }
      task.start();
    })
    .catch((failure: unknown) => change(id, { state: "failed", message: String(failure) }));
}

/**
 * What the server compares with when the whole file is there. Null for files that the memory of a page should not hold at once, and
 * where the browser computes no hashes: it does on this machine and over TLS only.
 */
async function hashOf(file: File): Promise<string | null> {
  if (file.size > MOST_HASHED_BYTES || !globalThis.crypto?.subtle) {
    return null;
  }
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The server's own words out of a failed call, when it said any. */
export function reasonOf(failure: Error | tus.DetailedError): string {
  const body = "originalResponse" in failure ? failure.originalResponse?.getBody() : undefined;
  if (body) {
    try {
      const told = JSON.parse(body) as { detail?: string; title?: string; code?: string };
      const words = told.detail ?? told.title;
      if (words) {
        return told.code ? `${told.code}: ${words}` : words;
      }
    } catch {
      // A proxy's page: its text helps nobody.
    }
  }
  return "The server does not take the file now. Resume goes on where it stopped.";
}
