import { setBoundary } from "../../src/domain/edits/set_boundary.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import type { Cluster, ClusterBoundary, Plan } from "../../src/domain/plan.ts";
import { resolveSettings } from "../../src/domain/settings.ts";
import type { PlanToExport } from "../../src/io/plan_figures.ts";
import { F1, readF1Area, readF1Plan } from "./fixture_areas.ts";

/** Fixture F1 with Ashby, Bexby and Carlthorpe in cluster "=1+1", Dunstow and Eastmoor in "2", and Fenhallow in none. */
export function exportedF1(parts: { readonly drawn?: ClusterBoundary } = {}): PlanToExport {
  const area = readF1Area();
  const clusters: Cluster[] = [
    { id: "=1+1", name: "-West", schools: [F1.A, F1.B, F1.C] },
    { id: "2", name: "East, “the coast”", schools: [F1.D, F1.E], host: F1.E },
  ];
  const bare: Plan = { ...readF1Plan(), clusters };
  const plan = setBoundary("2", parts.drawn ?? null)(bare);
  return {
    area,
    plan,
    judgement: judgePlan(area, plan, resolveSettings(plan.settings)),
    timesFrom: "road times",
    madeAt: "2026-06-24T09:00:00Z",
  };
}
