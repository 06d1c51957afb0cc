import type { Reconstruction } from "../request/draft";
import { barredReconstruction, doubts, usesOf } from "../request/legal";
import { Choices, Select } from "../ui/choice";
import { Check } from "../ui/field";
import type { Section } from "./form";
import { PairField } from "./pair-field";

const RECONSTRUCTIONS: readonly (readonly [Reconstruction, string, string])[] = [
  ["rss", "RSS", "Root sum of squares. Needs nothing but the data."],
  ["b1", "B1-weighted", "Largest SNR when the sensitivities are right."],
  ["sense", "SENSE", "Regular undersampling, unfolded with sensitivities."],
  ["grappa", "GRAPPA", "Missing samples from neighbours and calibration lines."],
];

/** Which image the SNR is of. */
export function ReconstructionSection({ draft, set, signal, wrong }: Section) {
  const uses = usesOf(draft);
  return (
    <section class="panel">
      <h2>Reconstruction</h2>
      <Choices
        label="Image"
        value={draft.reconstruction}
        options={RECONSTRUCTIONS.map(([value, label, about]) => ({
          value,
          label,
          about,
          barred: barredReconstruction(value, signal),
        }))}
        onChange={(reconstruction) => set({ reconstruction })}
        problem={wrong("reconstruction")}
      />
      {uses.acceleration && (
        <Check
          label="Undersample this scan on purpose (decimate)"
          checked={draft.decimate}
          onChange={(decimate) => set({ decimate })}
          hint="For fully sampled scans: leaves lines out as an accelerated scan would. Accelerated scans say themselves how."
        />
      )}
      {doubts(draft, signal).map((doubt) => (
        <p key={doubt} class="doubt">
          {doubt}
        </p>
      ))}
      <div class="fields">
        {uses.acceleration && draft.decimate && (
          <>
            <PairField
              label="Acceleration"
              value={draft.accelerations}
              onInput={(accelerations) => set({ accelerations })}
              min={1}
              problem={wrong("accelerations")}
            />
            <PairField
              label="Calibration lines"
              value={draft.acl}
              onInput={(acl) => set({ acl })}
              min={1}
              placeholder="all"
              hint="Empty is the whole axis."
              problem={wrong("acl")}
            />
          </>
        )}
        {uses.kernel && (
          <>
            <PairField
              label="Kernel"
              value={draft.kernel}
              onInput={(kernel) => set({ kernel })}
              min={1}
              hint="Taps along readout, acquired lines along phase."
              problem={wrong("kernel")}
            />
            <Select
              label="Coil combination"
              value={draft.combination}
              options={[
                { value: "rss", label: "Root sum of squares" },
                { value: "b1", label: "B1-weighted" },
              ]}
              onChange={(combination) => set({ combination })}
              problem={wrong("combination")}
            />
          </>
        )}
      </div>
    </section>
  );
}
