import type { Position, School, Urn } from "../../src/domain/school.ts";
import type { RoutingEngine } from "../../src/io/routing_engine.ts";
import { BuildRefusal } from "./build_refusal.ts";
import type { AuthoritySchools } from "./list_schools.ts";
import type { StepReporter } from "./reporter.ts";
import { elsewhereSentence } from "./usable_roads.ts";

/** No school is farther than this from a road: one that seems to be has a wrong position. */
const FARTHEST_METRES = 5_000;
const CALLS_AT_ONCE = 4;
const MOST_NAMED = 3;

type Placed = School & { readonly location: Position };

/** A school over the border that is farther from a road than this lies beyond the edge of the roads: what is near it is not its own. */
const BORDER_FARTHEST_METRES = 500;

/**
 * Makes sure that there are roads where the schools are, before anything that takes long. Throws a `BuildRefusal` where
 * most schools are far from any road (`roads` is of another place), or one is (its position is wrong). Returns the schools of
 * `border` that lie beyond the roads, and are to be left out.
 */
export async function checkNearRoads(
  engine: RoutingEngine,
  { schools, border }: Pick<AuthoritySchools, "schools" | "border">,
  about: { readonly laName: string; readonly roads: string; readonly schoolsFile: string },
  reporter: StepReporter,
  signal: AbortSignal,
): Promise<ReadonlySet<Urn>> {
  const placed = schools.filter((school): school is Placed => school.location !== null);
  const far: { school: Placed; metres: number | null }[] = [];
  const left = new Set<Urn>();
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let school = placed[next++]; school !== undefined; school = placed[next++]) {
      const metres = (await engine.nearest(school.location, signal))?.metres ?? null;
      const isOver = border.has(school.urn);
      if (metres === null || metres > (isOver ? BORDER_FARTHEST_METRES : FARTHEST_METRES)) {
        if (isOver) left.add(school.urn);
        else far.push({ school, metres });
      }
      done++;
      reporter.at(done, placed.length, { doing: "finding each school's road", unit: "schools" });
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, work));
  if (far.length === 0) return left;
  const own = placed.filter(({ urn }) => !border.has(urn)).length;
  if (far.length * 2 > own) {
    throw new BuildRefusal(
      elsewhereSentence(about.roads, about.laName, {
        far: far.length,
        of: own,
        engine: engine.kind,
      }),
    );
  }
  far.sort((a, b) => a.school.urn.localeCompare(b.school.urn));
  const named = far.slice(0, MOST_NAMED).map(({ school, metres }) => {
    const [longitude, latitude] = school.location;
    const distance = metres === null ? "no road near" : `${(metres / 1000).toFixed(1)} km from`;
    return `${school.name} (${school.urn}, at ${latitude.toFixed(4)}, ${longitude.toFixed(4)}: ${distance}${metres === null ? "" : " a road"})`;
  });
  const rest = far.length - named.length;
  const which = rest > 0 ? `${named.join(", ")} and ${rest} more` : named.join(", ");
  throw new BuildRefusal(
    `${about.schoolsFile}: ${which} ${far.length === 1 ? "lies" : "lie"} in the sea or outside the roads that were given. Correct the position in a copy of the file, or leave it blank (the school is then listed without times), or give roads that reach that far.`,
  );
}
