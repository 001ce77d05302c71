import { expect, it, vi } from "vitest";
import { selectMark, selectPlan, selectSaving } from "../../../src/app/selectors.ts";
import type { AppStore } from "../../../src/app/state.ts";
import { fakeBrowser } from "../fake_keeping.ts";
import { clusterName, kept, openTab, rename } from "./kept_app.ts";

const conflict = (store: AppStore) => selectMark(store.getState())?.conflict ?? null;

/** Two tabs with the same kept plan, whose first cluster is called Hills. */
async function twoTabs() {
  const browser = fakeBrowser();
  const first = await openTab(browser.newTab());
  rename(first, "Hills");
  await kept(first);
  const second = await openTab(browser.newTab());
  return { browser, first, second };
}

async function storedNames(browser: ReturnType<typeof fakeBrowser>) {
  const plans = await (await browser.storage()).plans();
  return plans
    .map((record) => JSON.parse((record as { readonly plan: string }).plan))
    .map(({ name, clusters }) => [name, clusters[0].name])
    .sort();
}

it("say to each other that they have the same plan open, and that one was left", async () => {
  const { browser, first, second } = await twoTabs();
  expect(selectMark(first.getState())?.isOpenElsewhere).toBe(true);
  expect(selectMark(second.getState())?.isOpenElsewhere).toBe(true);
  await second.getState().startAgain();
  expect(selectMark(first.getState())?.isOpenElsewhere).toBe(false);
  const tab = browser.newTab();
  await openTab(tab);
  expect(selectMark(first.getState())?.isOpenElsewhere).toBe(true);
  tab.hide(true);
  expect(selectMark(first.getState())?.isOpenElsewhere).toBe(false);
});

it("a change in one is told in the other, with its time, and the other writes nothing over it", async () => {
  const { browser, first, second } = await twoTabs();
  rename(first, "Moors");
  await kept(first);
  const theirs = selectMark(first.getState())?.at ?? "";
  const told = { theirs, mine: null, isDeleted: false, isPutOff: false };
  expect(conflict(second)).toEqual(told);
  rename(second, "Coast");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(Date.parse(conflict(second)?.mine ?? "")).toBeGreaterThan(Date.parse(theirs));
  expect(selectSaving(second.getState()).kind).toBe("held-back");
  expect(second.getState().hasUnsavedWork()).toBe(true);
  expect(await storedNames(browser)).toEqual([["My plan, from the example", "Moors"]]);
});

it("changes in both at once: the later writing is refused by the database itself, whoever heard what", async () => {
  const { browser, first } = await twoTabs();
  const deaf = { ...browser.newTab(), tabs: { post: () => undefined, listen: () => undefined } };
  const second = await openTab(deaf);
  rename(first, "Moors");
  await kept(first);
  expect(conflict(second)).toBeNull();
  rename(second, "Coast");
  await vi.waitFor(() => expect(conflict(second)).not.toBeNull(), 10_000);
  expect(await storedNames(browser)).toEqual([["My plan, from the example", "Moors"]]);
});

it("mine can be kept as a copy: both are there, and this tab goes on with the copy", async () => {
  const { browser, first, second } = await twoTabs();
  rename(first, "Moors");
  await kept(first);
  rename(second, "Coast");
  await second.getState().settleConflict("mine-as-copy");
  await kept(second);
  expect(await storedNames(browser)).toEqual([
    ["My plan, from the example (copy)", "Coast"],
    ["My plan, from the example", "Moors"],
  ]);
  expect(conflict(second)).toBeNull();
  rename(second, "Shore");
  await kept(second);
  expect(conflict(first)).toBeNull();
  expect((await storedNames(browser))[0]).toEqual(["My plan, from the example (copy)", "Shore"]);
});

it("the other’s can be taken as one step, which undo takes back; then both go on in turn", async () => {
  const { browser, first, second } = await twoTabs();
  rename(first, "Moors");
  await kept(first);
  rename(second, "Coast");
  await second.getState().settleConflict("theirs");
  expect(clusterName(second)).toBe("Moors");
  expect(selectPlan(second.getState())).toEqual(selectPlan(first.getState()));
  expect(selectSaving(second.getState()).kind).toBe("kept");
  expect(conflict(first)).toBeNull();
  second.getState().undo();
  expect(clusterName(second)).toBe("Coast");
  await kept(second);
  expect(conflict(first)).not.toBeNull();
  expect(await storedNames(browser)).toEqual([["My plan, from the example", "Coast"]]);
});

it("it can be decided later: nothing is written until then", async () => {
  const { browser, first, second } = await twoTabs();
  rename(first, "Moors");
  await kept(first);
  await second.getState().settleConflict("later");
  expect(conflict(second)?.isPutOff).toBe(true);
  rename(second, "Coast");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await storedNames(browser)).toEqual([["My plan, from the example", "Moors"]]);
  await second.getState().settleConflict("now");
  expect(conflict(second)?.isPutOff).toBe(false);
  await second.getState().openArea("south");
  await second.getState().openArea("north");
  expect(clusterName(second)).toBe("Coast");
  expect(conflict(second)).not.toBeNull();
});

it("a plan that one deletes is told in the other, which can keep it", async () => {
  const { browser, first, second } = await twoTabs();
  const id = selectMark(first.getState())?.id ?? "";
  await first.getState().deleteKeptPlan(id);
  expect(selectPlan(first.getState())?.name).toBe("Example made by the planner");
  expect(conflict(second)?.isDeleted).toBe(true);
  await second.getState().settleConflict("mine-as-copy");
  await kept(second);
  expect((await openTab(browser.newTab())).getState().keptPlans).toHaveLength(2);
  expect(clusterName(await openTab(browser.newTab()))).toBe("Hills");
});
