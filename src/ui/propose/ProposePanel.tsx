import { useApp, useCommands } from "../AppContext.tsx";
import { PanelHead } from "../detail/PanelHead.tsx";
import { ProposalProgress } from "./ProposalProgress.tsx";
import { ProposalReview } from "./ProposalReview.tsx";
import { ProposeForm } from "./ProposeForm.tsx";

/** Asking for a proposal, watching it being made, and deciding on it. */
export default function ProposePanel() {
  const proposal = useApp((state) => state.proposal);
  const { show, dropProposal } = useCommands();
  return (
    <section className="panel" aria-label="Propose clusters">
      <PanelHead
        title="Propose clusters"
        closeLabel="Close the proposal"
        onClose={() => {
          dropProposal();
          show({ task: null });
        }}
      />
      {proposal.status === "none" ? <ProposeForm /> : null}
      {proposal.status === "running" ? <ProposalProgress progress={proposal.progress} /> : null}
      {proposal.status === "ready" ? <ProposalReview ready={proposal} /> : null}
      {proposal.status === "failed" ? (
        <div role="alert">
          <p>No proposal was made: {proposal.reason}</p>
          <p>Your clusters are as they were.</p>
          <button type="button" className="button" onClick={dropProposal}>
            Change the request
          </button>
        </div>
      ) : null}
    </section>
  );
}
