/** The steps of building an area from the public sources, in their order. */
export const AREA_BUILD_STEPS = [
  "schools-file",
  "schools",
  "roads-file",
  "roads",
  "engine",
  "drive-times",
  "directions",
  "area",
] as const;

export type AreaBuildStep = (typeof AREA_BUILD_STEPS)[number];

/** What a step counts. */
export type AreaBuildUnit = "bytes" | "schools" | "pairs" | "tables" | "files" | "steps";

/** Where one step is. "kept": it was done before on the same inputs, and is not done again. */
export interface AreaBuildProgress {
  readonly step: AreaBuildStep;
  readonly state: "running" | "done" | "kept";
  /** What it is doing within the step, such as "checking" a download; `null` where the step's own name says it. */
  readonly doing: string | null;
  readonly done: number;
  /** `null` where it is not known beforehand. */
  readonly total: number | null;
  readonly unit: AreaBuildUnit;
  /** Of this step alone; `null` until it can be told. */
  readonly secondsLeft: number | null;
}
