import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import MoveEffect from "../../src/ui/assign/MoveEffect.tsx";
import { evenArea, planOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

it("shows what a move would do before it is done; the button does it in one step and says it", async () => {
  const area = evenArea(4, 600);
  const [school] = area.schools;
  if (school === undefined) throw new Error("The area has a first school.");
  const plan = planOf([
    ["1", "2"],
    ["3", "4"],
  ]);
  const app = await show(<MoveEffect school={school} />, { area, example: plan });
  const list = screen.getByRole("combobox", { name: "See what it would do in" });
  await app.user.selectOptions(list, "2 Cluster 2");
  const told = textOf(screen.getByRole("status"));
  expect(told).toContain("Cluster 2Worst pair12.0 minSchools2 →becomes 3 +1");
  expect(told).toContain("Cluster 1Worst pair12.0 min →becomes noneSchools2 →becomes 1 −1");
  expect(selectPlan(app.store.getState())).toEqual(app.store.getState().history?.present.value);
  expect(app.store.getState().history?.past).toBeNull();
  await app.user.click(screen.getByRole("button", { name: "Move it there" }));
  expect(
    selectPlan(app.store.getState())?.clusters.map(({ schools }) => schools.join(" ")),
  ).toEqual(["2", "3 4 1"]);
  const { history, announcement } = app.store.getState();
  expect([history?.present.label, history?.past?.length]).toEqual([
    "Moved School 1 to Cluster 2",
    1,
  ]);
  expect(announcement).toMatch(/^Moved School 1 to Cluster 2\. Cluster 2: schools 2 becomes 3/);
});
