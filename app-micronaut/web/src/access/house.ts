/** What the server says, by its code, when the house's own sign-in ended without a session. */
const WORDS: Readonly<Record<string, string>> = {
  "MRO-6004": "There were too many attempts to sign in. Wait a little.",
  "MRO-6013": "This browser did not begin this sign-in, or too long ago. Begin again.",
  "MRO-6014": "The answer of the house's sign-in is not acceptable. Ask your administrator.",
  "MRO-6015": "The house's sign-in cannot be reached. Try again later.",
  "MRO-6016": "There is no account for you. Ask your administrator.",
};

/** What to tell about the way back to an address with this query; empty when nothing is to be told, also for codes that anybody made up. */
export function refusalOfHouse(query: string): string {
  const code = new URLSearchParams(query).get("refused") ?? "";
  return Object.hasOwn(WORDS, code) ? `${code}: ${WORDS[code]}` : "";
}
