import { seconds } from "../domain/units.ts";
import type { Proposal } from "../solver/proposal.ts";
import { counted } from "../words/counted.ts";
import { minutesText } from "../words/durations.ts";

const STATUS: Readonly<Record<Proposal["status"], string>> = {
  optimal: "Best possible, proved.",
  feasible: "Not proved to be the best possible.",
  infeasible: "No plan keeps every rule with these settings.",
  cancelled: "Stopped before the end.",
};

/** What a proposal achieves and how far from the best possible it may be. */
export function objectiveText(proposal: Proposal): string {
  const { clusters, unplaced, gap, objective } = proposal;
  const count = `${counted(clusters.length, "cluster")}, ${counted(unplaced.length, "school")} not placed`;
  const best =
    gap === null
      ? ""
      : ` The best possible is at most ${(gap * 100).toFixed(1)} % less${objective.kind === "fewest" ? "" : " travel"}.`;
  return `${count}${travelText(proposal)}. ${STATUS[proposal.status]}${best} (${proposal.method}, seed ${proposal.seed}, ${proposal.seconds.toFixed(1)} s)`;
}

function travelText({ objective }: Proposal): string {
  const total = minutesText(seconds(objective.value));
  switch (objective.kind) {
    case "fewest":
      return "";
    case "travel":
      return `, ${total} between all partners`;
    case "host":
      return `, ${total} to the clusters' easiest schools to meet at`;
  }
}
