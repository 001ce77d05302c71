import type { LimitMode } from "../../domain/assign/assignment.ts";
import { useApp, useCommands } from "../AppContext.tsx";

const MODES: Readonly<Record<LimitMode, string>> = {
  warn: "warn",
  block: "block",
  allow: "allow",
};

/** What is done where a school would come to a partner that is not within the limit: the same for every way of assigning. */
export function LimitModeSelect() {
  const mode = useApp((state) => state.assigning.mode);
  const { chooseAssigning } = useCommands();
  return (
    <label>
      Over the limit{" "}
      <select
        value={mode}
        onChange={(event) => chooseAssigning({ mode: event.target.value as LimitMode })}
      >
        {(Object.keys(MODES) as LimitMode[]).map((key) => (
          <option key={key} value={key}>
            {MODES[key]}
          </option>
        ))}
      </select>
    </label>
  );
}
