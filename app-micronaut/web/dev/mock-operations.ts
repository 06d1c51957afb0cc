import type { Answer, Call } from "./mock";

const keys = [{ id: "k1", name: "nightly QA script", created: "2026-11-20T08:00:00Z", lastUsed: "2026-11-26T02:00:00Z" }];
const users = [
  { name: "carla", role: "ADMIN", disabled: false, created: "2026-11-01T08:00:00Z", lastLogin: "2026-11-26T08:55:00Z" },
  { name: "jonas", role: "USER", disabled: false, created: "2026-11-03T10:30:00Z", lastLogin: "2026-11-25T16:10:00Z" },
  { name: "intern", role: "USER", disabled: true, created: "2026-11-03T10:31:00Z", lastLogin: null },
];
let settings = { deidentify: true, keepResultsDays: 365, keepScansDays: null as number | null, quotaBytesPerUser: 200e9 };
const ACTIONS = ["login", "upload", "job", "read", "export", "delete", "settings"];

function records(): unknown {
  return ACTIONS.map((action, index) => ({
    number: 120 - index,
    time: `2026-11-26T09:${50 - index}:12Z`,
    user: index % 3 === 1 ? "jonas" : "carla",
    action,
    subject: action === "login" ? "" : `j${index}`,
    outcome: index === 3 ? "refused" : "ok",
    hash: "9f2c4d1e8a77b0c3".repeat(4),
  }));
}

export function operations({ method, path: [place, what, id], body }: Call): Answer {
  const told = body.length > 0 ? (JSON.parse(body.toString()) as Record<string, never>) : {};
  switch (`${method} ${place}${place === "me" || place === "audit" ? `/${what ?? ""}` : ""}`) {
    case "GET me/keys":
      return { json: { keys } };
    case "POST me/keys":
      keys.push({ id: `k${keys.length + 1}`, name: told["name"] ?? "", created: new Date().toISOString(), lastUsed: null as never });
      return { status: 201, json: { ...keys.at(-1), key: "mro_3q2-9yzKZk1mZb7T0y4cR8tWq2LwX5uJ" } };
    case "DELETE me/keys":
      keys.splice(keys.findIndex((key) => key.id === id), 1);
      return { status: 204 };
    case "PUT me/password":
      return { status: 204 };
    case "GET users":
      return { json: { users } };
    case "POST users":
      users.push({ name: told["name"] ?? "", role: told["role"] ?? "USER", disabled: false, created: new Date().toISOString(), lastLogin: null });
      return { status: 201, json: users.at(-1) };
    case "PATCH users":
      Object.assign(users.find((user) => user.name === what) ?? {}, told);
      return { json: users.find((user) => user.name === what) };
    case "GET settings":
      return { json: settings };
    case "PUT settings":
      settings = told as unknown as typeof settings;
      return { json: settings };
    case "GET audit/":
      return { json: { records: records(), next: null } };
    case "GET audit/verify":
      return { json: { intact: true, records: 120, lastHash: "9f2c4d1e8a77b0c3".repeat(4) } };
    default:
      return null;
  }
}
