import type { Verdict } from "../domain/ceiling.ts";
import type { DriveTimeClass } from "../domain/drive_time_class.ts";
import { DRIVE_TIME_CLASSES } from "../domain/drive_time_class.ts";
import type { Kind } from "../domain/faith.ts";
import type { Overlay } from "../domain/overlay.ts";
import type { SurplusClass } from "../domain/places/surplus_class.ts";
import { SURPLUS_CLASSES } from "../domain/places/surplus_class.ts";
import type { Governance } from "../domain/school_type.ts";
import type { SizeBand } from "../domain/size_band.ts";
import { SIZE_BANDS } from "../domain/size_band.ts";
import type { UnfilledClass } from "../domain/unfilled_class.ts";
import { UNFILLED_CLASSES } from "../domain/unfilled_class.ts";

/** The base map: paper, and lines that stay behind everything else. */
export const BASE = {
  beyond: "#e9edf0",
  land: "#fcfbf7",
  outline: "#7d858c",
  district: "#a9aeb2",
  place: "#5b6166",
  town: "#26292c",
  halo: "#ffffff",
  ink: "#0b0c0c",
  focus: "#ffdd00",
  spoke: "#484949",
  unknown: "#d5d7d9",
  link: "#4c2c92",
  today: "#7a3b00",
  /** The ring of a school that is not in the area. */
  borderSchool: "#5b6166",
  route: "#1d70b8",
  routeBack: "#0b0c0c",
  /** What is only tested: ink, told from all else by its shape. */
  scenario: "#26292c",
  /** What differs between two plans: ink, told from all else by its shape. */
  difference: "#0b0c0c",
} as const;

/** Six hues that stay apart as a tint of 18 % on paper and as a 2 px line. */
export const CLUSTER_HUES: readonly string[] = [
  "#1f6fb5",
  "#1c8a7d",
  "#a3246e",
  "#cc5a14",
  "#6f52b5",
  "#66780f",
];

/** Colours of government analysis (Analysis Function, "Data visualisation: colours"); contrast in the domain handbook §5.3. */
const KIND_COLOURS: Readonly<Record<Kind, string>> = {
  community: "#12436D",
  "church-of-england": "#801650",
  catholic: "#F46A25",
  "other-faith": "#28A197",
};

const SIZE_COLOURS: Readonly<Record<SizeBand, string>> = {
  "under-75": "#e3eefa",
  "75-110": "#a8cbee",
  "111-149": "#6BACE6",
  "150-209": "#2073BC",
  "210-or-more": "#12436D",
};

/** More pupils than places: hatched as well, and no colour that says good or bad. */
const OVER_CAPACITY = "#A285D1";

const UNFILLED_COLOURS: Readonly<Record<UnfilledClass, string>> = {
  over: OVER_CAPACITY,
  full: "#ffffff",
  "1-9": "#d3e5f6",
  "10-29": "#6BACE6",
  "30-59": "#2073BC",
  "60-or-more": "#12436D",
};

const SURPLUS_COLOURS: Readonly<Record<SurplusClass, string>> = {
  over: OVER_CAPACITY,
  below: "#ffffff",
  "share-reached": "#6BACE6",
  "share-and-places-reached": "#12436D",
};

const TYPE_COLOURS: Readonly<Record<Governance, string>> = {
  community: "#12436D",
  "voluntary-controlled": "#A285D1",
  "voluntary-aided": "#801650",
  foundation: "#28A197",
  academy: "#F46A25",
  other: "#3D3D3D",
  "not-supplied": BASE.unknown,
};

const DRIVE_TIME_COLOURS: Readonly<Record<DriveTimeClass, string>> = {
  here: BASE.focus,
  "to-20": "#12436D",
  "20-30": "#2073BC",
  "30-45": "#a8cbee",
  "over-45": "#F46A25",
  "no-route": "#3D3D3D",
};

const COLOURS: Readonly<Record<Overlay, Readonly<Record<string, string>>>> = {
  faith: KIND_COLOURS,
  size: SIZE_COLOURS,
  unfilled: UNFILLED_COLOURS,
  surplus: SURPLUS_COLOURS,
  type: TYPE_COLOURS,
  "drive-time": DRIVE_TIME_COLOURS,
};

/** Verdicts as lines and labels: green, red, an amber ink that reads on white, and ink for no route. */
export const VERDICT_COLOURS: Readonly<Record<Verdict, string>> = {
  within: "#0f7a52",
  "too-close-to-call": "#7a5b00",
  over: "#ca3535",
  "no-route": "#ca3535",
};

/** The mark that goes with a verdict's colour, so that neither has to be told from the other. */
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  within: "",
  "too-close-to-call": "≈",
  over: "✕",
  "no-route": "?",
};

/** The kinds in the order of the legend. */
export const KINDS: readonly Kind[] = ["community", "church-of-england", "catholic", "other-faith"];

const GOVERNANCES: readonly Governance[] = [
  "community",
  "voluntary-controlled",
  "voluntary-aided",
  "foundation",
  "academy",
  "other",
  "not-supplied",
];

const CLASSES: Readonly<Record<Overlay, readonly string[]>> = {
  faith: KINDS,
  size: SIZE_BANDS,
  unfilled: UNFILLED_CLASSES,
  surplus: SURPLUS_CLASSES,
  type: GOVERNANCES,
  "drive-time": DRIVE_TIME_CLASSES,
};

/** One line of the legend; what `key` is called is said by whoever draws it. */
export interface LegendEntry {
  readonly key: string;
  readonly colour: string;
  /** The shape, where the overlay gives each class one; any shape otherwise. */
  readonly kind: Kind | null;
  readonly hatched: boolean;
}

/** The classes of an overlay in the order of its legend. Their keys are those of `Scene.overlayClasses`. */
export function legendFor(overlay: Overlay): readonly LegendEntry[] {
  return CLASSES[overlay].map((key, place) => ({
    key,
    colour: classColour(overlay, key),
    kind: overlay === "faith" ? (KINDS[place] ?? null) : null,
    hatched: isHatched(overlay, key),
  }));
}

/** The fill of a class of an overlay; grey where the class is `null`, that is, not known. Throws for a key that the overlay does not have. */
export function classColour(overlay: Overlay, key: string | null): string {
  if (key === null) return BASE.unknown;
  const colour = COLOURS[overlay][key];
  if (colour === undefined) throw new RangeError(`The overlay ${overlay} has no class "${key}".`);
  return colour;
}

/** Whether a class is hatched as well as coloured: schools with more pupils than places. */
export function isHatched(overlay: Overlay, key: string | null): boolean {
  return key === "over" && (overlay === "unfilled" || overlay === "surplus");
}
