import { useMemo, useState } from "react";
import type { PartnerChoice } from "../../app/state.ts";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { Partner } from "../../domain/partners.ts";
import { knownSchools, linkedUrns, partnersOf } from "../../domain/partners.ts";
import type { Cluster, Plan } from "../../domain/plan.ts";
import type { SchoolIndex, Urn } from "../../domain/school.ts";
import { secondsToMinutes } from "../../domain/units.ts";
import { counted } from "../../words/counted.ts";
import { listed } from "../../words/names.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { PartnerTable } from "./PartnerTable.tsx";

const AT_FIRST: Readonly<Record<PartnerChoice, number>> = {
  cluster: Number.POSITIVE_INFINITY,
  links: Number.POSITIVE_INFINITY,
  within: 20,
  nearest: 8,
};
const MORE = 8;
/** As many as fit on a sheet with the rest of the page; the style sheet leaves out the others. */
const MOST_PRINTED = 20;

interface PartnersProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly school: SchoolIndex;
  readonly home: Cluster | null;
}

/** Whom the school could drive to: its home cluster or the nearest, its other links, or everyone within the limit. */
export function Partners({ area, plan, school, home }: PartnersProps) {
  const settings = useDerived((selectors) => selectors.settings);
  const chosen = useApp((state) => state.partnerChoice);
  const { choosePartners } = useCommands();
  const [more, setMore] = useState(0);
  const first: PartnerChoice = home === null ? "nearest" : "cluster";
  const isOffered =
    chosen !== null && (chosen === first || !["cluster", "nearest"].includes(chosen));
  const choice = isOffered ? chosen : first;
  const everyone = useMemo(
    () => partnersOf(area, settings, school, area.schools.keys() as Iterable<SchoolIndex>),
    [area, settings, school],
  );
  const lists = useMemo(
    () => partnerLists(area, plan, school, home, everyone),
    [area, plan, school, home, everyone],
  );
  const minutes = secondsToMinutes(settings.ceiling);
  const labels: Readonly<Record<PartnerChoice, string>> = {
    cluster: "Home cluster",
    nearest: "Nearest schools",
    links: "Other links",
    within: `Everyone within ${minutes} minutes`,
  };
  const { partners, missing } = lists[choice];
  const shown = partners.slice(0, AT_FIRST[choice] + more);
  const rest = partners.length - shown.length;
  const tooClose = everyone.filter(({ verdict }) => verdict === "too-close-to-call").length;
  return (
    <section className="page-section" data-partners={choice} aria-labelledby="partners-title">
      <h3 id="partners-title">Partners</h3>
      <fieldset className="segmented partner-choice no-print">
        <legend className="visually-hidden">Which schools to list</legend>
        {([first, "links", "within"] as const).map((key) => (
          <label key={key}>
            <input
              type="radio"
              name="partners"
              checked={choice === key}
              onChange={() => {
                setMore(0);
                choosePartners(key);
              }}
            />
            <span>
              {labels[key]}
              {key === "nearest" ? "" : ` (${lists[key].partners.length})`}
            </span>
          </label>
        ))}
      </fieldset>
      <p className="print-only">{labels[choice]}</p>
      {shown.length === 0 ? (
        <p className="page-note">{emptyText(choice, minutes)}</p>
      ) : (
        <PartnerTable area={area} settings={settings} partners={shown} />
      )}
      {choice === "within" && shown.length > MOST_PRINTED ? (
        <p className="print-only">
          The first {MOST_PRINTED} of {partners.length}, quickest first; the others are on screen.
        </p>
      ) : null}
      {missing === "" ? null : <p className="page-note">{missing}</p>}
      {choice === "within" && tooClose > 0 ? (
        <p className="page-note">
          {counted(tooClose, "more school")} {tooClose === 1 ? "is" : "are"} too close to call on
          estimated times, and so not listed here.
        </p>
      ) : null}
      {rest > 0 ? (
        <button type="button" className="button no-print" onClick={() => setMore(more + MORE)}>
          Show more ({rest} left)
        </button>
      ) : null}
    </section>
  );
}

interface PartnerList {
  readonly partners: readonly Partner[];
  /** Who belongs here but cannot be judged, in a sentence; "" for nobody. */
  readonly missing: string;
}

function partnerLists(
  area: Area,
  plan: Plan,
  school: SchoolIndex,
  home: Cluster | null,
  everyone: readonly Partner[],
): Readonly<Record<PartnerChoice, PartnerList>> {
  const own = schoolAt(area, school).urn;
  const named = (urns: readonly Urn[]): PartnerList => {
    const { schools, unknown } = knownSchools(
      area,
      urns.filter((urn) => urn !== own),
    );
    const wanted = new Set(schools);
    return {
      partners: everyone.filter((partner) => wanted.has(partner.school)),
      missing: missingText(area, schools, unknown),
    };
  };
  return {
    cluster: named(home?.schools ?? []),
    links: named(linkedUrns(plan, own)),
    nearest: { partners: everyone, missing: "" },
    within: { partners: everyone.filter(({ verdict }) => verdict === "within"), missing: "" },
  };
}

function missingText(area: Area, schools: readonly SchoolIndex[], unknown: readonly Urn[]): string {
  const unplaced = schools.map((index) => schoolAt(area, index)).filter((s) => s.location === null);
  const sentences = [
    ...(unplaced.length === 0
      ? []
      : [`${listed(unplaced.map(({ name }) => name))} cannot be judged: no grid reference.`]),
    ...(unknown.length === 0
      ? []
      : [`Not in ${area.title}, so not judged: the school with URN ${listed(unknown)}.`]),
  ];
  return sentences.join(" ");
}

function emptyText(choice: PartnerChoice, minutes: number): string {
  switch (choice) {
    case "cluster":
      return "No other school is in its home cluster yet.";
    case "links":
      return "No other links yet: add one below, such as a teaching school alliance.";
    case "within":
      return `No school is surely within ${minutes} minutes both ways.`;
    case "nearest":
      return "There is no other school with a known place.";
  }
}
