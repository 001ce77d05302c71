import type { Verdict } from "../domain/ceiling.ts";
import type { DistanceBand } from "../domain/distance_band.ts";
import type { DriveTimesKind } from "../domain/drive_times.ts";
import type { Faith, Kind } from "../domain/faith.ts";
import type { PartnershipForm } from "../domain/plan.ts";
import type { Governance } from "../domain/school_type.ts";
import type { SizeBand } from "../domain/size_band.ts";

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  community: "Community (no faith)",
  "church-of-england": "Church of England",
  catholic: "Catholic",
  "other-faith": "Other faith",
};

export const SHORT_KIND_LABELS: Readonly<Record<Kind, string>> = {
  community: "Community",
  "church-of-england": "C of E",
  catholic: "Catholic",
  "other-faith": "Other faith",
};

export const FAITH_LABELS: Readonly<Record<Faith, string>> = {
  none: "No religious character",
  "church-of-england": "Church of England",
  catholic: "Catholic",
  "joint-church-of-england-catholic": "Church of England and Catholic",
  "other-christian": "Other Christian",
  "other-faith": "Other faith",
  unrecognised: "Other or unrecognised",
  "not-supplied": "Religious character not supplied",
};

export const GOVERNANCE_LABELS: Readonly<Record<Governance, string>> = {
  community: "Community",
  "voluntary-aided": "Voluntary aided",
  "voluntary-controlled": "Voluntary controlled",
  foundation: "Foundation",
  academy: "Academy or free school",
  other: "Other type",
  "not-supplied": "Type not supplied",
};

export const SIZE_BAND_LABELS: Readonly<Record<SizeBand, string>> = {
  "under-75": "Under 75 pupils",
  "75-110": "75 to 110",
  "111-149": "111 to 149",
  "150-209": "150 to 209",
  "210-or-more": "210 or more",
};

export const FORM_LABELS: Readonly<Record<PartnershipForm, string>> = {
  informal: "Informal cluster or memorandum of understanding",
  "joint-committee": "Joint committee",
  "hard-federation": "Federation (one governing body)",
  "umbrella-trust": "Umbrella trust or company",
  "multi-academy-trust": "Multi-academy trust",
};

/** What drive times of this kind are called in a sentence: "Times: road times (OSRM)". */
export const DRIVE_TIMES_LABELS: Readonly<Record<DriveTimesKind, string>> = {
  osrm: "road times (OSRM)",
  embedded: "road times (built-in engine)",
  estimate: "estimated from straight-line distance, not road times",
  supplied: "supplied with the file, source not stated",
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  within: "Within",
  over: "Over",
  "too-close-to-call": "Too close to call",
  "no-route": "No road route",
};

export const DISTANCE_BAND_LABELS: Readonly<Record<DistanceBand, string>> = {
  "to-20": "≤ 20 min",
  "20-30": "20–30",
  "30-45": "30–45",
  "over-45": "> 45",
};

/** A label in the middle of a sentence: only names keep their capital. */
export function inSentence(label: string): string {
  return /^(Church|Catholic|URN)/.test(label)
    ? label
    : label.charAt(0).toLowerCase() + label.slice(1);
}
