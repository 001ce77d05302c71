import type { SchoolFigures } from "../../domain/places/figures.ts";
import type { Scenario } from "../../domain/places/scenario.ts";
import type { KeptScenario, PlacesWork } from "./places_state.ts";
import type { PlacesKind, PlacesRecord } from "./places_storage.ts";

/** The version of the values below. A newer one is left alone and said to be newer. */
const VERSION = 1;

interface FiguresValue {
  readonly version: number;
  readonly figuresFrom: string;
  readonly figures: readonly SchoolFigures[];
}

interface ScenarioValue {
  readonly version: number;
  readonly scenario: Scenario;
  readonly isIncluded: boolean;
}

/** One thing to be kept of a piece of work. */
export interface PartOfWork {
  readonly kind: PlacesKind;
  readonly id: string;
  /** The same object for as long as nothing of it changes. */
  readonly part: unknown;
  readonly value: () => FiguresValue | ScenarioValue;
}

/** What is to be kept of `work`, each part by itself. */
export function partsOf(work: PlacesWork): readonly PartOfWork[] {
  const { figures, figuresFrom, scenarios } = work;
  return [
    ...(figures.size === 0
      ? []
      : [
          {
            kind: "figures" as const,
            id: "",
            part: figures,
            value: () => ({ version: VERSION, figuresFrom, figures: [...figures.values()] }),
          },
        ]),
    ...scenarios.map((kept) => ({
      kind: "scenario" as const,
      id: kept.id,
      part: kept,
      value: () => ({ version: VERSION, scenario: kept.scenario, isIncluded: kept.isIncluded }),
    })),
  ];
}

/** The work that `records` hold, scenarios in the order in which they were first kept; what cannot be read is counted. */
export function workOf(records: readonly PlacesRecord[]): {
  readonly work: PlacesWork;
  readonly unread: number;
} {
  let unread = 0;
  let figures: PlacesWork["figures"] = new Map();
  let figuresFrom = "";
  const scenarios: KeptScenario[] = [];
  for (const { kind, id, value } of records) {
    if (kind === "figures" && isOfVersion(value) && "figures" in value) {
      const given = value as FiguresValue;
      figures = new Map(given.figures.map((each) => [each.urn, each]));
      figuresFrom = given.figuresFrom;
    } else if (kind === "scenario" && isOfVersion(value) && "scenario" in value) {
      const { scenario, isIncluded } = value as ScenarioValue;
      scenarios.push({ id, scenario, isIncluded });
    } else unread++;
  }
  return { work: { figures, figuresFrom, scenarios }, unread };
}

function isOfVersion(value: unknown): value is { readonly version: number } {
  return (
    typeof value === "object" && value !== null && "version" in value && value.version === VERSION
  );
}
