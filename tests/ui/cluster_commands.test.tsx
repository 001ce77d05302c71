import { act, cleanup, screen, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { lockSchools } from "../../src/domain/edits/lock_schools.ts";
import { setLocked } from "../../src/domain/edits/set_locked.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import LimitAlertBar from "../../src/ui/assign/LimitAlertBar.tsx";
import { ClusterPanel } from "../../src/ui/detail/ClusterPanel.tsx";
import { SchoolPanel } from "../../src/ui/detail/SchoolPanel.tsx";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { show } from "./show.tsx";

afterEach(cleanup);

/** Two pairs of schools, 30 minutes from one another, and one school between. */
const AT = [0, 5, 35, 41, 20];
const AREA = areaOf({
  schools: AT.map((_, place) => schoolOf(String(place + 1))),
  seconds: AT.map((a) => AT.map((b) => Math.abs(a - b) * 60)),
});
const PLAN = planOf([["1", "3", "2", "4"], ["5"]]);

async function opened(plan = PLAN, beside: ReactNode = null) {
  const shown = await show(
    <>
      {beside}
      <ClusterPanel id="1" />
    </>,
    { area: AREA, example: plan },
  );
  await shown.user.click(screen.getByText("Split, merge, empty, colour or host"));
  await screen.findByRole("button", { name: "Empty" });
  const present = () => shown.store.getState().history?.present;
  const clusters = () => present()?.value.clusters.map(({ schools }) => schools.join(" "));
  return { ...shown, present, clusters };
}

describe("a cluster as a whole", () => {
  it("is split in two at its gap, shown before, as one step", async () => {
    const { user, store, clusters, present } = await opened();
    await user.click(screen.getByRole("button", { name: "the least travel" }));
    expect(
      screen.getByText(/would leave and be a cluster of their own\. No other way/),
    ).toBeDefined();
    expect(clusters()).toEqual(["1 3 2 4", "5"]);
    await user.click(screen.getByRole("button", { name: "Split Cluster 1" }));
    expect(clusters()?.toSorted()).toEqual(["1 2", "3 4", "5"].toSorted());
    expect(present()?.label).toBe("Split Cluster 1");
    store.getState().undo();
    expect(clusters()).toEqual(["1 3 2 4", "5"]);
  });

  it("is merged with another, which is then gone, with the pair that breaks named before", async () => {
    const { user, clusters, present } = await opened();
    await user.selectOptions(screen.getByRole("combobox", { name: "Merge with" }), "Cluster 2");
    expect(screen.getByText(/No new pair breaks the limit/)).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Merge Cluster 2 into Cluster 1" }));
    expect(clusters()).toEqual(["1 3 2 4 5"]);
    expect(present()?.label).toBe("Merged Cluster 2 into Cluster 1");
  });

  it("is merged over the limit as other changes are: warned of, done and undone, or not done while that is blocked", async () => {
    const { user, store, clusters } = await opened(planOf([["1"], ["4"]]), <LimitAlertBar />);
    await user.selectOptions(screen.getByRole("combobox", { name: "Merge with" }), "Cluster 2");
    const mode = screen.getByRole("combobox", { name: "Over the limit" });
    const merge = () => screen.getByRole("button", { name: "Merge Cluster 2 into Cluster 1" });
    await user.selectOptions(mode, "block");
    expect(merge()).toHaveProperty("disabled", true);
    expect(screen.getByText(/^It is not done while what breaks the limit/)).toBeDefined();
    await user.selectOptions(mode, "warn");
    await user.click(merge());
    expect(clusters()).toEqual(["1 4"]);
    expect(screen.getByRole("alert").textContent).toMatch(
      /Merged Cluster 2 into Cluster 1\. .*School 1.*, over by .* breaks the limit\.$/,
    );
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(clusters()).toEqual(["1", "4"]);
    expect(screen.queryByRole("alert")).toBeNull();
    act(() => store.getState().chooseAssigning({ mode: "allow" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Merge with" }), "Cluster 2");
    await user.click(merge());
    expect(clusters()).toEqual(["1 4"]);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("with a locked school is not emptied, removed or merged away, and the lock is named", async () => {
    const { user, store, clusters } = await opened(lockSchools(["3", "5"], true)(PLAN));
    await user.selectOptions(screen.getByRole("combobox", { name: "Merge with" }), "Cluster 2");
    expect(screen.getByText(/^School 5 is locked where it is\. Take its lock off/)).toBeDefined();
    expect(screen.queryByRole("button", { name: /^Merge Cluster/ })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Empty" }));
    const refusal = "School 3 is locked where it is. Take its lock off first.";
    expect(screen.getAllByText(refusal)).toHaveLength(2);
    expect(screen.queryByRole("button", { name: "Empty Cluster 1" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Remove this cluster" }));
    expect(store.getState().announcement).toBe(refusal);
    expect(clusters()).toEqual(["1 3 2 4", "5"]);
  });

  it("is split without its locked school, which is named", async () => {
    const { user, clusters } = await opened(lockSchools(["3"], true)(PLAN));
    await user.click(screen.getByRole("button", { name: "the least travel" }));
    expect(screen.getByText(/; School 3 stays, by a lock\./)).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Split Cluster 1" }));
    expect(clusters()?.[0]?.split(" ")).toContain("3");
    cleanup();
    const both = await opened(lockSchools(["3", "1"], true)(PLAN));
    await both.user.click(screen.getByRole("button", { name: "the least travel" }));
    expect(screen.getByText(/; School 1 and School 3 stay, by a lock\./)).toBeDefined();
  });

  it("that is locked is neither split, merged nor emptied", async () => {
    const { user } = await opened(setLocked("1", true)(PLAN));
    for (const name of ["the least travel", "Empty"]) {
      await user.click(screen.getByRole("button", { name }));
      const refusals = screen.getAllByText(/Cluster 1 is locked\. Take its lock off first\./);
      expect(refusals).toHaveLength(2);
    }
  });

  it("has a colour and a host of its own, each one step, and gives them up again", async () => {
    const { user, present } = await opened();
    const cluster = () => present()?.value.clusters[0];
    const colour = screen.getByRole("combobox", { name: "Colour on the map" });
    await user.selectOptions(colour, "Orange");
    expect([cluster()?.hue, present()?.label]).toEqual([3, "Colour of Cluster 1: orange"]);
    await user.selectOptions(
      colour,
      /^Automatic/.exec("Automatic, unlike its neighbours")?.input ?? "",
    );
    expect(cluster()).not.toHaveProperty("hue");
    const host = screen.getByRole("combobox", { name: "Meets at" });
    await user.selectOptions(host, "School 3");
    expect([cluster()?.host, present()?.label]).toEqual(["3", "Cluster 1 meets at School 3"]);
    await user.selectOptions(host, within(host).getByRole("option", { name: /^The easiest/ }));
    expect(cluster()).not.toHaveProperty("host");
  });

  it("names the clusters beside it for which the same colour was chosen", async () => {
    const plan = { ...PLAN, clusters: PLAN.clusters.map((cluster) => ({ ...cluster, hue: 2 })) };
    const { store } = await opened(plan);
    const picture = { shape: null, label: null, hue: 2, neighbours: ["2"] };
    store.getState().setPictures(new Map([["1", picture]]));
    expect(
      await screen.findByText(/^The same colour was chosen for Cluster 2, beside/),
    ).toBeDefined();
  });
});

it("the list that moves a school neither takes it out of a locked cluster nor puts it into one", async () => {
  const school = async (plan: typeof PLAN, place: number) => {
    cleanup();
    await show(<SchoolPanel school={place as SchoolIndex} />, { area: AREA, example: plan });
    return screen.getByRole<HTMLSelectElement>("combobox", {
      name: `Move School ${place + 1} to`,
    });
  };
  const locked = setLocked("1", true)(PLAN);
  expect((await school(locked, 0)).disabled).toBe(true);
  expect(screen.getByText("Cluster 1 is locked. Take its lock off first.")).toBeDefined();
  const open = await school(locked, 4);
  expect(open.disabled).toBe(false);
  expect([...open.options].filter(({ disabled }) => disabled).map(({ text }) => text)).toEqual([
    "1 Cluster 1 (locked)",
  ]);
});

it("a school is locked in its panel, and the list that moves it is then shut", async () => {
  const { user, store } = await show(<SchoolPanel school={0 as SchoolIndex} />, {
    area: AREA,
    example: PLAN,
  });
  const list = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Move School 1 to" });
  expect(list().disabled).toBe(false);
  await user.click(screen.getByRole("checkbox", { name: "Keep this school where it is" }));
  expect(store.getState().history?.present).toMatchObject({
    label: "Locked School 1",
    value: { lockedSchools: ["1"] },
  });
  expect(list().disabled).toBe(true);
});
