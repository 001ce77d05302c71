import { useState } from "react";
import type { Comparison } from "../../app/comparison_sources.ts";
import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { MovedSchool } from "../../domain/compare/difference.ts";
import type { Move } from "../../domain/plan.ts";
import { counted } from "../../words/counted.ts";
import { movedEffectText, moveText } from "../../words/difference_text.ts";
import { moveWordsText } from "../../words/kept_move_text.ts";
import { schoolName } from "../../words/names.ts";
import { useApp, useCommands } from "../AppContext.tsx";

const SHOWN_AT_FIRST = 20;

interface MovedSchoolsProps {
  readonly area: Area;
  readonly comparison: Comparison;
}

/** Every school that is elsewhere, from where to where, and what that did to it. */
export function MovedSchools({ area, comparison }: MovedSchoolsProps) {
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const { moved } = comparison.difference;
  if (moved.length === 0) return null;
  return (
    <section aria-label="Schools that differ">
      <h3>{counted(moved.length, "school")} elsewhere</h3>
      <ul className="compare__list">
        {moved.slice(0, shown).map((school) => (
          <li key={school.school}>
            <Moved area={area} comparison={comparison} moved={school} />
          </li>
        ))}
      </ul>
      {shown < moved.length ? (
        <button type="button" className="button" onClick={() => setShown(moved.length)}>
          Show all {moved.length} schools
        </button>
      ) : null}
    </section>
  );
}

function Moved(props: MovedSchoolsProps & { readonly moved: MovedSchool }) {
  const { area, comparison, moved } = props;
  const index = schoolIndexes(area).get(moved.school);
  const isSelected = useApp((state) => index !== undefined && state.selection.school === index);
  const { selectSchool } = useCommands();
  const name = schoolName(area, moved.school);
  return (
    <>
      {index === undefined ? (
        <strong>{name}</strong>
      ) : (
        <button
          type="button"
          className="link"
          aria-pressed={isSelected}
          onClick={() => selectSchool(index)}
        >
          {name}
        </button>
      )}{" "}
      {moveText(comparison.difference, moved)}
      <span className="quiet">{movedEffectText(moved, area)}</span>
      {reasonsOf(comparison, moved).map((move) => (
        <span key={`${move.from} ${move.to} ${move.date}`} className="compare__reason">
          Why: {moveWordsText(move)}
        </span>
      ))}
    </>
  );
}

/** What the plan after says of the school's moves that the plan before does not. */
function reasonsOf({ before, after }: Comparison, { school }: MovedSchool): readonly Move[] {
  const known = new Set(before.moves);
  return after.moves.filter((move) => move.urn === school && !known.has(move));
}
