import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { createDigitKeys } from "../../src/ui/assign/digit_keys.ts";
import { useToolKeys } from "../../src/ui/assign/use_tool_keys.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { show } from "./show.tsx";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function typed(most: number, keys: string): { told: number[]; after: (ms: number) => number[] } {
  vi.useFakeTimers();
  const told: number[] = [];
  const digits = createDigitKeys({ most: () => most, onNumber: (number) => told.push(number) });
  for (const key of keys) digits.press(key);
  const after = (ms: number) => {
    vi.advanceTimersByTime(ms);
    return told;
  };
  return { told: [...told], after };
}

it("a digit is a number at once where no greater one begins with it, else after a pause of 600 ms", () => {
  expect(typed(9, "7").told).toEqual([7]);
  expect(typed(56, "6").told).toEqual([6]);
  const one = typed(56, "5");
  expect(one.told).toEqual([]);
  expect(one.after(599)).toEqual([]);
  expect(one.after(1)).toEqual([5]);
  expect(typed(56, "12").told).toEqual([12]);
  expect(typed(120, "110").told).toEqual([110]);
  expect(typed(56, "057").told).toEqual([57]);
  expect(typed(56, "x").told).toEqual([]);
});

function Keys() {
  useToolKeys();
  return <input aria-label="Text" />;
}

const AREA = evenArea(4, 600);
const PLAN = planOf([
  ["1", "2"],
  ["3", "4"],
]);

it("letters take a tool in hand and say how it assigns; not while typing, and not where they are turned off", async () => {
  const { user, store } = await show(<Keys />, { area: AREA, example: PLAN });

  expect(store.getState().assigning.tool).toBe("select");
  const tools: string[] = [];
  for (const key of ["m", "p", "r", "l", "g", "s"]) {
    await user.keyboard(key);
    tools.push(store.getState().assigning.tool);
  }
  expect(tools).toEqual(["move", "brush", "rectangle", "lasso", "polygon", "select"]);
  await user.keyboard("e");
  expect(store.getState().assigning).toMatchObject({ tool: "brush", target: { kind: "none" } });
  await user.keyboard("x");
  expect(store.getState().assigning.from).toEqual({ kind: "unplaced" });
  await user.keyboard("x");
  expect(store.getState().assigning.from).toEqual({ kind: "anywhere" });
  await user.type(screen.getByRole("textbox"), "lxq");
  expect(store.getState().assigning).toMatchObject({ tool: "brush", from: { kind: "anywhere" } });
  screen.getByRole("textbox").blur();
  store.getState().turnSingleKeys(false);
  await user.keyboard("lx");
  expect(store.getState().assigning).toMatchObject({ tool: "brush", from: { kind: "anywhere" } });
});

it("Q locks the selected cluster and Shift+Q the selected school, as named steps; a tool starts with the selected cluster", async () => {
  const { user, store } = await show(<Keys />, { area: AREA, example: PLAN });
  const plan = () => store.getState().history?.present;
  await user.keyboard("q");
  expect(store.getState().announcement).toBe("Select a cluster to lock it.");
  store.getState().selectCluster("2");
  await user.keyboard("q");
  expect([plan()?.label, plan()?.value.clusters[1]?.locked]).toEqual(["Locked Cluster 2", true]);
  await user.keyboard("q");
  expect([plan()?.label, plan()?.value.clusters[1]?.locked]).toEqual([
    "Unlocked Cluster 2",
    undefined,
  ]);
  await user.keyboard("p");
  expect(store.getState().assigning.target).toEqual({ kind: "cluster", cluster: "2" });
  store.getState().selectSchool(2 as SchoolIndex);
  await user.keyboard("{Shift>}Q{/Shift}");
  expect([plan()?.label, plan()?.value.lockedSchools]).toEqual(["Locked School 3", ["3"]]);
});
