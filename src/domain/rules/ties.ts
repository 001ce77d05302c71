import type { Area } from "../area.ts";
import { byKey } from "../by_key.ts";
import type { Issue } from "../issue.ts";
import { issue } from "../issue.ts";
import type { School, Urn } from "../school.ts";
import type { JudgedPlan } from "./rule.ts";
import { urnsOf } from "./rule.ts";

/** Two or more schools of an area that one federation or one trust holds together. */
export interface Tie {
  readonly kind: "federation" | "trust";
  readonly name: string;
  /** The earliest date that its schools give; `null` where one of them gives none. */
  readonly asAt: string | null;
  readonly schools: readonly Urn[];
}

/** The ties of one kind between an area's schools, by name whatever its capitals and spaces. O(n), remembered for each list of schools. */
export function tiesOf(area: Area, kind: Tie["kind"]): readonly Tie[] {
  const remembered = known[kind];
  const found = remembered.get(area.schools) ?? findTies(area.schools, kind);
  remembered.set(area.schools, found);
  return found;
}

const known = {
  federation: new WeakMap<readonly School[], readonly Tie[]>(),
  trust: new WeakMap<readonly School[], readonly Tie[]>(),
};

function findTies(schools: readonly School[], kind: Tie["kind"]): readonly Tie[] {
  const tied = schools.filter((school) => nameKey(school, kind) !== "");
  return [...byKey(tied, (school) => nameKey(school, kind)).values()].flatMap((sharing) => {
    const name = sharing[0]?.[kind]?.value.trim();
    if (name === undefined || sharing.length < 2) return [];
    const dates = sharing.map((school) => school[kind]?.asAt ?? null);
    return {
      kind,
      name,
      asAt: dates.includes(null) ? null : (dates.sort()[0] ?? null),
      schools: urnsOf(sharing),
    };
  });
}

function nameKey(school: School, kind: Tie["kind"]): string {
  return school[kind]?.value.trim().replace(/\s+/g, " ").toLowerCase() ?? "";
}

/** One warning for each tie that no single cluster keeps together. Schools in no cluster are reported elsewhere. Facts: `tie` (its name), `asAt`, `count` of its schools that are in a cluster, and `clusterCount`. */
export function splitTies(judged: JudgedPlan, kind: Tie["kind"]): readonly Issue[] {
  const rule = kind === "federation" ? "split-federation" : "split-trust";
  return tiesOf(judged.area, kind).flatMap((tie) => {
    const placed = tie.schools.filter((urn) => judged.clustersOf.has(urn));
    const clusters = new Set(placed.flatMap((urn) => judged.clustersOf.get(urn) ?? []));
    const isWhole = [...clusters].some((cluster) =>
      placed.every((urn) => cluster.schools.includes(urn)),
    );
    if (placed.length < 2 || isWhole) return [];
    return issue(rule, {
      schools: placed,
      clusters: Array.from(clusters, ({ id }) => id).sort(),
      facts: { tie: tie.name, asAt: tie.asAt, count: placed.length, clusterCount: clusters.size },
    });
  });
}
