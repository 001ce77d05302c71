import type { SchoolSymbol } from "../../map/school_symbol.ts";
import { symbolDrawing } from "../../map/school_symbol.ts";

/** A school's symbol centred on 0,0, inside an `<svg>`: the same drawing as on the map. */
export function SchoolSymbolMark({ symbol }: { readonly symbol: SchoolSymbol }) {
  return symbolDrawing(symbol).map(({ path, fill, stroke, width }, i) => (
    <path
      // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a drawing have no other name and never move
      key={i}
      d={path}
      fill={fill ?? "none"}
      stroke={stroke ?? "none"}
      strokeWidth={width}
      strokeLinejoin="round"
    />
  ));
}
