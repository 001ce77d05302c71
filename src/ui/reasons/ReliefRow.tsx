import { useId, useState } from "react";
import { follow } from "../../app/asking_reasons.ts";
import { selectIsReviewing } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { DEFAULT_CEILING } from "../../domain/ceiling.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { changeText, reliefText } from "../../words/relief_text.ts";
import { useApp, useCommands, useHandles } from "../AppContext.tsx";

type Relief = Parameters<typeof reliefText>[0];

/** Changes of the plan itself; every other is one of what a proposal is asked for. */
const OF_THE_PLAN: ReadonlySet<Relief["change"]["kind"]> = new Set([
  "longer-limit",
  "fewer-schools",
  "fewer-pupils",
  "more-schools",
  "more-pupils",
  "unlocked",
  "not-apart",
  "not-together",
  "let-in",
]);

interface ReliefRowProps {
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly relief: Relief;
}

/** A change that would place a school, with the button that makes it; a limit above 45 minutes is asked for its reason first. */
export function ReliefRow({ area, settings, relief }: ReliefRowProps) {
  const { change } = relief;
  const isReviewing = useApp(selectIsReviewing);
  const canPropose = useApp((state) => state.proposal.status === "ready");
  const { announce } = useCommands();
  const { store } = useHandles();
  const [reason, setReason] = useState("");
  const textId = useId();
  const asksWhy =
    change.kind === "longer-limit" &&
    change.ceiling > DEFAULT_CEILING &&
    settings.ceilingReason === null;
  const make = () => {
    const done = changeText(change, area, settings);
    follow(store, change, done.replace(/\.$/, ""), asksWhy ? reason.trim() : undefined);
    announce(canPropose ? `${done} A new proposal is being made.` : `Done: ${done}`);
  };
  return (
    <li>
      <div>
        <p id={textId}>{reliefText(relief, area, settings)}</p>
        {asksWhy ? (
          <label className="form__field">
            Why more than 45 minutes? This is printed on every export.
            <input
              className="text-input"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        ) : null}
      </div>
      {canPropose || (!isReviewing && OF_THE_PLAN.has(change.kind)) ? (
        <button
          type="button"
          className="button"
          aria-describedby={textId}
          disabled={asksWhy && reason.trim() === ""}
          onClick={make}
        >
          {canPropose ? "Change and propose again" : "Make this change"}
        </button>
      ) : null}
    </li>
  );
}
