import { effect, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const KEY = "mroptimum.theme";
const dark = typeof matchMedia === "undefined" ? null : matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(dark?.matches ?? false);

function stored(): Theme {
  const value = localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : "system";
}

export const theme = signal<Theme>("system");

/** Whether the page is dark now; canvases ask, for they know no style sheets. */
export function isDark(): boolean {
  return theme.value === "dark" || (theme.value === "system" && systemIsDark.value);
}

export function nextTheme(): void {
  theme.value = isDark() ? "light" : "dark";
}

export function followTheme(): void {
  theme.value = stored();
  dark?.addEventListener("change", (change) => {
    systemIsDark.value = change.matches;
  });
  effect(() => {
    document.documentElement.dataset["theme"] = isDark() ? "dark" : "light";
    if (theme.value === "system") {
      localStorage.removeItem(KEY);
    } else {
      localStorage.setItem(KEY, theme.value);
    }
  });
}
