/** The pages of the error codes, as they stand in the documents. */
const FILES = import.meta.glob<string>("../../../../docs/errors/MRO-*.md", { query: "?raw", import: "default", eager: true });

/** One heading of a page with what stands below. */
export interface Part {
  title: string;
  text: string;
}

export interface ErrorPage {
  title: string;
  parts: readonly Part[];
}

/** Reads the page of a code; null when there is none. */
export function errorPage(code: string): ErrorPage | null {
  const found = Object.entries(FILES).find(([name]) => name.endsWith(`/${code}.md`));
  return found ? pageOf(found[1]) : null;
}

/** Takes a page apart: a title, and headings with one paragraph each. */
export function pageOf(text: string): ErrorPage {
  let title = "";
  const parts: Part[] = [];
  for (const line of text.split("\n")) {
    const [, marks, words] = /^(#+) (.*)$/.exec(line) ?? [];
    const current = parts.at(-1);
    if (marks === "#") {
      title = words ?? "";
    } else if (marks !== undefined) {
      parts.push({ title: words ?? "", text: "" });
    } else if (current && line.trim() !== "") {
      parts[parts.length - 1] = { ...current, text: `${current.text} ${line.trim()}`.trim() };
    }
  }
  return { title, parts };
}
