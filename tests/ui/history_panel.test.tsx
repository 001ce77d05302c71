import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { renameCluster } from "../../src/domain/edits/rename_cluster.ts";
import HistoryPanel from "../../src/ui/history/HistoryPanel.tsx";
import { evenArea, planOf } from "../support/builders.ts";
import { giveHeight, show, textOf } from "./show.tsx";

beforeEach(giveHeight);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const NAMES = ["Hills", "Moors", "Coast"];

async function shown(names: readonly string[] = NAMES) {
  const app = await show(
    <HistoryPanel />,
    { area: evenArea(4, 600), example: planOf([["1", "2"]]) },
    ({ store }) => {
      for (const name of names) {
        store.getState().edit(renameCluster("1", name), `Renamed to ${name}`);
      }
    },
  );
  const name = () => app.store.getState().history?.present.value.clusters[0]?.name;
  return { ...app, name };
}

const rows = () => within(screen.getByRole("list", { name: "Steps" })).getAllByRole("button");
const current = () => rows().filter((row) => row.getAttribute("aria-current") === "step");

it("lists every step by name, the first one first, and marks the one that is shown", async () => {
  await shown();
  expect(rows().map(textOf)).toEqual([
    "Opened",
    "Renamed to Hills",
    "Renamed to Moors",
    "Renamed to Coastnow",
  ]);
  expect(current().map(textOf)).toEqual(["Renamed to Coastnow"]);
});

it("goes to the step that is clicked, says so, and marks what was undone", async () => {
  const { user, name, store } = await shown();
  await user.click(screen.getByRole("button", { name: "Renamed to Hills" }));
  expect(name()).toBe("Hills");
  expect(store.getState().announcement).toBe(
    "The plan is as it was after “Renamed to Hills”: step 1 of 3.",
  );
  expect(rows().map(textOf)).toEqual([
    "Opened",
    "Renamed to Hillsnow",
    "Renamed to Moorsundone",
    "Renamed to Coastundone",
  ]);
  await user.click(screen.getByRole("button", { name: "Opened" }));
  expect(store.getState().announcement).toBe(
    "The plan is as it was after “Opened”: as it was opened.",
  );
  expect(name()).toBe("Cluster 1");
});

it("is one stop of the Tab key; arrows, Home and End go along it and Enter goes to the step", async () => {
  const { user, name } = await shown();
  expect(document.activeElement).toBe(current()[0]);
  expect(rows().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  await user.keyboard("{ArrowUp}{ArrowUp}");
  expect(textOf(document.activeElement ?? document.body)).toBe("Renamed to Hills");
  expect(name()).toBe("Coast");
  await user.keyboard("{Enter}");
  expect(name()).toBe("Hills");
  await user.keyboard("{End}{Enter}");
  expect(name()).toBe("Coast");
  await user.keyboard("{Home}{Enter}");
  expect(name()).toBe("Cluster 1");
});

it("draws the rows in sight only, however many there are", async () => {
  await shown(Array.from({ length: 5_000 }, (_, i) => `Number ${i}`));
  expect(rows().length).toBeLessThan(100);
  expect(screen.getByText(/^5,000 steps\./)).toBeDefined();
});
