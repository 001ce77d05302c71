import { byKey } from "../by_key.ts";
import type { Faith } from "../faith.ts";
import { faithOf } from "../faith.ts";
import type { Issue } from "../issue.ts";
import { issue } from "../issue.ts";
import type { Cluster, PartnershipForm } from "../plan.ts";
import type { School } from "../school.ts";
import type { JudgedPlan, Rule } from "./rule.ts";
import { knownSchools, notSupplied, urnsOf } from "./rule.ts";

const CATHOLIC: ReadonlySet<Faith> = new Set<Faith>([
  "catholic",
  "joint-church-of-england-catholic",
]);
const ALL_WITH_DIOCESE: ReadonlySet<Faith> = new Set<Faith>([...CATHOLIC, "church-of-england"]);

/** The churches to ask for each form; a joint committee concerns only Catholic dioceses (domain handbook §4). */
const CHURCHES: Readonly<Record<PartnershipForm, ReadonlySet<Faith>>> = {
  informal: new Set(),
  "joint-committee": CATHOLIC,
  "hard-federation": ALL_WITH_DIOCESE,
  "umbrella-trust": ALL_WITH_DIOCESE,
  "multi-academy-trust": ALL_WITH_DIOCESE,
};

/**
 * Advice to consult each diocese whose schools are in a cluster of a formal kind: one warning for each cluster and diocese
 * (the two churches share place names, so they are kept apart), and one for schools whose diocese or religious character is
 * not supplied. Facts: `diocese`, `church` (a faith code), `asAt`, `count` of its schools and `form`.
 */
export const consultDiocese: Rule = (judged: JudgedPlan) =>
  judged.plan.clusters.flatMap((cluster) => {
    const form = cluster.form;
    const churches = form === undefined ? null : CHURCHES[form];
    if (form === undefined || churches === null || churches.size === 0) return [];
    const schools = knownSchools(judged, cluster);
    const church = schools.filter(({ religiousCharacter }) =>
      churches.has(faithOf(religiousCharacter)),
    );
    return [
      ...Array.from(byKey(church, dioceseKey).values(), (sharing) =>
        consult(cluster, form, sharing),
      ),
      ...unknownCharacter(cluster, form, schools),
    ];
  });

function dioceseKey(school: School): string {
  const diocese = school.diocese?.value.trim().toLowerCase() ?? "";
  return diocese === "" ? "" : `${faithOf(school.religiousCharacter)}|${diocese}`;
}

function consult(cluster: Cluster, form: PartnershipForm, schools: readonly School[]): Issue {
  const urns = urnsOf(schools);
  const first = schools[0];
  const diocese = first?.diocese ?? null;
  if (first === undefined || diocese === null || diocese.value.trim() === "") {
    return notSupplied({
      field: "diocese",
      neededBy: "consult-diocese",
      schools: urns,
      cluster: cluster.id,
      facts: { form },
    });
  }
  const facts = {
    diocese: diocese.value.trim(),
    church: faithOf(first.religiousCharacter),
    asAt: diocese.asAt,
    count: urns.length,
    form,
  };
  return issue("consult-diocese", { schools: urns, clusters: [cluster.id], facts });
}

function unknownCharacter(
  cluster: Cluster,
  form: PartnershipForm,
  schools: readonly School[],
): readonly Issue[] {
  const unknown = schools.filter(({ religiousCharacter }) => {
    const faith = faithOf(religiousCharacter);
    return faith === "not-supplied" || faith === "unrecognised";
  });
  if (unknown.length === 0) return [];
  return [
    notSupplied({
      field: "religiousCharacter",
      neededBy: "consult-diocese",
      schools: urnsOf(unknown),
      cluster: cluster.id,
      facts: { form },
    }),
  ];
}
