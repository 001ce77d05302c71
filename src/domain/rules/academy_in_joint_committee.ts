import { issue } from "../issue.ts";
import { governanceOf } from "../school_type.ts";
import type { JudgedPlan, Rule } from "./rule.ts";
import { knownSchools, urnsOf } from "./rule.ts";

/**
 * One warning for each joint committee with an academy, which can work with it but cannot be a formal member
 * (Collaboration Regulations 2003; domain handbook §4). Facts: `count` of academies and `form`.
 */
export const academyInJointCommittee: Rule = (judged: JudgedPlan) =>
  judged.plan.clusters.flatMap((cluster) => {
    if (cluster.form !== "joint-committee") return [];
    const academies = urnsOf(
      knownSchools(judged, cluster).filter(({ type }) => governanceOf(type) === "academy"),
    );
    if (academies.length === 0) return [];
    const facts = { count: academies.length, form: cluster.form };
    return issue("academy-in-joint-committee", {
      schools: academies,
      clusters: [cluster.id],
      facts,
    });
  });
