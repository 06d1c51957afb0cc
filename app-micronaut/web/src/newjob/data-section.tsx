import { shapeOf } from "../scan/scan-facts";
import { Select } from "../ui/choice";
import { Check, TextField } from "../ui/field";
import { scanOptions, type Section } from "./form";

/** Which files the job computes. */
export function DataSection({ draft, set, scans, signal, wrong }: Section) {
  const raw = scans.filter((scan) => scan.summary !== null);
  const plain = scans.filter((scan) => scan.summary === null);
  const severalMeasurements = (signal?.summary?.measurements ?? 1) > 1;
  const choose = (id: string): void => {
    const chosen = scans.find((scan) => scan.id === id);
    const inside = (chosen?.summary?.measurements ?? 1) > 1 && (chosen?.summary?.hasNoise ?? false);
    set({ signal: id, multiraid: inside });
  };
  return (
    <section class="panel">
      <h2>Data</h2>
      <div class="fields wide-fields">
        <Select
          label="Scan"
          value={draft.signal}
          options={scanOptions(raw, "Choose a scan …")}
          onChange={choose}
          hint={signal ? shapeOf(signal) : "Raw data that were uploaded on the page Scans."}
          problem={wrong("signal")}
        />
        <Select
          label="Noise scan"
          value={draft.multiraid ? "" : draft.noise}
          options={scanOptions(raw, draft.multiraid ? "In the same file" : signal?.summary?.hasNoise ? "Noise of the scan itself" : "None")}
          onChange={(noise) => set({ noise, multiraid: false })}
          hint="A separate scan wins over noise inside the file."
          problem={wrong("noise")}
        />
        <Select
          label="Flip-angle map"
          value={draft.flipAngle}
          options={scanOptions(plain, "No correction")}
          onChange={(flipAngle) => set({ flipAngle })}
          hint="In degrees. Adds SNR / sin(flip angle) to the result."
          problem={wrong("flipAngle")}
        />
        <TextField
          label="Name of the job"
          value={draft.alias}
          onInput={(alias) => set({ alias })}
          placeholder="for people; may stay empty"
          problem={wrong("alias")}
        />
      </div>
      {severalMeasurements && (
        <Check
          label="Noise is an earlier measurement of the same file (multi-RAID)"
          checked={draft.multiraid}
          onChange={(multiraid) => set({ multiraid })}
        />
      )}
    </section>
  );
}
