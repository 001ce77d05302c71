import type { Area } from "../../domain/area.ts";
import type { Plan } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { objectionCountText } from "../../words/objection_text.ts";
import type { ObjectionSubject } from "../objections/ObjectionDialog.tsx";
import { ObjectionTable } from "../objections/ObjectionTable.tsx";
import { TakeAwayObjections } from "../objections/TakeAwayObjections.tsx";

interface ObjectionsSlideProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly settings: JudgingSettings;
  readonly onObject: ((subject: ObjectionSubject) => void) | undefined;
}

/** What was objected, to be read back to the room and printed. */
export function ObjectionsSlide({ area, plan, settings, onObject }: ObjectionsSlideProps) {
  const objections = plan.objections ?? [];
  return (
    <>
      <header className="slide__head">
        <h2>Objections</h2>
      </header>
      {objections.length === 0 ? (
        <p>None is noted. Choose a school’s name on its cluster’s slide to note one.</p>
      ) : (
        <>
          <p>{objectionCountText(objections)}.</p>
          <div className="objection-scroll">
            <ObjectionTable
              area={area}
              plan={plan}
              objections={objections}
              onOpen={
                onObject === undefined
                  ? undefined
                  : (objection) => onObject({ urn: objection.urn, objection })
              }
            />
          </div>
          <TakeAwayObjections area={area} plan={plan} settings={settings} objections={objections} />
        </>
      )}
    </>
  );
}
