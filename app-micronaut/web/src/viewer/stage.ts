import { Niivue, NVImage, SLICE_TYPE } from "@niivue/niivue";
import type { Part } from "../server/results";
import { apply, type Plane, type Point } from "./affine";
import { fileOf, type MapFile, partOf } from "./map-file";
import type { Range } from "./range";

export type View = "slice" | "planes" | "mosaic";

/** Which of NiiVue's planes holds the slices of a map: the one whose normal is nearest to the slice axis. */
const PLANES = [SLICE_TYPE.SAGITTAL, SLICE_TYPE.CORONAL, SLICE_TYPE.AXIAL] as const;
const LETTERS = ["S", "C", "A"] as const;

const CROSSHAIR_VOXELS = 0.35;

/** One canvas with one map, drawn by NiiVue, in terms of voxels of the map. */
export class Stage {
  readonly #niivue: Niivue;
  #map: MapFile | null = null;
  #view: View = "slice";
  #colours = "viridis";
  #range: Range = [0, 1];
  /** Hears where the crosshair is. */
  onPlace: (voxel: Point) => void = () => {};
  /** Hears that something was drawn elsewhere than before. */
  onDrawn: () => void = () => {};

  constructor() {
    this.#niivue = new Niivue({
      isNearestInterpolation: true,
      isRadiologicalConvention: true,
      crosshairWidth: CROSSHAIR_VOXELS,
      crosshairColor: [0.95, 0.75, 0.2, 0.85],
      backColor: [0.03, 0.045, 0.06, 1],
      fontColor: [0.88, 0.92, 0.95, 1],
      dragAndDropEnabled: false,
      logLevel: "error",
      loadingText: "",
      multiplanarPadPixels: 6,
      scrollRequiresFocus: true,
    });
    this.#niivue.onLocationChange = () => {
      this.onPlace(this.place());
      this.onDrawn();
    };
  }

  async attach(canvas: HTMLCanvasElement): Promise<void> {
    await this.#niivue.attachToCanvas(canvas);
  }

  /** Draws a part of a map, at the place of the crosshair where there was a map of the same size. */
  async show(map: MapFile, part: Part): Promise<void> {
    const before = this.#map && this.#map.size.join() === map.size.join() ? this.place() : null;
    const image = await NVImage.loadFromUrl({
      url: fileOf(map, partOf(map, part)),
      name: `${map.name}.nii`,
      colormap: this.#colours,
      cal_min: this.#range[0],
      cal_max: this.#range[1],
    });
    // The colours may have changed while the image was made.
    image.cal_min = this.#range[0];
    image.cal_max = this.#range[1];
    image.colormap = this.#colours;
    for (const volume of [...this.#niivue.volumes]) {
      this.#niivue.removeVolume(volume);
    }
    this.#map = map;
    this.#niivue.addVolume(image);
    this.view(this.#view);
    this.goTo(before ?? [map.size[0] >> 1, map.size[1] >> 1, map.size[2] >> 1]);
  }

  colours(name: string, range: Range): void {
    this.#colours = name;
    this.#range = range;
    const volume = this.#niivue.volumes[0];
    if (volume) {
      volume.cal_min = range[0];
      volume.cal_max = range[1];
      this.#niivue.setColormap(volume.id, name);
      this.#niivue.updateGLVolume();
    }
  }

  /** The steps of the colours now, from low to high: red, green, blue, opacity by turns. */
  table(): Uint8ClampedArray {
    return this.#niivue.colormap(this.#colours);
  }

  smooth(on: boolean): void {
    this.#niivue.setInterpolation(!on);
  }

  crosshair(on: boolean): void {
    this.#niivue.setCrosshairWidth(on ? CROSSHAIR_VOXELS : 0);
  }

  view(view: View): void {
    this.#view = view;
    const axis = this.#sliceAxis();
    this.#niivue.setSliceMosaicString(view === "mosaic" ? this.#mosaic(axis) : "");
    this.#niivue.setSliceType(view === "slice" ? (PLANES[axis] ?? SLICE_TYPE.AXIAL) : SLICE_TYPE.MULTIPLANAR);
    this.onDrawn();
  }

  /** Where the crosshair is, in voxel indices of the map. */
  place(): Point {
    return this.#voxelAt(this.#niivue.scene.crosshairPos);
  }

  goTo(voxel: Point): void {
    if (this.#map) {
      const mm = apply(this.#map.toMm, voxel);
      this.#niivue.scene.crosshairPos = this.#niivue.mm2frac([...mm], 0, true);
      this.#niivue.drawScene();
      this.#niivue.createOnLocationChange();
    }
  }

  /** From pixels of the page's canvas to voxel indices of the slice in sight; null unless one slice is. */
  plane(): Plane | null {
    const tile = this.#niivue.screenSlices[0]?.leftTopWidthHeight;
    if (this.#view !== "slice" || !tile || !this.#map) {
      return null;
    }
    const [left = 0, top = 0, width = 0, height = 0] = tile;
    const x0 = Math.min(left, left + width);
    const [wide, high] = [Math.abs(width), Math.abs(height)];
    const scale = (this.#niivue.canvas?.width ?? 1) / (this.#niivue.canvas?.clientWidth || 1);
    const at = (fx: number, fy: number): Point => this.#voxelAt(this.#niivue.canvasPos2frac([x0 + fx * wide, top + fy * high]));
    const [o, r, d] = [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75)];
    const step = (a: Point, axis: 0 | 1, pixels: number): number => (scale * (a[axis] - o[axis])) / (0.5 * pixels);
    const [a, b, c, e] = [step(r, 0, wide), step(d, 0, high), step(r, 1, wide), step(d, 1, high)];
    const [px, py] = [(x0 + 0.25 * wide) / scale, (top + 0.25 * high) / scale];
    return [a, b, o[0] - a * px - b * py, c, e, o[1] - c * px - e * py];
  }

  /** Saves what is to be seen, with its colour bar, which the page otherwise draws beside it. */
  async picture(name: string): Promise<void> {
    this.#niivue.opts.isColorbar = true;
    this.#niivue.drawScene();
    await this.#niivue.saveScene(name);
    this.#niivue.opts.isColorbar = false;
    this.#niivue.drawScene();
  }

  close(): void {
    this.onPlace = () => {};
    this.onDrawn = () => {};
    this.#niivue.cleanup();
    this.#niivue.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  #voxelAt(fraction: ArrayLike<number>): Point {
    const mm = this.#niivue.frac2mm(fraction as never, 0, true);
    return this.#map ? apply(this.#map.toVoxel, [mm[0] ?? 0, mm[1] ?? 0, mm[2] ?? 0]) : [0, 0, 0];
  }

  #sliceAxis(): number {
    const turned = this.#niivue.volumes[0]?.permRAS ?? [1, 2, 3];
    return Math.max(0, [...turned].findIndex((axis) => Math.abs(axis) === 3));
  }

  /** All slices in rows as square as can be, for NiiVue: a letter and places in its own millimetres. */
  #mosaic(axis: number): string {
    const slices = this.#map?.size[2] ?? 1;
    const turned = (this.#niivue.volumes[0]?.permRAS?.[axis] ?? 3) < 0;
    const columns = Math.ceil(Math.sqrt(slices));
    const places = Array.from({ length: slices }, (_, slice) => {
      const fraction = [0.5, 0.5, 0.5];
      fraction[axis] = ((turned ? slices - 1 - slice : slice) + 0.5) / slices;
      return (this.#niivue.frac2mm(fraction as never, 0)[axis] ?? 0).toFixed(2);
    });
    const rows = Array.from({ length: Math.ceil(slices / columns) }, (_, row) =>
      places.slice(row * columns, (row + 1) * columns).join(" "),
    );
    return rows.map((row) => `${LETTERS[axis]} ${row}`).join(" ; ");
  }
}
