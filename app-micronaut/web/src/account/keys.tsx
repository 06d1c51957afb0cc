import { useEffect, useState } from "preact/hooks";
import { type ApiKey, apiKeys, createKey, deleteKey } from "../server/account";
import { attempt, complain, tell } from "../shell/notices";
import { when } from "../show/text";
import { TextField } from "../ui/field";
import { Icon } from "../ui/icon";

/** Keys with which scripts act for this user. */
export function Keys() {
  const [keys, setKeys] = useState<readonly ApiKey[]>([]);
  const [name, setName] = useState("");
  const [fresh, setFresh] = useState("");
  const load = (): void => {
    apiKeys().then(setKeys, complain);
  };
  useEffect(load, []);
  const create = async (event: Event): Promise<void> => {
    event.preventDefault();
    await attempt(async () => setFresh((await createKey(name.trim())).key));
    setName("");
    load();
  };
  const copy = (): void => {
    navigator.clipboard?.writeText(fresh).then(() => tell("The key is copied."), complain);
  };
  return (
    <section class="panel">
      <h2>API keys</h2>
      <p class="about">
        Scripts send a key as <code>Authorization: Bearer …</code> and may do what you may do: <a href="/docs">all calls</a>.
      </p>
      {fresh && (
        <div class="fresh" role="status">
          <p class="strong">Copy the key now: it is not shown again.</p>
          <div class="actions">
            <code>{fresh}</code>
            {navigator.clipboard && (
              <button type="button" onClick={copy}>
                <Icon name="copy" /> Copy
              </button>
            )}
          </div>
        </div>
      )}
      {keys.length > 0 && (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Created</th>
                <th scope="col">Last used</th>
                <th scope="col">
                  <span class="unseen">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <tr key={key.id}>
                  <td class="strong">{key.name}</td>
                  <td>{when(key.created)}</td>
                  <td>{when(key.lastUsed) || "never"}</td>
                  <td class="tools">
                    <button
                      type="button"
                      class="plain"
                      aria-label={`Delete key ${key.name}`}
                      onClick={() => void attempt(() => deleteKey(key.id).then(load), `Key ${key.name} no longer works.`)}
                    >
                      <Icon name="trash" />
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <form class="line-form" onSubmit={(event) => void create(event)}>
        <TextField label="Name of a new key" value={name} onInput={setName} placeholder="what it is for" required />
        <button type="submit">Create key</button>
      </form>
    </section>
  );
}
