import { useEffect, useState } from "preact/hooks";
import { allScans, deleteScan, type Scan } from "../server/scans";
import { attempt, complain } from "../shell/notices";
import { href } from "../shell/route";
import { bytes, when } from "../show/text";
import { Confirm } from "../ui/dialog";
import { Icon } from "../ui/icon";
import { Badge, Code, Empty, Head, type Tone } from "../ui/parts";
import { DropZone } from "./drop-zone";
import { ScanFacts, shapeOf } from "./scan-facts";
import { upload } from "./upload";
import { UploadList } from "./upload-list";

const STATES: Record<Scan["state"], [string, Tone]> = {
  UPLOADING: ["Uploading", "busy"],
  CHECKING: ["Checking", "busy"],
  READY: ["Ready", "good"],
  REFUSED: ["Refused", "bad"],
};
const ASK_AGAIN_MS = 1500;

export default function ScansPage() {
  const [scans, setScans] = useState<readonly Scan[] | null>(null);
  const [shown, setShown] = useState<Scan | null>(null);
  const [doomed, setDoomed] = useState<Scan | null>(null);
  const load = (): void => {
    allScans().then(setScans, complain);
  };
  useEffect(load, []);
  const waiting = scans?.some((scan) => scan.state === "CHECKING") ?? false;
  useEffect(() => {
    if (!waiting) {
      return undefined;
    }
    const timer = setTimeout(load, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [waiting, scans]);
  const remove = (scan: Scan): Promise<boolean> =>
    attempt(() => deleteScan(scan.id).then(load), `${scan.name} is deleted.`);

  return (
    <>
      <Head title="Scans" about="Raw data, noise scans, masks and maps that jobs can use." />
      <DropZone onFiles={(files) => files.forEach((file) => upload(file, load))} />
      <UploadList />
      <div class="panel list scroll">
        {scans?.length === 0 ? (
          <Empty icon="scans" title="No scans yet">
            <p>Drop a raw data file above. It stays on this server.</p>
          </Empty>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">State</th>
                <th scope="col">Holds</th>
                <th scope="col" class="number">
                  Size
                </th>
                <th scope="col">Uploaded</th>
                <th scope="col">
                  <span class="unseen">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {scans?.map((scan) => (
                <Row key={scan.id} scan={scan} onShow={() => setShown(scan)} onDelete={() => setDoomed(scan)} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {shown && <ScanFacts scan={shown} onClose={() => setShown(null)} />}
      {doomed && (
        <Confirm
          title="Delete this scan?"
          text={`${doomed.name} is deleted from the server. Results of jobs that used it stay.`}
          action="Delete"
          onConfirm={() => void remove(doomed)}
          onClose={() => setDoomed(null)}
        />
      )}
    </>
  );
}

function Row({ scan, onShow, onDelete }: { scan: Scan; onShow: () => void; onDelete: () => void }) {
  const [label, tone] = STATES[scan.state];
  return (
    <tr>
      <td>
        <button type="button" class="link strong" onClick={onShow}>
          {scan.name}
        </button>
        <span class="sub">{scan.summary?.format}</span>
      </td>
      <td aria-live="polite">
        <Badge tone={tone}>{label}</Badge>
        {scan.problem && (
          <span class="sub">
            <Code code={scan.problem.code} /> {scan.problem.message}
          </span>
        )}
      </td>
      <td>
        {shapeOf(scan)}
        {scan.summary && <span class="sub">{scan.summary.hasNoise ? "with noise" : "no noise inside"}</span>}
      </td>
      <td class="number">{bytes(scan.bytes)}</td>
      <td>{when(scan.created)}</td>
      <td class="tools">
        {scan.state === "READY" && scan.summary && (
          <a class="button plain" href={href(["new"], { scan: scan.id })}>
            New job
          </a>
        )}
        <button type="button" class="plain" aria-label={`Delete ${scan.name}`} onClick={onDelete}>
          <Icon name="trash" />
        </button>
      </td>
    </tr>
  );
}
