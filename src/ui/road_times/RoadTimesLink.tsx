import { selectArea } from "../../app/selectors.ts";
import { AREA_BUILD_STEP_LABELS } from "../../words/area_build_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";

/** The way to road times beside what is said of the times: for an estimate, and while they are being built. */
export function RoadTimesLink() {
  const isEstimate = useApp((state) => selectArea(state)?.driveTimes.kind === "estimate");
  const build = useApp((state) => state.build);
  const { show } = useCommands();
  const isRunning = build?.state === "running";
  if (!isEstimate && !isRunning) return null;
  const step = build?.progress.findLast(({ state }) => state === "running")?.step;
  return (
    <>
      <button type="button" className="link" onClick={() => show({ dialog: "road-times" })}>
        {isRunning ? `Getting road times for ${build.order.title}` : "Get road times…"}
      </button>
      {isRunning && step !== undefined
        ? ` (${AREA_BUILD_STEP_LABELS[step].toLowerCase()})`
        : ""}{" "}
    </>
  );
}
