import { useState } from "react";
import type { Kind } from "../../domain/faith.ts";
import type { SchoolSymbol } from "../../map/school_symbol.ts";
import { KINDS, legendFor } from "../../map/theme.ts";
import { SHORT_KIND_LABELS } from "../../words/labels.ts";
import { OVERLAY_LABELS, overlayClassLabel } from "../../words/overlay_labels.ts";
import { useApp } from "../AppContext.tsx";
import { SchoolSymbolMark } from "../svg_map/SchoolSymbolMark.tsx";

const PLAIN: SchoolSymbol = {
  kind: "community",
  colour: "#ffffff",
  academy: false,
  hollow: false,
  hatched: false,
  diameter: 13,
};

/** What the colours, shapes and sizes on the map mean. */
export function Legend() {
  const overlay = useApp((state) => state.overlay);
  const noSchool = useApp((state) => state.selection.school === null);
  const [open] = useState(() => !window.matchMedia("(max-width: 760px)").matches);
  return (
    <details className="legend" open={open}>
      <summary>{OVERLAY_LABELS[overlay]}</summary>
      {overlay === "drive-time" && noSchool ? (
        <p>Select a school to colour the others by the drive from it.</p>
      ) : null}
      <ul>
        {legendFor(overlay).map((entry) => (
          <LegendLine
            key={entry.key}
            symbol={{
              ...PLAIN,
              colour: entry.colour,
              kind: entry.kind ?? "community",
              hatched: entry.hatched,
            }}
            label={overlayClassLabel(overlay, entry.key)}
          />
        ))}
        {overlay === "faith" ? null : KINDS.map((kind) => <ShapeLine key={kind} kind={kind} />)}
        <LegendLine
          symbol={{ ...PLAIN, colour: "#dfe3e6", academy: true, diameter: 11 }}
          label="Double outline: academy"
        />
        <li className="quiet">The larger the symbol, the more pupils</li>
      </ul>
    </details>
  );
}

function ShapeLine({ kind }: { readonly kind: Kind }) {
  return (
    <LegendLine symbol={{ ...PLAIN, kind, colour: "#dfe3e6" }} label={SHORT_KIND_LABELS[kind]} />
  );
}

function LegendLine(props: { readonly symbol: SchoolSymbol; readonly label: string }) {
  return (
    <li>
      <svg width="22" height="22" viewBox="-11 -11 22 22" aria-hidden="true">
        <SchoolSymbolMark symbol={props.symbol} />
      </svg>
      <span>{props.label}</span>
    </li>
  );
}
