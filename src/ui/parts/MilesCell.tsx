import type { Metres } from "../../domain/units.ts";
import { milesFigure } from "../../words/durations.ts";

/** A table cell with miles by road, or a dash that is read as "not known". */
export function MilesCell({ metres }: { readonly metres: Metres | null }) {
  return (
    <td className="number">
      {metres === null ? (
        <>
          <span aria-hidden="true">–</span>
          <span className="visually-hidden">not known</span>
        </>
      ) : (
        milesFigure(metres)
      )}
    </td>
  );
}
