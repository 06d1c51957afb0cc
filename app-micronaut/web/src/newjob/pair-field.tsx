import { useId } from "preact/hooks";
import type { Pair } from "../request/draft";

interface PairProps {
  label: string;
  value: Pair;
  onInput: (value: Pair) => void;
  min: number;
  placeholder?: string;
  hint?: string;
  problem?: string | undefined;
}

/** Two numbers, along readout and along phase. */
export function PairField({ label, value, onInput, min, placeholder, hint, problem }: PairProps) {
  const id = useId();
  const box = (axis: 0 | 1, name: string) => (
    <label class="pair-box">
      <span class="hint">{name}</span>
      <input
        type="number"
        min={min}
        placeholder={placeholder}
        value={value[axis] ?? ""}
        aria-describedby={`${id}-told`}
        aria-invalid={problem ? "true" : undefined}
        onInput={({ currentTarget }) => {
          const number = Number.isNaN(currentTarget.valueAsNumber) ? null : currentTarget.valueAsNumber;
          onInput(axis === 0 ? [number, value[1]] : [value[0], number]);
        }}
      />
    </label>
  );
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="pair">
        {box(0, "readout")}
        {box(1, "phase")}
      </div>
      <p id={`${id}-told`} class={problem ? "problem" : "hint"}>
        {problem ?? hint}
      </p>
    </fieldset>
  );
}
