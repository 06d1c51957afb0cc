import { useEffect, useState } from "preact/hooks";
import { audit, type AuditRecord, type AuditVerdict, verifyAudit } from "../server/account";
import { attempt, complain } from "../shell/notices";
import { count, when } from "../show/text";
import { Badge } from "../ui/parts";

/** Who did what, newest first, and whether the chain of records is whole. */
export function AuditLog() {
  const [records, setRecords] = useState<readonly AuditRecord[]>([]);
  const [next, setNext] = useState<string | number | null>(null);
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null);
  const load = (before: string | number | null): void => {
    audit(before).then((page) => {
      setRecords((known) => (before === null ? page.records : [...known, ...page.records]));
      setNext(page.next);
    }, complain);
  };
  useEffect(() => load(null), []);
  return (
    <>
      <div class="actions above">
        <button type="button" onClick={() => void attempt(async () => setVerdict(await verifyAudit()))}>
          Check the chain
        </button>
        {verdict && (
          <p role="status">
            <Badge tone={verdict.intact ? "good" : "bad"}>{verdict.intact ? "Intact" : "Broken"}</Badge>{" "}
            {count(verdict.records, "record")}
            {verdict.firstBroken === null ? "" : `, broken at ${verdict.firstBroken}`}; last hash{" "}
            <code class="hash">{verdict.lastHash}</code>
          </p>
        )}
      </div>
      <div class="panel list scroll">
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                Number
              </th>
              <th scope="col">Time</th>
              <th scope="col">User</th>
              <th scope="col">Action</th>
              <th scope="col">Subject</th>
              <th scope="col">Outcome</th>
              <th scope="col">Hash</th>
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={record.number}>
                <td class="number">{record.number}</td>
                <td>{when(record.time)}</td>
                <td>{record.user}</td>
                <td>{record.action}</td>
                <td class="mono">{record.subject}</td>
                <td>{record.outcome}</td>
                <td class="mono" title={record.hash}>
                  {record.hash.slice(0, 12)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {next !== null && (
        <p class="more">
          <button type="button" onClick={() => load(next)}>
            Older records
          </button>
        </p>
      )}
    </>
  );
}
