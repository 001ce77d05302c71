import type { Issue } from "../issue.ts";
import { issue } from "../issue.ts";
import { governanceOf, isMaintained } from "../school_type.ts";
import type { JudgedPlan, Rule } from "./rule.ts";
import { knownSchools, notSupplied, urnsOf } from "./rule.ts";

/**
 * One error for each federation (one governing body) with an academy: federations are for maintained schools
 * (SI 2012/1035; domain handbook §4). Schools whose type is not supplied, or names neither kind, are listed as such.
 * Facts: `count` of academies and `form`.
 */
export const academyInFederation: Rule = (judged: JudgedPlan) =>
  judged.plan.clusters.flatMap((cluster) => {
    if (cluster.form !== "hard-federation") return [];
    const schools = knownSchools(judged, cluster);
    const maintained = (known: boolean | null) =>
      urnsOf(schools.filter(({ type }) => isMaintained(governanceOf(type)) === known));
    const academies = maintained(false);
    const undecided = maintained(null);
    const found: Issue[] = [];
    if (academies.length > 0) {
      const facts = { count: academies.length, form: cluster.form };
      found.push(
        issue("academy-in-federation", { schools: academies, clusters: [cluster.id], facts }),
      );
    }
    if (undecided.length > 0) {
      found.push(
        notSupplied({
          field: "type",
          neededBy: "academy-in-federation",
          schools: undecided,
          cluster: cluster.id,
          facts: { form: cluster.form },
        }),
      );
    }
    return found;
  });
