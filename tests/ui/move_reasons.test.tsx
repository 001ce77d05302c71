import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { moveSchool } from "../../src/domain/edits/move_school.ts";
import { renameCluster } from "../../src/domain/edits/rename_cluster.ts";
import HistoryPanel from "../../src/ui/history/HistoryPanel.tsx";
import LastMove from "../../src/ui/moves/LastMove.tsx";
import { evenArea, planOf } from "../support/builders.ts";
import { cellsOf, giveHeight, show, textOf } from "./show.tsx";

beforeEach(giveHeight);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const ENTRY = {
  area: evenArea(6, 600),
  example: planOf([
    ["1", "2", "3"],
    ["4", "5"],
  ]),
};

const chip = () => screen.queryByRole("complementary", { name: "The last move" });

async function fillIn(user: Awaited<ReturnType<typeof show>>["user"]) {
  const form = within(screen.getByRole("form", { name: /^Reason for: / }));
  await user.type(form.getByRole("textbox", { name: "Reason" }), "Shares a head");
  await user.selectOptions(form.getByRole("combobox"), "Headteacher");
  await user.click(form.getByRole("button", { name: "Keep the reason" }));
}

it("after a move a quiet line offers to say why; what is said goes with the step, and nothing has to be", async () => {
  const { store, user } = await show(<LastMove />, ENTRY);
  expect(chip()).toBeNull();
  store.getState().edit(moveSchool("1", "2"), "Moved School 1 to Cluster 2");
  expect(textOf(await screen.findByRole("complementary"))).toContain("Moved School 1 to Cluster 2");
  await user.click(screen.getByRole("button", { name: /^Add a reason/ }));
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Reason" }));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Keep the reason" }).disabled).toBe(
    true,
  );
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("form")).toBeNull();
  await user.click(screen.getByRole("button", { name: /^Add a reason/ }));
  await fillIn(user);
  expect(store.getState().announcement).toBe(
    "The reason is kept with “Moved School 1 to Cluster 2”.",
  );
  expect(selectPlan(store.getState())?.moves).toMatchObject([
    { urn: "1", from: "1", to: "2", reason: "Shares a head", role: "Headteacher" },
  ]);
  expect(store.getState().history?.past?.length).toBe(1);
  expect(chip()).toBeNull();
});

it("the line goes away when it is put away, when something else is done, and does not come with an undone step", async () => {
  const { store, user } = await show(<LastMove />, ENTRY);
  store.getState().edit(moveSchool("1", "2"), "Moved School 1 to Cluster 2");
  await user.click(await screen.findByRole("button", { name: "Put away" }));
  expect(chip()).toBeNull();
  store.getState().edit(moveSchool("2", "2"), "Moved School 2 to Cluster 2");
  await screen.findByRole("complementary");
  store.getState().undo();
  await waitFor(() => expect(chip()).toBeNull());
  store.getState().edit(renameCluster("1", "Hills"), "Renamed");
  await waitFor(() => expect(chip()).toBeNull());
});

it("the history shows the reason with its step, lets it be changed as a step of its own, and prints the list", async () => {
  const printed: string[][] = [];
  const print = vi.spyOn(window, "print").mockImplementation(() => {
    const table = document.querySelector<HTMLElement>(".moves-table");
    if (table !== null) printed.push(...cellsOf(table).map((row) => [...row]));
  });
  const { store, user } = await show(<HistoryPanel />, ENTRY, ({ store: before }) => {
    before.getState().edit(moveSchool("1", "2"), "Moved School 1 to Cluster 2");
  });
  const rows = () => within(screen.getByRole("list", { name: "Steps" })).getAllByRole("button");
  await user.click(screen.getByRole("button", { name: /^Add a reason/ }));
  await fillIn(user);
  expect(rows().map(textOf)).toEqual([
    "Opened",
    expect.stringMatching(/^Moved School 1 to Cluster 2Headteacher, .*: Shares a headnow$/),
  ]);
  await user.click(screen.getByRole("button", { name: /^Change the reason/ }));
  const form = within(screen.getByRole("form", { name: /^Reason for: / }));
  await user.clear(form.getByRole("textbox", { name: "Reason" }));
  await user.type(form.getByRole("textbox", { name: "Reason" }), "Asked at the meeting");
  await user.click(form.getByRole("button", { name: "Keep the reason" }));
  expect(store.getState().history?.present.label).toBe("Changed the reason for moving School 1");
  await user.click(screen.getByRole("button", { name: "Print the moves and their reasons" }));
  expect(print).toHaveBeenCalledOnce();
  expect(printed[0]).toEqual(["Moved", "Asked for by, when and why", "Longest drives, then"]);
  expect(printed[1]?.[0]).toBe("School 1 from Cluster 1 to Cluster 2");
  expect(printed[1]?.[1]).toMatch(/^Headteacher, .*: Asked at the meeting$/);
  expect(printed[1]?.[2]).toContain(
    "Cluster 1: longest drive 12.0 min (School 1 to School 2), then 12.0 min",
  );
  store.getState().jumpTo(1);
  expect(selectPlan(store.getState())?.moves[0]?.reason).toBe("Shares a head");
});
