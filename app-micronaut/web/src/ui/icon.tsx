/** Line icons on a grid of 24, drawn for this page. */
const PATHS = {
  account: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c0-4 3.6-6 8-6s8 2 8 6",
  add: "M12 5v14M5 12h14",
  admin: "M12 3l8 3v6c0 5-3.4 8-8 9-4.6-1-8-4-8-9V6l8-3Zm-3 9l2 2 4-4",
  alert: "M12 8v5m0 3.5v.01M10.3 4.2 2.6 17.5A2 2 0 0 0 4.3 20.5h15.4a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0Z",
  check: "M4.5 12.5l5 5 10-11",
  close: "M6 6l12 12M18 6L6 18",
  compare: "M9 4H4v16h5M15 4h5v16h-5M12 2v20",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  down: "M12 4v12m-5-5 5 5 5-5M4 20h16",
  ellipse: "M12 6c5 0 9 2.7 9 6s-4 6-9 6-9-2.7-9-6 4-6 9-6Z",
  eye: "M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
  freehand: "M4 18c3 2 5-1 4-4s0-6 4-6 3 4 1 6 0 5 4 4 3-6 3-9",
  jobs: "M4 6h16M4 12h16M4 18h10",
  key: "M14.5 9.5a4 4 0 1 1-3.2-3.9 4 4 0 0 1 3.2 3.9Zm-.8 2L21 18.5V21h-3l-1-1",
  log: "M6 3h9l4 4v14H6zM9 11h7M9 15h7M9 7h3",
  minus: "M5 12h14",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z",
  next: "M9 5l7 7-7 7",
  out: "M10 4H5v16h5M14 8l4 4-4 4M8 12h10",
  pause: "M8 5v14M16 5v14",
  play: "M7 4.5v15l12-7.5z",
  pointer: "M5 3l14 8-6 2-2 6z",
  polygon: "M12 3l8 6-3 10H7L4 9z",
  previous: "M15 5l-7 7 7 7",
  retry: "M4 12a8 8 0 1 0 2.6-5.9M4 4v5h5",
  scans: "M12 3l9 4.5-9 4.5-9-4.5zM3 12l9 4.5 9-4.5M3 16.5 12 21l9-4.5",
  stop: "M6 6h12v12H6z",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.4 1.4m11.2 11.2L19 19M5 19l1.4-1.4M17.6 6.4 19 5",
  trash: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5m4-5v5",
  up: "M12 20V8m-5 5 5-5 5 5M4 4h16",
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration: the text beside it, or the label of its button, says what it means. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
