import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { stepsOf } from "../../src/domain/history.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { SchoolPanel } from "../../src/ui/detail/SchoolPanel.tsx";
import { Dialogs } from "../../src/ui/dialogs/Dialogs.tsx";
import type { FakeApp } from "../app/fake_app.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { objectionOf } from "../support/objections.ts";
import { cellsOf, show, textOf } from "./show.tsx";

/** jsdom lays nothing out. */
class NoLayout {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

beforeEach(() => vi.stubGlobal("ResizeObserver", NoLayout));

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const AREA = evenArea(5, 1500);
const PLAN: Plan = planOf([
  ["1", "2"],
  ["3", "4"],
]);
const ENTRY = { area: AREA, example: PLAN };

const objectionsOf = ({ store }: Pick<FakeApp, "store">) =>
  selectPlan(store.getState())?.objections;
const labelsOf = ({ store }: Pick<FakeApp, "store">) => {
  const { history } = store.getState();
  return history === null ? [] : stepsOf(history).map(({ label }) => label);
};

async function faultsIn(element: Element): Promise<readonly string[]> {
  // What jsdom cannot see, such as colours, is looked at in a real browser.
  const { violations } = await axe.run(element, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`);
}

async function present(plan: Plan = PLAN) {
  const app = await show(<Dialogs />, { ...ENTRY, example: plan }, ({ store }) =>
    store.getState().show({ dialog: "present" }),
  );
  const dialog = await screen.findByRole("dialog", { name: "Presentation" });
  const status = () => textOf(within(dialog).getByRole("status"));
  const press = (key: string) => {
    const part = dialog.querySelector<HTMLElement>(".slide");
    if (part === null) throw new Error("There is no slide.");
    fireEvent.keyDown(part, { key });
  };
  return { ...app, dialog, status, press };
}

describe("a presentation", () => {
  it("begins with the plan as a whole: clusters by verdict, schools left over, limit, speed and times", async () => {
    const { dialog } = await present();
    const figures = within(dialog).getByRole("list", { name: "Clusters" });
    expect(within(figures).getAllByRole("listitem").map(textOf)).toEqual([
      "2 clusters",
      "✓ 2 within the limit",
      "1 school not in a cluster",
      "No objection noted",
    ]);
    expect(textOf(dialog)).toContain("Test area");
    expect(textOf(dialog)).toContain("limit 45 min, School day ×1.20");
    expect(textOf(dialog)).toContain("Times: road times by written by hand");
  });

  it("shows and says each cluster: 1,500 s × 1.2 is 30.0 minutes, to the host as between the worst pair", async () => {
    const { dialog, press, status } = await present();
    press("ArrowRight");
    expect(within(dialog).getByRole("heading", { name: "1 Cluster 1" })).toBeTruthy();
    expect(cellsOf(within(dialog).getByRole("table"))).toEqual([
      ["School", "Kind", "Pupils", "Minutes to A"],
      ["ASchool 1", "Community", "100", "meet here"],
      ["BSchool 2", "Community", "100", "30.0"],
    ]);
    expect(textOf(dialog)).toContain("Worst pair: School 1 → School 2, 30.0 min");
    expect(status()).toBe(
      "Cluster 1, of 2. Within – 30.0 min, limit 45 min, School day ×1.20. 2 schools. Worst pair: School 1 → School 2, 30.0 min. no objection",
    );
    expect(await faultsIn(dialog)).toEqual([]);
  });

  it("goes on and back by arrows and by remote controls, to both ends, and no further", async () => {
    const { dialog, press } = await present();
    const place = () => within(dialog).getByRole<HTMLSelectElement>("combobox").value;
    const places = (...keys: readonly string[]) =>
      keys.map((key) => {
        press(key);
        return place();
      });
    expect(places("ArrowLeft", "ArrowRight", "PageDown", "PageUp", "End", "ArrowRight")).toEqual([
      "0",
      "1",
      "2",
      "1",
      "3",
      "3",
    ]);
    expect(places("Home")).toEqual(["0"]);
  });

  it("goes to the cluster whose number is typed, and says where there is none", async () => {
    const { dialog, press, status } = await present(
      planOf(Array.from({ length: 12 }, (_, i) => [String(i)])),
    );
    const place = () => within(dialog).getByRole<HTMLSelectElement>("combobox").value;
    press("1");
    expect(place()).toBe("0");
    press("2");
    expect(place()).toBe("12");
    press("1");
    press("Enter");
    expect(place()).toBe("1");
    press("7");
    expect(place()).toBe("7");
    press("1");
    press("3");
    expect(status()).toBe("There is no cluster 13.");
    expect(place()).toBe("7");
    press("0");
    expect(place()).toBe("0");
  });

  it("leaves digits alone where keys by themselves are turned off", async () => {
    const { dialog, press, store } = await present();
    act(() => store.getState().turnSingleKeys(false));
    press("2");
    expect(within(dialog).getByRole<HTMLSelectElement>("combobox").value).toBe("0");
    press("ArrowRight");
    expect(within(dialog).getByRole<HTMLSelectElement>("combobox").value).toBe("1");
  });

  it("teaches what it is for while there are no clusters, and leads to the ways to some", async () => {
    const { dialog, user, store } = await present({ ...PLAN, clusters: [] });
    expect(textOf(dialog)).toContain("No clusters yet.");
    expect(within(dialog).getByRole<HTMLSelectElement>("combobox").options).toHaveLength(2);
    await user.click(within(dialog).getByRole("button", { name: "Propose clusters" }));
    expect(store.getState()).toMatchObject({ dialog: null, task: "propose" });
  });

  it("takes an objection at a school in two clicks, counts it, and goes on where it was", async () => {
    const app = await present();
    const { dialog, press, status, user } = app;
    press("ArrowRight");
    await user.click(within(dialog).getByRole("button", { name: "School 2" }));
    const form = await screen.findByRole("dialog", { name: "Objection at School 2" });
    expect(await faultsIn(form)).toEqual([]);
    await user.type(
      within(form).getByRole("textbox", { name: "What is objected" }),
      "Too far for winter mornings",
    );
    await user.click(within(form).getByRole("button", { name: "Save the objection" }));
    expect(objectionsOf(app)).toEqual([
      objectionOf({
        urn: "2",
        what: "Too far for winter mornings",
        date: app.deps.now().slice(0, 10),
      }),
    ]);
    expect(labelsOf(app)).toEqual(["Opened", "Noted an objection at School 2"]);
    expect(screen.queryByRole("dialog", { name: /^Objection at/ })).toBeNull();
    expect(app.store.getState().dialog).toBe("present");
    expect(textOf(within(dialog).getByRole("row", { name: /School 2/ }))).toContain("1 objection");
    expect(status()).toBe("Noted an objection at School 2. 1 objection in this cluster.");
    press("End");
    expect(
      cellsOf(within(dialog).getByRole("table", { name: "Objections" }))[1]?.slice(1, 2),
    ).toEqual(["Too far for winter mornings"]);
    expect(await faultsIn(dialog)).toEqual([]);
  });

  it("can be watched but not written to while another plan than the user's own is on show", async () => {
    const { dialog, press, store } = await present();
    act(() => store.getState().lookBack(true));
    press("ArrowRight");
    expect(within(dialog).queryByRole("button", { name: "School 2" })).toBeNull();
    expect(within(dialog).getByRole("row", { name: /School 2/ })).toBeTruthy();
  });
});

describe("the form for an objection", () => {
  async function form() {
    const app = await show(<SchoolPanel school={1 as SchoolIndex} />, ENTRY);
    await app.user.click(await screen.findByRole("button", { name: "Note an objection…" }));
    const dialog = await screen.findByRole("dialog", { name: "Objection at School 2" });
    const what = within(dialog).getByRole("textbox", { name: "What is objected" });
    return { ...app, dialog, what };
  }

  it("saves with Enter, writes a new line with Shift and Enter, and is in the school's panel after it", async () => {
    const app = await form();
    await app.user.type(app.what, "Too far{Shift>}{Enter}{/Shift}in winter{Enter}");
    expect(objectionsOf(app)?.map(({ what }) => what)).toEqual(["Too far\nin winter"]);
    expect(screen.getByRole("heading", { name: "1 objection" })).toBeTruthy();
  });

  it("asks for what is objected before it saves, at the box that lacks it", async () => {
    const app = await form();
    await app.user.click(within(app.dialog).getByRole("button", { name: "Save the objection" }));
    expect(textOf(app.dialog)).toContain("Say what is objected.");
    expect(app.what.getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(app.what);
    expect(objectionsOf(app)).toBeUndefined();
  });

  it("takes a role that is not listed, and asks for no name", async () => {
    const app = await form();
    await app.user.type(app.what, "No room");
    await app.user.selectOptions(
      within(app.dialog).getByRole("combobox", { name: "Who objects" }),
      "Another role…",
    );
    await app.user.click(within(app.dialog).getByRole("button", { name: "Save the objection" }));
    expect(textOf(app.dialog)).toContain("Say which role, without a name.");
    await app.user.type(
      within(app.dialog).getByRole("textbox", { name: "Which role" }),
      "Parish council{Enter}",
    );
    expect(objectionsOf(app)?.map(({ role }) => role)).toEqual(["Parish council"]);
  });
});

describe("the list of objections", () => {
  const NOTED: Plan = {
    ...PLAN,
    objections: [
      objectionOf({ change: "A minibus" }),
      objectionOf({ urn: "3", cluster: "2", what: "Wrong diocese", role: "Diocese" }),
    ],
  };
  async function list(plan: Plan = NOTED) {
    const app = await show(<Dialogs />, { ...ENTRY, example: plan }, ({ store }) =>
      store.getState().show({ dialog: "objections" }),
    );
    return { ...app, dialog: await screen.findByRole("dialog", { name: "Objections" }) };
  }

  it("has what was objected, by whom, what would change it and whether it is settled", async () => {
    const { dialog } = await list();
    expect(cellsOf(within(dialog).getByRole("table"))).toEqual([
      ["School", "What is objected", "By", "What would change it", "State"],
      [
        "School 1Cluster 1",
        "Too far in winter",
        "Headteacher23 November 2026",
        "A minibus",
        "openMark as settled",
      ],
      [
        "School 3Cluster 2",
        "Wrong diocese",
        "Diocese23 November 2026",
        "not said",
        "openMark as settled",
      ],
    ]);
    expect(await faultsIn(dialog)).toEqual([]);
  });

  it("marks one as settled on a day, changes it and removes it, each as one step that can be undone", async () => {
    const app = await list();
    const { user, dialog, store } = app;
    const open = (name: RegExp) => user.click(within(dialog).getByRole("button", { name }));
    await open(/^School 3: change/);
    const form = await screen.findByRole("dialog", { name: "Objection at School 3" });
    await user.click(within(form).getByRole("checkbox", { name: "Settled" }));
    fireEvent.change(within(form).getByLabelText("On"), { target: { value: "2026-12-01" } });
    await user.click(within(form).getByRole("button", { name: "Save the changes" }));
    expect(textOf(dialog)).toContain("settled on 1 December 2026");
    await open(/^School 1: change/);
    await user.click(await screen.findByRole("button", { name: "Remove this objection" }));
    expect(objectionsOf(app)).toEqual([{ ...NOTED.objections?.[1], settled: "2026-12-01" }]);
    expect(labelsOf(app)).toEqual([
      "Opened",
      "Settled an objection at School 3",
      "Removed an objection at School 1",
    ]);
    store.getState().undo();
    store.getState().undo();
    expect(objectionsOf(app)).toEqual(NOTED.objections);
  });

  it("settles one today with one click, and opens it again", async () => {
    const app = await list();
    const settle = (name: string) =>
      app.user.click(within(app.dialog).getByRole("button", { name }));
    await settle("Mark as settled: objection 2 at School 3");
    const today = app.deps.now().slice(0, 10);
    expect(objectionsOf(app)?.map(({ settled }) => settled)).toEqual([undefined, today]);
    expect(textOf(within(app.dialog).getByRole("status"))).toBe(
      "Settled an objection at School 3.",
    );
    await settle("Open again: objection 2 at School 3");
    expect(objectionsOf(app)).toEqual(NOTED.objections);
  });

  it("says how one is noted while there is none", async () => {
    const { dialog } = await list(PLAN);
    expect(textOf(dialog)).toContain("None is noted yet.");
    expect(within(dialog).queryByRole("table")).toBeNull();
  });

  it("prints as the meeting's actions: plan, times, and a box to tick for each, and is put away after", async () => {
    const print = vi.spyOn(window, "print").mockImplementation(() => undefined);
    const { user, dialog } = await list();
    await user.click(
      within(dialog).getByRole("button", { name: "Print as the meeting’s actions" }),
    );
    expect(print).toHaveBeenCalledOnce();
    const paper = document.querySelector("body > .objection-paper");
    if (paper === null) throw new Error("There is nothing to print.");
    expect(textOf(paper)).toContain("Test area · Example made by the planner");
    expect(textOf(paper)).toContain("Times: road times by written by hand");
    const rows = [...paper.querySelectorAll("tr")].map((row) => [...row.children].map(textOf));
    expect(rows[1]).toEqual([
      "School 1",
      "Cluster 1",
      "Too far in winter",
      "Headteacher, 23 November 2026",
      "A minibus",
      "☐",
    ]);
    fireEvent(window, new Event("afterprint"));
    expect(document.querySelector(".objection-paper")).toBeNull();
  });
});
