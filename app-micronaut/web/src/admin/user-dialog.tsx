import { useState } from "preact/hooks";
import { LEAST_LETTERS, passwordProblem } from "../access/password";
import { addHouseUser, addUser, changeUser } from "../server/account";
import { wordsOf } from "../server/problem";
import { type Role, session } from "../server/session";
import { tell } from "../shell/notices";
import { Select } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { Check, TextField } from "../ui/field";

interface UserProps {
  /** Whose password is made new; null adds a user. */
  name: string | null;
  onDone: () => void;
  onClose: () => void;
}

export function UserDialog({ name, onDone, onClose }: UserProps) {
  const [typed, setTyped] = useState("");
  const [role, setRole] = useState<Role>("USER");
  const [password, setPassword] = useState("");
  const [house, setHouse] = useState(false);
  const [failure, setFailure] = useState("");
  const add = () => (house ? addHouseUser(typed.trim(), role) : addUser(typed.trim(), role, password));
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wrong = house ? null : passwordProblem(password);
    if (wrong) {
      setFailure(wrong);
      return;
    }
    try {
      await (name === null ? add() : changeUser(name, { password }));
      tell(name === null ? `${typed.trim()} can sign in now.` : `${name} has a new password.`);
      onDone();
      onClose();
    } catch (thrown) {
      setFailure(wordsOf(thrown));
    }
  };
  return (
    <Dialog title={name === null ? "Add user" : `New password for ${name}`} onClose={onClose}>
      <form class="dialog-form" onSubmit={(event) => void submit(event)}>
        {name === null && (
          <>
            <TextField label="Name" value={typed} onInput={setTyped} autoComplete="off" required />
            <Select
              label="Role"
              value={role}
              options={[
                { value: "USER", label: "User: their own scans and jobs" },
                { value: "ADMIN", label: "Administrator: also users, settings, audit" },
              ]}
              onChange={setRole}
            />
            {session.value?.oidc && (
              <Check
                label="Signs in with the house account"
                checked={house}
                onChange={setHouse}
                hint="The name is the one that the house's sign-in tells."
              />
            )}
          </>
        )}
        {!house && (
          <TextField
            label="Password"
            type="password"
            value={password}
            onInput={setPassword}
            autoComplete="new-password"
            hint={`${LEAST_LETTERS} characters or more. Tell it in person; it can be changed under the account.`}
            required
          />
        )}
        {failure && (
          <p class="problem" role="alert">
            {failure}
          </p>
        )}
        <div class="actions">
          <button type="submit" class="primary">
            {name === null ? "Add" : "Set password"}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
