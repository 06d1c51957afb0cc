import { useId } from "preact/hooks";
import { Field } from "./field";

export interface Option<T extends string> {
  value: T;
  label: string;
  /** A few words below the label, in {@link Choices}. */
  about?: string;
  /** Why it cannot be chosen now; undefined when it can. */
  barred?: string | undefined;
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
  hint?: string;
  problem?: string | undefined;
}

/** One of several, in a list that opens. */
export function Select<T extends string>({ label, value, options, onChange, hint, problem }: ChoiceProps<T>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(wiring) => (
        <select {...wiring} value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.barred !== undefined}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of several, all in sight: radio buttons as cards. Says why a card cannot be chosen. */
export function Choices<T extends string>({ label, value, options, onChange, problem }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>{label}</legend>
      <div class="choices-cards">
        {options.map((option) => (
          <label key={option.value} class="card-choice" data-barred={option.barred !== undefined}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.barred !== undefined}
              onChange={() => onChange(option.value)}
            />
            <span class="card-choice-label">{option.label}</span>
            <span class="card-choice-about">{option.barred ?? option.about}</span>
          </label>
        ))}
      </div>
      {problem && <p class="problem">{problem}</p>}
    </fieldset>
  );
}

/** A few words beside each other, one of them pressed. */
export function Segments<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <div class="segments" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          title={option.about}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
