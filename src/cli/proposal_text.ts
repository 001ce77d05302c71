import { seconds } from "../domain/units.ts";
import type { Proposal } from "../solver/proposal.ts";
import { counted } from "../words/counted.ts";
import { minutesText } from "../words/durations.ts";
import { proofText } from "../words/proof_text.ts";

/** What a proposal achieves and how far from the best possible it may be. */
export function objectiveText(proposal: Proposal): string {
  const { clusters, unplaced } = proposal;
  const count = `${counted(clusters.length, "cluster")}, ${counted(unplaced.length, "school")} not placed`;
  const stopped = proposal.status === "cancelled" ? " Stopped before the end." : "";
  return `${count}${travelText(proposal)}.${stopped} ${proofText(proposal)} (${proposal.method}, seed ${proposal.seed}, ${proposal.seconds.toFixed(1)} s)`;
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
