import { useRef } from "react";
import { selectArea, selectPlan } from "../../app/selectors.ts";
import type { Dialog, Task } from "../../app/state.ts";
import { useApp, useCommands, useHandles } from "../AppContext.tsx";
import { fileName, saveFile } from "../save_file.ts";
import { SavePageItem } from "./SavePageItem.tsx";

const TASKS: readonly { readonly key: Exclude<Task, null>; readonly label: string }[] = [
  { key: "history", label: "History of changes" },
  { key: "compare", label: "Compare plans" },
  { key: "explore", label: "What else could be done" },
];
type DialogItem = { readonly key: Exclude<Dialog, null>; readonly label: string };
const OF_THE_PLAN: readonly DialogItem[] = [
  { key: "present", label: "Present" },
  { key: "objections", label: "Objections…" },
];
const OF_FILES: readonly DialogItem[] = [
  { key: "plans", label: "Your plans…" },
  { key: "open-file", label: "Open a file…" },
  { key: "paste", label: "Today’s partnerships…" },
  { key: "export", label: "Export…" },
];
const OF_TIMES: readonly DialogItem[] = [
  { key: "road-times", label: "Get road times…" },
  { key: "limits", label: "Limits and times…" },
  { key: "times", label: "Where the times come from" },
  { key: "help", label: "What am I looking at?" },
];

/** The rarer commands, in a popover of plain buttons. */
export function MoreMenu() {
  const { show, planSaved, openSchoolPage, leaveSchoolPage } = useCommands();
  const { deps } = useHandles();
  const plan = useApp(selectPlan);
  const area = useApp(selectArea);
  const selected = useApp((state) => {
    const { school } = state.selection;
    return school === null ? null : (selectArea(state)?.schools[school]?.urn ?? null);
  });
  const popover = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => popover.current?.hidePopover();
  const closeAfterSaving = () => {
    close();
    // The item that was pressed could not keep the keyboard while it was at work.
    opener.current?.focus();
  };
  const save = async () => {
    close();
    if (plan === null || area === null) return;
    const { planFileText } = await import("../../app/plan_file.ts");
    const now = deps.now();
    const text = planFileText(plan, area, now);
    saveFile(fileName(plan.name, "json"), "application/json", text);
    planSaved(plan, now);
  };
  const opens = ({ key, label }: DialogItem) => (
    <button
      key={key}
      type="button"
      className="more-menu__item"
      onClick={() => {
        close();
        show({ dialog: key });
      }}
    >
      {label}
    </button>
  );
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="button button--icon"
        aria-label="More"
        title="More"
        popoverTarget="more-menu"
      >
        ⋯
      </button>
      <div ref={popover} id="more-menu" popover="auto" className="more-menu">
        <div className="more-menu__part">
          <button
            type="button"
            className="more-menu__item"
            onClick={() => {
              close();
              openSchoolPage(selected);
            }}
          >
            A school’s own page
          </button>
          {TASKS.map(({ key, label }) => (
            <button
              key={key}
              type="button"
              className="more-menu__item"
              disabled={plan === null}
              onClick={() => {
                close();
                leaveSchoolPage();
                show({ task: key });
              }}
            >
              {label}
            </button>
          ))}
          {OF_THE_PLAN.map(opens)}
        </div>
        <div className="more-menu__part">
          {OF_FILES.map(opens)}
          <button
            type="button"
            className="more-menu__item"
            disabled={plan === null || area === null}
            onClick={() => void save()}
          >
            Save the plan as a file
          </button>
          <SavePageItem onSaved={closeAfterSaving} />
        </div>
        <div className="more-menu__part">{OF_TIMES.map(opens)}</div>
      </div>
    </>
  );
}
