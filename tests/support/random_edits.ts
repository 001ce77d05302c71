import { createCluster } from "../../src/domain/edits/create_cluster.ts";
import { moveSchool } from "../../src/domain/edits/move_school.ts";
import { removeCluster } from "../../src/domain/edits/remove_cluster.ts";
import { renameCluster } from "../../src/domain/edits/rename_cluster.ts";
import { setLocked } from "../../src/domain/edits/set_locked.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { Urn } from "../../src/domain/school.ts";
import { seededRandom } from "./random.ts";

/** A next edit for each plan that it is given: nine in ten move a school; no other is much rarer in a planner's day. */
export function randomEdits(seed: number, urns: readonly Urn[]): (plan: Plan) => Plan {
  const random = seededRandom(seed);
  const oneOf = <T>(items: readonly T[]): T | undefined =>
    items[Math.floor(random() * items.length)];
  return (plan) => {
    const urn = oneOf(urns) ?? "";
    const id = oneOf(plan.clusters)?.id;
    const kind = random();
    if (id === undefined || kind < 0.03) return createCluster([urn])(plan);
    if (kind < 0.05) return renameCluster(id, `Cluster of ${urn}`)(plan);
    if (kind < 0.07) return setLocked(id, random() < 0.5)(plan);
    if (kind < 0.1) return removeCluster(id)(plan);
    return moveSchool(urn, random() < 0.1 ? null : id)(plan);
  };
}
