import { Icon } from "../ui/icon";

/** Steps through the slices; numbers start at 1, as on the scanner's console. */
export function SliceSteps({ slices, slice, onGo }: { slices: number; slice: number; onGo: (slice: number) => void }) {
  if (slices < 2) {
    return null;
  }
  return (
    <div class="steps">
      <button type="button" class="plain" aria-label="Slice before" disabled={slice <= 0} onClick={() => onGo(slice - 1)}>
        <Icon name="previous" />
      </button>
      <input
        type="range"
        min={0}
        max={slices - 1}
        value={slice}
        aria-label="Slice"
        aria-valuetext={`${slice + 1} of ${slices}`}
        onInput={(event) => onGo(event.currentTarget.valueAsNumber)}
      />
      <button type="button" class="plain" aria-label="Next slice" disabled={slice >= slices - 1} onClick={() => onGo(slice + 1)}>
        <Icon name="next" />
      </button>
      <span>
        Slice {slice + 1} of {slices}
      </span>
    </div>
  );
}
