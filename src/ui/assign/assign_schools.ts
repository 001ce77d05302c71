import type { AssignDraft } from "../../app/slices/assigning.ts";
import { assignLabel, skippedText } from "../../words/assign_text.ts";
import { blockingText, brokenText, effectText } from "../../words/effect_text.ts";
import type { AppHandles } from "../AppContext.tsx";

/**
 * Does what `draft` comes to, as one step, and says so; `also` is said with it. Where it breaks the limit and that is to be
 * warned of, or the limit keeps schools out, an alert names the pair. Every way of assigning schools ends here.
 */
export function assignSchools(
  { store, selectors }: Pick<AppHandles, "store" | "selectors">,
  draft: AssignDraft,
  also = "",
): void {
  const state = store.getState();
  const area = selectors.judgedArea(state);
  if (area === null) return;
  const { assignment, effect, before } = draft;
  const skipped = skippedText(assignment);
  const blocked = blockingText(assignment, area, before.settings);
  const isDone = assignment.moved.length > 0;
  const label = isDone ? assignLabel(assignment, draft.target, area) : "Nothing moved";
  if (isDone) state.commitAssigning(draft, label);
  else state.cancelAssigning();
  const told = isDone ? effectText(effect, area, before.settings) : "";
  state.announce(spaced(`${label}.`, also, skipped, blocked, told));
  if (draft.mode === "block") {
    const text = spaced(isDone ? `${label}.` : "", skipped, blocked);
    state.alertLimit(blocked === "" ? null : { text, isDone });
  } else {
    const broken = draft.mode === "warn" && isDone ? brokenText(effect, area, before.settings) : "";
    state.alertLimit(broken === "" ? null : { text: spaced(`${label}.`, broken), isDone });
  }
}

function spaced(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
