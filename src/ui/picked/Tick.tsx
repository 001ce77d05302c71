import type { School } from "../../domain/school.ts";
import type { Ticks } from "./use_ticks.ts";

/** The tick that picks one school. */
export function Tick({ school, ticks }: { readonly school: School; readonly ticks: Ticks }) {
  return (
    <input
      type="checkbox"
      className="tick"
      aria-label={`Pick ${school.name}`}
      checked={ticks.picked.has(school.urn)}
      onChange={nothing}
      onClick={(event) => ticks.onClick(event, school.urn)}
      onKeyDown={(event) => ticks.onKeyDown(event, school.urn)}
    />
  );
}

/** The tick that picks all schools that are shown. */
export function TickAll({
  count,
  ticked,
  ticks,
}: {
  readonly count: number;
  readonly ticked: number;
  readonly ticks: Ticks;
}) {
  return (
    <input
      type="checkbox"
      className="tick"
      aria-label={`Pick all ${count} shown`}
      checked={count > 0 && ticked === count}
      ref={(element) => {
        if (element !== null) element.indeterminate = ticked > 0 && ticked < count;
      }}
      onChange={ticks.tickAll}
    />
  );
}

/** A click does it, which knows whether Shift was held; React wants a box that it controls to have this too. */
function nothing(): void {}
