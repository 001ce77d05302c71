import { useState } from "react";
import { selectArea, selectIsReviewing, selectPlan } from "../../app/selectors.ts";
import type { AppState } from "../../app/state.ts";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import { recordKnownTime } from "../../domain/edits/record_known_time.ts";
import { removeKnownTime } from "../../domain/edits/remove_known_time.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { KnownTime } from "../../domain/known_times.ts";
import { knownTimeOf } from "../../domain/known_times.ts";
import { namedSpeed } from "../../domain/speed.ts";
import { schoolName } from "../../words/names.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";
import { KnownTimeForm } from "./KnownTimeForm.tsx";
import { KnownTimesTable } from "./KnownTimesTable.tsx";
import type { KnownTimeDraft } from "./known_time_draft.ts";
import { draftOf } from "./known_time_draft.ts";

/** Drives that people know better than the engine: recorded one direction at a time, judged in its place, marked wherever shown. */
export function KnownTimes() {
  const area = useApp(selectArea);
  const plan = useApp(selectPlan);
  const judgement = useDerived((selectors) => selectors.judgement);
  const settings = useDerived((selectors) => selectors.settings);
  const reviewing = useApp(selectIsReviewing);
  const { store, deps } = useHandles();
  const { edit, announce } = useCommands();
  const [draft, setDraft] = useState<KnownTimeDraft>(() => {
    const ends = endsToStartFrom(store.getState(), area, judgement);
    const today = deps.now().slice(0, 10);
    return {
      ...ends,
      minutes: "",
      speed: namedSpeed("school-day"),
      reason: "",
      role: "",
      date: today,
    };
  });
  if (area === null || plan === null) return null;
  const known = plan.knownTimes ?? [];
  const drive = (time: Pick<KnownTime, "from" | "to">) =>
    `${schoolName(area, time.from)} to ${schoolName(area, time.to)}`;
  const record = (time: KnownTime) => {
    edit(recordKnownTime(time), `Recorded the drive from ${drive(time)}`);
    announce(`The drive from ${drive(time)} is now judged as it is known locally.`);
    const isBackKnown = knownTimeOf(known, time.to, time.from) !== null;
    const next = isBackKnown ? { from: "", to: "" } : { from: time.to, to: time.from };
    setDraft({ ...draft, ...next, minutes: "" });
  };
  return (
    <>
      <p>
        If you drive it, you know it. A time recorded here is judged in place of the engine’s, at
        every speed, and is marked “known locally” wherever it is shown or printed. It belongs to
        the plan and can be undone.
      </p>
      {known.length === 0 ? (
        <p className="quiet">No drive is recorded yet.</p>
      ) : (
        <KnownTimesTable
          area={area}
          known={known}
          settings={settings}
          editable={!reviewing}
          onChange={(time) => setDraft(draftOf(time))}
          onWayBack={(time) =>
            setDraft({ ...draftOf(time), from: time.to, to: time.from, minutes: "" })
          }
          onRemove={(time) => {
            const step = `Removed the known time from ${drive(time)}`;
            edit(removeKnownTime(time.from, time.to), step);
            announce(`${step}. The engine’s time counts again.`);
          }}
        />
      )}
      {reviewing ? (
        <p>Accept the proposal or keep yours first: known times are part of the plan.</p>
      ) : (
        <KnownTimeForm
          area={area}
          known={known}
          settings={settings}
          draft={draft}
          onDraft={setDraft}
          onRecord={record}
        />
      )}
    </>
  );
}

/** The school of its own page and the one that its way goes to, the selected school, or the worst pair of the selected cluster: what the user was looking at. */
function endsToStartFrom(
  { page, pageSchool, pageView, selection }: AppState,
  area: Area | null,
  judgement: Judgement | null,
): Pick<KnownTimeDraft, "from" | "to"> {
  if (area === null) return { from: "", to: "" };
  if (page === "school") {
    return { from: pageSchool ?? "", to: pageView.kind === "way" ? pageView.to : "" };
  }
  if (selection.school !== null) return { from: schoolAt(area, selection.school).urn, to: "" };
  const judged = judgement?.clusters.find(({ cluster }) => cluster.id === selection.cluster);
  const worst = judged?.worst ?? null;
  if (worst === null) return { from: "", to: "" };
  return { from: schoolAt(area, worst.from).urn, to: schoolAt(area, worst.to).urn };
}
