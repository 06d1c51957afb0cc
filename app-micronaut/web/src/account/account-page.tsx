import { useState } from "preact/hooks";
import { LEAST_LETTERS, passwordProblem } from "../access/password";
import { changePassword } from "../server/account";
import { user } from "../server/session";
import { attempt } from "../shell/notices";
import { TextField } from "../ui/field";
import { Head } from "../ui/parts";
import { Keys } from "./keys";

function Password() {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [tried, setTried] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (passwordProblem(next)) {
      return;
    }
    if (await attempt(() => changePassword(current, next), "The password is changed.")) {
      setCurrent("");
      setNext("");
      setTried(false);
    }
  };
  return (
    <section class="panel">
      <h2>Password</h2>
      <form class="narrow-form" onSubmit={(event) => void submit(event)}>
        {/* Password managers want to know whose password it is. */}
        <input type="text" hidden autoComplete="username" value={user.value?.name ?? ""} readOnly />
        <TextField label="Current password" type="password" value={current} onInput={setCurrent} autoComplete="current-password" required />
        <TextField
          label="New password"
          type="password"
          value={next}
          onInput={setNext}
          autoComplete="new-password"
          hint={`${LEAST_LETTERS} characters or more.`}
          problem={tried ? passwordProblem(next) : undefined}
          required
        />
        <div class="actions">
          <button type="submit" class="primary">
            Change password
          </button>
        </div>
      </form>
    </section>
  );
}

export default function AccountPage() {
  const role = user.value?.role === "ADMIN" ? "Administrator" : "User";
  return (
    <>
      <Head title={user.value?.name ?? "Account"} about={role} />
      <Password />
      <Keys />
    </>
  );
}
