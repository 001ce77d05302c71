import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { selectPlan, selectShownPlan } from "../../src/app/selectors.ts";
import { moveSchool } from "../../src/domain/edits/move_school.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { writePlanJson } from "../../src/io/plan_json.ts";
import { BeforeButton } from "../../src/ui/compare/BeforeButton.tsx";
import ComparePanel from "../../src/ui/compare/ComparePanel.tsx";
import { useBeforeKey } from "../../src/ui/compare/use_before_key.ts";
import type { FakeApp } from "../app/fake_app.ts";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { cellsOf, show, textOf } from "./show.tsx";

afterEach(cleanup);

/** Six schools on a road, ten minutes at school day from one to the next. */
const AREA = {
  ...areaOf({
    schools: ["1", "2", "3", "4", "5", "6"].map((urn) => schoolOf(urn)),
    seconds: [0, 1, 2, 3, 4, 5].map((from) =>
      [0, 1, 2, 3, 4, 5].map((to) => 500 * Math.abs(from - to)),
    ),
  }),
  title: "Wolds",
};
const PLAN = planOf([
  ["1", "2", "6"],
  ["3", "4", "5"],
]);
const ENTRY = { area: AREA, example: PLAN };

function Looking() {
  useBeforeKey();
  return (
    <>
      <BeforeButton />
      <input aria-label="A name" />
      <select aria-label="A list" />
    </>
  );
}

const moved = ({ store }: FakeApp) => {
  store.getState().show({ task: "compare" });
  store.getState().edit(moveSchool("6", "2"), "Moved School 6 to Cluster 2");
};
const region = (name: string) => within(screen.getByRole("region", { name }));

describe("comparing the plan in hand with how it was opened", () => {
  it("says what to do while nothing has changed, and shows no difference on the map", async () => {
    const { container, store } = await show(<ComparePanel />, ENTRY, ({ store: made }) =>
      made.getState().show({ task: "compare" }),
    );
    expect(textOf(container)).toContain("No school moves: the two plans have the same clusters.");
    expect(textOf(container)).toContain("Nothing has changed since this plan was opened.");
    expect(store.getState().comparison).toBeNull();
  });

  it("names the school that moved, from where to where, and sets the figures side by side with sign and word", async () => {
    const { container } = await show(<ComparePanel />, ENTRY, moved);
    // 1 to 6 was 50 minutes, 3 to 6 is 30.
    expect(textOf(container)).toContain(
      "1 school moves; the longest drive is 20.0 minutes shorter.",
    );
    const [table] = screen.getAllByRole("table");
    if (table === undefined) throw new Error("There is no table of figures.");
    const rows = cellsOf(table);
    expect(rows).toContainEqual(["Within", "1", "2", "+1, more"]);
    expect(rows).toContainEqual(["Over", "1", "0", "−1, fewer"]);
    expect(rows).toContainEqual([
      "Longest worst pair",
      "50.0 min",
      "30.0 min",
      "−20.0 min, shorter",
    ]);
    // 10 + 40 + 50 + 10 + 10 + 20; then 10 + 10 + 10 + 20 + 10 + 20 + 30.
    expect(rows).toContainEqual([
      "Travel between partners",
      "140.0 min",
      "110.0 min",
      "−30.0 min, less",
    ]);
    expect(rows).toContainEqual(["Clusters", "2", "2", "no change"]);
    expect(textOf(screen.getByRole("region", { name: "Schools that differ" }))).toBe(
      "1 school elsewhereSchool 6 from Cluster 1 to Cluster 2Its travel to its partners goes from 90.0 min to 60.0 min. It was in a worst pair, and still is.",
    );
  });

  it("tells of each cluster what became of its worst pair, and all its figures when asked", async () => {
    const { user } = await show(<ComparePanel />, ENTRY, moved);
    const clusters = region("Clusters that differ");
    const [first, second] = clusters.getAllByRole("listitem");
    expect(textOf(first as HTMLElement)).toContain(
      "Cluster 1 Changed Worst pair 50.0 min → 10.0 min.Out: School 6.",
    );
    expect(textOf(second as HTMLElement)).toContain(
      "Cluster 2 Changed Worst pair 20.0 min → 30.0 min.In: School 6.",
    );
    await user.click(clusters.getAllByText("Figures", { selector: "summary" })[1] as HTMLElement);
    const rows = cellsOf(clusters.getByRole("table"));
    expect(rows).toContainEqual(["Pupils", "300", "400", "+100, more"]);
    expect(rows).toContainEqual(["Verdict", "Within", "Within", "no change"]);
  });

  it("selects a school and a cluster, stays open beside them, and leads to their details", async () => {
    const { user, store } = await show(<ComparePanel />, ENTRY, moved);
    await user.click(screen.getByRole("button", { name: "School 6" }));
    expect(store.getState().selection.school).toBe(5);
    expect(store.getState().task).toBe("compare");
    await user.click(screen.getByRole("button", { name: "Cluster 2" }));
    expect(store.getState().selection).toEqual({ cluster: "2", school: null });
    expect(screen.getByRole("button", { name: "Cluster 2" }).getAttribute("aria-pressed")).toBe(
      "true",
    );
    await user.click(screen.getByRole("button", { name: "Show its details" }));
    expect(store.getState().task).toBeNull();
  });

  it("hands the map what differs as long as it is open, and the plan before when asked", async () => {
    const { user, store } = await show(<ComparePanel />, ENTRY, moved);
    expect(store.getState().comparison?.difference.moved.map(({ school }) => school)).toEqual([
      "6",
    ]);
    await user.click(screen.getByRole("radio", { name: /^Before/ }));
    expect(selectShownPlan(store.getState())?.clusters).toBe(PLAN.clusters);
    await user.click(screen.getByRole("radio", { name: /^After/ }));
    expect(selectShownPlan(store.getState())).toBe(selectPlan(store.getState()));
    act(() => store.getState().lookBack(true));
    cleanup();
    expect(store.getState().comparison).toBeNull();
    expect(store.getState().lookingBack).toBe(false);
  });
});

describe("comparing with a plan from a file", () => {
  const upload = async (app: Awaited<ReturnType<typeof show>>, name: string, text: string) => {
    const input = screen.getByLabelText(/^Or beside a plan from a file/);
    await app.user.upload(input, new File([text], name, { type: "application/json" }));
  };

  it("sets it beside the plan in hand, which stays as it is", async () => {
    const app = await show(<ComparePanel />, ENTRY, ({ store }) =>
      store.getState().show({ task: "compare" }),
    );
    const mine = selectPlan(app.store.getState());
    const file = {
      ...planOf([
        ["1", "2"],
        ["3", "4", "5", "6"],
      ]),
      name: "Last year",
    };
    await upload(app, "last.json", writePlanJson(file));
    expect(await screen.findByRole("option", { name: "“Last year”", selected: true })).toBeTruthy();
    expect(textOf(app.container)).toContain("the longest drive is 20.0 minutes longer.");
    expect(selectPlan(app.store.getState())).toBe(mine);
  });

  it("warns of what is unlike, and refuses a plan of other schools", async () => {
    const app = await show(<ComparePanel />, ENTRY, ({ store }) =>
      store.getState().show({ task: "compare" }),
    );
    const peak = { name: "peak" as const, factor: 1.35, fixed: 0 as never };
    await upload(
      app,
      "a.json",
      writePlanJson({ ...PLAN, name: "At peak", settings: { speed: peak } }),
    );
    expect(
      await screen.findByText(
        "“At peak” was made at Peak ×1.35; here both plans are judged at School day ×1.20.",
      ),
    ).toBeTruthy();
    await upload(app, "b.json", writePlanJson({ ...planOf([["91", "92"]]), name: "Elsewhere" }));
    expect(textOf(await screen.findByRole("alert"))).toBe(
      "“Elsewhere” cannot be compared: none of its 2 schools is in Wolds. Open its own area, or choose another plan.",
    );
    expect(app.store.getState().comparison).toBeNull();
  });

  it("says of a file that is no plan what it is and what to choose", async () => {
    const app = await show(<ComparePanel />, ENTRY, ({ store }) =>
      store.getState().show({ task: "compare" }),
    );
    await upload(app, "broken.json", "{");
    expect(textOf(await screen.findByRole("alert"))).toContain(
      "broken.json was not read. Nothing has changed.",
    );
  });
});

describe("the look back", () => {
  const beforeButton = () => screen.getByRole<HTMLButtonElement>("button", { name: "Before" });

  it("is one click, and another back; without a change there is nothing to look back to", async () => {
    const { user, store } = await show(<Looking />, ENTRY);
    expect(beforeButton().disabled).toBe(true);
    act(() => store.getState().edit(moveSchool("6", "2"), "Moved"));
    await user.click(beforeButton());
    expect(beforeButton().getAttribute("aria-pressed")).toBe("true");
    expect(selectShownPlan(store.getState())?.clusters).toBe(PLAN.clusters);
    await user.click(beforeButton());
    expect(selectShownPlan(store.getState())).toBe(selectPlan(store.getState()));
  });

  it("lasts as long as B is held, unless someone types", async () => {
    const { store } = await show(<Looking />, ENTRY, ({ store: made }) =>
      made.getState().edit(moveSchool("6", "2"), "Moved"),
    );
    const isBack = () => store.getState().lookingBack;
    fireEvent.keyDown(document.body, { key: "b" });
    expect(isBack()).toBe(true);
    fireEvent.keyUp(document.body, { key: "b" });
    expect(isBack()).toBe(false);
    for (const label of ["A name", "A list"]) {
      fireEvent.keyDown(screen.getByLabelText(label), { key: "b" });
      expect(isBack(), label).toBe(false);
    }
    fireEvent.keyDown(document.body, { key: "b", ctrlKey: true });
    expect(isBack()).toBe(false);
    fireEvent.keyDown(document.body, { key: "b" });
    fireEvent.blur(window);
    expect(isBack()).toBe(false);
  });
});

it("a school that is selected while plans are compared stays beside them, and is in front otherwise", async () => {
  const { store } = await show(<ComparePanel />, ENTRY, moved);
  act(() => store.getState().selectSchool(2 as SchoolIndex));
  expect(store.getState().task).toBe("compare");
  act(() => store.getState().show({ task: "propose" }));
  act(() => store.getState().selectSchool(2 as SchoolIndex));
  expect(store.getState().task).toBeNull();
});
