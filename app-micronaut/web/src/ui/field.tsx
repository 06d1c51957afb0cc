import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface FieldProps {
  label: string;
  /** One line below the control that says what to put in. */
  hint?: string | undefined;
  /** What is wrong with the value, told beside it. */
  problem?: string | undefined;
  /** The control; it gets the id of the label and of the words below. */
  children: (wiring: Wiring) => ComponentChildren;
}

export interface Wiring {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: "true";
}

/** A control with its label, hint and problem, tied together for those who hear the page. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  const told = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter((part) => part !== "").join(" ");
  const wiring: Wiring = { id };
  if (told) {
    wiring["aria-describedby"] = told;
  }
  if (problem) {
    wiring["aria-invalid"] = "true";
  }
  return (
    <div class={`field${problem ? " field-wrong" : ""}`}>
      <label for={id}>{label}</label>
      {children(wiring)}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

interface TextProps extends Omit<FieldProps, "children"> {
  value: string;
  onInput: (value: string) => void;
  type?: "text" | "password";
  autoComplete?: string;
  placeholder?: string;
  required?: boolean;
}

export function TextField({ value, onInput, type = "text", label, hint, problem, ...rest }: TextProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(wiring) => (
        // One kind of input to the compiler, whose types tell text from password.
        <input
          {...wiring}
          {...rest}
          type={type as "text"}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface NumberProps extends Omit<FieldProps, "children"> {
  /** Null while nothing stands in the field. */
  value: number | null;
  onInput: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number | "any";
  placeholder?: string;
}

export function NumberField({ value, onInput, label, hint, problem, ...rest }: NumberProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(wiring) => (
        <input
          {...wiring}
          {...rest}
          type="number"
          value={value ?? ""}
          onInput={({ currentTarget }) => onInput(Number.isNaN(currentTarget.valueAsNumber) ? null : currentTarget.valueAsNumber)}
        />
      )}
    </Field>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: string;
  disabled?: boolean;
}

export function Check({ label, checked, onChange, hint, disabled = false }: CheckProps) {
  const id = useId();
  return (
    <div class="check">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <div>
        <label for={id}>{label}</label>
        {hint && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
