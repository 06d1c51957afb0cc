import type { Method } from "../request/draft";
import { barredMethod, usesOf } from "../request/legal";
import { Choices } from "../ui/choice";
import { Check, NumberField, TextField } from "../ui/field";
import type { Section } from "./form";

const METHODS: readonly (readonly [Method, string, string])[] = [
  ["ac", "Analytic", "Exact and fast: noise propagated through the weights."],
  ["pmr", "Pseudo multiple replica", "An experiment with synthetic noise, pixel by pixel."],
  ["cr", "Generalised pseudo replica", "Few replicas, variance over a local window."],
  ["mr", "Multiple replica", "Standard deviation over real repetitions."],
  ["di", "Difference image", "Two repetitions, as NEMA MS 1."],
];

/** How the noise of the image is found. */
export function MethodSection({ draft, set, signal, wrong }: Section) {
  const uses = usesOf(draft);
  return (
    <section class="panel">
      <h2>SNR method</h2>
      <Choices
        label="Method"
        value={draft.method}
        options={METHODS.map(([value, label, about]) => ({ value, label, about, barred: barredMethod(value, signal) }))}
        onChange={(method) => set({ method })}
        problem={wrong("method")}
      />
      <div class="fields">
        {uses.replicas && (
          <NumberField
            label="Replicas"
            value={draft.replicas}
            onInput={(replicas) => set({ replicas })}
            min={draft.method === "cr" ? 1 : 2}
            max={10000}
            hint={draft.targetError === null ? errorHint(draft.method, draft.replicas, draft.boxSize) : "the most that are drawn"}
            problem={wrong("replicas")}
          />
        )}
        {uses.boxSize && (
          <NumberField
            label="Half-width of the window"
            value={draft.boxSize}
            onInput={(boxSize) => set({ boxSize })}
            min={1}
            max={10000}
            hint={draft.boxSize === null ? "" : `${2 * draft.boxSize + 1} × ${2 * draft.boxSize + 1} pixels`}
            problem={wrong("boxSize")}
          />
        )}
        {uses.targetError && (
          <NumberField
            label="Stop at relative error"
            value={draft.targetError}
            onInput={(targetError) => set({ targetError })}
            min={0}
            max={1}
            step="any"
            placeholder="off"
            hint="0.05 stops once the median error is below 5 %."
            problem={wrong("targetError")}
          />
        )}
        {uses.seed && (
          <TextField
            label="Seed"
            value={draft.seed}
            onInput={(seed) => set({ seed: seed.trim() })}
            placeholder="from the content of the scan"
            hint="The same seed gives the same maps."
            problem={wrong("seed")}
          />
        )}
      </div>
      {uses.check && (
        <Check
          label="Self-check"
          checked={draft.check}
          onChange={(check) => set({ check })}
          hint="Computes analytic and pseudo replica maps from the same data and says whether they agree."
        />
      )}
    </section>
  );
}

/** The relative standard error that so many replicas leave (docs/methods.md). */
export function errorHint(method: Method, replicas: number | null, boxSize: number | null): string {
  const window = method === "cr" && boxSize !== null ? (2 * boxSize + 1) ** 2 - 1 : 1;
  const degrees = method === "cr" ? (replicas ?? 0) * window : (replicas ?? 0) - 1;
  return degrees > 0 ? `standard error of the SNR about ${((100 / Math.sqrt(2 * degrees))).toFixed(1)} %` : "";
}
