import { useEffect, useState } from "preact/hooks";
import { changeUser, type User, users } from "../server/account";
import { user as self } from "../server/session";
import { attempt, complain } from "../shell/notices";
import { when } from "../show/text";
import { Badge } from "../ui/parts";
import { UserDialog } from "./user-dialog";

export function Users() {
  const [known, setKnown] = useState<readonly User[]>([]);
  const [adding, setAdding] = useState(false);
  const [renewing, setRenewing] = useState<string | null>(null);
  const load = (): void => {
    users().then(setKnown, complain);
  };
  useEffect(load, []);
  const change = (name: string, changes: Parameters<typeof changeUser>[1], done: string): void =>
    void attempt(() => changeUser(name, changes).then(load), done);
  return (
    <>
      <div class="actions above">
        <button type="button" class="primary" onClick={() => setAdding(true)}>
          Add user …
        </button>
      </div>
      <div class="panel list scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">State</th>
              <th scope="col">Created</th>
              <th scope="col">Last sign-in</th>
              <th scope="col">
                <span class="unseen">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {known.map((user) => (
              <tr key={user.name}>
                <td class="strong">{user.name}</td>
                <td>
                  <select
                    class="inline"
                    aria-label={`Role of ${user.name}`}
                    value={user.role}
                    disabled={user.name === self.value?.name}
                    onChange={(event) => change(user.name, { role: event.currentTarget.value as User["role"] }, `The role of ${user.name} is changed.`)}
                  >
                    <option value="USER">User</option>
                    <option value="ADMIN">Administrator</option>
                  </select>
                </td>
                <td>{user.disabled ? <Badge tone="bad">Disabled</Badge> : <Badge tone="good">Active</Badge>}</td>
                <td>{when(user.created)}</td>
                <td>{when(user.lastLogin) || "never"}</td>
                <td class="tools">
                  <button type="button" class="plain" onClick={() => setRenewing(user.name)}>
                    New password …
                  </button>
                  <button
                    type="button"
                    class="plain"
                    disabled={user.name === self.value?.name}
                    onClick={() => change(user.name, { disabled: !user.disabled }, `${user.name} ${user.disabled ? "may sign in again" : "is signed out and may not sign in"}.`)}
                  >
                    {user.disabled ? "Enable" : "Disable"}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {adding && <UserDialog name={null} onDone={load} onClose={() => setAdding(false)} />}
      {renewing && <UserDialog name={renewing} onDone={load} onClose={() => setRenewing(null)} />}
    </>
  );
}
