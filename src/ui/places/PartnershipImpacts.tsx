import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { writeNote } from "../../app/places/scenario_edits.ts";
import type { FoundOutcome } from "../../app/places/scenario_runs.ts";
import type { PartnershipImpact, RollChange } from "../../domain/places/outcome.ts";
import type { ClusterId } from "../../domain/plan.ts";
import { listed, numberedName } from "../../words/names.ts";
import type { NameOf } from "../../words/places_outcome_text.ts";
import { worstDriveText } from "../../words/places_outcome_text.ts";
import { TextField } from "./TextField.tsx";
import { useScenarioEdits } from "./use_scenarios.ts";

interface PartnershipImpactsProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
  readonly found: FoundOutcome;
  readonly nameOf: NameOf;
}

/** What a test does to each partnership that it touches. It is always there (report S-43). */
export function PartnershipImpacts({ places, kept, found, nameOf }: PartnershipImpactsProps) {
  const { partnerships } = found.outcome;
  const { edit } = useScenarioEdits(places);
  const written = kept.scenario.notes.mitigation;
  const write = (cluster: ClusterId, name: string, text: string) =>
    edit(writeNote(kept.id, "mitigation", cluster, text), `Mitigation for ${numberedName(name)}`);
  return (
    <section className="impacts" aria-label="What it does to partnerships">
      <h3>What it does to partnerships</h3>
      {found.asked.plan === null ? <p>There is no plan, so no partnership is known.</p> : null}
      {found.asked.plan !== null && partnerships.length === 0 ? (
        <p>No partnership is touched.</p>
      ) : null}
      {partnerships.map((impact) => (
        <article key={impact.cluster} className="impact" aria-label={numberedName(impact.name)}>
          <h4>{numberedName(impact.name)}</h4>
          <Impact impact={impact} nameOf={nameOf} />
          <TextField
            label="How harm would be made good"
            isLong={true}
            hint={
              (written[impact.cluster] ?? "") === ""
                ? "To be written before a report is complete."
                : undefined
            }
            value={written[impact.cluster] ?? ""}
            onCommit={(text) => write(impact.cluster, impact.name, text)}
          />
        </article>
      ))}
    </section>
  );
}

function Impact(props: { readonly impact: PartnershipImpact; readonly nameOf: NameOf }) {
  const { impact, nameOf } = props;
  const { lost, joined, rolls, competes, links, worstBefore, worstAfter } = impact;
  const gain = rolls.filter(({ pupils }) => pupils > 0);
  const lose = rolls.filter(({ pupils }) => pupils < 0);
  const facts: readonly (readonly [string, string])[] = [
    ...(lost.length === 0 ? [] : [["Members lost", listed(lost.map(nameOf))] as const]),
    ...(joined.length === 0 ? [] : [["Members new", listed(joined.map(nameOf))] as const]),
    ["Worst pair", worstDriveText(worstBefore, nameOf)],
    ["Worst pair after", worstDriveText(worstAfter, nameOf)],
    ["Gain pupils", rollsText(gain, nameOf)],
    ["Lose pupils", rollsText(lose, nameOf)],
    ...links.map(
      ({ kind, purpose, urns }) =>
        [purpose === "" ? kind : `${kind} (${purpose})`, listed(urns.map(nameOf))] as const,
    ),
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value], place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two links may say the very same
          <div key={place} className="facts__row">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {competes ? <p>A member gains pupils whom a partner loses.</p> : null}
    </>
  );
}

function rollsText(changes: readonly RollChange[], nameOf: NameOf): string {
  if (changes.length === 0) return "none";
  return listed(
    changes.map(({ urn, pupils }) => `${nameOf(urn)} ${pupils > 0 ? "+" : "−"}${Math.abs(pupils)}`),
  );
}
