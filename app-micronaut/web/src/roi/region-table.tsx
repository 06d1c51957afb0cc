import type { RegionStatistics } from "../server/results";
import { value } from "../show/text";
import { Icon } from "../ui/icon";
import { onAllSlices, type Region } from "./shapes";

interface TableProps {
  regions: readonly Region[];
  /** In the order of the regions; shorter while the server counts. */
  statistics: readonly RegionStatistics[];
  slices: number;
  chosen: number | null;
  onChoose: (region: Region) => void;
  onChange: (regions: readonly Region[]) => void;
}

/** The regions with their numbers, which are the server's. */
export function RegionTable({ regions, statistics, slices, chosen, onChoose, onChange }: TableProps) {
  return (
    <div class="scroll">
      <table class="regions">
        <thead>
          <tr>
            <th scope="col">Region</th>
            <th scope="col" class="number">Slice</th>
            <th scope="col" class="number">n</th>
            <th scope="col" class="number">Mean</th>
            <th scope="col" class="number">SD</th>
            <th scope="col" class="number">Median</th>
            <th scope="col" class="number">Min</th>
            <th scope="col" class="number">Max</th>
            <th scope="col" class="number">mm²</th>
            <th scope="col">
              <span class="unseen">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {regions.map((region, row) => {
            const told = statistics[row];
            return (
              <tr key={region.id} aria-selected={region.id === chosen} onClick={() => onChoose(region)}>
                <td class="region-name">
                  <svg viewBox="0 0 10 10" aria-hidden="true">
                    <circle cx="5" cy="5" r="4" fill={region.colour} />
                  </svg>
                  <input
                    aria-label="Name of the region"
                    value={region.name}
                    onFocus={() => onChoose(region)}
                    onChange={(event) => {
                      const name = event.currentTarget.value.trim();
                      onChange(regions.map((one) => (one.id === region.id && name ? { ...one, name } : one)));
                    }}
                  />
                </td>
                <td class="number">{region.slice + 1}</td>
                <td class="number">{told?.n ?? "…"}</td>
                <td class="number strong">{told ? value(told.mean) : "…"}</td>
                <td class="number">{value(told?.sd)}</td>
                <td class="number">{value(told?.median)}</td>
                <td class="number">{value(told?.min)}</td>
                <td class="number">{value(told?.max)}</td>
                <td class="number">{value(told?.area)}</td>
                <td class="tools">
                  {slices > 1 && (
                    <button type="button" class="plain" title="Copy to all slices" aria-label={`Copy ${region.name} to all slices`} onClick={() => onChange(onAllSlices(region, slices, regions))}>
                      <Icon name="copy" />
                    </button>
                  )}
                  <button type="button" class="plain" aria-label={`Delete ${region.name}`} onClick={() => onChange(regions.filter((one) => one.id !== region.id))}>
                    <Icon name="trash" />
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
