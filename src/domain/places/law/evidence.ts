import type { AppliedScenario } from "../applied.ts";
import type { Evidence, ScenarioOutcome } from "../outcome.ts";
import type { ScenarioNotes } from "../scenario.ts";
import type { DisplacedTravel } from "../travel_of_displaced.ts";

/** The four matters of section 15(4) of the Education and Inspections Act 2006, in its order. */
const HEADINGS = [
  { id: "community", heading: "The likely effect on the local community", isWritten: true },
  {
    id: "transport",
    heading:
      "The availability, and likely cost to the local authority, of transport to other schools",
    isWritten: false,
  },
  {
    id: "motor-vehicles",
    heading:
      "Any increase in the use of motor vehicles, and the likely effects of any such increase",
    isWritten: false,
  },
  { id: "alternatives", heading: "Any alternatives to closing the school", isWritten: true },
] as const;

/**
 * The four headings for a scenario that ends a school; none where it ends none. Transport and motor vehicles have computed
 * figures (seconds and metres); the other two are a person's to write.
 */
export function evidenceOf(applied: AppliedScenario, travel: DisplacedTravel): readonly Evidence[] {
  const endsSchool = [...applied.before.keys()].some((urn) => !applied.after.has(urn));
  if (!endsSchool) return [];
  return HEADINGS.map(({ id, heading, isWritten }) => {
    const text = writtenOf(applied.input.scenario.notes.evidence, id);
    return {
      id,
      heading,
      text,
      computed: computed(id, travel),
      needsText: isWritten && text === null,
    };
  });
}

/** The headings that must be written and are empty: a report is complete when there is none. */
export function emptyHeadings(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(({ needsText }) => needsText);
}

/** `outcome` with what is written now, which changes no figure. */
export function withNotes(outcome: ScenarioOutcome, notes: ScenarioNotes): ScenarioOutcome {
  return {
    ...outcome,
    evidence: outcome.evidence.map((evidence) => {
      const text = writtenOf(notes.evidence, evidence.id);
      return { ...evidence, text, needsText: evidence.computed === null && text === null };
    }),
    partnerships: outcome.partnerships.map((impact) => ({
      ...impact,
      mitigation: writtenOf(notes.mitigation, impact.cluster),
    })),
  };
}

/** What is written by a key; `null` where that is nothing. */
export function writtenOf(texts: Readonly<Record<string, string>>, key: string): string | null {
  const written = Object.hasOwn(texts, key) ? (texts[key]?.trim() ?? "") : "";
  return written === "" ? null : written;
}

function computed(id: string, travel: DisplacedTravel): Evidence["computed"] {
  switch (id) {
    case "transport":
      return {
        pupils: travel.pupils,
        beyondWalkingScreen: travel.beyondWalking,
        distanceNotKnown: travel.distanceNotKnown,
        beyondChildGuide: travel.beyondGuide,
        withoutRoute: travel.withoutRoute,
        childGuideSeconds: travel.guide,
        meanSecondsBefore: travel.before,
        meanSecondsAfter: travel.after,
        longestSeconds: travel.longest,
      };
    case "motor-vehicles":
      return {
        extraMetresAYear: travel.extraMetresAYear,
        estimated: travel.estimated ? "yes" : "no",
      };
    default:
      return null;
  }
}
