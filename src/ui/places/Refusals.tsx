import type { FormEvent } from "react";
import { useState } from "react";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { giveFigure } from "../../app/places/scenario_edits.ts";
import type { Area } from "../../domain/area.ts";
import { figureAskedFor } from "../../domain/places/scenario_problem.ts";
import type { ReaderProblem } from "../../domain/reader_problem.ts";
import type { Urn } from "../../domain/school.ts";
import { schoolName } from "../../words/names.ts";
import { NumberField } from "../parts/NumberField.tsx";
import { useScenarioEdits } from "./use_scenarios.ts";

interface RefusalsProps {
  readonly places: PlacesStore;
  readonly area: Area;
  readonly problems: readonly ReaderProblem[];
}

/** Why a change cannot be worked out and what to give, with a box for a number that is not known. */
export function Refusals({ places, area, problems }: RefusalsProps) {
  if (problems.length === 0) return null;
  return (
    <ul className="scenario-refusals" aria-label="What is needed">
      {problems.map((problem) => {
        const asked = figureAskedFor(problem);
        return (
          <li key={`${problem.reason} ${problem.value}`}>
            <p>
              <strong>{problem.reason}</strong> {problem.advice}
            </p>
            {asked === null ? null : <GiveFigure places={places} area={area} {...asked} />}
          </li>
        );
      })}
    </ul>
  );
}

interface GiveFigureProps {
  readonly places: PlacesStore;
  readonly area: Area;
  readonly urn: Urn;
  readonly figure: "capacity" | "roll";
}

function GiveFigure({ places, area, urn, figure }: GiveFigureProps) {
  const { edit } = useScenarioEdits(places);
  const [written, setWritten] = useState("");
  const [problem, setProblem] = useState<string | undefined>();
  const name = schoolName(area, urn);
  const what = figure === "capacity" ? "Capacity" : "Roll";
  const give = (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d{1,5}$/.test(written)) setProblem("Give a whole number of 0 or more.");
    else edit(giveFigure(urn, figure, Number(written)), `${what} of ${name}: ${written}`);
  };
  return (
    <form className="scenario-give" onSubmit={give} noValidate>
      <NumberField
        label={`${what} of ${name}`}
        value={written}
        problem={problem}
        onChange={setWritten}
      />
      <button type="submit" className="button">
        Give it
      </button>
    </form>
  );
}
