import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { undoDepth } from "../../src/domain/history.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { SchoolPanel } from "../../src/ui/detail/SchoolPanel.tsx";
import { Keystones } from "../../src/ui/explore/Keystones.tsx";
import { evenArea, planOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

/** Five schools, each 12 minutes from each at school day: a pair and a three. */
const ENTRY = {
  area: evenArea(5, 600),
  example: {
    ...planOf([
      ["1", "2"],
      ["3", "4", "5"],
    ]),
    settings: { minSchools: 2, maxSchools: 5 },
  },
};

it("each school that a cluster depends on is named with what would be left, and leads to it", async () => {
  const { user, store } = await show(<Keystones />, ENTRY);
  const list = screen.getByRole("region", { name: "Clusters that depend on one school" });
  expect(textOf(list)).toContain("2 schools that a cluster depends on");
  expect(textOf(list)).toContain(
    "Without School 1, Cluster 1 would be too small: 1 school with 100 pupils.",
  );
  await user.click(screen.getByRole("button", { name: "Show School 2" }));
  expect(store.getState().selection.school).toBe(1);
});

it("two clusters that could be one are joined in one step, which undo takes back", async () => {
  const { user, store, container } = await show(<Keystones />, ENTRY);
  const before = selectPlan(store.getState());
  expect(textOf(container)).toContain("worst pair School 1 to School 2, 12.0 min.");
  await user.click(screen.getByRole("button", { name: "Join Cluster 2 to Cluster 1" }));
  expect(selectPlan(store.getState())?.clusters.map(({ schools }) => schools)).toEqual([
    ["1", "2", "3", "4", "5"],
  ]);
  const { history } = store.getState();
  expect(history === null ? 0 : undoDepth(history)).toBe(1);
  expect(textOf(container)).toContain(
    "No two clusters could be one within the limits on drives and on size.",
  );
  store.getState().undo();
  expect(selectPlan(store.getState())).toBe(before);
});

it("a school's own panel says when a cluster depends on it, and nothing of one that does not", async () => {
  await show(<SchoolPanel school={0 as SchoolIndex} />, ENTRY);
  expect(screen.getByText(/^Without School 1, Cluster 1 would be too small/)).toBeTruthy();
  cleanup();
  await show(<SchoolPanel school={2 as SchoolIndex} />, ENTRY);
  expect(screen.queryByText(/would be too small/)).toBeNull();
});
