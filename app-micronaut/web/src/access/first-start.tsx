import { useState } from "preact/hooks";
import { wordsOf } from "../server/problem";
import { setUp } from "../server/session";
import { TextField } from "../ui/field";
import { LEAST_LETTERS, passwordProblem } from "./password";

/** The first page of a new server: it has no users, so whoever sits at it makes the administrator. */
export function FirstStart() {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [failure, setFailure] = useState("");
  const [tried, setTried] = useState(false);
  const wrong = tried ? passwordProblem(password) : undefined;
  const differs = tried && again !== password ? "The two passwords differ." : undefined;

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setFailure("");
    if (passwordProblem(password) || again !== password) {
      return;
    }
    try {
      await setUp(name.trim(), password);
    } catch (thrown) {
      setFailure(wordsOf(thrown));
    }
  };

  return (
    <main class="door">
      <img src="/mark.svg" alt="" width="44" height="44" />
      <h1>Welcome to MR Optimum</h1>
      <p class="about">
        This server is new. Create its administrator, who can add the other users. Nothing leaves this machine.
      </p>
      <form onSubmit={(event) => void submit(event)}>
        <TextField label="Name" value={name} onInput={setName} autoComplete="username" required />
        <TextField
          label="Password"
          type="password"
          value={password}
          onInput={setPassword}
          autoComplete="new-password"
          hint={`${LEAST_LETTERS} characters or more; a few words make a good one.`}
          problem={wrong}
          required
        />
        <TextField
          label="Password again"
          type="password"
          value={again}
          onInput={setAgain}
          autoComplete="new-password"
          problem={differs}
          required
        />
        {failure && (
          <p class="problem" role="alert">
            {failure}
          </p>
        )}
        <button type="submit" class="primary">
          Create administrator
        </button>
      </form>
    </main>
  );
}
