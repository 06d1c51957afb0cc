import type { MapEntry } from "../server/results";
import { Icon } from "../ui/icon";
import { elementsOf, isElement } from "./elements";

interface ListProps {
  maps: readonly MapEntry[];
  shown: MapEntry;
  onShow: (map: MapEntry) => void;
}

/** All maps of a bundle. The sensitivities of the coil's elements are one entry with steps. */
export function MapList({ maps, shown, onShow }: ListProps) {
  const elements = elementsOf(maps);
  const element = elements.indexOf(shown);
  const step = (by: number): void => {
    const next = elements[(element + by + elements.length) % elements.length];
    if (next) {
      onShow(next);
    }
  };
  return (
    <ul class="maps" aria-label="Maps">
      {maps
        .filter((map) => !isElement(map))
        .map((map) => (
          <li key={map.file}>
            <button type="button" class="map" aria-pressed={map === shown} onClick={() => onShow(map)}>
              {map.name}
            </button>
          </li>
        ))}
      {elements.length > 0 && (
        <li class="elements">
          <button type="button" class="map" aria-pressed={element >= 0} onClick={() => onShow(shown && element >= 0 ? shown : (elements[0] as MapEntry))}>
            Coil sensitivities
          </button>
          {element >= 0 && (
            <div class="actions">
              <button type="button" class="plain" aria-label="Element before" onClick={() => step(-1)}>
                <Icon name="previous" />
              </button>
              <label>
                <span class="hint">Element </span>
                <select class="inline" value={element} onChange={(event) => onShow(elements[Number(event.currentTarget.value)] ?? shown)}>
                  {elements.map((one, index) => (
                    <option key={one.file} value={index}>
                      {index}
                    </option>
                  ))}
                </select>
              </label>
              <button type="button" class="plain" aria-label="Next element" onClick={() => step(1)}>
                <Icon name="next" />
              </button>
            </div>
          )}
        </li>
      )}
    </ul>
  );
}
