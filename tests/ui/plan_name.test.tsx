import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { renameCluster } from "../../src/domain/edits/rename_cluster.ts";
import { FirstRun } from "../../src/ui/FirstRun.tsx";
import { StatusBar } from "../../src/ui/StatusBar.tsx";
import { evenArea, planOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

const AREA = { ...evenArea(4, 600), title: "Wolds" };
const EXAMPLE = planOf([
  ["1", "2"],
  ["3", "4"],
]);
const SCREEN = (
  <>
    <FirstRun />
    <StatusBar />
  </>
);

const bar = () => textOf(screen.getByRole("contentinfo"));
const banner = () => textOf(screen.getByRole("complementary"));

it("an example is called one until it is changed; what no file holds is called not saved", async () => {
  const { store, rerendered } = await shown();
  expect(bar()).toContain("Example made by the planner");
  expect(banner()).toContain("in an example of 2 clusters that the planner made");
  expect(bar()).not.toMatch(/saved/i);
  store.getState().edit(renameCluster("1", "Hills"), "Renamed");
  await rerendered("My plan, from the example");
  expect(bar()).toMatch(/My plan, from the example ?Not saved$/);
  expect(banner()).toContain("in the 2 clusters of “My plan, from the example”.");
  expect(banner()).not.toContain("an example of");
  const plan = selectPlan(store.getState());
  if (plan === null) throw new Error("The Wolds have no plan.");
  store.getState().planSaved(plan, "2026-06-24T12:04:00");
  await rerendered("Saved to file 12:04");
  expect(bar()).not.toContain("Not saved");
  store.getState().edit(renameCluster("1", "Moors"), "Renamed");
  await rerendered("Not saved");
  store.getState().undo();
  store.getState().undo();
  await rerendered("Example made by the planner");
  expect(bar()).not.toMatch(/saved/i);
});

it("a plan without a name, or an example, is called after the proposal that it was replaced by", async () => {
  for (const example of [EXAMPLE, undefined]) {
    const { store } = await shown(example);
    await store.getState().propose({ objective: "travel", clusters: 2 });
    store.getState().acceptProposal("Accepted");
    expect(selectPlan(store.getState())?.name).toBe("Proposal for Wolds");
    cleanup();
  }
});

it("a name that someone gave stays with the plan when a proposal is accepted", async () => {
  const { store } = await shown();
  store.getState().loadPlan({ ...EXAMPLE, name: "Agreed in May" }, "Opened a plan");
  store.getState().edit(renameCluster("1", "Hills"), "Renamed");
  await store.getState().propose({ objective: "travel", clusters: 1 });
  store.getState().acceptProposal("Accepted");
  expect(selectPlan(store.getState())?.name).toBe("Agreed in May");
});

it("an example that is opened from a file or a saved page is still called one", async () => {
  const { store } = await shown();
  const plan = selectPlan(store.getState());
  if (plan === null) throw new Error("The Wolds have no plan.");
  store.getState().loadPlan({ ...plan }, "Opened");
  expect(selectPlan(store.getState())?.name).toBe("Example made by the planner");
});

async function shown(example: typeof EXAMPLE | undefined = EXAMPLE) {
  const app = await show(SCREEN, { area: AREA, ...(example === undefined ? {} : { example }) });
  const rerendered = (words: string) =>
    screen.findByText((_, element) => element?.tagName === "SPAN" && textOf(element) === words);
  return { ...app, rerendered };
}
