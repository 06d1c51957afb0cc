import { methodOf, reconstructionOf } from "../job/job-state";
import { type Job, nameOf } from "../server/jobs";
import { bundleUrl, type MapEntry, mapUrl } from "../server/results";
import { href } from "../shell/route";
import { Icon } from "../ui/icon";
import { Head } from "../ui/parts";

interface HeadProps {
  id: string;
  job: Job | null;
  entry: MapEntry | undefined;
  onPicture: () => void;
}

/** Whose result it is, and what can be taken away. */
export function ViewerHead({ id, job, entry, onPicture }: HeadProps) {
  return (
    <Head title={job ? nameOf(job) : "…"} about={job && `${methodOf(job)}, ${reconstructionOf(job)}`}>
      <a class="button" href={href(["compare"], { a: id })}>
        <Icon name="compare" /> Compare
      </a>
      {entry && (
        <a class="button" href={`${mapUrl(id, entry.file)}?export=true`} download={entry.file}>
          <Icon name="down" /> Map
        </a>
      )}
      <button type="button" onClick={onPicture}>
        <Icon name="down" /> Picture
      </button>
      <a class="button" href={bundleUrl(id)} download>
        <Icon name="down" /> Bundle
      </a>
    </Head>
  );
}
