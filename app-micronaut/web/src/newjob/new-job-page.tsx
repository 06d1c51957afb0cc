import { useEffect, useMemo, useState } from "preact/hooks";
import { documentOf } from "../request/document";
import { type Draft, NEW } from "../request/draft";
import { missing } from "../request/legal";
import { byField } from "../request/problems";
import { draftOf } from "../request/reading";
import { nameOf, requestOf, submit } from "../server/jobs";
import { allScans, type Scan } from "../server/scans";
import { attempt, complain, tell } from "../shell/notices";
import { go, route } from "../shell/route";
import { Head } from "../ui/parts";
import { DataSection } from "./data-section";
import type { Section } from "./form";
import { JsonPanel, parsed } from "./json-panel";
import { MethodSection } from "./method-section";
import { onceKey } from "./once";
import { OutputSection } from "./output-section";
import { ReconstructionSection } from "./reconstruction-section";
import { SensitivitySection } from "./sensitivity-section";
import { EstimatePanel } from "./side-panel";
import { TemplateBar } from "./template-bar";
import { useVerdict } from "./verdict";

const written = (value: unknown): string => JSON.stringify(value, null, 2);

export default function NewJobPage() {
  const { query } = route.value;
  const [scans, setScans] = useState<readonly Scan[]>([]);
  const [draft, setDraft] = useState<Draft>(NEW);
  const [edited, setEdited] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }));

  useEffect(() => {
    allScans().then((found) => {
      setScans(found);
      const named = found.find((scan) => scan.id === query.get("scan"));
      if (named) {
        set({ signal: named.id, multiraid: (named.summary?.measurements ?? 1) > 1 && (named.summary?.hasNoise ?? false) });
      }
    }, complain);
    const from = query.get("from");
    if (from) {
      requestOf(from).then((request) => setDraft(draftOf(request)), complain);
    }
  }, [query.get("scan"), query.get("from")]);

  const made = useMemo(() => written(documentOf(draft, scans)), [draft, scans]);
  const text = edited ?? made;
  const value = parsed(text);
  const lacks = edited === null ? missing(draft, scans) : {};
  const complete = value !== undefined && Object.keys(lacks).length === 0;
  const verdict = useVerdict(complete ? text : null);
  const placed = byField(verdict.problems);
  // One key for one text: pressing twice submits once.
  const key = useMemo(onceKey, [text]);
  const section: Section = {
    draft,
    set,
    scans,
    signal: scans.find((scan) => scan.id === draft.signal),
    wrong: (field) => lacks[field] ?? placed.get(field)?.map((problem) => problem.message).join(" "),
  };
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const sent = await attempt(async () => tell(`${nameOf(await submit(value, key))} is in the queue.`));
    setBusy(false);
    if (sent) {
      go(["jobs"]);
    }
  };
  const edit = (changed: string | null): void => {
    if (changed === null && value !== undefined) {
      setDraft(draftOf(value));
    }
    setEdited(changed);
  };

  return (
    <form class="newjob" noValidate onSubmit={(event) => void send(event)}>
      <Head title="New job">
        <TemplateBar
          request={() => value ?? {}}
          onLoad={(request) => {
            setEdited(null);
            const loaded = draftOf(request);
            // A template is about the method; the scan that was chosen here stays.
            setDraft({ ...loaded, signal: draft.signal || loaded.signal });
          }}
        />
      </Head>
      <div class="newjob-columns">
        <fieldset disabled={edited !== null} aria-label="Settings of the job">
          <DataSection {...section} />
          <ReconstructionSection {...section} />
          <SensitivitySection {...section} />
          <MethodSection {...section} />
          <OutputSection {...section} />
        </fieldset>
        <aside class="newjob-side" aria-label="Estimate and request">
          <section class="panel">
            <h2>What it takes</h2>
            <EstimatePanel verdict={verdict} unplaced={placed.get("") ?? []} />
            <button type="submit" class="primary" disabled={busy || verdict.asking || !verdict.estimate?.fits}>
              Submit
            </button>
          </section>
          <JsonPanel made={made} edited={edited} onEdit={edit} />
        </aside>
      </div>
    </form>
  );
}
