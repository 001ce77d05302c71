import { completeLinkageLabels } from "./baselines/complete_linkage.ts";
import { turfDbscanLabels } from "./baselines/turf_dbscan.ts";
import { turfKmeansLabels } from "./baselines/turf_kmeans.ts";
import { wantedClusters } from "./cluster_count.ts";
import { cutToRules } from "./cut_to_rules.ts";
import { POOL } from "./kernels/clustering.ts";
import { schoolsOf } from "./left_out.ts";
import type { Outcome } from "./outcome.ts";
import type { Problem } from "./problem.ts";
import type { Method, ProposeOptions } from "./proposal.ts";

type Baseline = Exclude<Method, "exact">;

/** What a baseline makes of `problem`, cut to the rules. */
export function baselineOutcome(
  problem: Problem,
  options: ProposeOptions,
  method: Baseline,
): Outcome {
  const { slotOf, broken } = cutToRules(problem, baselineLabels(problem, options, method));
  const leftOut = [...broken]
    .filter(([candidate]) => problem.mustPlace[candidate] === 1)
    .flatMap(([candidate, brokenRule]) =>
      schoolsOf(problem, candidate).map((school) => ({
        ...school,
        reason: "not-in-a-cluster" as const,
        facts: { brokenRule },
      })),
    );
  const met = slotOf.some((slot) => slot !== POOL);
  return { slotOf, met, stop: null, leftOut, proof: null };
}

function baselineLabels(problem: Problem, options: ProposeOptions, method: Baseline): Int32Array {
  const { targetSchools, seed } = options;
  switch (method) {
    case "turf-kmeans":
      return turfKmeansLabels(problem, wantedClusters(problem, options), seed);
    case "turf-dbscan":
      return turfDbscanLabels(problem, targetSchools);
    case "complete-linkage":
      return completeLinkageLabels(problem);
  }
}
