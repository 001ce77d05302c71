import type { ReactNode } from "react";
import { selectArea, selectMark, selectPlan, selectSaving } from "../../app/selectors.ts";
import { clockText, dayText } from "../../words/day_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { conflictText } from "./conflict_text.ts";
import type { NoticeKind } from "./notice_kind.ts";
import { startAgainText } from "./start_again_text.ts";

/** A bar below the top one: what is to be said, and the ways on. */
export default function NoticeBar({ kind }: { readonly kind: NoticeKind }) {
  switch (kind) {
    case "conflict":
      return <ConflictBar />;
    case "problem":
      return <ProblemBar />;
    case "refused":
      return <RefusedBar />;
    case "resumed":
      return <ResumedBar />;
  }
}

function Bar(props: {
  readonly isUrgent: boolean;
  readonly text: string;
  readonly children?: ReactNode;
}) {
  return (
    <aside className="kept-notice" data-urgent={props.isUrgent} aria-label="Your saved work">
      <p role={props.isUrgent ? "alert" : "status"}>{props.text}</p>
      <div className="button-row">{props.children}</div>
    </aside>
  );
}

function ConflictBar() {
  const conflict = useApp((state) => selectMark(state)?.conflict ?? null);
  const name = useApp((state) => selectPlan(state)?.name ?? "");
  const { settleConflict } = useCommands();
  if (conflict === null) return null;
  return (
    <Bar isUrgent text={conflictText(name, conflict)}>
      <button type="button" className="button" onClick={() => void settleConflict("mine-as-copy")}>
        Keep mine as a copy
      </button>
      <button type="button" className="button" onClick={() => void settleConflict("theirs")}>
        {conflict.isDeleted ? "Let it go" : "Take the other tab’s"}
      </button>
      <button type="button" className="button" onClick={() => void settleConflict("later")}>
        Decide later
      </button>
    </Bar>
  );
}

function ProblemBar() {
  const problem = useApp((state) => state.keptProblem ?? "");
  const isUnsaved = useApp((state) => selectSaving(state).kind === "not-saved");
  const { keepAgain } = useCommands();
  return (
    <Bar isUrgent text={problem}>
      <button type="button" className="button" onClick={() => void keepAgain()}>
        {isUnsaved ? "Try again" : "Got it"}
      </button>
    </Bar>
  );
}

function RefusedBar() {
  const reason = useApp((state) =>
    state.storage.status === "refused" ? state.storage.reason : "",
  );
  return (
    <Bar
      isUrgent
      text={`${reason} Your changes are in this page alone: save the plan as a file, from the ⋯ menu, before you leave it.`}
    />
  );
}

function ResumedBar() {
  const area = useApp(selectArea);
  const mark = useApp(selectMark);
  const choices = useApp((state) => state.choices);
  const { startAgain, show, noteResumed, announce } = useCommands();
  if (area === null || mark === null) return null;
  const { name } = mark.plan;
  return (
    <Bar
      isUrgent={false}
      text={`“${name}” is open as you left it: saved in this browser on ${dayText(mark.at)} at ${clockText(mark.at)}.`}
    >
      <button
        type="button"
        className="button"
        onClick={() => {
          void startAgain();
          announce(`“${name}” stays in Your plans.`);
        }}
      >
        {startAgainText(area, choices)}
      </button>
      <button
        type="button"
        className="button kept-notice__more"
        onClick={() => show({ dialog: "plans" })}
      >
        Your plans…
      </button>
      <button type="button" className="button button--main" onClick={noteResumed}>
        Got it
      </button>
    </Bar>
  );
}
