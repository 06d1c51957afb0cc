import type { Scan } from "../server/scans";
import { bytes, count, when } from "../show/text";
import { Dialog } from "../ui/dialog";
import { Facts } from "../ui/parts";

/** Matrix, coils and slices in one line; empty for files that are no raw data. */
export function shapeOf(scan: Scan): string {
  const summary = scan.summary;
  if (!summary) {
    return "";
  }
  const repetitions = summary.repetitions > 1 ? `, ${count(summary.repetitions, "repetition")}` : "";
  return `${summary.readout} × ${summary.phase}, ${count(summary.slices, "slice")}, ${count(summary.coils, "coil")}${repetitions}`;
}

export function ScanFacts({ scan, onClose }: { scan: Scan; onClose: () => void }) {
  const { summary, deidentified } = scan;
  return (
    <Dialog title={scan.name} onClose={onClose} wide>
      <Facts
        facts={[
          ["Format", summary?.format ?? "no raw data: mask or map"],
          ["Vendor", summary?.vendor],
          ["Matrix", summary && `${summary.readout} × ${summary.phase}`],
          ["Slices", summary?.slices],
          ["Coils", summary?.coils],
          ["Repetitions", summary?.repetitions],
          ["Measurements", summary?.measurements],
          ["Noise inside", summary && (summary.hasNoise ? "yes" : "no")],
          ["Acceleration", summary?.accelerations?.join(" × ")],
          ["Size", bytes(scan.bytes)],
          ["Uploaded", when(scan.created)],
        ]}
      />
      <section>
        <h3>De-identification</h3>
        {deidentified.length === 0 ? (
          <p class="about">No field that tells about the patient was found or overwritten.</p>
        ) : (
          <>
            <p class="about">These header fields were overwritten before the file was stored. K-space is untouched.</p>
            <table class="tight">
              <thead>
                <tr>
                  <th scope="col">Field</th>
                  <th scope="col" class="number">
                    Occurrences
                  </th>
                </tr>
              </thead>
              <tbody>
                {deidentified.map((entry) => (
                  <tr key={entry.field}>
                    <td class="mono">{entry.field}</td>
                    <td class="number">{entry.occurrences}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </section>
      {scan.sha256 && (
        <p class="hint">
          SHA-256 of the stored file <code class="hash">{scan.sha256}</code>
        </p>
      )}
    </Dialog>
  );
}
