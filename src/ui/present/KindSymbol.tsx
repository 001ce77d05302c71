import type { Kind } from "../../domain/faith.ts";
import type { SchoolSymbol } from "../../map/school_symbol.ts";
import { classColour } from "../../map/theme.ts";
import { SchoolSymbolMark } from "../svg_map/SchoolSymbolMark.tsx";

/** The shape and the colour of a kind of school on the map; the word stands beside it. */
export function KindSymbol({ kind }: { readonly kind: Kind }) {
  const symbol: SchoolSymbol = {
    kind,
    colour: classColour("faith", kind),
    academy: false,
    hollow: false,
    hatched: false,
    diameter: 13,
  };
  return (
    <svg className="kind-symbol" viewBox="-11 -11 22 22" aria-hidden="true">
      <SchoolSymbolMark symbol={symbol} />
    </svg>
  );
}
