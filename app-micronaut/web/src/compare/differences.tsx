import type { Comparison } from "../server/results";
import { value } from "../show/text";
import { Empty, Facts } from "../ui/parts";

/** How two maps differ, over the pixels that are valid in both. */
export function Differences({ told }: { told: Comparison }) {
  const { ratio, difference } = told;
  if (!ratio || !difference) {
    return <Empty icon="compare" title="No pixel is valid in both maps">There is nothing to compare.</Empty>;
  }
  const between = (low: number | undefined, high: number | undefined): string => `${value(low)} to ${value(high)}`;
  return (
    <section class="panel">
      <h2>Over {told.n} pixels valid in both</h2>
      <Facts
        facts={[
          ["Median ratio", value(ratio.median)],
          ["Mean ratio", value(ratio.mean)],
          ["SD of the ratio", value(ratio.sd)],
          ["Ratio, lowest to highest percentile", between(ratio.percentiles[0]?.value, ratio.percentiles.at(-1)?.value)],
          ["Mean difference", value(difference.mean)],
          ["RMS difference", value(difference.rms)],
          ["Limits of agreement", difference.limitsOfAgreement ? between(...difference.limitsOfAgreement) : "–"],
          ["Correlation", value(told.correlation)],
        ]}
      />
    </section>
  );
}
