import { Niivue, NVImage, SLICE_TYPE } from "@niivue/niivue";
import type { Part } from "../server/results";
import { apply, type Plane, type Point } from "./affine";
import { mosaicOf, planeOf } from "./layout";
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
    });
    // The colours may have changed while the image was made.
    this.#paint(image);
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
      this.#paint(volume);
      this.#niivue.updateGLVolume();
    }
  }

  /** The steps of a colour map, from low to high: red, green, blue, opacity by turns. */
  table(colours: string): Uint8ClampedArray {
    return this.#niivue.colormap(colours);
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
    const canvas = this.#niivue.canvas;
    return planeOf(tile, (canvas?.width ?? 1) / (canvas?.clientWidth || 1), (x, y) => this.#voxelAt(this.#niivue.canvasPos2frac([x, y])));
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

  /** A new colour map takes NiiVue's own guess of the range with it, so the range comes after. */
  #paint(image: NVImage): void {
    if (image.colormap !== this.#colours) {
      image.colormap = this.#colours;
    }
    image.cal_min = this.#range[0];
    image.cal_max = this.#range[1];
  }

  #voxelAt(fraction: ArrayLike<number>): Point {
    const mm = this.#niivue.frac2mm(fraction as never, 0, true);
    return this.#map ? apply(this.#map.toVoxel, [mm[0] ?? 0, mm[1] ?? 0, mm[2] ?? 0]) : [0, 0, 0];
  }

  #sliceAxis(): number {
    const turned = this.#niivue.volumes[0]?.permRAS ?? [1, 2, 3];
    return Math.max(0, [...turned].findIndex((axis) => Math.abs(axis) === 3));
  }

  #mosaic(axis: number): string {
    const slices = this.#map?.size[2] ?? 1;
    const turned = (this.#niivue.volumes[0]?.permRAS?.[axis] ?? 3) < 0;
    return mosaicOf(LETTERS[axis] ?? "A", slices, (slice) => {
      const fraction = [0.5, 0.5, 0.5];
      fraction[axis] = ((turned ? slices - 1 - slice : slice) + 0.5) / slices;
      return this.#niivue.frac2mm(fraction as never, 0)[axis] ?? 0;
    });
  }
}
