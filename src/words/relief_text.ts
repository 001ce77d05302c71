import type { Area } from "../domain/area.ts";
import type { Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { Seconds } from "../domain/units.ts";
import { seconds, secondsToMinutes } from "../domain/units.ts";
import type { Change } from "../solver/relief/change.ts";
import type { Relief, ReliefAnswer } from "../solver/relief/relief.ts";
import { counted } from "./counted.ts";
import { judgedText, minutesText } from "./durations.ts";
import { listed, schoolName } from "./names.ts";
import { unplacedReasonText } from "./unplaced_text.ts";

/** Minutes that hold so many seconds, rounded up to a tenth: what a limit of that many seconds is set to. */
export function limitMinutes(limit: Seconds): number {
  return Math.ceil(secondsToMinutes(limit) * 10 - 1e-6) / 10;
}

/** Why a school is in no cluster, in a sentence or two. */
export function reliefReasonText({ urn, asThingsAre, reason }: ReliefAnswer, area: Area): string {
  const school = schoolName(area, urn);
  switch (asThingsAre) {
    case "yes":
      return `${school} is in no cluster, but can be placed as things are: there is a plan with it and every school that is placed now.`;
    case "no-cluster":
      return reason === null
        ? `${school} is in no cluster: it takes no part, or no cluster can hold it and the schools that it must be with.`
        : `${school} is in no cluster: ${unplacedReasonText(reason)}`;
    case "no-plan":
      return `${school} is in no cluster: in each that can hold it, another school would lose its place; it is proved that no plan places them all.`;
    case "undecided":
      return `${school} is in no cluster: no plan was found that places it with every school that is placed now. Whether there is one could not be worked out in the time.`;
  }
}

/** What a single change is, as an order: "Raise the limit by 2.3 min, to 47.3 min." */
export function changeText(
  change: Change,
  area: Area,
  { ceiling, bounds }: JudgingSettings,
): string {
  const names = (urns: readonly Urn[]) => listed(urns.map((urn) => schoolName(area, urn)));
  const number = (value: number | null) => (value ?? 0).toLocaleString("en-GB");
  switch (change.kind) {
    case "longer-limit": {
      const limit = limitMinutes(change.ceiling);
      const more = limit - secondsToMinutes(ceiling);
      return `Raise the limit by ${more.toFixed(1)} min, to ${limit.toFixed(1)} min.`;
    }
    case "fewer-schools":
      return `Allow clusters of ${counted(change.schools, "school")}, instead of ${number(bounds.minSchools)} at least.`;
    case "fewer-pupils":
      return `Allow clusters of ${counted(change.pupils, "pupil")}, instead of ${number(bounds.minPupils)} at least.`;
    case "more-schools":
      return `Allow clusters of ${counted(change.schools, "school")}, instead of ${number(bounds.maxSchools)} at most.`;
    case "more-pupils":
      return change.pupils === null
        ? "Set no most number of pupils for a cluster, since the school’s own roll is not known."
        : `Allow clusters of ${counted(change.pupils, "pupil")}, instead of ${number(bounds.maxPupils)} at most.`;
    case "not-apart":
      return `Do not keep ${names(change.schools)} apart.`;
    case "not-together":
      return `Do not keep ${names(change.schools)} together.`;
    case "released-tie":
      return `Do not keep the ${change.tie} ${change.name} whole (${names(change.schools)}).`;
    case "unlocked":
      return `Unlock the cluster of ${names(change.schools)}.`;
    case "let-in":
      return `Let ${schoolName(area, change.school)} take part.`;
    case "other-count":
      return `Make ${counted(change.clusters, "cluster")}.`;
  }
}

/** A change that places the school, and why a smaller one would not. */
export function reliefText(
  { change, smallerFails }: Relief,
  area: Area,
  settings: JudgingSettings,
): string {
  return `${changeText(change, area, settings)}${lessText(change, smallerFails)}`;
}

function lessText(change: Change, fails: Relief["smallerFails"]): string {
  if (!hasSizes(change)) return "";
  switch (fails) {
    case "no-cluster":
      return " Less would not do: no cluster could hold the school.";
    case "no-plan":
      return " Less would not do: it is proved that no plan would place them all.";
    case null:
      return " Whether less would do could not be worked out in the time.";
  }
}

function hasSizes(change: Change): boolean {
  const sized: readonly Change["kind"][] = [
    "longer-limit",
    "fewer-schools",
    "fewer-pupils",
    "more-schools",
    "more-pupils",
  ];
  return sized.includes(change.kind) && !(change.kind === "more-pupils" && change.pupils === null);
}

/** What is said where no single change was found: who is nearest, and which kinds of change could not be decided. */
export function noReliefText(
  { urn, nearest, undecided }: ReliefAnswer,
  area: Area,
  { ceiling }: JudgingSettings,
): string {
  const school = schoolName(area, urn);
  const open =
    undecided.length === 0
      ? `No single change would place ${school}.`
      : `No single change was found that would place ${school}; the time was too short to try them all.`;
  if (nearest === null) return `${open} No school has a road route to it.`;
  const time = seconds(nearest.seconds);
  const cautious =
    nearest.highSeconds > nearest.seconds
      ? `, up to ${minutesText(seconds(nearest.highSeconds))} at the cautious end`
      : "";
  return `${open} The nearest school is ${schoolName(area, nearest.urn)}, ${judgedText(time, ceiling, time > ceiling)}${cautious}.`;
}
