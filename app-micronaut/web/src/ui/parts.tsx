import type { ComponentChildren } from "preact";
import { href } from "../shell/route";
import { Icon, type IconName } from "./icon";

/** The head of a page: its name, a line about it, and what can be done there. */
export function Head({ title, about, children }: { title: string; about?: ComponentChildren; children?: ComponentChildren }) {
  return (
    <header class="head">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {about && <p class="about">{about}</p>}
      </div>
      {children && <div class="actions">{children}</div>}
    </header>
  );
}

/** What a list says that has nothing to show. */
export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      <div>{children}</div>
    </div>
  );
}

export type Tone = "calm" | "busy" | "good" | "bad" | "mute";

export function Badge({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return <span class={`badge badge-${tone}`}>{children}</span>;
}

/** How far something is; without a total it only says that it runs. */
export function Progress({ done, total, label }: { done: number; total: number; label: string }) {
  return total > 0 ? <progress value={done} max={total} aria-label={label} /> : <progress aria-label={label} />;
}

/** Names and values. Values that are not there are left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** An error code as a link to the page that tells cause and cure. */
export function Code({ code }: { code: string }) {
  return /^MRO-\d{4}$/.test(code) ? (
    <a class="code" href={href(["errors", code])} target="_blank" title="Cause and cure">
      {code}
    </a>
  ) : null;
}
