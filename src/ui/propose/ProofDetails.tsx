import type { ProposalState } from "../../app/state.ts";
import type { Area } from "../../domain/area.ts";
import { schoolName } from "../../words/names.ts";
import { releasedTieText } from "../../words/proof_text.ts";

type Ready = Extract<ProposalState, { readonly status: "ready" }>;

interface ProofDetailsProps extends Pick<Ready, "proposal"> {
  readonly area: Area;
}

/** The ties that could not be kept, and the schools no two of which can share a cluster. */
export function ProofDetails({ proposal, area }: ProofDetailsProps) {
  const { releasedTies, certificate } = proposal;
  const alone = certificate?.noTwoShare ?? [];
  return (
    <>
      {releasedTies.length === 0 ? null : (
        <section aria-label="Not kept whole">
          <h3>Federations and trusts not kept whole</h3>
          <ul className="plain-list">
            {releasedTies.map((tie) => (
              <li key={`${tie.kind} ${tie.name}`}>{releasedTieText(tie)}</li>
            ))}
          </ul>
        </section>
      )}
      {alone.length < 2 ? null : (
        <details>
          <summary>The {alone.length} schools no two of which can share a cluster</summary>
          <p className="quiet">They have a yellow ring on the map.</p>
          <ul className="plain-list">
            {alone.map((urn) => (
              <li key={urn}>{schoolName(area, urn)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
