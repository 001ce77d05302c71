import type { Area } from "../../domain/area.ts";
import { judgeDrive } from "../../domain/ceiling.ts";
import { faithOf } from "../../domain/faith.ts";
import { surplusClassOf } from "../../domain/places/surplus_class.ts";
import type { SurplusThresholds } from "../../domain/places/thresholds.ts";
import { DEFAULT_THRESHOLDS } from "../../domain/places/thresholds.ts";
import type { Plan } from "../../domain/plan.ts";
import type { School, SchoolIndex } from "../../domain/school.ts";
import { governanceOf } from "../../domain/school_type.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { homesToday } from "../../domain/today.ts";
import { judgedFigure } from "../../words/durations.ts";
import { FAITH_LABELS, GOVERNANCE_LABELS } from "../../words/labels.ts";
import { schoolName } from "../../words/names.ts";
import { overlayClassLabel } from "../../words/overlay_labels.ts";
import { shareText } from "../../words/places_text.ts";
import { originText } from "../../words/times_text.ts";

export type SchoolColumn =
  | "name"
  | "town"
  | "cluster"
  | "today"
  | "faith"
  | "type"
  | "pupils"
  | "capacity"
  | "unfilled"
  | "surplus"
  | "drive"
  | "urn";

/** One school in the table: what is shown and what it is sorted by. */
export interface SchoolRow {
  readonly index: SchoolIndex;
  readonly school: School;
  readonly text: Readonly<Record<SchoolColumn, string>>;
  readonly order: Readonly<Record<SchoolColumn, string | number>>;
}

export const SCHOOL_COLUMNS: readonly {
  readonly key: SchoolColumn;
  readonly label: string;
  readonly numeric: boolean;
}[] = [
  { key: "name", label: "School", numeric: false },
  { key: "town", label: "Town or district", numeric: false },
  { key: "cluster", label: "Cluster", numeric: false },
  { key: "today", label: "Today", numeric: false },
  { key: "faith", label: "Faith", numeric: false },
  { key: "type", label: "Type", numeric: false },
  { key: "pupils", label: "Pupils", numeric: true },
  { key: "capacity", label: "Capacity", numeric: true },
  { key: "unfilled", label: "Unfilled", numeric: true },
  { key: "surplus", label: "Local threshold", numeric: false },
  { key: "drive", label: "From selected, min", numeric: true },
  { key: "urn", label: "URN", numeric: false },
];

/** The columns of a plan's table: where schools are today is one where the plan knows it. */
export function columnsOf({ today }: Pick<Plan, "today">): typeof SCHOOL_COLUMNS {
  return today === undefined ? SCHOOL_COLUMNS.filter(({ key }) => key !== "today") : SCHOOL_COLUMNS;
}

const UNKNOWN = "not known";
/** What an unknown figure is sorted by. */
const LAST = Number.MAX_VALUE;
const isUnknown = (value: string | number) => value === LAST || value === UNKNOWN;

/** A row for every school of the area; times are from the selected school, slower direction. */
export function schoolRows(
  area: Area,
  plan: Plan,
  settings: JudgingSettings,
  selected: SchoolIndex | null,
  thresholds: SurplusThresholds = DEFAULT_THRESHOLDS,
): readonly SchoolRow[] {
  const clusters = new Map<string, { readonly name: string; readonly place: number }>();
  plan.clusters.forEach((cluster, place) => {
    for (const urn of cluster.schools) clusters.set(urn, { name: cluster.name, place });
  });
  const homes = homesToday(plan.today ?? { clusters: [] });
  return area.schools.map((school, place) => {
    const index = place as SchoolIndex;
    const pupils = school.pupils?.value ?? null;
    const capacity = school.capacity?.value ?? null;
    const unfilled = pupils === null || capacity === null ? null : capacity - pupils;
    const share = unfilled === null || !capacity ? null : unfilled / capacity;
    const surplus = surplusClassOf(school, thresholds);
    const drive = slowerMinutes(area, settings, selected, index);
    const cluster = clusters.get(school.urn);
    const home = homes.get(school.urn)?.name ?? "";
    const words = {
      name: schoolName(area, school.urn),
      town: school.town ?? school.district ?? UNKNOWN,
      faith: FAITH_LABELS[faithOf(school.religiousCharacter)],
      type: GOVERNANCE_LABELS[governanceOf(school.type)],
      urn: school.urn,
    };
    return {
      index,
      school,
      text: {
        ...words,
        cluster:
          cluster === undefined ? "Not in a cluster" : `${cluster.place + 1} ${cluster.name}`,
        today: home === "" ? "None" : home,
        pupils: pupils === null ? UNKNOWN : String(pupils),
        capacity: capacity === null ? UNKNOWN : String(capacity),
        unfilled:
          unfilled === null
            ? UNKNOWN
            : unfilled < 0
              ? `over by ${-unfilled}`
              : `${unfilled}${shareText(share)}`,
        surplus: surplus === null ? UNKNOWN : overlayClassLabel("surplus", surplus, thresholds),
        drive: drive.text,
      },
      order: {
        ...words,
        cluster: cluster?.place ?? LAST,
        today: home === "" ? LAST : home,
        pupils: pupils ?? LAST,
        capacity: capacity ?? LAST,
        unfilled: unfilled ?? LAST,
        surplus: share ?? LAST,
        drive: drive.order,
      },
    };
  });
}

function slowerMinutes(
  area: Area,
  settings: JudgingSettings,
  from: SchoolIndex | null,
  to: SchoolIndex,
): { readonly text: string; readonly order: number } {
  if (from === null || from === to) return { text: "–", order: from === to ? -1 : LAST };
  const { speed, ceiling } = settings;
  const there = judgeDrive(area.driveTimes, speed, ceiling, from, to);
  const back = judgeDrive(area.driveTimes, speed, ceiling, to, from);
  const isThere = there.seconds >= back.seconds;
  const slower = isThere ? there : back;
  const origin = originText(area.driveTimes, isThere ? from : to, isThere ? to : from);
  const estimated = slower.high > slower.low && Number.isFinite(slower.seconds) ? "≈ " : "";
  return {
    text: `${estimated}${judgedFigure(slower.seconds, ceiling, slower.verdict === "over", slower.low)}${origin === null ? "" : `, ${origin}`}`,
    order: Number.isFinite(slower.seconds) ? slower.seconds : LAST,
  };
}

/** The rows in the order of one column, those where it is not known last either way; ties keep the area's order. */
export function sortSchoolRows(
  rows: readonly SchoolRow[],
  column: SchoolColumn,
  descending: boolean,
): readonly SchoolRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const first = a.order[column];
    const second = b.order[column];
    if (isUnknown(first) || isUnknown(second)) return +isUnknown(first) - +isUnknown(second);
    if (typeof first === "number" && typeof second === "number") {
      return first === second ? 0 : sign * (first < second ? -1 : 1);
    }
    return sign * String(first).localeCompare(String(second), "en", { numeric: true });
  });
}
