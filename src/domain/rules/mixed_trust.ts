import type { Faith } from "../faith.ts";
import { faithOf } from "../faith.ts";
import type { Issue } from "../issue.ts";
import { issue } from "../issue.ts";
import type { Cluster } from "../plan.ts";
import type { School } from "../school.ts";
import type { Governance } from "../school_type.ts";
import { governanceOf } from "../school_type.ts";
import type { JudgedPlan, Rule } from "./rule.ts";
import { knownSchools, notSupplied, urnsOf } from "./rule.ts";

/**
 * Advice on multi-academy trusts that mix church and other schools (S-40; domain handbook §4): for schools that are or were
 * Church of England voluntary aided, a church majority is normally expected; Catholic schools normally join Catholic trusts.
 * An academy's former type decides; where that is blank, a warning says so. Facts: `expectation` ("church-majority" or
 * "catholic-trust"), `count` of schools it is about, `churchSchools` of that church and `memberCount`.
 */
export const mixedTrust: Rule = (judged: JudgedPlan) =>
  judged.plan.clusters.flatMap((cluster) => {
    if (cluster.form !== "multi-academy-trust") return [];
    const schools = knownSchools(judged, cluster);
    const undecided = schools.filter((school) => isUndecided(faithOf(school.religiousCharacter)));
    return [
      ...churchMajority(cluster, schools, undecided),
      ...catholicTrust(cluster, schools, undecided),
      ...unknownCharacter(cluster, schools, undecided),
    ];
  });

function churchMajority(
  cluster: Cluster,
  schools: readonly School[],
  undecided: readonly School[],
): readonly Issue[] {
  const church = schools.filter((school) => isAnglican(faithOf(school.religiousCharacter)));
  if (church.length + undecided.length === schools.length) return [];
  const aided = church.filter((school) => formerGovernance(school) === "voluntary-aided");
  const blank = church.filter((school) => formerGovernance(school) === "not-supplied");
  const found: Issue[] = [];
  if (aided.length > 0) {
    found.push(advice(cluster, "church-majority", aided, church, schools));
  }
  if (blank.length > 0) {
    found.push(
      notSupplied({
        field: "formerType",
        neededBy: "mixed-trust",
        schools: urnsOf(blank),
        cluster: cluster.id,
      }),
    );
  }
  return found;
}

function catholicTrust(
  cluster: Cluster,
  schools: readonly School[],
  undecided: readonly School[],
): readonly Issue[] {
  const catholic = schools.filter((school) => isCatholic(faithOf(school.religiousCharacter)));
  const isMixed = catholic.length + undecided.length < schools.length;
  return catholic.length > 0 && isMixed
    ? [advice(cluster, "catholic-trust", catholic, catholic, schools)]
    : [];
}

function unknownCharacter(
  cluster: Cluster,
  schools: readonly School[],
  undecided: readonly School[],
): readonly Issue[] {
  if (undecided.length === 0 || schools.length < 2) return [];
  return [
    notSupplied({
      field: "religiousCharacter",
      neededBy: "mixed-trust",
      schools: urnsOf(undecided),
      cluster: cluster.id,
    }),
  ];
}

function advice(
  cluster: Cluster,
  expectation: "church-majority" | "catholic-trust",
  about: readonly School[],
  church: readonly School[],
  schools: readonly School[],
): Issue {
  const facts = {
    expectation,
    count: about.length,
    churchSchools: church.length,
    memberCount: schools.length,
  };
  const found = { schools: urnsOf(about), clusters: [cluster.id], facts };
  return issue("mixed-trust", found, expectation);
}

/** What the school is if maintained, else what it was before it became an academy. */
function formerGovernance(school: School): Governance {
  const now = governanceOf(school.type);
  return now === "academy" || now === "not-supplied"
    ? governanceOf(school.formerType?.value ?? null)
    : now;
}

function isAnglican(faith: Faith): boolean {
  return faith === "church-of-england" || faith === "joint-church-of-england-catholic";
}

function isCatholic(faith: Faith): boolean {
  return faith === "catholic" || faith === "joint-church-of-england-catholic";
}

function isUndecided(faith: Faith): boolean {
  return faith === "not-supplied" || faith === "unrecognised";
}
