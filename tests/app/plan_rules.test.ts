import { describe, expect, it } from "vitest";
import { askFewer } from "../../src/app/asking_reasons.ts";
import { companionsShown } from "../../src/app/companions.ts";
import { selectPlan } from "../../src/app/selectors.ts";
import { brokenRules } from "../../src/domain/broken_rules.ts";
import { dropRule, rulesOf } from "../../src/domain/edits/drop_rule.ts";
import { setRules } from "../../src/domain/edits/set_rules.ts";
import { undoDepth } from "../../src/domain/history.ts";
import type { Plan, PlanRules } from "../../src/domain/plan.ts";
import { resolveSettings } from "../../src/domain/settings.ts";
import { readPlanJson, writePlanJson } from "../../src/io/plan_json.ts";
import { NO_WISHES } from "../../src/solver/wishes.ts";
import { bestRepair } from "../solver/repair/brute_repair.ts";
import { repairOf } from "../solver/repair/repair_cases.ts";
import { evenArea, planOf, randomArea } from "../support/builders.ts";
import { seededRandom } from "../support/random.ts";
import { openFakeApp } from "./fake_app.ts";

const AREA = { ...evenArea(8, 600), name: "hills", title: "Hills" };
const RULES: PlanRules = {
  keepTogether: [["1", "2"]],
  keepApart: [["3", "4", "5"]],
  mayJoin: [],
  leaveOut: ["8"],
};
const OPTIONS = { objective: "travel", clusters: "auto" } as const;

/** `plan` as a file of it is read. */
function reread(plan: object): Plan {
  const reading = readPlanJson(new TextEncoder().encode(JSON.stringify(plan)), "plan.json");
  if (reading.ok) return reading.value;
  throw new Error(JSON.stringify(reading.problems));
}

/** How many schools of any set to be kept apart share a cluster, and how many sets to be together are in parts. */
function broken(plan: Plan, { keepApart, keepTogether }: PlanRules): number {
  const clusterOf = new Map(
    plan.clusters.flatMap(({ id, schools }) => schools.map((urn) => [urn, id] as const)),
  );
  const places = (set: readonly string[]) => set.map((urn) => clusterOf.get(urn) ?? null);
  const joined = keepApart.filter((set) => {
    const placed = places(set).filter((id) => id !== null);
    return new Set(placed).size < placed.length;
  });
  const parted = keepTogether.filter((set) => new Set(places(set)).size > 1);
  return joined.length + parted.length;
}

describe("the rules of a plan", () => {
  it("are not what the locks of single schools keep together while they last", async () => {
    const locked = { ...planOf([["1", "2", "3"]]), lockedSchools: ["1", "2"] };
    const { store } = await openFakeApp({ area: AREA, example: locked });
    const keepTogether = [
      ["1", "2"],
      ["4", "5"],
    ];
    await store.getState().propose({ ...OPTIONS, wishes: { ...NO_WISHES, keepTogether } });
    store.getState().acceptProposal("Accepted");
    expect(selectPlan(store.getState())?.rules?.keepTogether).toEqual([["4", "5"]]);
  });

  it("come with an accepted proposal in its one step, which undo takes back with them", async () => {
    const { store } = await openFakeApp({ area: AREA, example: planOf([]) });
    await store.getState().propose({ ...OPTIONS, wishes: { ...NO_WISHES, ...RULES } });
    store.getState().acceptProposal("Accepted");
    expect(selectPlan(store.getState())?.rules).toEqual(RULES);
    const { history } = store.getState();
    expect(history !== null && undoDepth(history)).toBe(1);
    store.getState().undo();
    expect(selectPlan(store.getState())?.rules).toBeUndefined();
  });

  it("are gone with an accepted proposal that was asked for without any", async () => {
    const { store } = await openFakeApp({ area: AREA, example: { ...planOf([]), rules: RULES } });
    await store.getState().propose({ ...OPTIONS, wishes: NO_WISHES });
    store.getState().acceptProposal("Accepted");
    expect(selectPlan(store.getState())).not.toHaveProperty("rules");
  });

  it("are read from a plan file and written to it, with what another program added beside them", () => {
    const rules = { ...RULES, shareBuses: [["6", "7"]] };
    const plan = reread({ clusters: [], format: "school-cluster-plan", version: 1, rules });
    expect(plan.rules).toEqual(rules);
    expect(JSON.parse(writePlanJson(plan)).rules).toEqual(rules);
    const without = setRules(undefined)(plan);
    expect(without.rules).toMatchObject({ keepApart: [], shareBuses: [["6", "7"]] });
  });

  it("are those of its request in a proposal from before plans had rules, and its own where it has both", () => {
    const proposal = { status: "optimal", objective: { kind: "travel", value: 1 }, clusters: [] };
    const request = { ...RULES, locked: [] };
    expect(reread({ ...proposal, request }).rules).toEqual(RULES);
    const own = { ...RULES, keepApart: [] };
    expect(reread({ ...proposal, request, rules: own }).rules).toEqual(own);
    const empty = { ...RULES, keepApart: [], keepTogether: [], leaveOut: [] };
    expect(reread({ ...proposal, request, rules: empty }).rules).toBeUndefined();
  });

  it("that cannot be read are refused with where they are", () => {
    const text = JSON.stringify({ clusters: [], rules: { keepApart: [["1", {}]] } });
    const reading = readPlanJson(new TextEncoder().encode(text), "plan.json");
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.problems[0]?.column).toBe("rules.keepApart[0][1]");
  });

  it("are dropped one at a time, and the last takes the field with it", () => {
    let plan: Plan = { ...planOf([]), rules: RULES };
    const kinds: string[] = [];
    for (let [rule] = rulesOf(plan); rule !== undefined; [rule] = rulesOf(plan)) {
      kinds.push(rule.kind);
      plan = dropRule(rule)(plan);
    }
    expect(kinds).toEqual(["keepTogether", "keepApart", "leaveOut"]);
    expect(plan).not.toHaveProperty("rules");
  });

  it("are told where the plan does not follow them", () => {
    const sets = [
      ["1", "3", "4"],
      ["6", "7"],
    ];
    const brokenIn = (clusters: readonly (readonly string[])[]) =>
      brokenRules({ ...planOf(clusters), rules: RULES }).map(({ kind }) => kind);
    expect(brokenIn(sets)).toEqual(["keepTogether", "keepApart"]);
    expect(brokenIn([["1", "2", "3"], ["4"]])).toEqual([]);
    expect(brokenIn([["3"], ["4"]])).toEqual([]);
  });

  it("are followed by the curve, by alternatives, and by why there are no fewer clusters and why with whom", async () => {
    const sets = [
      ["1", "2", "3"],
      ["4", "6"],
      ["5", "7"],
    ];
    const example = { ...planOf(sets), rules: RULES, settings: { minSchools: 2 } };
    const app = await openFakeApp({ area: AREA, example });
    const { store } = app;
    expect(companionsShown(store.getState())).toMatchObject({ apart: RULES.keepApart });
    await store.getState().drawCurve();
    const { curve } = store.getState();
    if (curve.status !== "ready") throw new Error(curve.status);
    for (const { proposal } of curve.curve.points) expect(proposal.request).toMatchObject(RULES);
    await store.getState().findAlternatives({ count: 2, within: 0.1, objective: "travel" });
    const { alternatives } = store.getState();
    if (alternatives.status !== "ready") throw new Error(alternatives.status);
    expect(alternatives.answer.best.request).toMatchObject(RULES);
    expect(alternatives.found[0]?.plan.rules).toEqual(RULES);
    await askFewer(app);
    expect([...(store.getState().fewer?.answer?.noTwoShare ?? [])].sort()).toEqual(["3", "4", "5"]);
  });

  it.each([1, 2, 3])(
    "are never broken by a repair or by finishing, which are possible where trying every change says so and never with fewer lost or moved (%i)",
    async (seed) => {
      const random = seededRandom(seed);
      const pick = (most: number) => Math.floor(random() * most);
      let ended = 0;
      for (let round = 0; round < 6; round++) {
        const area = { ...randomArea(seed * 100 + round, { schools: 6 }), name: "hills" };
        const urns = area.schools.map(({ urn }) => urn);
        const mixed = [...urns].sort(() => random() - 0.5);
        const rules = {
          ...RULES,
          keepApart: [mixed.slice(0, 2 + pick(2))],
          keepTogether: [mixed.slice(-2)],
          leaveOut: [],
        };
        const homes = [urns.slice(0, 3), urns.slice(3, 4 + pick(3))];
        const example = {
          ...planOf(homes),
          rules,
          settings: { minSchools: 3, maxSchools: 3 + pick(2) },
        };
        const { store } = await openFakeApp({ area, example });
        await store.getState().findRepair({ kind: "all" });
        const { repair } = store.getState();
        if (repair.status !== "ready") throw new Error(repair.status);
        const question = repairOf(example.clusters, {
          wishes: { ...NO_WISHES, ...rules },
          leastInNew: 3,
        });
        const best = bestRepair(area, resolveSettings(example.settings), question);
        expect(best === null).toBe(repair.answer.obstacle !== null);
        if (best === null) continue;
        const { lost, moves } = repair.answer;
        expect(lost * 10 + moves).toBeGreaterThanOrEqual(best.lost * 10 + best.moves);
        store.getState().makeRepair("Mended", repair.answer);
        await store.getState().findRepair({ kind: "finish" });
        const finish = store.getState().repair;
        if (finish.status !== "ready") throw new Error(finish.status);
        store.getState().makeRepair("Finished", finish.answer);
        const plan = selectPlan(store.getState());
        if (plan === null) throw new Error("No plan is open.");
        expect(broken(plan, rules)).toBe(0);
        expect(plan.rules).toEqual(rules);
        ended++;
      }
      expect(ended).toBeGreaterThan(3);
    },
  );
});
