import { selectPlan } from "../../app/selectors.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { LOOKING_AS_NOW, LOOKING_BACK } from "./use_before_key.ts";

/** Shows the plan as it was, for a look: pressed once until it is pressed again; the key B shows it as long as it is held. */
export function BeforeButton() {
  const lookingBack = useApp((state) => state.lookingBack);
  const asOpened = useDerived((selectors) => selectors.planAsOpened);
  const own = useApp(selectPlan);
  const comparing = useApp(
    ({ comparison, proposal }) => comparison !== null || proposal.status === "ready",
  );
  const { lookBack, announce } = useCommands();
  const isNothing = !(comparing || lookingBack) && asOpened === own;
  return (
    <button
      type="button"
      className="button before-button"
      aria-pressed={lookingBack}
      aria-keyshortcuts="B"
      disabled={isNothing}
      title={
        isNothing
          ? "Nothing has changed since the plan was opened"
          : "Show the plan before (or hold B)"
      }
      onClick={() => {
        lookBack(!lookingBack);
        announce(lookingBack ? LOOKING_AS_NOW : LOOKING_BACK);
      }}
    >
      Before
      {lookingBack ? <span aria-hidden="true"> ✓</span> : null}
    </button>
  );
}
