import type { PlaceFigures } from "../../domain/places/figures.ts";
import type { SurplusThresholds } from "../../domain/places/thresholds.ts";
import { DEFAULT_THRESHOLDS } from "../../domain/places/thresholds.ts";
import { withGivenFigures } from "../../io/places/figures_change.ts";
import type { FigureSources, GivenFigure, KeptForecast, PlacesWork } from "./places_state.ts";
import { NO_WORK } from "./places_state.ts";

type Change = (work: PlacesWork) => PlacesWork;

/** Lays figures over those that were given before: what is not given stays. */
export function giveFigures(given: PlaceFigures, from: string): Change {
  return (work) => ({
    ...work,
    figures: withGivenFigures(work.figures, given),
    figuresFrom: joined(work.figuresFrom, from),
    figureSources: withSource(work.figureSources, given, from),
  });
}

/** Goes back to the area's own figures. */
export function forgetFigures(work: PlacesWork): PlacesWork {
  const { figures, figuresFrom, figureSources } = NO_WORK;
  return { ...work, figures, figuresFrom, figureSources };
}

/** Puts a forecast in the place of the one before; the authority's error stays. */
export function giveForecast(given: Omit<KeptForecast, "threeYearError">): Change {
  return (work) => ({
    ...work,
    forecast: { threeYearError: work.forecast?.threeYearError ?? null, ...given },
  });
}

/** Takes the forecast back, with the authority's error. */
export function forgetForecast(work: PlacesWork): PlacesWork {
  return { ...work, forecast: null };
}

/** The band of the forecast: the authority's own three-year error as a share; `null` for none. */
export function setForecastError(threeYearError: number | null): Change {
  return (work) =>
    work.forecast === null ? work : { ...work, forecast: { ...work.forecast, threeYearError } };
}

/** The error, a share of either sign, that was written in percent; `null` for none, and what is wrong where it is no such number. */
export function forecastErrorGiven(
  text: string,
):
  | { readonly ok: true; readonly value: number | null }
  | { readonly ok: false; readonly problem: string } {
  if (text === "") return { ok: true, value: null };
  const isNumber = /^[-−+]?\d{1,2}(\.\d{1,2})?$/.test(text);
  return isNumber
    ? { ok: true, value: Number(text.replace("−", "-")) / 100 }
    : {
        ok: false,
        problem: "Write a percentage such as 1.8 or -1.8, or leave it blank for no band.",
      };
}

function joined(before: string, from: string): string {
  const others = before.split("; ").filter((each) => each !== "" && each !== from);
  return [...others, from].join("; ");
}

function withSource(before: FigureSources, given: PlaceFigures, from: string): FigureSources {
  const all = new Map(before);
  for (const [urn, { urn: _, ...figures }] of given) {
    const names = Object.entries(figures).flatMap(([name, value]) =>
      value === null ? [] : [[name as GivenFigure, from] as const],
    );
    all.set(urn, { ...before.get(urn), ...Object.fromEntries(names) });
  }
  return all;
}

/** Other thresholds; those by default are kept as such. */
export function setThresholds(thresholds: SurplusThresholds): Change {
  const isDefault = Object.entries(DEFAULT_THRESHOLDS).every(
    ([name, value]) => thresholds[name as keyof SurplusThresholds] === value,
  );
  return (work) => ({ ...work, thresholds: isDefault ? DEFAULT_THRESHOLDS : thresholds });
}

/** Thresholds as they are written: two shares in percent and a number of places. */
export interface WrittenThresholds {
  readonly share: string;
  readonly highShare: string;
  readonly places: string;
}

/** The thresholds that were written, or what is wrong with each. */
export function thresholdsGiven(
  written: WrittenThresholds,
):
  | { readonly ok: true; readonly value: SurplusThresholds }
  | { readonly ok: false; readonly problems: Readonly<Partial<WrittenThresholds>> } {
  const [share, highShare] = [percentOf(written.share), percentOf(written.highShare)];
  const highPlaces = /^\d{1,5}$/.test(written.places) ? Number(written.places) : null;
  if (share !== null && highShare !== null && highPlaces !== null && share <= highShare) {
    return { ok: true, value: { share, highShare, highPlaces } };
  }
  const isPercent = "Write a percentage above 0 and up to 100, such as 10.";
  const problems = {
    ...(share === null ? { share: isPercent } : {}),
    ...(highShare === null ? { highShare: isPercent } : {}),
    ...(share !== null && highShare !== null && share > highShare
      ? { highShare: `It comes after the first mark: write ${written.share} or more.` }
      : {}),
    ...(highPlaces === null ? { places: "Write a whole number of places, such as 30." } : {}),
  };
  return { ok: false, problems };
}

/** A share, 0 to 1, of a percentage above 0 and up to 100. */
function percentOf(text: string): number | null {
  const value = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : 0;
  return value > 0 && value <= 100 ? value / 100 : null;
}
