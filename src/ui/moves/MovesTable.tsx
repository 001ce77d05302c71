import type { Area } from "../../domain/area.ts";
import { sameWords } from "../../domain/kept_moves.ts";
import type { Move, MoveEffectThen, Plan } from "../../domain/plan.ts";
import { effectThenText, keptMoveText, moveWordsText } from "../../words/kept_move_text.ts";
import { schoolName } from "../../words/names.ts";

interface MovesTableProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly moves: readonly Move[];
}

/** Kept moves, those that were kept together in one row: who, from where to where, what for, and what it did then. */
export function MovesTable({ area, plan, moves }: MovesTableProps) {
  return (
    <table className="table moves-table">
      <thead>
        <tr>
          <th scope="col">Moved</th>
          <th scope="col">Asked for by, when and why</th>
          <th scope="col">Longest drives, then</th>
        </tr>
      </thead>
      <tbody>
        {sameWords(moves).map((together, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: moves have no name of their own
          <tr key={place}>
            <td>
              {together.map((move) => (
                <span key={move.urn} className="moves-table__line">
                  <strong>{schoolName(area, move.urn)}</strong> {keptMoveText(move, plan)}
                </span>
              ))}
            </td>
            <td>{together[0] === undefined ? "" : moveWordsText(together[0])}</td>
            <td>
              {effectsOf(together).map((effect) => (
                <span key={effect.cluster} className="moves-table__line">
                  {effectThenText(area, effect)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What moves that were kept together did, each cluster once. */
function effectsOf(moves: readonly Move[]): readonly MoveEffectThen[] {
  const all = moves.flatMap(({ effect }) => effect ?? []);
  return [...new Map(all.map((effect) => [effect.cluster, effect])).values()];
}
