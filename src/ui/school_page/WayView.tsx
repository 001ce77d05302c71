import { useEffect, useRef } from "react";
import type { Area } from "../../domain/area.ts";
import { schoolAt, schoolIndexes } from "../../domain/area.ts";
import { isOnlyLeastKnown } from "../../domain/ceiling.ts";
import type { Partner } from "../../domain/partners.ts";
import { partnersOf } from "../../domain/partners.ts";
import { roadLength } from "../../domain/road_distance.ts";
import type { SchoolIndex, Urn } from "../../domain/school.ts";
import { judgedText, rangeText } from "../../words/durations.ts";
import { lengthText } from "../../words/road_length_text.ts";
import { originText } from "../../words/times_text.ts";
import { wordedVerdict } from "../../words/verdict_text.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";
import { printPage } from "../print_page.ts";
import { useLoaded } from "../use_loaded.ts";
import type { WayStepsProps } from "./WaySteps.tsx";
import { waySteps } from "./way_steps.ts";

interface WayViewProps {
  readonly school: SchoolIndex;
  readonly to: Urn;
}

/** The way from the school to another and back: minutes, miles and verdict, then the steps where they are stored. */
export function WayView({ school, to }: WayViewProps) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const settings = useDerived((selectors) => selectors.settings);
  const { showPartners } = useCommands();
  const title = useRef<HTMLHeadingElement>(null);
  const shown = `${school} ${to}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another way is read from its heading on
  useEffect(() => title.current?.focus({ preventScroll: true }), [shown]);
  if (area === null) return null;
  const other = schoolIndexes(area).get(to);
  const [partner] = other === undefined ? [] : partnersOf(area, settings, school, [other]);
  const own = schoolAt(area, school);
  return (
    <>
      <div className="page-actions no-print">
        <button type="button" className="button" onClick={showPartners}>
          ← Partners of {own.name}
        </button>
        {partner === undefined ? null : (
          <button type="button" className="button" onClick={printPage}>
            Print this way
          </button>
        )}
      </div>
      <header className="page-head">
        <h2 ref={title} tabIndex={-1}>
          {own.name} to{" "}
          {other === undefined ? `the school with URN ${to}` : schoolAt(area, other).name}
        </h2>
      </header>
      {partner === undefined ? (
        <p className="page-note">
          {other === undefined
            ? `${area.title} has no school with URN ${to}. Check the link, or pick a partner from the list.`
            : "One of the two schools has no grid reference, so there is no way to show."}
        </p>
      ) : (
        <>
          <WayFacts area={area} partner={partner} />
          <Steps area={area} partner={partner} />
        </>
      )}
    </>
  );
}

interface WayPartProps {
  readonly area: Area;
  readonly partner: Partner;
}

function WayFacts({ area, partner }: WayPartProps) {
  const { ceiling } = useDerived((selectors) => selectors.settings);
  const { driveTimes } = area;
  return (
    <dl className="way-facts">
      {[
        { label: "There", drive: partner.there },
        { label: "Back", drive: partner.back },
      ].map(({ label, drive }) => {
        const note = originText(driveTimes, drive.from, drive.to);
        const isRange = drive.high > drive.low && !isOnlyLeastKnown(drive);
        const range = isRange ? `, likely ${rangeText(drive.low, drive.high)}` : "";
        return (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <strong>{judgedText(drive.seconds, ceiling, false, drive.low)}</strong>
              {range}, {lengthText(roadLength(area, drive.from, drive.to))}
              {note === null ? "" : ` (${note})`}
            </dd>
            <dd>
              <VerdictMark verdict={drive.verdict} /> {wordedVerdict(drive.verdict, drive, ceiling)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The stored steps of the way; why there are none in a sentence. */
function Steps({ area, partner }: WayPartProps) {
  const { isSavedPage = false } = useHandles();
  const way = useApp((state) => state.way);
  const { showWay } = useCommands();
  if (partner.verdict === "no-route" && partner.there.verdict === partner.back.verdict) {
    return <p className="page-note">No road joins the two schools, so there are no directions.</p>;
  }
  if (way.status === "failed") {
    return (
      <div className="page-note" role="alert">
        <p>The directions could not be read: {way.problems.join(" ")} The minutes above hold.</p>
        <button
          type="button"
          className="button"
          onClick={() => void showWay(schoolAt(area, partner.school).urn)}
        >
          Try again
        </button>
      </div>
    );
  }
  if (way.status !== "ready") return <ReadingNote />;
  if (way.value.there === null && way.value.back === null) {
    return (
      <p className="page-note">
        {noStepsText(area, way.value.problems, isSavedPage)} The minutes, miles and verdict above
        are what is known.
      </p>
    );
  }
  return <StoredSteps area={area} partner={partner} ways={way.value} />;
}

function StoredSteps(props: WayStepsProps) {
  const WaySteps = useLoaded(waySteps);
  return WaySteps === null ? <ReadingNote /> : <WaySteps {...props} />;
}

function ReadingNote() {
  return (
    <p className="page-note" role="status">
      Reading the directions…
    </p>
  );
}

/** Why no way is stored. A saved page may have been saved without. */
function noStepsText(area: Area, problems: readonly string[], isSavedPage: boolean): string {
  if (!area.hasDirections) {
    return `${area.title} has no stored directions: they come with road times.`;
  }
  return isSavedPage
    ? "This page was saved without the way between these two schools: the app has it."
    : `There are no directions between these two schools. ${problems.join(" ")}`;
}
