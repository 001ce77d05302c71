import { seconds } from "../domain/units.ts";
import type { Proposal } from "../solver/proposal.ts";
import { counted } from "../words/counted.ts";
import { minutesText } from "../words/durations.ts";
import { proofText } from "../words/proof_text.ts";
import { wishesCostText, wishText } from "../words/wish_text.ts";

/** What a proposal achieves and how far from the best possible it may be. */
export function objectiveText(proposal: Proposal): string {
  const { clusters, unplaced } = proposal;
  const count = `${counted(clusters.length, "cluster")}, ${counted(unplaced.length, "school")} not placed`;
  const stopped = proposal.status === "cancelled" ? " Stopped before the end." : "";
  return `${count}${travelText(proposal)}.${stopped} ${proofText(proposal)} (${proposal.method}, seed ${proposal.seed}, ${proposal.seconds.toFixed(1)} s)`;
}

/** What became of each wish, a line each; none where nothing was wished. */
export function wishLines({ wishes = [], travelCost = null }: Proposal): readonly string[] {
  const all = wishes.length > 1 && travelCost !== null ? [wishesCostText(travelCost)] : [];
  return [...wishes.map(wishText), ...all];
}

function travelText({ objective, travel, wishes = [] }: Proposal): string {
  const total = minutesText(seconds(travel ?? objective.value));
  switch (objective.kind) {
    case "fewest":
      return "";
    case "travel":
      return `, ${total} between all partners${priceText(wishes)}`;
    case "host":
      return `, ${total} to the clusters' easiest schools to meet at`;
  }
}

function priceText(wishes: NonNullable<Proposal["wishes"]>): string {
  if (wishes.length === 0) return "";
  const price = wishes.reduce((sum, wish) => sum + wish.price, 0);
  return ` and ${minutesText(seconds(price))} as the price of wishes`;
}
