import type { ProposalState } from "../../app/state.ts";
import { isOnlyLeastKnown } from "../../domain/ceiling.ts";
import type { Judgement } from "../../domain/judgement.ts";
import { shownVerdict } from "../../domain/judgement.ts";
import { resolveSettings } from "../../domain/settings.ts";
import type { Speed } from "../../domain/speed.ts";
import { totalTravel } from "../../domain/total_travel.ts";
import { secondsToMinutes } from "../../domain/units.ts";
import { counted } from "../../words/counted.ts";
import { minutesFigure } from "../../words/durations.ts";
import { proofText } from "../../words/proof_text.ts";
import { speedText } from "../../words/speed_text.ts";
import { unplacedText } from "../../words/unplaced_text.ts";
import { useCommands, useDerived } from "../AppContext.tsx";
import { WhyNotFewer } from "../reasons/WhyNotFewer.tsx";
import { WhyUnplaced } from "../reasons/WhyUnplaced.tsx";
import { ProofDetails } from "./ProofDetails.tsx";
import { WishesReview } from "./WishesReview.tsx";

type Ready = Extract<ProposalState, { readonly status: "ready" }>;

/** The proposal beside what was there, to accept or drop. */
export function ProposalReview({ ready }: { readonly ready: Ready }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const before = useDerived((selectors) => selectors.judgementBefore);
  const after = useDerived((selectors) => selectors.judgementOfProposal);
  const { acceptProposal, dropProposal, showInReview, show, announce } = useCommands();
  if (area === null || before === null || after === null) return null;
  const { proposal, showing } = ready;
  const nothing = proposal.clusters.length === 0;
  return (
    <>
      <p role="status">{outcomeText(ready)}</p>
      {isJudgedOtherwise(ready, after) ? (
        <p className="form__problems">
          It was proposed at {speedText(speedOf(ready))}, and the limits or the speed have changed
          since: what is said of the best possible holds for those it was proposed at.
        </p>
      ) : null}
      <ProofDetails proposal={proposal} area={area} />
      <WishesReview proposal={proposal} />
      {nothing ? null : <WhyNotFewer />}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">At {speedText(after.settings.speed)}</th>
            <th scope="col" className="number">
              Before
            </th>
            <th scope="col" className="number">
              Proposal
            </th>
          </tr>
        </thead>
        <tbody>
          {comparison(before, after).map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td className="number">{row.before}</td>
              <td className="number">{row.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <fieldset className="segmented">
        <legend>On the map and in the list</legend>
        {(["before", "proposal"] as const).map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="showing"
              checked={showing === choice}
              onChange={() => showInReview(choice)}
            />
            <span>{choice === "before" ? "Before" : "Proposal"}</span>
          </label>
        ))}
      </fieldset>
      <p>
        <button type="button" className="link" onClick={() => show({ task: "compare" })}>
          Compare in full: who moves, and what it does
        </button>
      </p>
      {proposal.unplaced.length > 0 ? (
        <section aria-label="Schools not placed">
          <h3>
            {proposal.unplaced.length} {proposal.unplaced.length === 1 ? "school" : "schools"} not
            placed
          </h3>
          <ul className="plain-list">
            {proposal.unplaced.map((unplaced) => (
              <li key={unplaced.urn}>
                {unplacedText(unplaced, area)}
                <WhyUnplaced area={area} urn={unplaced.urn} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="button-row">
        <button
          type="button"
          className="button button--main"
          disabled={nothing}
          onClick={() => {
            acceptProposal(
              `Accepted a proposal of ${counted(proposal.clusters.length, "cluster")}`,
            );
            announce("The proposal is now your plan. Undo brings back what was there.");
          }}
        >
          Accept
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            dropProposal();
            show({ task: null });
            announce(
              "The proposal is dropped. Your clusters are as they were; the limits that you set stay.",
            );
          }}
        >
          Keep mine
        </button>
        <button type="button" className="button button--plain" onClick={dropProposal}>
          Change the request
        </button>
        <button
          type="button"
          className="button button--plain"
          onClick={() => show({ task: "explore" })}
        >
          What else could be done
        </button>
      </div>
      <p className="quiet">
        Made in {proposal.seconds.toFixed(1)} s, seed {proposal.seed}.
      </p>
    </>
  );
}

function outcomeText({ proposal }: Ready): string {
  if (proposal.status === "infeasible") {
    return `${proofText(proposal)} Loosen one of them and ask again.`;
  }
  const made = counted(proposal.clusters.length, "cluster");
  const stopped =
    proposal.stoppedBy === "user" ? " You stopped it early: this is the best so far." : "";
  return `${made} proposed.${stopped} ${proofText(proposal)}`;
}

/** The speed that the proposal was made at. */
function speedOf({ plan }: Ready): Speed {
  return resolveSettings(plan.settings).speed;
}

/** Whether the plan is now judged by other settings than the proposal was made, and proved, under. */
function isJudgedOtherwise({ plan }: Ready, after: Judgement): boolean {
  const made = resolveSettings(plan.settings);
  const { ceiling, speed, bounds } = after.settings;
  return (
    made.ceiling !== ceiling ||
    made.speed.factor !== speed.factor ||
    made.speed.fixed !== speed.fixed ||
    JSON.stringify(made.bounds) !== JSON.stringify(bounds)
  );
}

function comparison(before: Judgement, after: Judgement) {
  const row = (label: string, figure: (judgement: Judgement) => string) => ({
    label,
    before: figure(before),
    after: figure(after),
  });
  const verdicts =
    (...wanted: readonly string[]) =>
    (judgement: Judgement) =>
      String(judgement.clusters.filter((judged) => wanted.includes(judged.verdict)).length);
  const within = ({ clusters }: Judgement) =>
    clusters.filter((judged) => shownVerdict(judged) === "within").length;
  return [
    row("Clusters", (judgement) => String(judgement.clusters.length)),
    row("Within", (judgement) => String(within(judgement))),
    row("Too close to call", verdicts("too-close-to-call")),
    row("Over", verdicts("over")),
    ...([before, after].some((judgement) => verdicts("no-route")(judgement) !== "0")
      ? [row("Without a road route", verdicts("no-route"))]
      : []),
    row("Schools not in a cluster", (judgement) => String(judgement.unassigned.length)),
    row("Longest worst pair, min", (judgement) => longestFigure(judgement)),
    row("Travel between partners, min", (judgement) => travelFigure(judgement)),
  ];
}

function longestFigure(judgement: Judgement): string {
  const [first, ...rest] = judgement.clusters.flatMap((judged) => judged.worst ?? []);
  if (first === undefined) return "–";
  const longest = rest.reduce(
    (known, pair) => (pair.seconds > known.seconds ? pair : known),
    first,
  );
  if (isOnlyLeastKnown(longest)) return "not known";
  return `${longest.high > longest.low ? "about " : ""}${minutesFigure(longest.seconds)}`;
}

function travelFigure(judgement: Judgement): string {
  if (judgement.clusters.length === 0) return "–";
  const travel = totalTravel(judgement);
  const isEstimate = judgement.clusters.some(
    ({ worst }) => worst !== null && worst.high > worst.low,
  );
  return Number.isFinite(travel)
    ? (isEstimate ? "about " : "") + Math.round(secondsToMinutes(travel)).toLocaleString("en-GB")
    : judgement.clusters.some(({ pairs }) => pairs.some((pair) => isOnlyLeastKnown(pair)))
      ? "not known"
      : "no road route";
}
