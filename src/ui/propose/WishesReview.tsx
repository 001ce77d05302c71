import type { ProposalState } from "../../app/state.ts";
import { wishesCostText, wishText } from "../../words/wish_text.ts";

type Ready = Extract<ProposalState, { readonly status: "ready" }>;

/** What became of each wish, and what it costs in travel; nothing where nothing was wished. */
export function WishesReview({ proposal }: Pick<Ready, "proposal">) {
  const { wishes = [], travelCost = null } = proposal;
  if (wishes.length === 0) return null;
  return (
    <section aria-label="What the wishes cost">
      <h3>What the wishes cost</h3>
      <ul className="plain-list">
        {wishes.map((wish) => (
          <li key={wish.name}>{wishText(wish)}</li>
        ))}
        {wishes.length > 1 && travelCost !== null ? <li>{wishesCostText(travelCost)}</li> : null}
      </ul>
    </section>
  );
}
