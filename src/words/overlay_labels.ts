import type { DriveTimeClass } from "../domain/drive_time_class.ts";
import type { Overlay } from "../domain/overlay.ts";
import type { SurplusClass } from "../domain/places/surplus_class.ts";
import type { SurplusThresholds } from "../domain/places/thresholds.ts";
import { DEFAULT_THRESHOLDS } from "../domain/places/thresholds.ts";
import type { UnfilledClass } from "../domain/unfilled_class.ts";
import { GOVERNANCE_LABELS, KIND_LABELS, SIZE_BAND_LABELS } from "./labels.ts";

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

function surplusLabels(thresholds: SurplusThresholds): Readonly<Record<SurplusClass, string>> {
  const { highPlaces } = thresholds;
  const [share, highShare] = [percent(thresholds.share), percent(thresholds.highShare)];
  return {
    over: "More pupils than places",
    below: `Under ${share} unfilled`,
    "share-reached": `${share} or more unfilled`,
    "share-and-places-reached": `${highShare} or more and ${highPlaces} or more places unfilled`,
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
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
  const labels: Readonly<Record<string, string>> =
    overlay === "surplus" ? surplusLabels(thresholds) : LABELS[overlay];
  const label = labels[key];
  if (label === undefined) throw new RangeError(`The overlay ${overlay} has no class "${key}".`);
  return label;
}
