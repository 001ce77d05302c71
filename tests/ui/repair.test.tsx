import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import type { Area } from "../../src/domain/area.ts";
import { undoDepth } from "../../src/domain/history.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { loadHighsRuntime } from "../../src/solver/exact/highs.ts";
import { ProblemList } from "../../src/ui/problems/ProblemList.tsx";
import type { FakeApp } from "../app/fake_app.ts";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

/** Ten schools in two villages an hour from each other, ten minutes from one school to any other of its village. */
function twoVillages(): Area {
  const urns = Array.from({ length: 10 }, (_, i) => String(i + 1));
  const village = (i: number) => (i < 5 ? 0 : 1);
  return areaOf({
    schools: urns.map((urn) => schoolOf(urn)),
    seconds: urns.map((_, i) => urns.map((_, j) => (village(i) === village(j) ? 600 : 3600))),
  });
}

const loadHighs = () => loadHighsRuntime();

const SETTINGS = { settings: { minSchools: 3, maxSchools: 8 } };
/** Schools 5 and 6 are each in the other village's cluster. */
const SWAPPED: Plan = {
  ...planOf([
    ["1", "2", "3", "4", "6"],
    ["5", "7", "8", "9", "10"],
  ]),
  ...SETTINGS,
};

const membersOf = ({ store }: Pick<FakeApp, "store">) =>
  selectPlan(store.getState())?.clusters.map(({ schools }) => schools.join(" "));

const stepsOf = ({ store }: Pick<FakeApp, "store">) => {
  const { history } = store.getState();
  return history === null ? 0 : undoDepth(history);
};

describe("mending all problems at once", () => {
  it("shows the moves before they are made, makes them in one step with a name, and says so", async () => {
    const app = await show(<ProblemList />, { area: twoVillages(), example: SWAPPED });
    await app.user.click(screen.getByRole("button", { name: "Mend all with the fewest moves" }));
    const found = await screen.findByRole("region", { name: /^2 schools move/ });
    expect(within(found).getAllByRole("listitem").map(textOf)).toEqual([
      "Move School 6 from Cluster 1 to Cluster 2: School 1 to School 6, 72.0 min, is over the limit. Its longest drive is then School 10 to School 6, 12.0 min.",
      "Move School 5 from Cluster 2 to Cluster 1: School 10 to School 5, 72.0 min, is over the limit. Its longest drive is then School 1 to School 5, 12.0 min.",
    ]);
    expect(stepsOf(app)).toBe(0);
    expect(app.store.getState().announcement).toMatch(/^2 schools move/);
    await app.user.click(within(found).getByRole("button", { name: "Do this" }));
    expect(membersOf(app)).toEqual(["1 2 3 4 5", "7 8 9 10 6"]);
    expect(stepsOf(app)).toBe(1);
    const label = "Mended 2 problems: moved 2 schools";
    expect(app.store.getState().history?.present.label).toBe(label);
    expect(app.store.getState().announcement).toBe(`${label}.`);
    expect(app.selectors.problemCount(app.store.getState())).toBe(0);
    app.store.getState().undo();
    expect(selectPlan(app.store.getState())?.clusters).toEqual(SWAPPED.clusters);
  });

  it("leaves the plan alone when it is told to, and forgets what it found when the plan changes", async () => {
    const app = await show(<ProblemList />, { area: twoVillages(), example: SWAPPED });
    const button = () => screen.findByRole("button", { name: "Mend all with the fewest moves" });
    await app.user.click(await button());
    await app.user.click(await screen.findByRole("button", { name: "Leave it" }));
    await app.user.click(await button());
    await screen.findByRole("region", { name: /^2 schools move/ });
    app.store.getState().edit((plan) => ({ ...plan, name: "Another" }), "Named it");
    await button();
    expect(screen.queryByRole("region", { name: /^2 schools move/ })).toBeNull();
    expect(membersOf(app)).toEqual(["1 2 3 4 6", "5 7 8 9 10"]);
  });

  it("says which locked cluster stands in the way", async () => {
    const locked = SWAPPED.clusters.map((cluster) =>
      cluster.id === "1" ? { ...cluster, locked: true } : cluster,
    );
    const app = await show(<ProblemList />, {
      area: twoVillages(),
      example: { ...SWAPPED, clusters: locked },
    });
    await app.user.click(screen.getByRole("button", { name: "Mend all with the fewest moves" }));
    expect(
      await screen.findByText("Cluster 1 is locked and has a problem. Unlock it to mend it."),
    ).toBeTruthy();
    expect(screen.queryByRole("region", { name: /locked/ })?.textContent).not.toContain("Do this");
  });
});

describe("mending one problem", () => {
  /** Ten schools of two villages, two of which are in a cluster of the other village, which is too small without them. */
  const PLAN: Plan = {
    ...planOf([
      ["1", "2", "3", "6", "7"],
      ["8", "9", "10"],
      ["4", "5"],
    ]),
    ...SETTINGS,
  };

  async function ranked(plan: Plan, saying: string) {
    const app = await show(<ProblemList />, { area: twoVillages(), example: plan, loadHighs });
    const card = screen.getAllByRole("article").find((one) => textOf(one).includes(saying));
    if (card === undefined) throw new Error(`No problem says "${saying}".`);
    await app.user.click(within(card).getByRole("button", { name: "Ways to mend it" }));
    const found = await within(card).findByRole("region");
    await within(found).findByText(/^Proved/);
    const choices = () =>
      within(within(found).getByRole("list", { name: /^Ways/ })).getAllByRole("button");
    await waitFor(() => expect(within(found).queryByText(/^Looking for other/)).toBeNull());
    return { ...app, card, found, choices };
  }

  it("offers the fewest moves first, each in a sentence, and leaves other problems alone", async () => {
    const { choices, found } = await ranked(PLAN, "over the 45-minute limit");
    expect(choices().map(textOf)).toEqual([
      "Move School 6 from Cluster 1 to Cluster 2 and move School 7 from Cluster 1 to Cluster 2: the worst pair is then 12.0 min in Cluster 1 and 12.0 min in Cluster 2, and partners travel 360.0 min less in all.",
      ...choices()
        .slice(1)
        .map(() => expect.stringMatching(/^(Move|Take) School \d+ /)),
    ]);
    expect(choices().length).toBeGreaterThan(1);
    expect(textOf(found)).toContain("Proved: no repair moves fewer than 2 schools.");
  });

  it("shows on the map and beside it what the one in focus does, and makes the second with Enter as one step", async () => {
    const plan: Plan = { ...PLAN, clusters: PLAN.clusters.slice(0, 2) };
    const app = await ranked(plan, "over the 45-minute limit");
    const [, second] = app.choices();
    if (second === undefined) throw new Error("There is no second repair.");
    await waitFor(() => expect(document.activeElement).toBe(app.choices()[0]));
    await app.user.tab();
    expect(document.activeElement).toBe(second);
    const { comparison } = app.store.getState();
    const before = selectPlan(app.store.getState());
    expect(comparison?.before).toBe(before);
    expect(textOf(app.found)).toContain("No new pair breaks the limit.");
    expect(stepsOf(app)).toBe(0);
    await app.user.keyboard("{Enter}");
    expect(stepsOf(app)).toBe(1);
    const after = selectPlan(app.store.getState());
    expect(after?.clusters).toEqual(comparison?.after.clusters);
    expect(app.store.getState().comparison).toBeNull();
    expect(app.selectors.problemCount(app.store.getState())).toBe(0);
    expect(app.store.getState().announcement).toMatch(/^Mended 1 problem/);
    app.store.getState().undo();
    expect(selectPlan(app.store.getState())?.clusters).toEqual(before?.clusters);
  });

  it("never moves a locked school, and names the lock where nothing else would do", async () => {
    const free = await ranked({ ...PLAN, lockedSchools: ["6"] }, "over the 45-minute limit");
    for (const choice of free.choices()) expect(textOf(choice)).not.toMatch(/School 6 (from|out)/);
    cleanup();
    const app = await show(<ProblemList />, {
      area: twoVillages(),
      example: { ...PLAN, lockedSchools: ["1", "6"] },
      loadHighs,
    });
    const [button] = screen.getAllByRole("button", { name: "Ways to mend it" });
    if (button === undefined) throw new Error("Nothing is offered.");
    await app.user.click(button);
    expect(
      await screen.findByText(/^School [16] is locked, and nothing mends it that leaves it/),
    ).toBeTruthy();
  });

  it("is offered for a rule of the plan that is not followed, which one move then follows", async () => {
    const rules = { keepTogether: [["5", "4"]], keepApart: [], mayJoin: [], leaveOut: [] };
    const homes = planOf([
      ["1", "2", "3", "4"],
      ["6", "7", "8", "9", "10"],
    ]);
    const clusters = [...homes.clusters, { id: "3", name: "Cluster 3", schools: ["5"] }];
    const plan: Plan = { ...homes, clusters, rules };
    const app = await ranked(plan, "does not follow its own rule");
    expect(textOf(app.choices()[0] ?? app.found)).toMatch(/^Move School (4|5) from Cluster/);
    await app.user.click(app.choices()[0] ?? app.found);
    expect(screen.queryByText(/does not follow its own rule/)).toBeNull();
    expect(app.store.getState().history?.present.label).toBe("Mended 1 problem: moved 1 school");
  });
});

describe("placing the schools that are in no cluster", () => {
  it("puts each where it fits in one step, and moves no other", async () => {
    const plan: Plan = {
      ...planOf([
        ["1", "2", "3", "4"],
        ["7", "8", "9", "10"],
      ]),
      ...SETTINGS,
    };
    const app = await show(<ProblemList />, { area: twoVillages(), example: plan, loadHighs });
    await app.user.click(
      screen.getByRole("button", { name: "Place the 2 schools that are in no cluster" }),
    );
    const found = await screen.findByRole("region", {
      name: "2 of 2 schools can be placed; no other school moves.",
    });
    const choice = await within(found).findByRole("button", {
      name: /^Put School 5 into Cluster 1 and put School 6 into Cluster 2:/,
    });
    await app.user.click(choice);
    expect(membersOf(app)).toEqual(["1 2 3 4 5", "7 8 9 10 6"]);
    expect(app.store.getState().history?.present.label).toBe("Placed 2 schools");
    expect(stepsOf(app)).toBe(1);
  });
});
