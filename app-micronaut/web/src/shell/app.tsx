import type { ComponentType } from "preact";
import { lazy, Suspense, useEffect, useState } from "preact/compat";
import { FirstStart } from "../access/first-start";
import { SignIn } from "../access/sign-in";
import { wordsOf } from "../server/problem";
import { askSession, isAdmin, session } from "../server/session";
import { Navigation } from "./navigation";
import { Notices } from "./notices";
import { route } from "./route";

type Page = ComponentType<{ parts: readonly string[] }>;

// The viewer is most of the code, so pages come when they are asked for.
const PAGES: Record<string, Page> = {
  scans: lazy(() => import("../scan/scans-page")),
  new: lazy(() => import("../newjob/new-job-page")),
  jobs: lazy(() => import("../job/jobs-page")),
  view: lazy(() => import("../viewer/viewer-page")),
  compare: lazy(() => import("../compare/compare-page")),
  account: lazy(() => import("../account/account-page")),
  errors: lazy(() => import("../errors/error-page")),
};

const ADMIN: Page = lazy(() => import("../admin/admin-page"));

function Room() {
  const [place = "jobs", ...parts] = route.value.path;
  const Chosen = place === "admin" && isAdmin.value ? ADMIN : PAGES[place];
  useEffect(() => {
    window.scrollTo(0, 0);
    // Who hears the page is told where they are; who opened it starts at the top.
    document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
  }, [place, parts.join("/")]);
  if (!Chosen) {
    return <p class="about">There is nothing here. Choose a page on the left.</p>;
  }
  return (
    <Suspense fallback={<p class="about">Loading …</p>}>
      <Chosen key={place} parts={parts} />
    </Suspense>
  );
}

export function App() {
  const [failure, setFailure] = useState("");
  const ask = (): void => {
    setFailure("");
    askSession().catch((thrown: unknown) => setFailure(wordsOf(thrown)));
  };
  useEffect(ask, []);
  const known = session.value;
  if (failure) {
    return (
      <main class="door">
        <h1>MR Optimum</h1>
        <p role="alert">{failure}</p>
        <button type="button" onClick={ask}>
          Try again
        </button>
      </main>
    );
  }
  if (!known) {
    return <main class="door" aria-busy="true" />;
  }
  return (
    <>
      {!known.setUp ? (
        <FirstStart />
      ) : !known.user ? (
        <SignIn />
      ) : (
        <div class="shell">
          <a class="skip" href="#content" onClick={(event) => skip(event)}>
            Skip to content
          </a>
          <Navigation />
          <main id="content" tabIndex={-1}>
            <Room />
          </main>
        </div>
      )}
      <Notices />
    </>
  );
}

// The hash is the address of a page, so the link moves the focus itself.
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}
