import { useVirtualizer } from "@tanstack/react-virtual";
import type { KeyboardEvent } from "react";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { MovingStep } from "../../app/move_reasons.ts";
import { movingStep } from "../../app/move_reasons.ts";
import { stepsOf, undoDepth } from "../../domain/history.ts";
import { counted } from "../../words/counted.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { PanelHead } from "../detail/PanelHead.tsx";
import { TakeMovesAway } from "../moves/TakeMovesAway.tsx";
import { Why } from "../moves/Why.tsx";
import { placeAfterKey } from "./place_after_key.ts";
import { stepReasons } from "./step_reasons.ts";

/** Of a line of a step's name, or of its reason below it, and of the rest of its row, in pixels. */
const LINE_HEIGHT = 20;
const ROW_ROOM = 20;
/** So many characters fit into a line on the smallest phone. */
const LINE_CHARACTERS = 27;

/** Every step of the plan's history, the first at the top: a list that only draws the rows in sight, with a way to each. */
export default function HistoryPanel() {
  const history = useApp((state) => state.history);
  const { show, jumpTo, announce } = useCommands();
  const steps = useMemo(() => (history === null ? [] : stepsOf(history)), [history]);
  const openedPlans = useApp((state) => state.openedPlans);
  const reasons = useMemo(
    () => stepReasons(steps, history, openedPlans),
    [steps, history, openedPlans],
  );
  const present = history === null ? 0 : undoDepth(history);
  const [chosen, setChosen] = useState(present);
  // Whatever undo and redo do elsewhere, the row to start from is the one that is shown.
  const [lastPresent, setLastPresent] = useState(present);
  if (lastPresent !== present) {
    setLastPresent(present);
    setChosen(present);
  }
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(true);
  const virtual = useVirtualizer({
    count: steps.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => rowHeight(steps[place]?.label ?? "", reasons.get(place) ?? ""),
    overscan: 8,
  });
  // Heights are asked for anew when a step gains or loses its reason.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what the heights depend on
  useLayoutEffect(() => virtual.measure(), [virtual, reasons]);
  useEffect(() => virtual.scrollToIndex(chosen, { align: "auto" }), [chosen, virtual]);
  useEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-step="${chosen}"]`);
    if (!wantsFocus.current || row === undefined || row === null) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });
  if (history === null) return null;
  const goTo = (place: number) => {
    jumpTo(place);
    announce(
      `The plan is as it was after “${steps[place]?.label}”: ${positionText(place, steps)}.`,
    );
  };
  const onKey = (event: KeyboardEvent) => {
    const place = placeAfterKey(event.key, chosen, steps.length);
    if (place === null) return;
    event.preventDefault();
    wantsFocus.current = true;
    setChosen(place);
  };
  return (
    <section className="panel panel--history" aria-label="History">
      <PanelHead
        title="History"
        note={`${counted(steps.length - 1, "step")}. Choose one to see the plan as it was then. Later steps stay until something else is changed.`}
        closeLabel="Close the history"
        onClose={() => show({ task: null })}
      />
      <div ref={scroller} className="list-scroller">
        <ol
          className="virtual-list"
          style={{ height: virtual.getTotalSize() }}
          aria-label="Steps"
          onKeyDown={onKey}
        >
          {virtual.getVirtualItems().map((item) => (
            <li
              key={item.key}
              className="virtual-list__item"
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
              aria-setsize={steps.length}
              aria-posinset={item.index + 1}
            >
              <button
                type="button"
                className="history-row"
                data-step={item.index}
                data-undone={item.index > present}
                aria-current={item.index === present ? "step" : undefined}
                tabIndex={item.index === chosen ? 0 : -1}
                onClick={() => goTo(item.index)}
                onFocus={() => setChosen(item.index)}
              >
                <span className="history-row__label">
                  {steps[item.index]?.label}
                  {reasons.has(item.index) ? (
                    <span className="history-row__reason">{reasons.get(item.index)}</span>
                  ) : null}
                </span>
                <span className="quiet">
                  {item.index === present ? "now" : item.index > present ? "undone" : ""}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </div>
      <StepFoot
        step={chosen <= present ? movingStep(steps[chosen - 1], steps[chosen], openedPlans) : null}
      />
    </section>
  );
}

/** What the moves of the step that the keyboard is at are for, and the ways to take all of them away. */
function StepFoot({ step }: { readonly step: MovingStep | null }) {
  return (
    <footer className="panel__foot history-foot">
      {step === null ? null : (
        <div>
          <p className="quiet">{step.label}</p>
          <Why key={step.label} step={step} />
        </div>
      )}
      <TakeMovesAway />
    </footer>
  );
}

/** Room for the whole of a step's name and reason. */
function rowHeight(...texts: readonly string[]): number {
  const lines = texts.map(({ length }) => Math.ceil(length / LINE_CHARACTERS));
  return ROW_ROOM + LINE_HEIGHT * lines.reduce((sum, count) => sum + count, 0);
}

function positionText(place: number, steps: readonly unknown[]): string {
  return place === 0 ? "as it was opened" : `step ${place} of ${steps.length - 1}`;
}
