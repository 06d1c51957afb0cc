/** As the server wants it; the server checks again. */
export const LEAST_LETTERS = 12;

export function passwordProblem(password: string): string | undefined {
  const letters = [...password].length;
  return letters < LEAST_LETTERS ? `Needs ${LEAST_LETTERS} characters or more; these are ${letters}.` : undefined;
}
