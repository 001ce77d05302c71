import { expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { noteObjection, settleObjection } from "../../src/domain/edits/set_objections.ts";
import { stepsOf } from "../../src/domain/history.ts";
import { objectionOf } from "../support/objections.ts";
import { fakeBrowser } from "./fake_keeping.ts";
import { kept, openTab } from "./saved/kept_app.ts";

it("objections are named steps that are kept in the browser, and undone one at a time after it was closed", async () => {
  const browser = fakeBrowser();
  const store = await openTab(browser.newTab());
  store.getState().edit(noteObjection(objectionOf()), "Noted an objection at Ashby");
  const [noted] = selectPlan(store.getState())?.objections ?? [];
  if (noted === undefined) throw new Error("Nothing was noted.");
  store.getState().edit(settleObjection(noted, "2026-12-01"), "Settled an objection at Ashby");
  await kept(store);
  const again = await openTab(browser.newTab());
  const objections = () => selectPlan(again.getState())?.objections;
  expect(objections()).toEqual([objectionOf({ settled: "2026-12-01" })]);
  const { history } = again.getState();
  expect(history === null ? [] : stepsOf(history).map(({ label }) => label)).toEqual([
    "Opened",
    "Noted an objection at Ashby",
    "Settled an objection at Ashby",
  ]);
  again.getState().undo();
  expect(objections()).toEqual([objectionOf()]);
  again.getState().undo();
  expect(objections()).toBeUndefined();
});
