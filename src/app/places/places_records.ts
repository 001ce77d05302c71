import type { SchoolFigures } from "../../domain/places/figures.ts";
import type { HomeArea, Scenario } from "../../domain/places/scenario.ts";
import type { SurplusThresholds } from "../../domain/places/thresholds.ts";
import type { Urn } from "../../domain/school.ts";
import type { FigureSources, KeptForecast, KeptScenario, PlacesWork } from "./places_state.ts";
import { NO_WORK } from "./places_state.ts";
import type { PlacesKind, PlacesRecord } from "./places_storage.ts";

/** The version of the values below. A newer one is left alone and said to be newer. */
const VERSION = 1;

interface FiguresValue {
  readonly version: number;
  readonly figuresFrom: string;
  readonly figures: readonly SchoolFigures[];
  readonly sources?: readonly (readonly [Urn, NonNullable<ReturnType<FigureSources["get"]>>])[];
}

interface ScenarioValue {
  readonly version: number;
  readonly scenario: Scenario;
  readonly isIncluded: boolean;
  readonly homes?: readonly HomeArea[];
}

interface ForecastValue extends KeptForecast {
  readonly version: number;
}

interface RuralListValue {
  readonly version: number;
  readonly year: number;
  readonly urns: readonly Urn[];
}

interface ThresholdsValue {
  readonly version: number;
  readonly thresholds: SurplusThresholds;
}

type PartValue = FiguresValue | ForecastValue | RuralListValue | ThresholdsValue | ScenarioValue;

/** One thing to be kept of a piece of work. */
export interface PartOfWork {
  readonly kind: PlacesKind;
  readonly id: string;
  /** The same object for as long as nothing of it changes. */
  readonly part: unknown;
  readonly value: () => PartValue;
}

/** What is to be kept of `work`, each part by itself. */
export function partsOf(work: PlacesWork): readonly PartOfWork[] {
  const { figures, figuresFrom, figureSources, scenarios } = work;
  return [
    ...givenParts(work),
    ...(figures.size === 0
      ? []
      : [
          {
            kind: "figures" as const,
            id: "",
            part: figures,
            value: () => ({
              version: VERSION,
              figuresFrom,
              figures: [...figures.values()],
              sources: [...figureSources],
            }),
          },
        ]),
    ...scenarios.map((kept) => ({
      kind: "scenario" as const,
      id: kept.id,
      part: kept,
      value: () => ({ version: VERSION, ...withoutId(kept) }),
    })),
  ];
}

/** The forecast, the rural list and the thresholds, where they were given. */
function givenParts({ forecast, ruralList, thresholds }: PlacesWork): readonly PartOfWork[] {
  const parts: PartOfWork[] = [];
  const version = VERSION;
  if (forecast !== null) {
    const value = () => ({ version, ...forecast });
    parts.push({ kind: "forecast", id: "", part: forecast, value });
  }
  if (ruralList !== null) {
    const { year, urns } = ruralList;
    const value = () => ({ version, year, urns: [...urns] });
    parts.push({ kind: "rural-list", id: "", part: ruralList, value });
  }
  if (thresholds !== NO_WORK.thresholds) {
    const value = () => ({ version, thresholds });
    parts.push({ kind: "thresholds", id: "", part: thresholds, value });
  }
  return parts;
}

/** The work that `records` hold, scenarios in the order in which they were first kept; what cannot be read is counted. */
export function workOf(records: readonly PlacesRecord[]): {
  readonly work: PlacesWork;
  readonly unread: number;
} {
  let unread = 0;
  let work: PlacesWork = NO_WORK;
  for (const record of records) {
    const read = withRecord(work, record);
    if (read === null) unread++;
    else work = read;
  }
  return { work, unread };
}

/** `work` with what a record holds; `null` where that cannot be read. */
function withRecord(work: PlacesWork, { kind, id, value }: PlacesRecord): PlacesWork | null {
  if (!isOfVersion(value)) return null;
  if (kind === "figures" && "figures" in value) {
    const { figures, figuresFrom, sources = [] } = value as FiguresValue;
    const byUrn = new Map(figures.map((each) => [each.urn, each]));
    return { ...work, figures: byUrn, figuresFrom, figureSources: new Map(sources) };
  }
  if (kind === "forecast" && "rows" in value) {
    const { version: _, ...forecast } = value as ForecastValue;
    return { ...work, forecast };
  }
  if (kind === "rural-list" && "urns" in value) {
    const { year, urns } = value as RuralListValue;
    return { ...work, ruralList: { year, urns: new Set(urns) } };
  }
  if (kind === "thresholds" && "thresholds" in value) {
    return { ...work, thresholds: (value as ThresholdsValue).thresholds };
  }
  if (kind === "scenario" && "scenario" in value) {
    const { version: _, ...kept } = value as ScenarioValue;
    return { ...work, scenarios: [...work.scenarios, { ...kept, id }] };
  }
  return null;
}

function withoutId({ id: _, ...kept }: KeptScenario): Omit<KeptScenario, "id"> {
  return kept;
}

function isOfVersion(value: unknown): value is { readonly version: number } {
  return (
    typeof value === "object" && value !== null && "version" in value && value.version === VERSION
  );
}
