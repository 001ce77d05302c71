import type { Area } from "../../domain/area.ts";
import type { Plan } from "../../domain/plan.ts";
import type { School } from "../../domain/school.ts";
import type { KeptTies, Wishes } from "../../solver/wishes.ts";
import { NO_WISHES } from "../../solver/wishes.ts";

/** Who takes part in a proposal and with whom, as it is being chosen; "" is no limit. */
export interface WishesDraft {
  /** Schools with more pupils than this may join but need not. */
  readonly mayJoinAbove: string;
  /** Schools with more pupils than this take no part. */
  readonly leaveOutAbove: string;
  readonly keepTies: KeptTies;
  readonly keepLocked: boolean;
  /** Lines of URNs of schools that share a cluster, or that do not. */
  readonly together: string;
  readonly apart: string;
}

export const EMPTY_WISHES_DRAFT: WishesDraft = {
  mayJoinAbove: "",
  leaveOutAbove: "",
  keepTies: "none",
  keepLocked: true,
  together: "",
  apart: "",
};

/** The wishes of `draft` for the schools of `area`; the locked clusters are those of `plan`. */
export function wishesOf(draft: WishesDraft, area: Area, plan: Plan): Wishes {
  const above = (text: string) => (school: School) =>
    text !== "" && school.pupils !== null && school.pupils.value > Number(text);
  const isLeftOut = above(draft.leaveOutAbove);
  const mayJoin = above(draft.mayJoinAbove);
  const locked = plan.clusters.filter((cluster) => cluster.locked === true);
  return {
    ...NO_WISHES,
    leaveOut: area.schools.filter(isLeftOut).map(({ urn }) => urn),
    mayJoin: area.schools
      .filter((school) => mayJoin(school) && !isLeftOut(school))
      .map(({ urn }) => urn),
    keepTogether: setsOf(draft.together),
    keepApart: setsOf(draft.apart),
    locked: draft.keepLocked ? locked.map(({ schools }) => schools) : [],
    keepTies: draft.keepTies,
  };
}

/** What is wrong with `draft`, in sentences. */
export function wishesProblems(draft: WishesDraft, area: Area): readonly string[] {
  const problems: string[] = [];
  if (![draft.mayJoinAbove, draft.leaveOutAbove].every((text) => /^\d*$/.test(text))) {
    problems.push("A number of pupils must be a whole number, or blank.");
  }
  const known = new Set(area.schools.map(({ urn }) => urn));
  const stranger = [...setsOf(draft.together), ...setsOf(draft.apart)]
    .flat()
    .find((urn) => !known.has(urn));
  if (stranger !== undefined) {
    problems.push(`${stranger} is not the URN of a school of ${area.title}.`);
  }
  return problems;
}

/** Each line's URNs, however they are divided. */
function setsOf(text: string): string[][] {
  return text
    .split("\n")
    .map((line) => line.split(/[\s,;]+/).filter((urn) => urn !== ""))
    .filter((urns) => urns.length > 1);
}
