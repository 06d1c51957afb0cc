import type { ComponentChildren } from "preact";
import { Head } from "../ui/parts";
import { errorPage } from "./pages";

/** Words with `code` in them; of links to other documents only the words. */
function marked(text: string): ComponentChildren[] {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .split("`")
    .map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece));
}

/** What an error code means: cause and cure, without leaving the server. */
export default function ErrorPageView({ parts: [code = ""] }: { parts: readonly string[] }) {
  const page = errorPage(code);
  if (page === null) {
    return <Head title={code} about="This version does not know this code." />;
  }
  return (
    <article class="reading">
      <Head title={page.title} />
      {page.parts.map((part) => (
        <section key={part.title} class="panel">
          <h2>{part.title}</h2>
          <p>{marked(part.text)}</p>
        </section>
      ))}
    </article>
  );
}
