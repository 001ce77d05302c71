import { selectPlan } from "../../app/selectors.ts";
import type { HeldDirections } from "../../domain/held_directions.ts";
import { SPEED_FACTORS } from "../../domain/speed.ts";
import { secondsToMinutes } from "../../domain/units.ts";
import { dayText } from "../../words/day_text.ts";
import { knownTimeText } from "../../words/known_time_text.ts";
import { namedSpeedText, speedText } from "../../words/speed_text.ts";
import { useApp, useDerived } from "../AppContext.tsx";
import { WhereFrom } from "../times/WhereFrom.tsx";
import type { PageFacts } from "./SavedPage.tsx";

const DIRECTIONS: Readonly<Record<HeldDirections, string>> = {
  all: "Yes, between every two schools.",
  partners:
    "Between the schools of each cluster, linked schools and near neighbours; the app has the others.",
  "left-out": "No: the page was saved without them. The app has them.",
  none: "None were stored when the page was saved: they come with road times.",
};

const SPEEDS = Object.keys(SPEED_FACTORS) as (keyof typeof SPEED_FACTORS)[];

/** What the page is, what it was judged by, where its figures come from, and the licences of what is in it. */
export function AboutPage({ facts }: { readonly facts: PageFacts }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const settings = useDerived((selectors) => selectors.settings);
  const plan = useApp(selectPlan);
  if (area === null || plan === null) return null;
  const { bounds, ceilingReason } = settings;
  const sizes = [
    boundText(bounds.minSchools, bounds.maxSchools, "schools"),
    boundText(bounds.minPupils, bounds.maxPupils, "pupils"),
  ].filter((text) => text !== null);
  const known = plan.knownTimes ?? [];
  return (
    <section className="saved-about" aria-labelledby="about-title">
      <h2 id="about-title">About this page</h2>
      <p>
        A copy of the plan “{plan.name}” for {area.title}, saved on {dayText(facts.savedAt)}. It is
        one file: it works without a network, sends nothing anywhere, and cannot be changed. Only
        the speed can be switched, to see every verdict at another. For changes, open the plan in
        School Cluster Planner.
      </p>
      <dl className="facts">
        <Fact label="Limit" text={`${secondsToMinutes(settings.ceiling)} minutes, slower way`} />
        {ceilingReason === null ? null : <Fact label="Why that limit" text={ceilingReason} />}
        <Fact label="Speed" text={speedText(settings.speed)} />
        <Fact label="Named speeds" text={SPEEDS.map(namedSpeedText).join(", ")} />
        {sizes.length === 0 ? null : <Fact label="A cluster has" text={sizes.join(", ")} />}
        {plan.madeAt === null ? null : <Fact label="Plan made" text={dayText(plan.madeAt)} />}
        <Fact label="Page saved" text={dayText(facts.savedAt)} />
        <Fact label="Program" text={facts.program} />
        <Fact label="The way in words" text={DIRECTIONS[facts.directions]} />
      </dl>
      <p className="quiet">
        The factors of the named speeds are assumptions about traffic and weather, not measurements.
      </p>
      {known.length === 0 ? null : (
        <>
          <h3>Drives known locally</h3>
          <ul>
            {known.map((time) => (
              <li key={`${time.from} ${time.to}`}>{knownTimeText(area, time)}</li>
            ))}
          </ul>
        </>
      )}
      <WhereFrom />
      <details>
        <summary>Licences of the software in this page</summary>
        <pre className="saved-about__licences">{facts.licences}</pre>
      </details>
    </section>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div className="facts__row">
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** "3–8 schools", "at least 3 schools"; `null` for no bound. */
function boundText(least: number | null, most: number | null, what: string): string | null {
  if (least !== null && most !== null) return `${least}–${most} ${what}`;
  if (least !== null) return `at least ${least} ${what}`;
  return most === null ? null : `at most ${most} ${what}`;
}
