import { useState } from "preact/hooks";
import { wordsOf } from "../server/problem";
import { session, signIn } from "../server/session";
import { TextField } from "../ui/field";
import { refusalOfHouse } from "./house";

export function SignIn() {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState(() => refusalOfHouse(location.search));
  const [busy, setBusy] = useState(false);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure("");
    try {
      await signIn(name.trim(), password);
    } catch (thrown) {
      setFailure(wordsOf(thrown));
      setPassword("");
      setBusy(false);
    }
  };

  return (
    <main class="door">
      <img src="/mark.svg" alt="" width="44" height="44" />
      <h1>MR Optimum</h1>
      <p class="about">SNR maps from raw k-space, in your own house.</p>
      <form onSubmit={(event) => void submit(event)}>
        <TextField label="Name" value={name} onInput={setName} autoComplete="username" required />
        <TextField
          label="Password"
          type="password"
          value={password}
          onInput={setPassword}
          autoComplete="current-password"
          required
        />
        {failure && (
          <p class="problem" role="alert">
            {failure}
          </p>
        )}
        <button type="submit" class="primary" disabled={busy}>
          Sign in
        </button>
      </form>
      {session.value?.oidc && (
        <a class="button" href="/api/v1/oidc/start">
          Sign in with the house account
        </a>
      )}
    </main>
  );
}
