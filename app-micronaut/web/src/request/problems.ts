import type { Problem } from "../server/problem";

/** Ends of JSON paths in the request, and the fields of the form that stand for them; the first that fits counts. */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/\.NR$/, "replicas"],
  [/\.box[sS]ize/, "boxSize"],
  [/\.seed$/, "seed"],
  [/\.targetError$/, "targetError"],
  [/\.check$/, "check"],
  [/\.mask\.file/, "maskFile"],
  [/\.mask\.(k|r|t|c)$/, "maskEspirit"],
  [/\.mask/, "maskValue"],
  [/\.espirit/, "espirit"],
  [/\.walshWindow$/, "walshWindow"],
  [/\.sensitivityMap/, "sensitivities"],
  [/\.accelerations/, "accelerations"],
  [/\.acl/, "acl"],
  [/\.kernelSize/, "kernel"],
  [/\.combination$/, "combination"],
  [/\.decimate$/, "decimate"],
  [/faCorrection|correction/, "flipAngle"],
  [/\.noise/, "noise"],
  [/\.signal/, "signal"],
  [/\.reconstructor\.name$/, "reconstruction"],
  [/\.task\.name$/, "method"],
  [/\$\.alias$/, "alias"],
];

/** The path of a problem, also when it stands in its words only. */
export function pathOf(problem: Problem): string {
  return problem.path || (/(?:^| at )(\$\.[^:\s]+)/.exec(problem.message)?.[1] ?? "");
}

/** Problems by the field they belong to; those that belong to none are under the empty name. */
export function byField(problems: readonly Problem[]): Map<string, Problem[]> {
  const sorted = new Map<string, Problem[]>();
  for (const problem of problems) {
    const path = pathOf(problem);
    const field = path === "" ? "" : (FIELDS.find(([end]) => end.test(path))?.[1] ?? "");
    sorted.set(field, [...(sorted.get(field) ?? []), problem]);
  }
  return sorted;
}
