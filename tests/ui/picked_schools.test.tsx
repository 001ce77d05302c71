import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { lockSchools } from "../../src/domain/edits/lock_schools.ts";
import { setLocked } from "../../src/domain/edits/set_locked.ts";
import PickedBar from "../../src/ui/picked/PickedBar.tsx";
import { SchoolList } from "../../src/ui/table/SchoolList.tsx";
import SchoolTable from "../../src/ui/table/SchoolTable.tsx";
import { evenArea, planOf } from "../support/builders.ts";
import { giveHeight, show, textOf } from "./show.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const AREA = evenArea(6, 600, (urn) => ({
  district: Number(urn) <= 2 ? "East" : "West",
  trust: urn === "4" || urn === "1" ? { value: "Elm Trust", asAt: null } : null,
  pupils: { value: Number(urn) * 50, asAt: null },
}));
const PLAN = planOf([["1", "2"], ["3", "4"], ["5"]]);

async function opened(plan = PLAN) {
  giveHeight();
  const shown = await show(
    <>
      <SchoolTable />
      <PickedBar />
    </>,
    { area: AREA, example: plan },
  );
  const picked = () => [...shown.store.getState().picked];
  const clusters = () =>
    shown.store.getState().history?.present.value.clusters.map(({ schools }) => schools.join(" "));
  return { ...shown, picked, clusters };
}

const tick = (urn: string) => screen.getByRole("checkbox", { name: `Pick School ${urn}` });
const bar = () => within(screen.getByRole("region", { name: "Picked schools" }));

describe("the ticks of the table", () => {
  it("pick one, a range with Shift, and all that are shown", async () => {
    const { user, picked } = await opened();
    expect(screen.queryByRole("region", { name: "Picked schools" })).toBeNull();
    await user.click(tick("2"));
    fireEvent.click(tick("4"), { shiftKey: true });
    expect(picked()).toEqual(["2", "3", "4"]);
    expect(bar().getByText("3 schools picked")).toBeDefined();
    await user.click(tick("3"));
    expect(picked()).toEqual(["2", "4"]);
    const all = screen.getByRole<HTMLInputElement>("checkbox", { name: "Pick all 6 shown" });
    expect(all.indeterminate).toBe(true);
    await user.click(all);
    expect(picked()).toHaveLength(6);
    expect(all.checked).toBe(true);
    await user.click(all);
    expect(picked()).toEqual([]);
  });

  it("pick a range with Shift and Space, in the order in which the table is sorted", async () => {
    const { user, picked } = await opened();
    await user.click(screen.getByRole("button", { name: "Pupils" }));
    await user.click(screen.getByRole("button", { name: "Pupils" }));
    tick("5").focus();
    await user.keyboard(" ");
    tick("3").focus();
    await user.keyboard("{Shift>} {/Shift}");
    expect(picked()).toEqual(["5", "4", "3"]);
    tick("4").focus();
    await user.keyboard("{Shift>} {/Shift}");
    expect(picked()).toEqual(["5"]);
  });

  it("can be the only ones that are shown", async () => {
    const { user } = await opened();
    await user.click(tick("2"));
    await user.click(screen.getByRole("checkbox", { name: "Show only the picked" }));
    expect(screen.getAllByRole("rowheader").map(textOf)).toEqual(["School 2"]);
  });
});

describe("picking by attribute", () => {
  const choose = async (
    user: Awaited<ReturnType<typeof opened>>["user"],
    by: string,
    value: RegExp,
  ) => {
    await user.selectOptions(screen.getByRole("combobox", { name: "Pick by" }), by);
    const values = screen.getByRole("combobox", { name: "Which schools" });
    await user.selectOptions(values, within(values).getByRole("option", { name: value }));
    await user.click(screen.getByRole("button", { name: /^Pick th/ }));
  };

  it("adds all of a district, a trust, a size or none's cluster to what is picked", async () => {
    const { user, picked, store } = await opened();
    await choose(user, "District", /East \(2\)/);
    expect(picked()).toEqual(["1", "2"]);
    expect(store.getState().announcement).toBe("Picked 2 schools: East.");
    await choose(user, "Trust", /Elm Trust \(2\)/);
    expect(picked()).toEqual(["1", "2", "4"]);
    await choose(user, "Cluster", /Not in a cluster \(1\)/);
    expect(picked()).toEqual(["1", "2", "4", "6"]);
    await choose(user, "Size", /210 or more \(2\)/);
    expect(picked()).toEqual(["1", "2", "4", "6", "5"]);
  });

  it("says that there is none where no school has one", async () => {
    const { user } = await opened();
    await user.selectOptions(screen.getByRole("combobox", { name: "Pick by" }), "Federation");
    expect(screen.getByText("No school here has one that is known.")).toBeDefined();
  });
});

describe("what is done with the picked schools", () => {
  it("is shown before, done as one step with a name, and undone", async () => {
    const { user, store, clusters, picked } = await opened();
    store.getState().pick(["1", "2", "6"], "only");
    await user.selectOptions(
      await screen.findByRole("combobox", { name: "Move the picked schools to" }),
      "3 Cluster 3",
    );
    const [gaining] = bar().getAllByRole("table").map(textOf);
    expect(gaining).toMatch(/^Cluster 3.*Schools1 →becomes 4 \+3/);
    expect(clusters()).toEqual(["1 2", "3 4", "5"]);
    await user.click(bar().getByRole("button", { name: "Move 3 schools to Cluster 3" }));
    expect(clusters()).toEqual(["", "3 4", "5 1 2 6"]);
    expect(store.getState().history?.present.label).toBe("Moved 3 schools to Cluster 3");
    expect(store.getState().announcement).toMatch(
      /^Moved 3 schools to Cluster 3\. Cluster 3: .*No new pair breaks the limit\.$/,
    );
    store.getState().undo();
    expect(clusters()).toEqual(["1 2", "3 4", "5"]);
    expect(picked()).toEqual(["1", "2", "6"]);
  });

  it("starts a cluster, takes out, and clears; Escape puts a choice away", async () => {
    const { user, store, clusters, picked } = await opened();
    store.getState().pick(["2", "3"], "only");
    await user.click(await screen.findByRole("button", { name: "New cluster" }));
    await user.keyboard("{Escape}");
    expect(bar().queryByRole("button", { name: /^Start a cluster/ })).toBeNull();
    await user.click(bar().getByRole("button", { name: "New cluster" }));
    await user.click(bar().getByRole("button", { name: "Start a cluster with 2 schools" }));
    expect(clusters()).toEqual(["1", "4", "5", "2 3"]);
    await user.click(bar().getByRole("button", { name: "Take out" }));
    await user.click(bar().getByRole("button", { name: "Take 2 schools out" }));
    expect(clusters()).toEqual(["1", "4", "5", ""]);
    await user.click(bar().getByRole("button", { name: "Clear" }));
    expect(picked()).toEqual([]);
  });

  it("leaves locked schools and those of locked clusters where they are, and says so", async () => {
    const plan = setLocked("2", true)(lockSchools(["1"], true)(PLAN));
    const { user, store, clusters } = await opened(plan);
    store.getState().pick(["1", "2", "3"], "only");
    const select = await screen.findByRole("combobox", { name: "Move the picked schools to" });
    expect(
      within(select).getByRole<HTMLOptionElement>("option", { name: /2 Cluster 2/ }).disabled,
    ).toBe(true);
    await user.selectOptions(select, "3 Cluster 3");
    expect(bar().getByText("2 schools stay: 2 locked.")).toBeDefined();
    await user.click(bar().getByRole("button", { name: "Move School 2 to Cluster 3" }));
    expect(clusters()).toEqual(["1", "3 4", "5 2"]);
    expect(store.getState().announcement).toMatch(
      /^Moved School 2 to Cluster 3\. 2 schools stay: 2 locked\./,
    );
  });

  it("locks them where they are, and unlocks them where all are locked", async () => {
    const { user, store } = await opened();
    const locked = () => store.getState().history?.present.value.lockedSchools;
    store.getState().pick(["1", "3"], "only");
    await user.click(await screen.findByRole("button", { name: "Lock" }));
    expect(locked()).toEqual(["1", "3"]);
    await user.click(bar().getByRole("button", { name: "Unlock" }));
    expect(locked()).toBeUndefined();
  });
});

it("the list of schools has the same ticks", async () => {
  giveHeight();
  const { user, store } = await show(<SchoolList />, { area: AREA, example: PLAN });
  await user.click(tick("2"));
  fireEvent.click(tick("4"), { shiftKey: true });
  expect([...store.getState().picked]).toEqual(["2", "3", "4"]);
  await user.type(screen.getByRole("searchbox"), "School 6");
  await user.click(screen.getByRole("checkbox", { name: "Pick all 1 shown" }));
  expect([...store.getState().picked]).toEqual(["2", "3", "4", "6"]);
});
