import type { DriveTimeClass } from "../domain/drive_time_class.ts";
import type { Overlay } from "../domain/overlay.ts";
import type { SurplusThresholds } from "../domain/places/thresholds.ts";
import { DEFAULT_THRESHOLDS } from "../domain/places/thresholds.ts";
import type { UnfilledClass } from "../domain/unfilled_class.ts";
import { GOVERNANCE_LABELS, KIND_LABELS, SIZE_BAND_LABELS } from "./labels.ts";
import { surplusMarkText, wholePercent } from "./places_text.ts";

export const OVERLAY_LABELS: Readonly<Record<Overlay, string>> = {
  faith: "Faith and community",
  size: "Size by roll",
  unfilled: "Unfilled places",
  surplus: "Unfilled share by local threshold",
  type: "School type",
  "drive-time": "Drive time from the selected school",
};

const UNFILLED_LABELS: Readonly<Record<UnfilledClass, string>> = {
  over: "More pupils than places",
  full: "Full",
  "1-9": "1 to 9 unfilled",
  "10-29": "10 to 29 unfilled",
  "30-59": "30 to 59 unfilled",
  "60-or-more": "60 or more unfilled",
};

const DRIVE_TIME_LABELS: Readonly<Record<DriveTimeClass, string>> = {
  here: "The selected school",
  "to-20": "20 minutes or less",
  "20-30": "Over 20, to 30",
  "30-45": "Over 30, to 45",
  "over-45": "Over 45 minutes",
  "no-route": "No known road route",
};

/** What a class of unfilled places by the thresholds is called. */
function surplusLabel(key: string, thresholds: SurplusThresholds): string | undefined {
  switch (key) {
    case "over":
      return "More pupils than places";
    case "below":
      return `Under ${wholePercent(thresholds.share)} unfilled`;
    case "share-reached":
    case "share-and-places-reached":
      return surplusMarkText(key, thresholds) ?? undefined;
    default:
      return undefined;
  }
}

const LABELS: Readonly<Record<Exclude<Overlay, "surplus">, Readonly<Record<string, string>>>> = {
  faith: KIND_LABELS,
  size: SIZE_BAND_LABELS,
  unfilled: UNFILLED_LABELS,
  type: GOVERNANCE_LABELS,
  "drive-time": DRIVE_TIME_LABELS,
};

/** What a class of an overlay is called; "surplus" by the thresholds. Throws for a class that the overlay does not have. */
export function overlayClassLabel(
  overlay: Overlay,
  key: string,
  thresholds: SurplusThresholds = DEFAULT_THRESHOLDS,
): string {
  const label = overlay === "surplus" ? surplusLabel(key, thresholds) : LABELS[overlay][key];
  if (label === undefined) throw new RangeError(`The overlay ${overlay} has no class "${key}".`);
  return label;
}
