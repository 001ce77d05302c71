import { useEffect } from "react";
import type { KeptListing } from "../../app/saved/kept_state.ts";
import { selectArea, selectMark } from "../../app/selectors.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import { DeletedPlans } from "./DeletedPlans.tsx";
import { PlanTable } from "./PlanTable.tsx";
import { startAgainText } from "./start_again_text.ts";

/** The plans that this browser keeps: of the open area first, then of others, then those that were deleted. */
export default function PlansDialog({ onClose }: { readonly onClose: () => void }) {
  const area = useApp(selectArea);
  const plans = useApp((state) => state.keptPlans);
  const choices = useApp((state) => state.choices);
  const storage = useApp((state) => state.storage);
  const hasMark = useApp((state) => selectMark(state) !== null);
  const { listKeptPlans, startAgain } = useCommands();
  useEffect(() => {
    void listKeptPlans();
  }, [listKeptPlans]);
  const there = plans.filter((plan) => !plan.isDeleted);
  const isHere = (plan: KeptListing) => plan.area === area?.name;
  const others = there.filter((plan) => !isHere(plan));
  return (
    <ModalDialog title="Your plans" size="wide" onClose={onClose}>
      <p>
        {storage.status === "refused"
          ? storage.reason
          : "Each step is saved in this browser, on this computer, as you make it. Nobody else sees it. Clearing the browser’s data, or closing a private window, removes it: to be safe from that, or to give a plan to others, save it as a file from the ⋯ menu."}
      </p>
      {area === null ? null : (
        <section aria-label={`Plans of ${area.title}`}>
          <h3>{area.title}</h3>
          <PlanTable plans={there.filter(isHere)} onOpened={onClose} />
          {hasMark ? (
            <button
              type="button"
              className="button"
              onClick={() => {
                void startAgain();
                onClose();
              }}
            >
              {startAgainText(area, choices)}
            </button>
          ) : (
            <p className="quiet">
              What is open now is as the area came. It is saved here from your first change on.
            </p>
          )}
        </section>
      )}
      {others.length === 0 ? null : (
        <section aria-label="Plans of other areas">
          <h3>Other areas</h3>
          <PlanTable plans={others} withArea onOpened={onClose} />
        </section>
      )}
      <DeletedPlans plans={plans.filter((plan) => plan.isDeleted)} />
    </ModalDialog>
  );
}
