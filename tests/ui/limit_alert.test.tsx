import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { setSettings } from "../../src/domain/edits/set_settings.ts";
import { undoDepth } from "../../src/domain/history.ts";
import { keepMoves } from "../../src/domain/kept_moves.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import LimitAlertBar from "../../src/ui/assign/LimitAlertBar.tsx";
import { MoveSelect } from "../../src/ui/detail/MoveSelect.tsx";
import PickedBar from "../../src/ui/picked/PickedBar.tsx";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

/** Schools A to E on a road, 20 min at free flow from one to the next: 24 on a school day. The limit is 45. */
const urns = ["A", "B", "C", "D", "E"];
const AREA = areaOf({
  schools: urns.map((urn) => schoolOf(urn)),
  seconds: urns.map((_, i) => urns.map((__, j) => Math.abs(i - j) * 1200)),
});
const PLAN = planOf([["A"], ["C", "D"]]);

async function opened(mode: "warn" | "block" | "allow") {
  const [, , c] = AREA.schools;
  if (c === undefined) throw new Error("The area has a third school.");
  const app = await show(
    <>
      <LimitAlertBar />
      <MoveSelect school={c} />
      <PickedBar />
    </>,
    { area: AREA, example: PLAN },
    ({ store }) => store.getState().chooseAssigning({ mode }),
  );
  const clusters = () =>
    app.store.getState().history?.present.value.clusters.map(({ schools }) => schools.join(" "));
  const steps = () => {
    const { history } = app.store.getState();
    return history === null ? -1 : undoDepth(history);
  };
  const list = () => screen.getByRole("combobox", { name: "Move School C to" });
  const said = () => screen.queryAllByRole("alert").map(textOf);
  return { ...app, clusters, steps, list, said };
}

const PAIR = "School A to School C, 48.0 min, over by 3.0 min";

it("warn: a move that breaks the limit is done, and an alert names the pair and undoes it", async () => {
  const { user, list, clusters, said } = await opened("warn");
  await user.selectOptions(list(), "1 Cluster 1");
  expect(clusters()).toEqual(["A C", "D"]);
  expect(said()).toEqual([`▲ Moved School C to Cluster 1. ${PAIR}, breaks the limit.`]);
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect([clusters(), said()]).toEqual([["A", "C D"], []]);
});

it("allow: the same move is done without an alert; the verdict is said", async () => {
  const { user, store, list, clusters, said } = await opened("allow");
  await user.selectOptions(list(), "1 Cluster 1");
  expect([clusters(), said()]).toEqual([["A C", "D"], []]);
  expect(store.getState().announcement).toContain("breaks the limit");
});

it("block: the school stays, counted with its reason and the pair; one that is within still goes", async () => {
  const { user, store, list, clusters, steps, said } = await opened("block");
  await user.selectOptions(list(), "1 Cluster 1");
  expect([clusters(), steps()]).toEqual([["A", "C D"], 0]);
  expect(said()).toEqual([`▲ 1 school stays: 1 over the limit. The limit stops it: ${PAIR}.`]);
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(said()).toEqual([]);
  store.getState().pick(["B", "C"], "only");
  await user.selectOptions(
    await screen.findByRole("combobox", { name: "Move the picked schools to" }),
    "1 Cluster 1",
  );
  expect(screen.getByText(/^1 school stays: 1 over the limit\./)).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Move School B to Cluster 1" }));
  expect([clusters(), steps()]).toEqual([["A B", "C D"], 1]);
  expect(said()).toEqual([
    `▲ Moved School B to Cluster 1. 1 school stays: 1 over the limit. The limit stops it: ${PAIR}.`,
  ]);
});

it("a move within the limit alerts to nothing, and another step puts an alert away", async () => {
  const { user, store, list, said } = await opened("warn");
  store.getState().pick(["B"], "only");
  await user.selectOptions(list(), "1 Cluster 1");
  expect(said()).toHaveLength(1);
  await user.selectOptions(list(), "2 Cluster 2");
  expect(said()).toEqual([]);
});

it("an alert stays while a reason is kept with the move, and goes when the plan is judged by other settings", async () => {
  const { user, store, list, said } = await opened("warn");
  await user.selectOptions(list(), "1 Cluster 1");
  expect(said()).toHaveLength(1);
  const move = { urn: "C", from: "2", to: "1", reason: "Shares a head", role: "", date: "" };
  const named = { ...move, fromName: "Cluster 2", toName: "Cluster 1" };
  act(() => store.getState().amend(keepMoves([named])));
  expect(store.getState().history?.present.value.moves).toHaveLength(1);
  expect(said()).toHaveLength(1);
  act(() =>
    store.getState().edit(setSettings({ speed: namedSpeed("winter") }), "Judged at Winter"),
  );
  expect(said()).toEqual([]);
});
