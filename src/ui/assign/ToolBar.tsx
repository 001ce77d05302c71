import { useState } from "react";
import type { AssignTool } from "../../app/slices/assigning.ts";
import type { TakeFrom } from "../../domain/assign/assignment.ts";
import type { Plan } from "../../domain/plan.ts";
import { useApp, useCommands, useHandles } from "../AppContext.tsx";
import { isNarrow } from "../narrow.ts";
import { LimitModeSelect } from "./LimitModeSelect.tsx";
import { fromValue, TargetOptions, toValue } from "./TargetOptions.tsx";
import { TOOLS, takingTool } from "./tools.ts";
import { RADIUS } from "./use_drawing_keys.ts";

/** Which tool is in hand, and for all but the first how it assigns. */
export function ToolBar({ plan }: { readonly plan: Plan }) {
  const { store } = useHandles();
  const tool = useApp((state) => state.assigning.tool);
  return (
    <>
      <fieldset className="segmented map-tools__choice">
        <legend className="visually-hidden">Tool</legend>
        {TOOLS.map(({ tool: each, name, key }) => (
          <label key={each} title={`${name} (key ${key})`}>
            <input
              type="radio"
              name="tool"
              checked={tool === each}
              onChange={() => {
                const state = store.getState();
                state.chooseAssigning(takingTool(state, each));
              }}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      {tool === "select" ? null : <Rules plan={plan} tool={tool} />}
    </>
  );
}

/** Where schools go, where they may come from, and what the limit does. Folded on a phone, where it would cover the map. */
function Rules({ plan, tool }: { readonly plan: Plan; readonly tool: AssignTool }) {
  const { target, from, radius, takesLine } = useApp((state) => state.assigning);
  const { chooseAssigning } = useCommands();
  const [open, setOpen] = useState(() => !isNarrow());
  const isLine = tool === "rectangle" || tool === "lasso" || tool === "polygon";
  const known = target.kind !== "cluster" || plan.clusters.some(({ id }) => id === target.cluster);
  return (
    <details
      className="map-tools__rules"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>How it assigns</summary>
      {tool === "move" ? null : (
        <label>
          Into{" "}
          <select
            value={known ? fromValue(target) : "pick"}
            onChange={(event) => chooseAssigning({ target: toValue(event.target.value) })}
          >
            <option value="pick">Pick them only</option>
            <TargetOptions plan={plan} />
          </select>
        </label>
      )}
      <label>
        From{" "}
        <select
          value={from.kind === "cluster" ? fromValue(from) : from.kind}
          onChange={(event) => chooseAssigning({ from: fromChoice(event.target.value) })}
        >
          <option value="anywhere">Anywhere</option>
          <option value="unplaced">Only not in a cluster</option>
          {plan.clusters.map((cluster, place) => (
            <option key={cluster.id} value={fromValue({ kind: "cluster", cluster: cluster.id })}>
              Only {place + 1} {cluster.name}
            </option>
          ))}
        </select>
      </label>
      <LimitModeSelect />
      {tool === "brush" ? (
        <label>
          Radius{" "}
          <input
            type="range"
            min={RADIUS.least}
            max={RADIUS.most}
            step={RADIUS.step}
            value={radius}
            onChange={(event) => chooseAssigning({ radius: event.target.valueAsNumber })}
          />
        </label>
      ) : null}
      {isLine ? (
        <label>
          <input
            type="checkbox"
            checked={takesLine}
            onChange={(event) => chooseAssigning({ takesLine: event.target.checked })}
          />{" "}
          Include schools on the line
        </label>
      ) : null}
    </details>
  );
}

function fromChoice(value: string): TakeFrom {
  const target = toValue(value);
  if (target.kind === "cluster") return target;
  return value === "unplaced" ? { kind: "unplaced" } : { kind: "anywhere" };
}
