import type { RoadLength } from "../../domain/road_distance.ts";
import { lengthFigure } from "../../words/road_length_text.ts";

/** A table cell with miles by road, or a dash that is read as "not known". */
export function MilesCell({ length }: { readonly length: RoadLength | null }) {
  return (
    <td className="number miles">
      {length === null ? (
        <>
          <span aria-hidden="true">–</span>
          <span className="visually-hidden">not known</span>
        </>
      ) : (
        lengthFigure(length)
      )}
    </td>
  );
}
