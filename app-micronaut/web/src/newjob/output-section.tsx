import { usesOf } from "../request/legal";
import { Check } from "../ui/field";
import type { Section } from "./form";

/** What the bundle holds beside SNR and noise. */
export function OutputSection({ draft, set }: Section) {
  const uses = usesOf(draft);
  const change = (changes: Partial<typeof draft.output>): void => set({ output: { ...draft.output, ...changes } });
  return (
    <section class="panel">
      <h2>Also write</h2>
      <div class="checks">
        {uses.sensitivities && (
          <Check
            label="Coil sensitivities"
            checked={draft.output.coilsensitivity}
            onChange={(coilsensitivity) => change({ coilsensitivity })}
          />
        )}
        {uses.gfactor && (
          <Check label="g-factor" checked={draft.output.gfactor} onChange={(gfactor) => change({ gfactor })} />
        )}
        <Check label="matlab.mat" checked={draft.output.matlab} onChange={(matlab) => change({ matlab })} />
      </div>
    </section>
  );
}
