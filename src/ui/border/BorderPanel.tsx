import { useMemo, useState } from "react";
import { selectIsReviewing, selectPlan } from "../../app/selectors.ts";
import type { BorderState } from "../../app/state.ts";
import { joinBorderSchool } from "../../domain/edits/join_border_school.ts";
import { effectOfEdit } from "../../domain/effect.ts";
import { faithOf } from "../../domain/faith.ts";
import { withBorderSchools } from "../../domain/joined_area.ts";
import type { SchoolOverBorder } from "../../domain/over_border.ts";
import type { ClusterId, Plan } from "../../domain/plan.ts";
import type { School, SchoolIndex, Urn } from "../../domain/school.ts";
import { authorityOf } from "../../words/border_text.ts";
import { datedText } from "../../words/dated_text.ts";
import { brokenText, effectText } from "../../words/effect_text.ts";
import { FAITH_LABELS } from "../../words/labels.ts";
import { clusterName } from "../../words/names.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { EffectFigures } from "../assign/EffectFigures.tsx";
import { NearestTable } from "../detail/NearestTable.tsx";
import { PanelHead } from "../detail/PanelHead.tsx";
import { FactList } from "../parts/FactList.tsx";

const NEAREST_SHOWN = 8;
const NEW = "new";
const TO = "to:";

/** A school of another authority that is not in the area: what it is, how far, and the way to have it as a partner. */
export default function BorderPanel({ urn }: { readonly urn: Urn }) {
  const found = useApp((state) => foundOverBorder(state.border.found, urn));
  const area = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(selectPlan);
  const reviewing = useApp(selectIsReviewing);
  const { selectBorderSchool } = useCommands();
  const wider = useMemo(
    () => (area === null || found === null ? null : withBorderSchools(area, [found.school])),
    [area, found],
  );
  if (wider === null || area === null || found === null || plan === null) return null;
  const { school } = found;
  const index = wider.schools.findIndex((known) => known.urn === urn) as SchoolIndex;
  return (
    <section className="panel" aria-label={school.name}>
      <PanelHead
        title={school.name}
        note={[authorityOf(school), school.postcode, `URN ${urn}`]
          .filter((part) => part !== null)
          .join(" · ")}
        closeLabel="Close this school"
        onClose={() => selectBorderSchool(null)}
      />
      <p className="border-mark">
        <strong>Not in this area:</strong> it is a school of {authorityOf(school)}.
      </p>
      {reviewing ? (
        <p>Accept the proposal, or leave it, before a school joins the plan.</p>
      ) : (
        <JoinForm key={urn} school={school} plan={plan} />
      )}
      <BorderFacts school={school} />
      <NearestTable area={wider} school={index} count={NEAREST_SHOWN} />
    </section>
  );
}

function foundOverBorder(found: BorderState["found"], urn: Urn): SchoolOverBorder | null {
  if (found.status !== "ready" || found.value.kind !== "found") return null;
  return found.value.schools.find(({ school }) => school.urn === urn) ?? null;
}

interface JoinFormProps {
  readonly school: School;
  readonly plan: Plan;
}

/** A cluster is chosen, what the school would do to it is seen, and a button makes it a partner. */
function JoinForm({ school, plan }: JoinFormProps) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const mode = useApp((state) => state.assigning.mode);
  const cluster = useApp((state) => state.selection.cluster);
  const { edit, announce, selectBorderSchool, alertLimit } = useCommands();
  const [choice, setChoice] = useState("");
  const target = choice === NEW ? null : choice.slice(TO.length);
  const isKnown = choice === NEW || plan.clusters.some(({ id }) => id === target);
  const joined = useMemo(
    () => (isKnown ? joinBorderSchool(school, target)(plan) : null),
    [isKnown, school, target, plan],
  );
  const wider = area === null ? null : withBorderSchools(area, joined?.borderSchools);
  const effect = useMemo(
    () =>
      wider === null || joined === null || judgement === null
        ? null
        : effectOfEdit(wider, judgement, joined),
    [wider, joined, judgement],
  );
  if (area === null || judgement === null || wider === null) return null;
  const { settings } = judgement;
  const broken = effect === null ? "" : brokenText(effect, wider, settings);
  const isBlocked = mode === "block" && broken !== "";
  const join = () => {
    if (effect === null || isBlocked) return;
    const label = `Joined ${school.name} from ${authorityOf(school)}`;
    const to = target ?? joined?.clusters.at(-1)?.id ?? null;
    edit(joinBorderSchool(school, target), label, {
      cluster,
      school: area.schools.length as SchoolIndex,
    });
    selectBorderSchool(null);
    announce(`${label} to ${nameOf(joined ?? plan, to)}. ${effectText(effect, wider, settings)}`);
    alertLimit(
      mode === "warn" && broken !== "" ? { text: `${label}. ${broken}`, isDone: true } : null,
    );
  };
  return (
    <div className="move-effect">
      <label className="field-line">
        Join to a cluster…{" "}
        <select
          value={isKnown ? choice : ""}
          onChange={({ target: list }) => setChoice(list.value)}
        >
          <option value="">Choose a cluster…</option>
          {plan.clusters.map(({ id, name, locked }, place) => (
            <option key={id} value={`${TO}${id}`} disabled={locked === true}>
              {place + 1} {name}
              {locked === true ? " (locked)" : ""}
            </option>
          ))}
          <option value={NEW}>A new cluster</option>
        </select>
      </label>
      <div role="status">
        {effect === null ? null : (
          <EffectFigures area={wider} effect={effect} settings={settings} />
        )}
        {isBlocked ? <p>It cannot join there while what breaks the limit is not allowed.</p> : null}
      </div>
      {effect === null ? null : (
        <button type="button" className="button button--main" disabled={isBlocked} onClick={join}>
          Join it to {nameOf(joined ?? plan, target ?? joined?.clusters.at(-1)?.id ?? null)}
        </button>
      )}
      <p className="quiet">Its drives are estimated: a cluster with it is not all routed.</p>
    </div>
  );
}

function nameOf(plan: Plan, id: ClusterId | null): string {
  return id === null ? "a new cluster" : clusterName(plan, id);
}

function BorderFacts({ school }: { readonly school: School }) {
  const rows: readonly (readonly [string, string])[] = [
    ["Authority", authorityOf(school)],
    ["Type", school.type ?? "not supplied"],
    ["Faith", FAITH_LABELS[faithOf(school.religiousCharacter)]],
    ["Pupils", datedText(school.pupils)],
    ["Capacity", datedText(school.capacity)],
  ];
  return (
    <section aria-label="Facts">
      <h3>Facts</h3>
      <FactList facts={rows} />
    </section>
  );
}
