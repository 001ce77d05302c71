import type { Proposal } from "../../src/solver/proposal.ts";

/** What is asked for where nothing is wished. */
export const PLAIN_REQUEST: Proposal["request"] = {
  clusters: "auto",
  targetSchools: 5,
  mayJoin: [],
  leaveOut: [],
  keepTogether: [],
  keepApart: [],
  locked: [],
};

/** A proposal of `clusters`, of which nothing is proved, but for what `facts` say. */
export function proposalOf(
  clusters: Proposal["clusters"],
  facts: Partial<Proposal> = {},
): Proposal {
  return {
    status: "feasible",
    stoppedBy: "iterations",
    objective: { kind: "travel", value: 0 },
    bound: null,
    gap: null,
    clusters,
    unplaced: [],
    certificate: null,
    request: PLAIN_REQUEST,
    releasedTies: [],
    seed: 1,
    method: "exact",
    seconds: 0,
    ...facts,
  };
}
