import { lastMovingStep, reasonOf } from "../../app/move_reasons.ts";
import { selectIsReviewing } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { Plan } from "../../domain/plan.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import { homesToday } from "../../domain/today.ts";
import { numberedName } from "../../words/names.ts";
import { useApp } from "../AppContext.tsx";
import { KeptMove } from "../moves/KeptMove.tsx";
import { Why } from "../moves/Why.tsx";
import { OtherLinks } from "../school_page/OtherLinks.tsx";

interface SchoolRecordProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly school: SchoolIndex;
}

/** Where a school is today, the moves that are kept of it with what they were for, and its other links. */
export default function SchoolRecord({ area, plan, school }: SchoolRecordProps) {
  const history = useApp((state) => state.history);
  const openedPlans = useApp((state) => state.openedPlans);
  const reviewing = useApp(selectIsReviewing);
  const { urn } = schoolAt(area, school);
  const step = lastMovingStep(history, openedPlans);
  const isOfThis = step?.moves.some((move) => move.urn === urn) === true;
  const isToSay = isOfThis && reasonOf(step, plan).length === 0;
  const kept = plan.moves.filter((move) => move.urn === urn);
  const home = plan.today === undefined ? undefined : homesToday(plan.today).get(urn);
  return (
    <>
      {plan.today === undefined ? null : (
        <p className="today-home">
          Home cluster today:{" "}
          {home === undefined ? "none" : <strong>{numberedName(home.name)}</strong>}
        </p>
      )}
      {isToSay && !reviewing ? (
        <div className="school-why">
          <p className="quiet">{step.label}</p>
          <Why key={step.label} step={step} />
        </div>
      ) : null}
      {kept.length === 0 ? null : (
        <section aria-label="Moves that are kept">
          <h3>Moves and their reasons</h3>
          <ul className="kept-moves">
            {kept.map((move) => (
              <KeptMove key={plan.moves.indexOf(move)} area={area} plan={plan} move={move} />
            ))}
          </ul>
        </section>
      )}
      <OtherLinks area={area} plan={plan} school={school} />
    </>
  );
}
