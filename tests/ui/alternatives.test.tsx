import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { selectPlan, selectShownPlan } from "../../src/app/selectors.ts";
import type { Area } from "../../src/domain/area.ts";
import { AlternativesTab } from "../../src/ui/explore/AlternativesTab.tsx";
import { alternativesText, commonCoreText } from "../../src/words/alternatives_text.ts";
import { flatArea } from "../solver/made_areas.ts";
import { planOf } from "../support/builders.ts";
import { cellsOf, show, textOf } from "./show.tsx";

afterEach(cleanup);

/** Nine schools on a grid of six minutes: two clusters of three or more can be cut many ways. */
const AREA: Area = {
  ...flatArea([0, 6, 12].flatMap((north) => [0, 6, 12].map((east) => [east, north] as const))),
  title: "Wolds",
};
const PLAN = {
  ...planOf([
    ["100000", "100001", "100002"],
    ["100003", "100004", "100005"],
    ["100006", "100007", "100008"],
  ]),
  area: AREA.name,
};

const shown = () => show(<AlternativesTab />, { area: AREA, example: PLAN });
const button = (name: RegExp | string) => screen.getByRole<HTMLButtonElement>("button", { name });
const percent = () => screen.getByRole<HTMLInputElement>("textbox", { name: /more travel/ });

async function found(within = "60") {
  const app = await shown();
  await app.user.clear(percent());
  await app.user.type(percent(), within);
  await app.user.click(button("Find other plans"));
  await waitFor(() => expect(app.store.getState().alternatives.status).toBe("ready"), {
    timeout: 20_000,
  });
  return app;
}

describe("asking for other plans", () => {
  it("begins with five plans within 2 %, and refuses what is no percentage", async () => {
    const { user } = await shown();
    expect(percent().value).toBe("2");
    expect(button("Find other plans").disabled).toBe(false);
    await user.clear(percent());
    await user.type(percent(), "many");
    expect(screen.getByText("Give a percentage from 0 to 100, such as 2.")).toBeTruthy();
    expect(button("Find other plans").disabled).toBe(true);
  });

  it("changes nothing by itself: the plans stand side by side, a column each", async () => {
    const app = await found();
    const { store } = app;
    const { alternatives } = store.getState();
    if (alternatives.status !== "ready") throw new Error("not ready");
    const { plans } = alternatives.answer;
    expect(plans.length).toBeGreaterThan(1);
    const [head, ...rows] = cellsOf(screen.getByRole("table"));
    expect(head).toHaveLength(plans.length + 1);
    const row = (label: string) => rows.find(([first]) => first === label)?.slice(1);
    expect(row("Clusters")).toEqual(plans.map(({ clusters }) => String(clusters.length)));
    expect(row("Travel between partners, min")).toEqual(
      plans.map(({ value }) => String(Math.round(value / 60))),
    );
    expect(row("Schools with other partners than in plan 1")).toEqual(
      plans.map(({ differsFromBest }, at) => (at === 0 ? "–" : String(differsFromBest.schools))),
    );
    expect(selectPlan(store.getState())).toBe(selectShownPlan(store.getState()));
    expect(store.getState().proposal.status).toBe("none");
  });

  it("says what is the same in all, in a sentence and by name", async () => {
    const app = await found("15");
    const { alternatives } = app.store.getState();
    if (alternatives.status !== "ready") throw new Error("not ready");
    const { answer } = alternatives;
    expect(textOf(screen.getByRole("status"))).toBe(alternativesText(answer));
    const region = screen.getByRole("region", { name: "The same in all plans" });
    expect(textOf(region)).toContain(commonCoreText(answer));
    for (const set of answer.core.together) {
      expect(textOf(region)).toContain(set.map((urn) => `School ${urn}`)[0]);
    }
  });
});

describe("one of the other plans", () => {
  it("becomes a proposal under review when it is chosen, with its differences from the best on the map", async () => {
    const { store, user } = await found();
    await user.click(screen.getByRole("radio", { name: "Plan 2" }));
    const state = store.getState();
    if (state.alternatives.status !== "ready" || state.proposal.status !== "ready") {
      throw new Error("not ready");
    }
    const [best, second] = state.alternatives.found.map(({ plan }) => plan);
    expect(state.proposal.plan).toBe(second);
    expect(selectShownPlan(state)).toBe(second);
    expect(selectPlan(state)?.clusters).toEqual(PLAN.clusters);
    expect(state.comparison?.before).toBe(best);
    expect(state.comparison?.after).toBe(second);
    const moved = state.comparison?.difference.moved.length ?? 0;
    expect(moved).toBeGreaterThan(0);
    await user.selectOptions(screen.getByRole("combobox", { name: /Marked on the map/ }), "own");
    expect(store.getState().comparison?.before).toBe(selectPlan(store.getState()));
    await user.click(button(/Review plan 2/));
    expect(store.getState().task).toBe("propose");
    expect(store.getState().proposal.status).toBe("ready");
  });

  it("asked for again, is compared with the best that it was an alternative to", async () => {
    const { store, user } = await found();
    const before = store.getState().alternatives;
    await user.click(screen.getByRole("radio", { name: "Plan 2" }));
    await user.click(button("Ask for others"));
    expect(store.getState().alternatives.status).toBe("none");
    expect(before.status).toBe("ready");
    expect(screen.getByText(/the one that the proposal under review/)).toBeTruthy();
  });

  it("is gone from the map when the tab is left", async () => {
    const { store, user } = await found();
    await user.click(screen.getByRole("radio", { name: "Plan 2" }));
    expect(store.getState().comparison).not.toBeNull();
    cleanup();
    expect(store.getState().comparison).toBeNull();
  });
});
