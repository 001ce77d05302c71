import type { AssignDraft } from "../../app/slices/assigning.ts";
import type { Area } from "../../domain/area.ts";
import { skippedText } from "../../words/assign_text.ts";
import { blockingText } from "../../words/effect_text.ts";
import { EffectFigures } from "./EffectFigures.tsx";

/** What an assignment would do to each cluster it changes, the pair that breaks, and who stays. */
export function EffectTable({ area, draft }: { readonly area: Area; readonly draft: AssignDraft }) {
  const { assignment, effect, before } = draft;
  const skipped = skippedText(assignment);
  const blocked = blockingText(assignment, area, before.settings);
  return (
    <div className="effect">
      <EffectFigures area={area} effect={effect} settings={before.settings} />
      {skipped === "" ? null : (
        <p className="effect__skipped">
          {skipped} {blocked}
        </p>
      )}
    </div>
  );
}
