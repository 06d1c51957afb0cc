import { useEffect, useRef } from "preact/hooks";
import { value } from "../show/text";
import type { Range } from "./range";
import type { Stage } from "./stage";

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Which colour means which value. */
export function ColourBar({ stage, colours, range: [low, high] }: { stage: Stage; colours: string; range: Range }) {
  const strip = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const table = stage.table(colours);
    const steps = table.length / 4;
    const context = strip.current?.getContext("2d");
    if (strip.current && context) {
      strip.current.width = steps;
      const pixels = context.createImageData(steps, 1);
      // NiiVue's tables make the lowest colour transparent; here all are seen.
      table.forEach((component, i) => {
        pixels.data[i] = i % 4 === 3 ? 255 : component;
      });
      context.putImageData(pixels, 0, 0);
    }
  }, [stage, colours]);
  return (
    <div class="colour-bar" role="img" aria-label={`Colours from ${value(low)} to ${value(high)}`}>
      <canvas ref={strip} height={1} />
      <div>
        {TICKS.map((tick) => (
          <span key={tick}>{value(low + tick * (high - low))}</span>
        ))}
      </div>
    </div>
  );
}
