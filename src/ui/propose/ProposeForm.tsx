import { useState } from "react";
import {
  NO_PRICED_WISHES,
  pricedWishes,
  pricedWishesProblems,
} from "../../app/priced_wishes_draft.ts";
import { selectArea, selectPlan } from "../../app/selectors.ts";
import type { ProposalRequest } from "../../app/state.ts";
import { wishesOf } from "../../app/wishes.ts";
import { ownSchoolCount } from "../../domain/area.ts";
import { setSettings } from "../../domain/edits/set_settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../domain/settings.ts";
import { speedText } from "../../words/speed_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { LimitsFields } from "../limits/LimitsFields.tsx";
import {
  isWholeOrBlank,
  limitsChange,
  limitsDraft,
  limitsProblems,
} from "../limits/limits_draft.ts";
import { FormProblems } from "../parts/FormProblems.tsx";
import { NumberField } from "../parts/NumberField.tsx";
import { PricedWishesFields } from "./PricedWishesFields.tsx";
import { WishesFields } from "./WishesFields.tsx";
import { wishChoices, wishesDraft, wishesProblems } from "./wishes_draft.ts";

const OBJECTIVES: readonly {
  readonly key: Objective;
  readonly label: string;
  readonly note: string;
}[] = [
  { key: "travel", label: "Least travel", note: "between all partners of a cluster" },
  {
    key: "host",
    label: "Easiest meetings",
    note: "least travel to each cluster’s easiest school to meet at",
  },
  { key: "fewest", label: "Fewest clusters", note: "as few as the limits allow" },
];

type Objective = ProposalRequest["objective"];

/** What a proposal must respect and what it should be best at. */
export function ProposeForm() {
  const area = useApp(selectArea);
  const plan = useApp(selectPlan);
  const { edit, propose } = useCommands();
  const settings = resolveSettings(plan?.settings ?? {}, {}, PROPOSAL_BOUNDS);
  const [draft, setDraft] = useState(() => limitsDraft(settings));
  const [clusters, setClusters] = useState("");
  const [objective, setObjective] = useState<Objective>("travel");
  const [wishes, setWishes] = useState(() => wishesDraft(plan ?? {}));
  const [priced, setPriced] = useState(NO_PRICED_WISHES);
  if (area === null || plan === null) return null;
  const takesWishes = objective === "travel";
  const wanted = objective === "fewest" ? "" : clusters;
  const problems = [
    ...limitsProblems(draft),
    ...countProblems(wanted, area.schools.length),
    ...wishesProblems(wishes, area),
    ...(takesWishes ? pricedWishesProblems(priced) : []),
  ];
  const start = () => {
    if (problems.length > 0) return;
    edit(setSettings(limitsChange(draft)), "Changed the limits");
    void propose({
      objective,
      clusters: wanted === "" ? "auto" : Number(wanted),
      wishes: {
        ...wishesOf(area, plan, wishChoices(wishes, area)),
        priced: takesWishes ? pricedWishes(priced, plan) : [],
      },
    });
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <p>
        The planner puts the {ownSchoolCount(area)} schools of {area.title} into clusters so that
        every partner can reach every other within the limit, at {speedText(settings.speed)}. Faith
        and community schools mix freely.
        {area.driveTimes.band === null
          ? ""
          : " Times here are estimates, so it keeps even the cautious end of each within the limit."}
      </p>
      <fieldset>
        <legend>Make it best at</legend>
        {OBJECTIVES.map(({ key, label, note }) => (
          <label key={key} className="radio-line">
            <input
              type="radio"
              name="objective"
              checked={objective === key}
              onChange={() => setObjective(key)}
            />
            <span>
              {label} <small className="quiet radio-line__note">{note}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Limits</legend>
        <LimitsFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
        {objective === "fewest" ? null : (
          <NumberField
            label="Number of clusters"
            hint="Leave blank for about five schools each"
            value={clusters}
            onChange={setClusters}
          />
        )}
      </fieldset>
      <WishesFields draft={wishes} onChange={(change) => setWishes({ ...wishes, ...change })} />
      {takesWishes ? (
        <PricedWishesFields
          draft={priced}
          onChange={setPriced}
          today={plan.today !== undefined ? "told" : plan.clusters.length > 0 ? "plan" : null}
        />
      ) : (
        <p className="quiet">Wishes can be added to “Least travel” only.</p>
      )}
      <FormProblems problems={problems} />
      <button type="submit" className="button button--main" disabled={problems.length > 0}>
        Propose clusters
      </button>
    </form>
  );
}

function countProblems(clusters: string, schools: number): readonly string[] {
  if (!isWholeOrBlank(clusters)) {
    return ["The number of clusters must be a whole number of 1 or more."];
  }
  return Number(clusters) > schools
    ? [`There are ${schools} schools, so there cannot be ${clusters} clusters.`]
    : [];
}
