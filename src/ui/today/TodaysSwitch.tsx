import { useEffect } from "react";
import { selectArea, selectPlan } from "../../app/selectors.ts";
import { todaysShapes } from "../../domain/geometry/todays_shapes.ts";
import { useApp, useCommands } from "../AppContext.tsx";

/** Shows today's partnerships on the map beside the plan's clusters, or not; nothing where the plan knows of none. Where there is little room its label is one word. */
export function TodaysSwitch({ isShort = false }: { readonly isShort?: boolean }) {
  const area = useApp(selectArea);
  const today = useApp((state) => selectPlan(state)?.today);
  const isShown = useApp((state) => state.todaysShapes !== null);
  const { show } = useCommands();
  useEffect(() => {
    if (!isShown) return;
    // Whatever an undone step or another area had is not what is there now.
    const isKnown = area !== null && today !== undefined;
    show({ todaysShapes: isKnown ? todaysShapes(area, today) : null });
  }, [area, today, isShown, show]);
  if (area === null || today === undefined) return null;
  return (
    <label className="todays-switch" title="Today’s partnerships, as dotted lines on the map">
      <input
        type="checkbox"
        aria-label="Today’s partnerships on the map"
        checked={isShown}
        onChange={({ target }) =>
          show({ todaysShapes: target.checked ? todaysShapes(area, today) : null })
        }
      />
      {isShort ? "Today" : "Today’s partnerships on the map"}
    </label>
  );
}
