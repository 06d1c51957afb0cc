import { useEffect, useState } from "preact/hooks";
import { changeSettings, type Settings, settings } from "../server/account";
import { attempt, complain } from "../shell/notices";
import { Check, NumberField } from "../ui/field";

const GIGA = 1e9;

/** What holds for everybody on this server. */
export function SettingsForm() {
  const [wanted, setWanted] = useState<Settings | null>(null);
  useEffect(() => {
    settings().then(setWanted, complain);
  }, []);
  if (!wanted) {
    return <p class="about">Loading …</p>;
  }
  const set = (changes: Partial<Settings>): void => setWanted({ ...wanted, ...changes });
  const submit = (event: Event): void => {
    event.preventDefault();
    void attempt(async () => setWanted(await changeSettings(wanted)), "The settings are stored.");
  };
  return (
    <form class="panel narrow-form" onSubmit={submit}>
      <Check
        label="De-identify raw data on upload"
        checked={wanted.deidentify}
        onChange={(deidentify) => set({ deidentify })}
        hint="Names, ids and birth dates in headers are overwritten before a file is stored. K-space stays as it is."
      />
      <NumberField
        label="Keep results, days"
        value={wanted.keepResultsDays}
        onInput={(keepResultsDays) => set({ keepResultsDays })}
        min={1}
        placeholder="for ever"
      />
      <NumberField
        label="Keep scans, days"
        value={wanted.keepScansDays}
        onInput={(keepScansDays) => set({ keepScansDays })}
        min={1}
        placeholder="for ever"
      />
      <NumberField
        label="Space for scans per user, GB"
        value={wanted.quotaBytesPerUser / GIGA}
        onInput={(size) => set({ quotaBytesPerUser: Math.round((size ?? 0) * GIGA) })}
        min={0}
        step="any"
      />
      <div class="actions">
        <button type="submit" class="primary">
          Store settings
        </button>
      </div>
    </form>
  );
}
