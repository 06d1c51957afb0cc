import { useRef, useState } from "preact/hooks";
import { Icon } from "../ui/icon";

/** Takes files that are dropped on it or chosen. */
export function DropZone({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div
      class={`drop${over ? " drop-over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <Icon name="up" />
      <p>
        <span class="strong">Drop raw data here</span>
        <span class="sub">
          Siemens TWIX (.dat), ISMRMRD (.h5), NumPy, MATLAB, BART; masks and maps as NIfTI. Names and birth dates in raw
          headers are overwritten on arrival, unless an administrator switched that off.
        </span>
      </p>
      <button type="button" onClick={() => chooser.current?.click()}>
        Choose files …
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
