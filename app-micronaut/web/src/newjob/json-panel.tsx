import { useState } from "preact/hooks";

interface JsonProps {
  /** The request as the form makes it. */
  made: string;
  /** The request as it was edited; null while the form counts. */
  edited: string | null;
  onEdit: (text: string | null) => void;
}

/** The request itself. Once edited, the text counts and the form waits until it is taken back. */
export function JsonPanel({ made, edited, onEdit }: JsonProps) {
  const [open, setOpen] = useState(false);
  return (
    <section class="panel">
      <button type="button" class="link" aria-expanded={open || edited !== null} onClick={() => setOpen(!open)}>
        {open || edited !== null ? "Hide the request (JSON)" : "Show the request (JSON)"}
      </button>
      {(open || edited !== null) && (
        <>
          <textarea
            rows={22}
            spellcheck={false}
            aria-label="The request as JSON"
            value={edited ?? made}
            aria-invalid={edited !== null && parsed(edited) === undefined ? "true" : undefined}
            onInput={(event) => onEdit(event.currentTarget.value)}
          />
          {edited !== null && (
            <div class="actions">
              <p class="hint">This text is submitted, not the form.</p>
              <button type="button" onClick={() => onEdit(null)}>
                Take it into the form
              </button>
            </div>
          )}
          {edited !== null && parsed(edited) === undefined && <p class="problem">This is not JSON yet.</p>}
        </>
      )}
    </section>
  );
}

/** The value of a JSON text; undefined when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
