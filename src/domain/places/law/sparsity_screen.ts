import type { Area } from "../../area.ts";
import type { Urn } from "../../school.ts";
import { namedSpeed } from "../../speed.ts";
import type { Metres } from "../../units.ts";
import type { AppliedScenario } from "../applied.ts";
import { driveFrom } from "../drive_from.ts";
import type { SchoolState } from "../school_state.ts";
import { placesAreFor } from "../school_state.ts";
import type { SparsityWeight } from "./sparsity.ts";
import { sparsityWeight } from "./sparsity.ts";

/** A school's sparsity before and after a scenario, by the school-to-school proxy (rule "sparsity"). */
export interface SparsityScreen {
  readonly urn: Urn;
  /** `null` where the school is not there, or its roll or the distance is not known. */
  readonly before: SparsityOfSchool | null;
  readonly after: SparsityOfSchool | null;
}

export interface SparsityOfSchool extends SparsityWeight {
  /** By road to the nearest other school that takes all its year groups. */
  readonly metres: Metres;
  /** Whether that distance is estimated. */
  readonly estimated: boolean;
}

/** The screens of `urns`, before and after. O(schools) each. */
export function sparsityScreens(
  applied: AppliedScenario,
  after: ReadonlyMap<Urn, SchoolState>,
  urns: Iterable<Urn>,
): readonly SparsityScreen[] {
  return Array.from(new Set(urns), (urn) => ({
    urn,
    before: sparsityOf(applied.input.area, applied.before, urn),
    after: sparsityOf(applied.area, after, urn),
  }));
}

function sparsityOf(
  area: Area,
  schools: ReadonlyMap<Urn, SchoolState>,
  urn: Urn,
): SparsityOfSchool | null {
  const state = schools.get(urn);
  if (state === undefined || state.roll === null || state.years.length === 0) return null;
  const nearest = nearestSchool(area, schools, state);
  if (nearest === null) return null;
  return { ...sparsityWeight(state.roll, placesAreFor(state), nearest.metres), ...nearest };
}

function nearestSchool(
  area: Area,
  schools: ReadonlyMap<Urn, SchoolState>,
  { school, years }: SchoolState,
): Pick<SparsityOfSchool, "metres" | "estimated"> | null {
  const source = { from: school.urn, home: null };
  let nearest: Pick<SparsityOfSchool, "metres" | "estimated"> | null = null;
  for (const other of schools.values()) {
    if (other.school.urn === school.urn) continue;
    if (!years.every((year) => other.years.includes(year))) continue;
    const { metres, estimated } = driveFrom(
      area,
      namedSpeed("free-flow"),
      source,
      other.school.urn,
    );
    if (metres === null) continue;
    if (nearest === null || metres < nearest.metres) nearest = { metres, estimated };
  }
  return nearest;
}
