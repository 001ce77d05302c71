import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { setToday } from "../../src/domain/edits/set_today.ts";
import { keepMoves } from "../../src/domain/kept_moves.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { NoClusters } from "../../src/ui/clusters/NoClusters.tsx";
import ComparePanel from "../../src/ui/compare/ComparePanel.tsx";
import { ClusterPanel } from "../../src/ui/detail/ClusterPanel.tsx";
import { SchoolPanel } from "../../src/ui/detail/SchoolPanel.tsx";
import { Legend } from "../../src/ui/map/Legend.tsx";
import { SchoolList } from "../../src/ui/table/SchoolList.tsx";
import SchoolTable from "../../src/ui/table/SchoolTable.tsx";
import TodaysDialog from "../../src/ui/today/TodaysDialog.tsx";
import { TodaysSwitch } from "../../src/ui/today/TodaysSwitch.tsx";
import { evenArea, planOf } from "../support/builders.ts";
import type { Shown } from "./show.tsx";
import { cellsOf, giveHeight, show, textOf } from "./show.tsx";

beforeEach(giveHeight);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const HOMES = [
  { id: "a", name: "Hills", schools: ["1", "2", "3"] },
  { id: "b", name: "Moors", schools: ["4"] },
];
const LINK = { urns: ["1", "4"], kind: "business-services", purpose: "A shared bursar" };
const MOVE = {
  urn: "3",
  from: "1",
  to: "2",
  fromName: "Cluster 1",
  toName: "Cluster 2",
  reason: "Shares a head",
  role: "Headteacher",
  date: "2026-11-12",
};
const READ = { clusters: HOMES, links: [LINK] };
const ENTRY = {
  area: evenArea(6, 600),
  example: keepMoves([MOVE])(
    setToday(READ)(
      planOf([
        ["1", "2"],
        ["3", "4", "5"],
      ]),
    ),
  ),
};
const today = (app: Shown) => selectPlan(app.store.getState())?.today;

it("a school's panel has its home cluster today, its other links with their purpose, and its moves with their reasons", async () => {
  const { user, store } = await show(<SchoolPanel school={2 as SchoolIndex} />, ENTRY);
  expect(textOf(await screen.findByText(/^Home cluster today:/))).toBe("Home cluster today: Hills");
  const moves = within(screen.getByRole("region", { name: "Moves that are kept" }));
  expect(textOf(moves.getByRole("listitem"))).toContain(
    "Moved from Cluster 1 to Cluster 2Headteacher, 12 November 2026: Shares a head",
  );
  await user.click(moves.getByRole("button", { name: /^Take back the reason/ }));
  expect(selectPlan(store.getState())?.moves).toEqual([]);
  store.getState().undo();
  await waitFor(() =>
    expect(screen.getByRole("region", { name: "Moves that are kept" })).toBeDefined(),
  );
});

it("a link is changed as one step, and not without a purpose", async () => {
  const { user, store } = await show(<SchoolPanel school={0 as SchoolIndex} />, ENTRY);
  await screen.findByText(/A shared bursar/);
  await user.click(screen.getByRole("button", { name: /^Change ?the link with School 4/ }));
  const form = within(screen.getByRole("form", { name: "Change the link with School 4" }));
  const purpose = form.getByRole("textbox", { name: "What it is for" });
  await user.clear(purpose);
  expect(form.getByRole<HTMLButtonElement>("button", { name: "Keep" }).disabled).toBe(true);
  await user.type(purpose, "A shared caretaker");
  await user.selectOptions(form.getByRole("combobox"), "other");
  await user.click(form.getByRole("button", { name: "Keep" }));
  expect(selectPlan(store.getState())?.links).toEqual([
    { urns: ["1", "4"], kind: "other", purpose: "A shared caretaker" },
  ]);
  store.getState().undo();
  expect(selectPlan(store.getState())?.links).toEqual([LINK]);
});

it("a cluster's panel says where its schools are today, and its print lists the moves with their reasons", async () => {
  const print = vi.spyOn(window, "print").mockImplementation(() => undefined);
  const { user } = await show(<ClusterPanel id="2" />, ENTRY);
  expect(textOf(await screen.findByText(/^Today in:/))).toBe(
    "Today in: Hills (1), Moors (1), no home cluster (1)",
  );
  await user.click(screen.getByRole("button", { name: "Print this cluster" }));
  await waitFor(() => expect(print).toHaveBeenCalledOnce());
  const table = document.querySelector<HTMLElement>(".cluster-paper .moves-table");
  expect(table === null ? [] : cellsOf(table)[1]).toEqual([
    "School 3 from Cluster 1 to Cluster 2",
    "Headteacher, 12 November 2026: Shares a head",
    "",
  ]);
});

it("the table and the list tell those that moved from today; without today's partnerships there is no such column", async () => {
  const { user, store } = await show(
    <>
      <SchoolTable />
      <SchoolList />
    </>,
    ENTRY,
  );
  expect(screen.getByRole("columnheader", { name: /^Today/ })).toBeDefined();
  await user.click(screen.getByRole("checkbox", { name: /^Moved from today/ }));
  const names = () => within(screen.getByRole("table")).getAllByRole("rowheader").map(textOf);
  // 3 left Hills for what Moors became, and 5 is newly placed.
  expect(names()).toEqual(["School 3", "School 5"]);
  await user.selectOptions(screen.getByRole("combobox", { name: "Show" }), "Moved from today");
  expect(screen.getByText("2 of 6 schools")).toBeDefined();
  store.getState().edit(setToday(null), "Forgot");
  await waitFor(() => expect(names()).toHaveLength(6));
  expect(screen.queryByRole("columnheader", { name: /^Today/ })).toBeNull();
});

it("a comparison with today's partnerships gives the reason beside the school that moved", async () => {
  const { user } = await show(<ComparePanel />, ENTRY);
  await user.selectOptions(screen.getByRole("combobox", { name: "Your plan beside" }), "today");
  const differ = within(await screen.findByRole("region", { name: "Schools that differ" }));
  const item = differ.getAllByRole("listitem").find((one) => textOf(one).startsWith("School 3"));
  expect(item === undefined ? "" : textOf(item)).toContain(
    "Why: Headteacher, 12 November 2026: Shares a head",
  );
});

it("a switch shows today's partnerships on the map, with a line in the legend, and follows undo", async () => {
  const app = await show(
    <>
      <TodaysSwitch />
      <Legend />
    </>,
    ENTRY,
  );
  const shapes = () => app.store.getState().todaysShapes?.map(({ name }) => name) ?? null;
  expect(shapes()).toBeNull();
  await app.user.click(screen.getByRole("checkbox", { name: "Today’s partnerships on the map" }));
  expect(shapes()).toEqual(["Hills", "Moors"]);
  expect(screen.getByText("Today’s partnerships")).toBeDefined();
  const [hills] = HOMES;
  app.store
    .getState()
    .edit(setToday({ clusters: hills === undefined ? [] : [hills], links: [] }), "Gave 1");
  await waitFor(() => expect(shapes()).toEqual(["Hills"]));
  app.store.getState().undo();
  await waitFor(() => expect(shapes()).toEqual(["Hills", "Moors"]));
  await app.user.click(screen.getByRole("checkbox", { name: "Today’s partnerships on the map" }));
  expect(shapes()).toBeNull();
});

it("a plan without clusters offers to start from today's partnerships, which is one step; they can be forgotten", async () => {
  const example = setToday(READ)(planOf([]));
  const app = await show(<NoClusters />, { ...ENTRY, example });
  await app.user.click(screen.getByRole("button", { name: "Start from today’s partnerships" }));
  expect(app.store.getState().dialog).toBe("paste");
  cleanup();
  const dialog = await show(<TodaysDialog onClose={() => {}} />, { ...ENTRY, example });
  await dialog.user.click(screen.getByRole("button", { name: "Start from today’s partnerships" }));
  expect(selectPlan(dialog.store.getState())?.clusters).toEqual(HOMES);
  expect(dialog.store.getState().history?.past?.length).toBe(1);
  dialog.store.getState().undo();
  expect(selectPlan(dialog.store.getState())).toBe(dialog.store.getState().history?.present.value);
  expect(selectPlan(dialog.store.getState())?.clusters).toEqual([]);
  await dialog.user.click(screen.getByRole("button", { name: "Forget today’s partnerships" }));
  expect(today(dialog)).toBeUndefined();
  expect(selectPlan(dialog.store.getState())?.links).toEqual([LINK]);
});

it("a school in two home clusters is asked about, and the second becomes a link with its purpose", async () => {
  const app = await show(<TodaysDialog onClose={() => {}} />, {
    ...ENTRY,
    example: planOf([["5"]]),
  });
  fireEvent.change(screen.getByRole("textbox", { name: "School and partnership" }), {
    target: { value: "urn,cluster\n1,Hills\n2,Hills\n3,Moors\n2,Moors\n" },
  });
  const use = screen.getByRole<HTMLButtonElement>("button", { name: /^Use these/ });
  expect(use.disabled).toBe(true);
  await app.user.selectOptions(
    screen.getByRole("combobox", { name: "Home cluster of School 2" }),
    "Hills",
  );
  expect(use.disabled).toBe(true);
  await app.user.type(
    screen.getByRole("textbox", { name: "What its link with Moors is for" }),
    "Sports",
  );
  await app.user.click(screen.getByRole("radio", { name: /^Keep my clusters/ }));
  await app.user.click(use);
  expect(today(app)?.clusters.map(({ name, schools }) => [name, ...schools])).toEqual([
    ["Hills", "1", "2"],
    ["Moors", "3"],
  ]);
  expect(selectPlan(app.store.getState())?.links).toEqual([
    { urns: ["2", "3"], kind: "local-cluster", purpose: "Sports" },
  ]);
  expect(selectPlan(app.store.getState())?.clusters.map(({ schools }) => schools)).toEqual([["5"]]);
  expect(app.store.getState().todaysShapes).toHaveLength(2);
});

it("a file is taken too: rows of a CSV, or the partnerships of a plan; another file is refused by name", async () => {
  const app = await show(<TodaysDialog onClose={() => {}} />, {
    ...ENTRY,
    example: planOf([["5"]]),
  });
  const input = screen.getByLabelText(/^Or from a file/);
  await app.user.upload(
    input,
    new File(["urn,cluster\n1,Hills\n"], "today.csv", { type: "text/csv" }),
  );
  await screen.findByText(/1 rows: 1 matched for certain/);
  await app.user.upload(input, new File(["{"], "broken.json", { type: "application/json" }));
  expect(textOf(await screen.findByRole("alert"))).toContain(
    "The file was not read. Nothing has changed.",
  );
  const plan = JSON.stringify({
    format: "school-cluster-plan",
    version: 1,
    clusters: HOMES,
    links: [LINK],
  });
  await app.user.upload(input, new File([plan], "plan.json", { type: "application/json" }));
  await screen.findByText(/^plan\.json: 2 partnerships and 1 other link\.$/);
  await app.user.click(screen.getByRole("button", { name: "Use these 2 partnerships" }));
  expect(today(app)?.clusters).toEqual(HOMES);
  expect(selectPlan(app.store.getState())?.clusters).toEqual(HOMES);
});
