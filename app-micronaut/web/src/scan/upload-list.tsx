import { bytes, percent } from "../show/text";
import { Icon } from "../ui/icon";
import { Badge, Progress } from "../ui/parts";
import { type Upload, uploads } from "./upload";

function Row({ upload }: { upload: Upload }) {
  const { state } = upload;
  return (
    <li class="upload">
      <div class="upload-words">
        <span class="strong">{upload.name}</span>
        <span class="sub">
          {bytes(upload.sent)} of {bytes(upload.bytes)}
          {upload.bytes > 0 && `, ${percent(upload.sent / upload.bytes)}`}
        </span>
        {upload.message && (
          <span class="problem" role="alert">
            {upload.message}
          </span>
        )}
      </div>
      <Progress done={upload.sent} total={upload.bytes} label={`Upload of ${upload.name}`} />
      <div class="actions">
        {state === "paused" && <Badge tone="mute">Paused</Badge>}
        {state === "failed" && <Badge tone="bad">Stopped</Badge>}
        {state === "running" ? (
          <button type="button" class="plain" onClick={upload.pause}>
            <Icon name="pause" /> Pause
          </button>
        ) : (
          <button type="button" class="plain" onClick={upload.resume}>
            <Icon name="play" /> Resume
          </button>
        )}
        <button type="button" class="plain" aria-label={`Cancel upload of ${upload.name}`} onClick={upload.cancel}>
          <Icon name="close" />
        </button>
      </div>
    </li>
  );
}

export function UploadList() {
  if (uploads.value.length === 0) {
    return null;
  }
  return (
    <ul class="uploads panel" aria-label="Uploads">
      {uploads.value.map((upload) => (
        <Row key={upload.id} upload={upload} />
      ))}
    </ul>
  );
}
