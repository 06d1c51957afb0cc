import type { Result } from "../server/results";
import { value } from "../show/text";
import { Badge, Facts } from "../ui/parts";

const NAMES: Record<string, string> = {
  noiseDwellNs: "Dwell time of the noise, ns",
  imageDwellNs: "Dwell time of the image, ns",
  oversampling: "Oversampling removed",
  bandwidth: "Noise bandwidth",
  bandwidthMeasured: "Bandwidth was",
  averages: "Averages",
  factor: "Factor on the covariance",
  sampledPart: "Sampled part of k-space",
  noiseOrigin: "Noise from",
};

function words(key: string, fact: unknown): string {
  if (key === "bandwidthMeasured") {
    return fact === true ? "measured" : "stated or not needed";
  }
  return typeof fact === "number" ? value(fact) : fact === null || fact === undefined ? "not told by the file" : String(fact);
}

/** How the noise came to the scale of the image, and what the self-check and the replicas said: whether the number can be trusted. */
export function PassportPanel({ result }: { result: Result }) {
  const { passport, info } = result;
  const { check, replicas } = info.headers;
  const drawn = Array.isArray(replicas?.["drawn"]) ? (replicas["drawn"] as number[]) : [];
  return (
    <section class="panel">
      <h2>Scale passport</h2>
      {check && (
        <p>
          <Badge tone={info.suspect ? "bad" : "good"}>{info.suspect ? "Suspect" : "Self-check agrees"}</Badge> median PMR / AC{" "}
          {value(Number(check["medianRatio"]))} over {String(check["pixels"])} pixels
        </p>
      )}
      {passport ? (
        <>
          <Facts facts={Object.entries(NAMES).map(([key, name]) => [name, words(key, passport[key])] as const)} />
          {typeof passport["formula"] === "string" && <p class="hint mono">{passport["formula"]}</p>}
          {passport.warnings?.map((warning) => (
            <p key={warning} class="doubt">
              {warning}
            </p>
          ))}
        </>
      ) : (
        <p class="about">This job had no noise data: its SNR does not rest on a noise scale.</p>
      )}
      {replicas && (
        <Facts
          facts={[
            ["Replicas drawn", drawn.length > 0 ? `${Math.min(...drawn)} to ${Math.max(...drawn)} a slice` : ""],
            ["Seed", String(replicas["seedText"] ?? "")],
          ]}
        />
      )}
    </section>
  );
}
