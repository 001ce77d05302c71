import { useCallback, useEffect, useRef } from "react";
import { selectShownPlan } from "../../app/selectors.ts";
import { useApp, useDerived } from "../AppContext.tsx";
import { Presentation } from "./Presentation.tsx";

/** The plan for a room to see: slide by slide, without anything to edit it with but the noting of objections. */
export default function PresentDialog({ onClose }: { readonly onClose: () => void }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const plan = useApp(selectShownPlan);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const leave = useCallback(() => dialog.current?.close(), []);
  return (
    <dialog
      ref={dialog}
      className="present"
      aria-label="Presentation"
      onClose={(event) => {
        // React lets the closing of the form inside bubble.
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {area === null || judgement === null || plan === null ? (
        <section className="slide">
          <h2>No area is open</h2>
          <p>Choose an area and its plan is shown here.</p>
          <button type="button" className="button" onClick={leave}>
            Leave
          </button>
        </section>
      ) : (
        <Presentation area={area} judgement={judgement} plan={plan} onLeave={leave} />
      )}
    </dialog>
  );
}
