import type { Area } from "../../domain/area.ts";
import type { Plan } from "../../domain/plan.ts";
import { SourceFoot } from "../school_page/SourceFoot.tsx";
import { MovesTable } from "./MovesTable.tsx";

interface MovesSheetProps {
  readonly area: Area;
  readonly plan: Plan;
}

/** The moves that are kept with a plan, on paper. It holds nobody's name. */
export function MovesSheet({ area, plan }: MovesSheetProps) {
  return (
    <article className="cluster-sheet">
      <header>
        <p className="cluster-sheet__of">
          {area.title} · {plan.name}
        </p>
        <h1>Moves and their reasons</h1>
      </header>
      <MovesTable area={area} plan={plan} moves={plan.moves} />
      <SourceFoot area={area} view="partners" />
    </article>
  );
}
