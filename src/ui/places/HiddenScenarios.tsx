import { useHandles } from "../AppContext.tsx";
import { hideScenarios } from "./hide_scenarios.ts";

/** All that is seen of tests while they are hidden. */
export function HiddenScenarios() {
  const handles = useHandles();
  return (
    <p className="scenarios scenarios--hidden">
      Tests are hidden{" "}
      <button type="button" className="link" onClick={() => hideScenarios(handles)}>
        Show again
      </button>
    </p>
  );
}
