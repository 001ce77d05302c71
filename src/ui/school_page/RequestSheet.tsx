import type { Area } from "../../domain/area.ts";
import type { ClusterChange, MoveEffect } from "../../domain/move_request.ts";
import type { Partner } from "../../domain/partners.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { counted } from "../../words/counted.ts";
import { VERDICT_WORDS } from "../../words/labels.ts";
import type { RequestWords } from "../../words/move_request_text.ts";
import { worstPairText } from "../../words/move_request_text.ts";
import { VerdictMark } from "../parts/VerdictMark.tsx";
import { PartnerTimes } from "./PartnerTimes.tsx";

interface RequestSheetProps {
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly effect: MoveEffect;
  readonly words: RequestWords;
}

/** What the request says, as it is printed: who asks, and both clusters' longest drives and the school's own before and after. */
export function RequestSheet({ area, settings, effect, words }: RequestSheetProps) {
  const { left, joined, partnersBefore, partnersAfter } = effect;
  return (
    <>
      <dl className="facts print-only">
        <Fact label="To" text={joined.cluster.name} />
        <Fact label="From" text={left === null ? "no cluster" : left.cluster.name} />
        <Fact label="Asked by" text={words.role} />
        <Fact label="Date" text={words.date} />
        <Fact label="Reason" text={words.reason} />
      </dl>
      <section className="page-section" aria-labelledby="effect-title">
        <h3 id="effect-title">The longest drive of each cluster</h3>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Cluster</th>
              <th scope="col">Now</th>
              <th scope="col">After the move</th>
            </tr>
          </thead>
          <tbody>
            {left === null ? null : (
              <ChangeRow area={area} settings={settings} change={left} note="it leaves" />
            )}
            <ChangeRow area={area} settings={settings} change={joined} note="it joins" />
          </tbody>
        </table>
      </section>
      <div className="ways">
        <Own title="Its own drives now" partners={partnersBefore} area={area} settings={settings} />
        <Own title="After the move" partners={partnersAfter} area={area} settings={settings} />
      </div>
    </>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div className="facts__row">
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}

interface ChangeRowProps {
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly change: ClusterChange;
  readonly note: string;
}

function ChangeRow({ area, settings, change, note }: ChangeRowProps) {
  return (
    <tr>
      <th scope="row">
        {change.cluster.name}
        <span className="quiet">
          {note}; {counted(change.before.count, "school")} now, {change.after.count} after
        </span>
      </th>
      {[change.before, change.after].map((trial, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: before and after never change places
        <td key={place}>
          {trial.worst === null ? null : (
            <>
              <VerdictMark verdict={trial.verdict} /> {VERDICT_WORDS[trial.verdict]}:{" "}
            </>
          )}
          {worstPairText(area, trial, settings)}
        </td>
      ))}
    </tr>
  );
}

interface OwnProps {
  readonly title: string;
  readonly partners: readonly Partner[];
  readonly area: Area;
  readonly settings: JudgingSettings;
}

function Own({ title, partners, area, settings }: OwnProps) {
  return (
    <section className="way">
      <h3>{title}</h3>
      {partners.length === 0 ? (
        <p className="page-note">No partner.</p>
      ) : (
        <PartnerTimes label={title} area={area} settings={settings} partners={partners} />
      )}
    </section>
  );
}
