import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { selectArea, selectPlan } from "../../src/app/selectors.ts";
import type { OverBorder } from "../../src/domain/over_border.ts";
import type { Reading } from "../../src/domain/reader_problem.ts";
import { seconds } from "../../src/domain/units.ts";
import { useApp } from "../../src/ui/AppContext.tsx";
import BorderNote from "../../src/ui/border/BorderNote.tsx";
import BorderPanel from "../../src/ui/border/BorderPanel.tsx";
import BorderSwitch from "../../src/ui/border/BorderSwitch.tsx";
import BorderTable from "../../src/ui/border/BorderTable.tsx";
import type { FakeApp } from "../app/fake_app.ts";
import { evenArea, planOf, schoolOf } from "../support/builders.ts";
import { cellsOf, show, textOf } from "./show.tsx";

afterEach(cleanup);

const area = { ...evenArea(4, 600), laCode: "857", title: "Rutland" };
const plan = planOf([
  ["1", "2"],
  ["3", "4"],
]);
const gretton = schoolOf("900", {
  name: "Gretton",
  laCode: "940",
  laName: "Northamptonshire",
  location: [-0.99, 53],
});
const found: OverBorder = {
  kind: "found",
  schools: [{ school: gretton, nearest: "1", seconds: seconds(600) }],
  within: 7,
};

const answering = (reading: () => Promise<Reading<OverBorder>>) => (app: FakeApp) =>
  void Object.assign(app.deps.library, { overBorder: reading });
const finding = (value: OverBorder) => answering(async () => ({ ok: true, value, notes: [] }));

/** The panel of the school in front: not in the area, or joined. */
function Panel() {
  const selected = useApp((state) => state.border.selected);
  const hasJoined = useApp((state) => selectPlan(state)?.borderSchools !== undefined);
  if (selected !== null) return <BorderPanel urn={selected} />;
  return hasJoined ? <BorderNote school={gretton} /> : null;
}

const all = (
  <>
    <BorderSwitch />
    <BorderTable />
    <Panel />
  </>
);
const entry = { area, example: plan };
const tick = () => screen.getByRole("checkbox", { name: "Schools over the border" });

describe("the switch of schools over the border", () => {
  it.each<readonly [string, OverBorder]>([
    [
      "The 1 quickest to reach of 7 schools that may be within 45.0 min of one here, by estimated times.",
      found,
    ],
    [
      "No school of another authority can be within 45.0 min of a school of Rutland.",
      { kind: "found", schools: [], within: 0 },
    ],
    ["Rutland is an island: no road leads to a school of another authority.", { kind: "island" }],
    [
      "It is not known which authority these schools are of, so nobody can say which schools are over the border.",
      { kind: "no-authority" },
    ],
  ])("says: %s", async (sentence, value) => {
    const { user, store } = await show(<BorderSwitch />, entry, finding(value));
    await user.click(tick());
    await screen.findByText(sentence);
    expect(store.getState().announcement).toBe(sentence);
    await user.click(tick());
    expect(screen.queryByText(sentence)).toBeNull();
  });

  it("says what is wrong where the register cannot be had, and tries again", async () => {
    const broken = answering(() => Promise.reject(new Error("The network is gone.")));
    const { user, ...app } = await show(<BorderSwitch />, entry, broken);
    await user.click(tick());
    await screen.findByText(/^The register of schools could not be read\. The network is gone\./);
    finding(found)(app);
    await user.click(tick());
    await user.click(tick());
    await screen.findByText(/^The 1 quickest to reach/);
  });
});

describe("a school over the border", () => {
  it("is listed with its authority, joins a cluster as one step with the effect shown before, and is taken out again", async () => {
    const { user, store, container } = await show(all, entry, finding(found));
    const opened = selectPlan(store.getState());
    await user.click(tick());
    const table = await screen.findByRole("table");
    expect(cellsOf(table)[1]).toEqual(["Gretton", "Northamptonshire", "100", "School 1", "10.0"]);
    await user.click(within(table).getByRole("button", { name: "Gretton" }));
    const panel = await screen.findByRole("region", { name: "Gretton" });
    expect(textOf(panel)).toContain("Not in this area: it is a school of Northamptonshire.");
    const list = within(panel).getByRole("combobox", { name: /^Join to a cluster/ });
    await user.selectOptions(list, "2 Cluster 2");
    expect(textOf(panel)).toContain("Schools2 →becomes 3");
    expect(selectPlan(store.getState())).toBe(opened);
    await user.click(within(panel).getByRole("button", { name: "Join it to Cluster 2" }));
    expect(selectPlan(store.getState())).toMatchObject({ borderSchools: [gretton] });
    expect(selectPlan(store.getState())?.clusters[1]?.schools).toEqual(["3", "4", "900"]);
    expect(store.getState().history?.present.label).toBe("Joined Gretton from Northamptonshire");
    expect(selectArea(store.getState())?.schools.length).toBe(5);
    await screen.findByText(/over the border\. Its drives are estimated\./);
    expect(container.querySelector(".border-table tbody")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Take out again" }));
    expect(selectPlan(store.getState())?.clusters).toEqual(plan.clusters);
    expect(selectPlan(store.getState())).not.toHaveProperty("borderSchools");
    store.getState().undo();
    store.getState().undo();
    expect(selectPlan(store.getState())).toBe(opened);
  });
});
