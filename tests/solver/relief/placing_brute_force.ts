import type { Area } from "../../../src/domain/area.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import type { Wishes } from "../../../src/solver/wishes.ts";
import { isLegalCluster, plainArea } from "../naive_check.ts";

/** What is asked of every partition that is tried. */
export interface Trying {
  readonly settings: JudgingSettings;
  readonly wishes: Wishes;
  /** How many clusters there are to be; any number for `null`. */
  readonly clusters: number | null;
}

/** The number of clusters of every partition of at most seven schools that is legal, follows the wishes and has each of `required` in a cluster. */
export function countsThatPlace(
  area: Area,
  { settings, wishes, clusters }: Trying,
  required: readonly string[],
): ReadonlySet<number> {
  const plain = plainArea(area, settings);
  const counts = new Set<number>();
  const takers = plain.urns.filter((urn) => !wishes.leaveOut.includes(urn));
  for (const partition of partitionsOf(takers)) {
    if (clusters !== null && partition.length !== clusters) continue;
    if (required.some((urn) => !partition.flat().includes(urn))) continue;
    const isLegal = partition.every((urns) =>
      isLegalCluster(
        plain,
        settings,
        urns.map((urn) => plain.urns.indexOf(urn)),
      ),
    );
    if (isLegal && partition.every((urns) => isWished(urns, wishes, takers, settings, area))) {
      counts.add(partition.length);
    }
  }
  return counts;
}

function isWished(
  urns: readonly string[],
  wishes: Wishes,
  takers: readonly string[],
  { bounds }: JudgingSettings,
  area: Area,
): boolean {
  // A school that cannot be judged takes no part, and holds nobody.
  const isJudged = (urn: string) => {
    const roll = area.schools.find((school) => school.urn === urn)?.pupils?.value ?? null;
    return bounds.maxPupils === null || (roll !== null && roll <= bounds.maxPupils);
  };
  const present = (set: readonly string[]) =>
    set.filter((urn) => takers.includes(urn) && isJudged(urn));
  const inside = (set: readonly string[]) => urns.filter((urn) => set.includes(urn)).length;
  const isAllOrNone = (set: readonly string[]) =>
    inside(set) === 0 || inside(set) === present(set).length;
  return (
    wishes.keepApart.every((set) => inside(set) <= 1) &&
    wishes.keepTogether.every(isAllOrNone) &&
    wishes.locked.every(
      (set) => inside(set) === 0 || (isAllOrNone(set) && inside(set) === urns.length),
    )
  );
}

function* partitionsOf(urns: readonly string[]): Generator<string[][]> {
  const clusters: string[][] = [];
  function* place(at: number): Generator<string[][]> {
    const urn = urns[at];
    if (urn === undefined) {
      yield clusters;
      return;
    }
    yield* place(at + 1);
    for (const cluster of [...clusters]) {
      cluster.push(urn);
      yield* place(at + 1);
      cluster.pop();
    }
    clusters.push([urn]);
    yield* place(at + 1);
    clusters.pop();
  }
  yield* place(0);
}
