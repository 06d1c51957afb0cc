import { isAdmin, session, signOut, user } from "../server/session";
import { Icon, type IconName } from "../ui/icon";
import { attempt } from "./notices";
import { go, href, route } from "./route";
import { isDark, nextTheme } from "./theme";

const PLACES: readonly (readonly [string, string, IconName])[] = [
  ["scans", "Scans", "scans"],
  ["new", "New job", "add"],
  ["jobs", "Jobs", "jobs"],
  ["compare", "Compare", "compare"],
];

function Place({ path, label, icon }: { path: string; label: string; icon: IconName }) {
  const here = route.value.path[0] ?? "jobs";
  // A result is a job's: the viewer lights the list it was opened from.
  const current = here === path || (here === "view" && path === "jobs");
  return (
    <a href={href([path])} aria-label={label} aria-current={current ? "page" : undefined}>
      <Icon name={icon} />
      <span>{label}</span>
    </a>
  );
}

export function Navigation() {
  return (
    <nav class="rail" aria-label="Pages">
      <a class="mark" href={href(["jobs"])} aria-label="MR Optimum">
        <img src="/mark.svg" alt="" width="26" height="26" />
        <span>MR Optimum</span>
      </a>
      <div class="rail-places">
        {PLACES.map(([path, label, icon]) => (
          <Place key={path} path={path} label={label} icon={icon} />
        ))}
      </div>
      <div class="rail-foot">
        {isAdmin.value && <Place path="admin" label="Administration" icon="admin" />}
        <Place path="account" label={user.value?.name ?? ""} icon="account" />
        <button type="button" onClick={nextTheme} title={isDark() ? "Light colours" : "Dark colours"}>
          <Icon name={isDark() ? "sun" : "moon"} />
          <span>{isDark() ? "Light" : "Dark"}</span>
        </button>
        <button type="button" onClick={() => void attempt(signOut).then(() => go(["jobs"]))} title="Sign out">
          <Icon name="out" />
          <span>Sign out</span>
        </button>
        <p class="version">{session.value?.version}</p>
      </div>
    </nav>
  );
}
