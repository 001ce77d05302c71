import type { School, Urn } from "../../school.ts";
import type { Governance } from "../../school_type.ts";
import { governanceOf } from "../../school_type.ts";
import type { AppliedScenario, Assignment } from "../applied.ts";
import type { RuleNote } from "../outcome.ts";
import type { ScenarioAction } from "../scenario.ts";
import type { ScenarioFlag } from "../scenario_flags.ts";
import { panTimetable } from "./consultation.ts";
import type { LawRuleId } from "./rules.ts";
import { LAW_RULES } from "./rules.ts";
import type { RuralStanding } from "./rural.ts";

/** What decides which rules apply. */
export interface RulesInput {
  readonly applied: AppliedScenario;
  readonly assignment: Assignment;
  /** Of each school that ends. */
  readonly rural: ReadonlyMap<Urn, RuralStanding>;
  readonly flags: readonly ScenarioFlag[];
  /** Whether the plan has clusters that the scenario touches. */
  readonly touchesPartnerships: boolean;
}

/** The rules that apply to a scenario, each once with the schools that it is about, in the order of the list of rules. */
export function rulesOf(input: RulesInput): readonly RuleNote[] {
  const found = new Map<LawRuleId, Set<Urn>>();
  const add = (id: LawRuleId, urns: Iterable<Urn> = []) => {
    const about = found.get(id) ?? new Set<Urn>();
    found.set(id, about);
    for (const urn of urns) about.add(urn);
  };
  if (input.touchesPartnerships) add("partnership-filter");
  for (const [urn, standing] of input.rural) {
    const type = governanceOf(schoolOf(input.applied, urn)?.type ?? null);
    if (type !== "academy") addRural(add, urn, standing);
  }
  for (const action of input.applied.input.scenario.actions) addAction(add, input.applied, action);
  addTravel(add, input);
  for (const { id, urn } of input.flags) if (id === "infant-class") add("infant-class", [urn]);
  return Object.entries(LAW_RULES).flatMap(([id, rule]) => {
    const urns = found.get(id as LawRuleId);
    return urns === undefined ? [] : [{ id, ...rule, urns: [...urns] }];
  });
}

type Add = (id: LawRuleId, urns?: Iterable<Urn>) => void;

function addRural(add: Add, urn: Urn, standing: RuralStanding): void {
  if (standing.by === "list") {
    add("rural-list", [urn]);
    if (standing.isOld) add("rural-list-old");
  } else {
    add("rural-indicative", [urn]);
  }
  if (standing.by !== "not-known" && !standing.isRural) return;
  add("rural-regard", [urn]);
  add("rural-presumption", [urn]);
}

function addAction(add: Add, applied: AppliedScenario, action: ScenarioAction): void {
  const typeOf = (urn: Urn) => governanceOf(schoolOf(applied, urn)?.type ?? null);
  switch (action.type) {
    case "close":
      addClosing(add, action.urn, typeOf(action.urn));
      break;
    case "merge":
      add("merge-closes", action.urns);
      add("lump-sum", [action.into]);
      add("sparsity", [action.into]);
      for (const urn of action.urns) if (urn !== action.into) addClosing(add, urn, typeOf(urn));
      break;
    case "pair":
      add("pair-age-range", [action.infant, action.junior]);
      add("sparsity", [action.infant, action.junior]);
      break;
    case "pan":
      add(PAN_RULES[typeOf(action.urn)], [action.urn]);
      add("admissions-bill", [action.urn]);
      add(
        panTimetable(action, applied.input.today).needsConsultation
          ? "pan-consultation"
          : "pan-increase",
        [action.urn],
      );
      break;
    case "capacity":
      if (isEnlargement(applied.before.get(action.urn)?.capacity ?? null, action.capacity)) {
        add("enlargement", [action.urn]);
      }
      break;
    case "federate": {
      const academies = action.urns.filter((urn) => typeOf(urn) === "academy");
      add("federation-maintained", action.urns);
      if (academies.length > 0) add("federation-academy", academies);
      break;
    }
    case "open":
    case "move":
      add("new-school", [action.urn]);
      break;
  }
}

function addClosing(add: Add, urn: Urn, type: Governance): void {
  switch (type) {
    case "academy":
      add("close-academy", [urn]);
      break;
    case "community":
      add("close-maintained", [urn]);
      break;
    case "foundation":
    case "voluntary-aided":
    case "voluntary-controlled":
      add("close-maintained", [urn]);
      add("close-governing-body", [urn]);
      break;
    case "other":
    case "not-supplied":
      add("close-type-not-known", [urn]);
      break;
  }
}

const PAN_RULES: Readonly<Record<Governance, LawRuleId>> = {
  community: "pan-authority",
  "voluntary-controlled": "pan-authority",
  "voluntary-aided": "pan-governing-body",
  foundation: "pan-governing-body",
  academy: "pan-academy-trust",
  other: "pan-type-not-known",
  "not-supplied": "pan-type-not-known",
};

/** More than 30 pupils and 25 % or 200, whichever is less (rule "enlargement"). */
function isEnlargement(before: number | null, after: number): boolean {
  if (before === null) return false;
  const more = after - before;
  return more > 30 && more >= Math.min(before / 4, 200);
}

function addTravel(add: Add, { applied, assignment }: RulesInput): void {
  if (assignment.flows.length === 0 && applied.siteChanges.length === 0) return;
  add("walking-distance");
  add("child-journey");
  add(
    "sparsity",
    assignment.flows.map(({ to }) => to),
  );
}

function schoolOf({ before, after }: AppliedScenario, urn: Urn): School | undefined {
  return (before.get(urn) ?? after.get(urn))?.school;
}
