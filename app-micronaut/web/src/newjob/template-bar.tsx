import { useEffect, useState } from "preact/hooks";
import { deleteTemplate, saveTemplate, type Template, templates } from "../server/jobs";
import { attempt, complain } from "../shell/notices";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/field";
import { Icon } from "../ui/icon";

/** Requests that are used again: load one, save this one. */
export function TemplateBar({ request, onLoad }: { request: () => unknown; onLoad: (request: unknown) => void }) {
  const [known, setKnown] = useState<readonly Template[]>([]);
  const [chosen, setChosen] = useState("");
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("");
  const load = (): void => {
    templates().then(setKnown, complain);
  };
  useEffect(load, []);
  const choose = (wanted: string): void => {
    setChosen(wanted);
    const found = known.find((template) => template.name === wanted);
    if (found) {
      onLoad(found.request);
    }
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (await attempt(() => saveTemplate(name.trim(), request()), `Template ${name.trim()} is saved.`)) {
      setNaming(false);
      load();
    }
  };
  const remove = (): void => {
    void attempt(() => deleteTemplate(chosen), `Template ${chosen} is deleted.`).then(load);
    setChosen("");
  };
  return (
    <>
      <select aria-label="Load a template" class="inline" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">Load a template …</option>
        {known.map((template) => (
          <option key={template.name} value={template.name}>
            {template.name}
          </option>
        ))}
      </select>
      {chosen && (
        <button type="button" class="plain" aria-label={`Delete template ${chosen}`} onClick={remove}>
          <Icon name="trash" />
        </button>
      )}
      <button type="button" onClick={() => setNaming(true)}>
        Save as template …
      </button>
      {naming && (
        <Dialog title="Save as template" onClose={() => setNaming(false)}>
          <form class="dialog-form" onSubmit={(event) => void save(event)}>
            <TextField label="Name" value={name} onInput={setName} required hint="A template of that name is replaced." />
            <div class="actions">
              <button type="submit" class="primary">
                Save
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
