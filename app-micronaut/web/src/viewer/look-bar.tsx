import type { MapEntry, Part } from "../server/results";
import { Segments } from "../ui/choice";
import { Check, NumberField } from "../ui/field";
import type { Look } from "./map-canvas";
import type { View } from "./stage";

/** Even in lightness first; the others for habit. All are part of NiiVue. */
const COLOURS = ["viridis", "gray", "inferno", "plasma", "cividis", "turbo", "hot", "jet", "bone", "blue2red"] as const;
const PARTS: readonly (readonly [Part, string])[] = [
  ["magnitude", "Magnitude"],
  ["phase", "Phase"],
  ["real", "Real"],
  ["imaginary", "Imaginary"],
];
const VIEWS: readonly (readonly [View, string, string])[] = [
  ["slice", "Slice", "One slice, as acquired"],
  ["planes", "Planes", "Three planes and the volume"],
  ["mosaic", "Mosaic", "All slices"],
];

interface BarProps {
  map: MapEntry;
  look: Look;
  set: (changes: Partial<Look>) => void;
  onReset: () => void;
}

/** How a map is drawn. */
export function LookBar({ map, look, set, onReset }: BarProps) {
  const [low, high] = look.range;
  return (
    <div class="look">
      {map.dim === 3 && (
        <Segments label="View" value={look.view} options={VIEWS.map(([value, label, about]) => ({ value, label, about }))} onChange={(view) => set({ view })} />
      )}
      {map.pixelType === "complex" && (
        <Segments label="Part of the complex values" value={look.part} options={PARTS.map(([value, label]) => ({ value, label }))} onChange={(part) => set({ part })} />
      )}
      <div class="look-range">
        <NumberField label="From" value={low} step="any" onInput={(value) => value !== null && set({ range: [value, high] })} />
        <NumberField label="To" value={high} step="any" onInput={(value) => value !== null && set({ range: [low, value] })} />
        <button type="button" onClick={onReset}>
          Auto
        </button>
      </div>
      <label class="look-colours">
        <span>Colours</span>
        <select class="inline" value={look.colours} onChange={(event) => set({ colours: event.currentTarget.value })}>
          {COLOURS.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <Check label="Smooth" checked={look.smooth} onChange={(smooth) => set({ smooth })} />
      <Check label="Crosshair" checked={look.crosshair} onChange={(crosshair) => set({ crosshair })} />
    </div>
  );
}
