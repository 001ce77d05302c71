import { useMemo, useState } from "react";
import { companionsShown } from "../../app/companions.ts";
import { selectIsReviewing, selectShownPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { moveSchool } from "../../domain/edits/move_school.ts";
import { locksHolding } from "../../domain/locks.ts";
import type { Plan } from "../../domain/plan.ts";
import type { School } from "../../domain/school.ts";
import type { Companions } from "../../domain/why/companions.ts";
import { NO_COMPANIONS } from "../../domain/why/companions.ts";
import { companyOf } from "../../domain/why/company.ts";
import type { Placement, Placements } from "../../domain/why/placements.ts";
import { placementsOf } from "../../domain/why/placements.ts";
import { companyText } from "../../words/company_text.ts";
import { clusterName, schoolName } from "../../words/names.ts";
import { placementText, placeText } from "../../words/placement_text.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";

/** How many clusters that it could be in, and how many that it could not, are shown before the rest is asked for. */
const SHOWN_AT_FIRST = 3;

interface WhyHereProps {
  readonly area: Area;
  readonly school: School;
}

/** Why a school is where it is, when asked: what every other cluster would cost, or what stops it. */
export function WhyHere({ area, school }: WhyHereProps) {
  const [isOpen, setOpen] = useState(false);
  const isPlaced = useApp(
    (state) =>
      selectShownPlan(state)?.clusters.some(({ schools }) => schools.includes(school.urn)) === true,
  );
  if (school.location === null) return null;
  return (
    <details className="why" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {isPlaced
          ? "Why is it here? Other clusters compared"
          : "Clusters compared: where it could go"}
      </summary>
      {isOpen ? <OtherClusters area={area} school={school} /> : null}
    </details>
  );
}

function OtherClusters({ area, school }: WhyHereProps) {
  const judgement = useDerived((selectors) => selectors.judgement);
  const plan = useApp(selectShownPlan);
  const isReviewing = useApp(selectIsReviewing);
  const proposal = useApp((state) => state.proposal);
  const { store } = useHandles();
  const [showsAll, setShowsAll] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who was asked to be with whom is the proposal's.
  const companions = useMemo(
    () => companionsShown(store.getState()) ?? NO_COMPANIONS,
    [store, proposal],
  );
  const placements = useMemo(
    () => (judgement === null ? null : placementsOf(area, judgement, school.urn, companions)),
    [area, judgement, school.urn, companions],
  );
  if (placements === null || plan === null || judgement === null) return null;
  const { ceiling } = judgement.settings;
  const listed = showsAll ? placements.others : shortList(placements);
  return (
    <>
      <p>{placeText(placements, area, plan, school.urn)}</p>
      <WhyTogether area={area} school={school} companions={companions} />
      {placements.others.length === 0 ? <p className="quiet">There is no other cluster.</p> : null}
      <ul className="why__clusters">
        {listed.map((placement) => (
          <li key={placement.cluster}>
            <span>{placementText(placement, area, plan, ceiling)}</span>
            {placement.blocks.length > 0 || isReviewing ? null : (
              <MoveThere plan={plan} school={school} placement={placement} />
            )}
          </li>
        ))}
      </ul>
      {listed.length < placements.others.length ? (
        <button type="button" className="link" onClick={() => setShowsAll(true)}>
          Show all {placements.others.length} clusters
        </button>
      ) : null}
    </>
  );
}

/** Why a school is with one of its partners, which is chosen from a list. */
function WhyTogether(props: WhyHereProps & { readonly companions: Companions }) {
  const { area, school, companions } = props;
  const judgement = useDerived((selectors) => selectors.judgement);
  const plan = useApp(selectShownPlan);
  const [chosen, setChosen] = useState("");
  const own = plan?.clusters.find(({ schools }) => schools.includes(school.urn));
  const partners = own?.schools.filter((urn) => urn !== school.urn) ?? [];
  if (judgement === null || plan === null || partners.length === 0) return null;
  const company = partners.includes(chosen)
    ? companyOf(area, judgement, [school.urn, chosen], companions)
    : null;
  return (
    <>
      <label className="field-line">
        Why with{" "}
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">choose a partner</option>
          {partners.map((urn) => (
            <option key={urn} value={urn}>
              {schoolName(area, urn)}
            </option>
          ))}
        </select>
      </label>
      {company === null ? null : <p role="status">{companyText(company, area, plan)}</p>}
    </>
  );
}

function shortList({ others }: Placements): readonly Placement[] {
  const possible = others.filter(({ blocks }) => blocks.length === 0);
  const stopped = others.filter(({ blocks }) => blocks.length > 0);
  return [...possible.slice(0, SHOWN_AT_FIRST), ...stopped.slice(0, SHOWN_AT_FIRST)];
}

function MoveThere(props: {
  readonly plan: Plan;
  readonly school: School;
  readonly placement: Placement;
}) {
  const { plan, school, placement } = props;
  const { edit, announce } = useCommands();
  const name = clusterName(plan, placement.cluster);
  if (locksHolding(plan, [school.urn], placement.cluster).length > 0) return null;
  const move = () => {
    const label = `Moved ${school.name} to ${name}`;
    edit(moveSchool(school.urn, placement.cluster), label);
    announce(`${label}.`);
  };
  return (
    <button type="button" className="button" aria-label={`Move to ${name}`} onClick={move}>
      Move
    </button>
  );
}
