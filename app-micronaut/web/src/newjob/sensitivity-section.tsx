import { type Espirit, MASK_VALUES, type MaskMethod, type Sensitivities } from "../request/draft";
import { usesOf } from "../request/legal";
import { Select } from "../ui/choice";
import { NumberField } from "../ui/field";
import { scanOptions, type Section } from "./form";

const METHODS: readonly (readonly [Sensitivities, string])[] = [
  ["inner", "Imaging data"],
  ["innerACL", "Calibration lines"],
  ["espirit", "ESPIRiT"],
  ["walsh", "Walsh"],
];
const MASKS: readonly (readonly [MaskMethod, string])[] = [
  ["no", "All pixels"],
  ["percentage", "Above % of the maximum"],
  ["percentagemean", "Above a multiple of the mean"],
  ["threshold", "Above a value"],
  ["reference", "Above mean − SD"],
  ["espirit", "ESPIRiT eigenvalue"],
  ["upload", "Uploaded mask"],
];

function EspiritFields({ value, onInput, problem }: { value: Espirit; onInput: (value: Espirit) => void; problem: string | undefined }) {
  const field = (key: keyof Espirit, label: string) => (
    <NumberField label={label} value={value[key]} step="any" onInput={(number) => onInput({ ...value, [key]: number })} />
  );
  return (
    <>
      {field("k", "Kernel k")}
      {field("r", "Calibration block r")}
      {field("t", "Threshold t")}
      {field("c", "Crop c")}
      {problem && <p class="problem">{problem}</p>}
    </>
  );
}

/** Where coil sensitivities come from, and which pixels count. */
export function SensitivitySection({ draft, set, scans, wrong }: Section) {
  if (!usesOf(draft).sensitivities) {
    return null;
  }
  return (
    <section class="panel">
      <h2>Coil sensitivities</h2>
      <div class="fields">
        <Select
          label="From"
          value={draft.sensitivities}
          options={METHODS.map(([value, label]) => ({ value, label }))}
          onChange={(sensitivities) => set({ sensitivities })}
          problem={wrong("sensitivities")}
        />
        {draft.sensitivities === "walsh" && (
          <NumberField
            label="Window"
            value={draft.walshWindow}
            onInput={(walshWindow) => set({ walshWindow })}
            min={3}
            max={31}
            step={2}
            hint="odd, pixels"
            problem={wrong("walshWindow")}
          />
        )}
        {draft.sensitivities === "espirit" && (
          <EspiritFields value={draft.espirit} onInput={(espirit) => set({ espirit })} problem={wrong("espirit")} />
        )}
      </div>
      <div class="fields">
        <Select
          label="Mask"
          value={draft.mask}
          options={MASKS.map(([value, label]) => ({ value, label }))}
          onChange={(mask) => set({ mask, maskValue: MASK_VALUES[mask] })}
        />
        {MASK_VALUES[draft.mask] !== null && (
          <NumberField
            label={draft.mask === "percentage" ? "Per cent" : "Value"}
            value={draft.maskValue}
            step="any"
            min={0}
            onInput={(maskValue) => set({ maskValue })}
            problem={wrong("maskValue")}
          />
        )}
        {draft.mask === "espirit" && (
          <EspiritFields value={draft.maskEspirit} onInput={(maskEspirit) => set({ maskEspirit })} problem={wrong("maskEspirit")} />
        )}
        {draft.mask === "upload" && (
          <Select
            label="Mask file"
            value={draft.maskFile}
            options={scanOptions(scans.filter((scan) => scan.summary === null), "Choose …")}
            onChange={(maskFile) => set({ maskFile })}
            problem={wrong("maskFile")}
          />
        )}
      </div>
    </section>
  );
}
