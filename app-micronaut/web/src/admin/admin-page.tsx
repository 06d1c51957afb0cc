import { href } from "../shell/route";
import { Head } from "../ui/parts";
import { AuditLog } from "./audit-log";
import { SettingsForm } from "./settings-form";
import { Users } from "./users";

const ROOMS = [
  ["users", "Users"],
  ["settings", "Settings"],
  ["audit", "Audit"],
] as const;

export default function AdminPage({ parts: [room = "users"] }: { parts: readonly string[] }) {
  return (
    <>
      <Head title="Administration" />
      <nav class="tabs" aria-label="Administration">
        {ROOMS.map(([path, label]) => (
          <a key={path} href={href(["admin", path])} aria-current={room === path ? "page" : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {room === "settings" ? <SettingsForm /> : room === "audit" ? <AuditLog /> : <Users />}
    </>
  );
}
