import type { Area } from "../area.ts";
import { issue } from "../issue.ts";
import type { JudgedPlan, Rule } from "./rule.ts";
import { tiesOf } from "./ties.ts";

/** Trusts and federations change within a few years; older facts need checking before anyone relies on them. Our own judgement. */
const STALE_AFTER_YEARS = 3;

/**
 * One warning for a plan whose area's federations or trusts are dated more than three years before its newest roll.
 * A date without a day or month is taken at its end for a tie and at its start for a roll, so that nothing current is called stale.
 * Facts: `federationAsAt` and `trustAsAt` (the earliest stale dates, or `null`), `pupilsAsAt`, `years` and `count` of ties.
 */
export const staleTie: Rule = (judged: JudgedPlan) => {
  const newest = newestRollDate(judged.area);
  if (newest === null || judged.clustersOf.size === 0) return [];
  const limit = yearsBefore(newest, STALE_AFTER_YEARS);
  const stale = (kind: "federation" | "trust") =>
    tiesOf(judged.area, kind).filter(
      ({ asAt, schools }) =>
        asAt !== null &&
        latestDay(asAt) < limit &&
        schools.some((urn) => judged.clustersOf.has(urn)),
    );
  const federations = stale("federation");
  const trusts = stale("trust");
  const ties = [...federations, ...trusts];
  if (ties.length === 0) return [];
  return [
    issue("stale-tie", {
      schools: [...new Set(ties.flatMap(({ schools }) => schools))].sort(),
      clusters: [],
      facts: {
        federationAsAt: earliest(federations),
        trustAsAt: earliest(trusts),
        pupilsAsAt: newest,
        years: STALE_AFTER_YEARS,
        count: ties.length,
      },
    }),
  ];
};

function newestRollDate(area: Area): string | null {
  let newest: string | null = null;
  for (const { pupils } of area.schools) {
    const asAt = pupils?.asAt ?? null;
    if (asAt !== null && (newest === null || asAt > newest)) newest = asAt;
  }
  return newest;
}

function earliest(ties: readonly { readonly asAt: string | null }[]): string | null {
  return ties.map(({ asAt }) => asAt).sort()[0] ?? null;
}

function latestDay(date: string): string {
  const [year = "", month = "12", day = "31"] = date.split("-");
  return `${year}-${month}-${day}`;
}

function yearsBefore(date: string, years: number): string {
  const [year = "", month = "01", day = "01"] = date.split("-");
  return `${String(Number(year) - years).padStart(4, "0")}-${month}-${day}`;
}
