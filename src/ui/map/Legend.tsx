import type { ReactNode } from "react";
import { lazy, Suspense, useState } from "react";
import { selectArea, selectShownPlan } from "../../app/selectors.ts";
import type { Kind } from "../../domain/faith.ts";
import type { SchoolSymbol } from "../../map/school_symbol.ts";
import { BASE, KINDS, legendFor } from "../../map/theme.ts";
import { SHORT_KIND_LABELS } from "../../words/labels.ts";
import { OVERLAY_LABELS, overlayClassLabel } from "../../words/overlay_labels.ts";
import { useApp, useDerived } from "../AppContext.tsx";
import { isNarrow } from "../narrow.ts";
import { SchoolSymbolMark } from "../svg_map/SchoolSymbolMark.tsx";

const ScenarioLegend = lazy(() => import("../places/ScenarioLegend.tsx"));

const PLAIN: SchoolSymbol = {
  kind: "community",
  colour: "#ffffff",
  academy: false,
  hollow: false,
  hatched: false,
  diameter: 13,
};

/** What the colours, shapes and sizes on the map mean, above what else can be shown on it. */
export function Legend({ children }: { readonly children?: ReactNode }) {
  const overlay = useApp((state) => state.overlay);
  const thresholds = useApp((state) => state.thresholds);
  const classes = useDerived((selectors) => selectors.overlayClasses);
  const noSchool = useApp((state) => state.selection.school === null);
  const asksForSchool = overlay === "drive-time" && noSchool;
  const hasLinks = useApp((state) => (selectShownPlan(state)?.links.length ?? 0) > 0);
  const hasToday = useApp((state) => state.todaysShapes !== null);
  const hasWay = useApp(
    ({ page, way }) => page === "school" && way.status === "ready" && way.value.there !== null,
  );
  const hasOver = useApp((state) => (selectArea(state)?.borderSchools?.size ?? 0) > 0);
  const isCompared = useApp((state) => state.comparison !== null);
  const showsBefore = useApp(
    (state) => state.comparison !== null && selectShownPlan(state) === state.comparison.before,
  );
  const hasTest = useApp((state) => state.scenarioOnMap !== null);
  const [open] = useState(() => !isNarrow());
  return (
    <details className="legend" open={open}>
      <summary>{OVERLAY_LABELS[overlay]}</summary>
      {asksForSchool ? <p>Select a school to colour the others by the drive from it.</p> : null}
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
            label={overlayClassLabel(overlay, entry.key, thresholds)}
          />
        ))}
        {classes.includes(null) && !asksForSchool ? (
          <LegendLine symbol={{ ...PLAIN, colour: BASE.unknown }} label="Not known" />
        ) : null}
        {overlay === "surplus" ? <li className="quiet">Local thresholds, not statutory</li> : null}
        {overlay === "faith" ? null : KINDS.map((kind) => <ShapeLine key={kind} kind={kind} />)}
        <LegendLine
          symbol={{ ...PLAIN, colour: "#dfe3e6", academy: true, diameter: 11 }}
          label="Double outline: academy"
        />
        {hasOver ? (
          <LegendLine
            symbol={{ ...PLAIN, colour: "#dfe3e6", hollow: true }}
            label="Hollow: from over the border"
          />
        ) : null}
        {hasWay ? (
          <LineLine colour={BASE.route} width={5} dashes="" label="The way there, dotted back" />
        ) : null}
        {hasLinks ? (
          <LineLine colour={BASE.link} width={2.5} dashes="7 4" label="Another link" />
        ) : null}
        {hasToday ? (
          <LineLine colour={BASE.today} width={3} dashes="0 6" label="Today’s partnerships" />
        ) : null}
        {isCompared ? (
          <>
            <li>
              <svg width="22" height="22" viewBox="-11 -11 22 22" aria-hidden="true">
                <circle r="9.5" fill="#ffffff" stroke={BASE.difference} strokeWidth="1.75" />
                <circle r="6" fill="#ffffff" stroke={BASE.difference} strokeWidth="1.75" />
                <circle r="3" fill="#dfe3e6" />
              </svg>
              <span>Double ring: elsewhere in the other plan</span>
            </li>
            <LineLine
              colour={BASE.difference}
              width={2.25}
              dashes="8 4.5"
              label={showsBefore ? "Where clusters are after" : "Where clusters were before"}
            />
          </>
        ) : null}
        {hasTest ? (
          <Suspense>
            <ScenarioLegend />
          </Suspense>
        ) : null}
        <li className="quiet">The larger the symbol, the more pupils</li>
        {children}
      </ul>
    </details>
  );
}

function ShapeLine({ kind }: { readonly kind: Kind }) {
  return (
    <LegendLine symbol={{ ...PLAIN, kind, colour: "#dfe3e6" }} label={SHORT_KIND_LABELS[kind]} />
  );
}

function LineLine(props: {
  readonly colour: string;
  readonly width: number;
  readonly dashes: string;
  readonly label: string;
}) {
  return (
    <li>
      <svg width="26" height="22" viewBox="0 -11 26 22" aria-hidden="true">
        <line
          x2="26"
          stroke={props.colour}
          strokeWidth={props.width}
          strokeDasharray={props.dashes}
          strokeLinecap={props.dashes.startsWith("0") ? "round" : undefined}
        />
      </svg>
      <span>{props.label}</span>
    </li>
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
