import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { setSettings } from "../../src/domain/edits/set_settings.ts";
import ExplorePanel from "../../src/ui/explore/ExplorePanel.tsx";
import { evenArea, planOf } from "../support/builders.ts";
import { cellsOf, show, textOf } from "./show.tsx";

afterEach(cleanup);

const AREA = { ...evenArea(12, 300), name: "hills", title: "Hills" };
const URNS = AREA.schools.map(({ urn }) => urn);
const PLAN = planOf([URNS.slice(0, 4), URNS.slice(4, 8), URNS.slice(8)]);

async function drawn() {
  const app = await show(<ExplorePanel />, { area: AREA, example: PLAN });
  await app.user.click(screen.getByRole("button", { name: "Work it out" }));
  await screen.findByText(/numbers? of clusters, of which/, {}, { timeout: 60_000 });
  return app;
}

it("shows the curve as a table and as points, and the plan stays as it is until one is accepted", async () => {
  const { user, store } = await drawn();
  const { curve } = store.getState();
  if (curve.status !== "ready") throw new Error(`The curve is ${curve.status}.`);
  const { points } = curve.curve;
  const rows = cellsOf(
    screen.getByRole("table", { name: "Least travel for each number of clusters" }),
  );
  expect(rows.slice(1).map(([count]) => Number.parseInt(count ?? "", 10))).toEqual(
    points.map(({ clusters }) => clusters),
  );
  expect(rows.flat().some((cell) => cell === "3 your plan")).toBe(true);
  const before = store.getState().history?.present.value;
  const last = points.at(-1)?.clusters ?? 0;
  await user.click(screen.getByRole("button", { name: `Look at the plan of ${last} clusters` }));
  const { proposal, task, history } = store.getState();
  expect(task).toBe("propose");
  expect(history?.present.value).toBe(before);
  if (proposal.status !== "ready") throw new Error(`The proposal is ${proposal.status}.`);
  expect(proposal.plan.clusters).toHaveLength(last);
});

it("goes from point to point by the arrow keys, and Enter looks at one", async () => {
  const { user, store } = await drawn();
  const frame = screen.getByRole("group", { name: "Plans by their number of clusters" });
  const [first, second] = within(frame).getAllByRole("button");
  first?.focus();
  await user.keyboard("{ArrowRight}");
  expect(document.activeElement).toBe(second);
  expect(second?.getAttribute("aria-label")).toMatch(/^\d clusters: [\d.]+ min of travel, /);
  await user.keyboard("{Enter}");
  const { proposal } = store.getState();
  const clusters = proposal.status === "ready" ? proposal.plan.clusters.length : 0;
  expect(second?.getAttribute("aria-label")?.startsWith(`${clusters} clusters`)).toBe(true);
});

it("says what it holds for once the limits have changed", async () => {
  const { store, container } = await drawn();
  expect(textOf(container)).not.toMatch(/have changed since/);
  store.getState().edit(setSettings({ maxSchools: 5 }), "Changed the limits");
  await waitFor(() => expect(textOf(container)).toMatch(/have changed since/));
});
