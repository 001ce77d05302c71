import { seconds } from "../domain/units.ts";
import type { ObjectiveKind, Proposal, ReleasedTie } from "../solver/proposal.ts";
import { minutesText } from "./durations.ts";

const SAVES: Readonly<Record<Exclude<ObjectiveKind, "fewest">, string>> = {
  travel: "this travel",
  host: "this travel to the clusters’ hosts",
};

/** How far a proposal may be from the best possible, in a sentence. */
export function proofText(
  proposal: Pick<Proposal, "objective" | "bound" | "gap" | "status" | "certificate" | "wishes">,
): string {
  const { objective, bound, gap, status } = proposal;
  if (status === "optimal")
    return `Proved: no clustering ${isBetter(objective.kind)}.${shareText(proposal)}`;
  if (status === "infeasible") {
    return proposal.certificate?.countLeaves === undefined
      ? "No clusters can be made under these limits."
      : "Proved: so many clusters cannot be made under these limits.";
  }
  if (bound === null || gap === null) {
    return "How far the best possible plan is from this one has not been worked out.";
  }
  if (objective.kind === "fewest") {
    return `Proved: at least ${bound} clusters are needed; this plan has ${objective.value}.${shareText(proposal)}`;
  }
  const isWished = (proposal.wishes ?? []).length > 0;
  const saves = isWished ? "this travel and the price of the wishes" : SAVES[objective.kind];
  return `No clustering can save more than ${percent(gap)} of ${saves}.`;
}

function isBetter(kind: ObjectiveKind): string {
  return kind === "fewest" ? "has fewer clusters" : "is better";
}

/** The reason that needs no proof: schools that must all be in different clusters. */
function shareText({ certificate }: Pick<Proposal, "certificate">): string {
  const count = certificate?.noTwoShare?.length ?? 0;
  return count < 2
    ? ""
    : ` There are ${count} schools no two of which can share a cluster, so each needs one of its own.`;
}

/** A share of 1 in per cent, never shown smaller than it is. */
function percent(share: number): string {
  const rounded = Math.ceil(share * 1000) / 10;
  return `${share < 0.01 ? (Math.ceil(share * 10_000) / 100).toFixed(2) : rounded.toFixed(1)} %`;
}

const RELEASED: Readonly<Record<ReleasedTie["reason"], string>> = {
  "too-many-schools": "it has more schools than a cluster may have",
  "too-many-pupils": "it has more pupils than a cluster may have",
  "too-far-apart": "its schools are too far apart, or are kept apart",
};

/** Why a federation or trust was not kept whole, with its date, size and width: "2019; 10 schools, 61 min". */
export function releasedTieText({
  kind,
  name,
  asAt,
  schools,
  reason,
  longestSeconds,
}: ReleasedTie): string {
  const wide = longestSeconds === null ? "no road route" : minutesText(seconds(longestSeconds));
  const facts = `${asAt ?? "date not known"}; ${schools.length} schools, ${wide}`;
  return `The ${kind} ${name} (${facts}) is not kept whole: ${RELEASED[reason]}.`;
}
