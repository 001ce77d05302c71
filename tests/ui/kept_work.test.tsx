import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { KeptListing, KeptMark } from "../../src/app/saved/kept_state.ts";
import { emptyPlan } from "../../src/domain/plan.ts";
import { KeptNotice } from "../../src/ui/kept/KeptNotice.tsx";
import { KeptPlanChoice } from "../../src/ui/kept/KeptPlanChoice.tsx";
import PlansDialog from "../../src/ui/kept/PlansDialog.tsx";
import { StatusBar } from "../../src/ui/StatusBar.tsx";
import type { FakeApp } from "../app/fake_app.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

const AREA = { ...evenArea(4, 600), name: "wolds", title: "Wolds" };
const ENTRY = { area: AREA, example: planOf([["1", "2"]]) };

const LISTED: KeptListing = {
  id: "a",
  area: "wolds",
  areaTitle: "Wolds",
  name: "Agreed in May",
  savedAt: "2026-05-20T12:04:00",
  clusters: 7,
  isDeleted: false,
  problem: null,
};

const MARK: KeptMark = {
  id: "a",
  plan: { ...emptyPlan("wolds"), name: "Agreed in May" },
  at: "2026-05-20T12:04:00",
  conflict: null,
  isOpenElsewhere: false,
  isResumed: false,
};

const marked =
  (mark: Partial<KeptMark>) =>
  ({ store }: FakeApp) =>
    store.setState({ kept: new Map([["wolds", { ...MARK, ...mark }]]) });

const bar = () => screen.findByRole("complementary", { name: "Your saved work" });
const buttons = (within_: HTMLElement) => within(within_).getAllByRole("button").map(textOf);

it("says which plan was opened by itself and when it was saved, with the example one press away", async () => {
  const { user, store } = await show(<KeptNotice />, ENTRY, marked({ isResumed: true }));
  const notice = await bar();
  expect(textOf(notice)).toContain(
    "“Agreed in May” is open as you left it: saved in this browser on 20 May 2026 at 12:04.",
  );
  expect(buttons(notice)).toEqual(["Start from the example again", "Your plans…", "Got it"]);
  await user.click(within(notice).getByRole("button", { name: "Got it" }));
  expect(store.getState().kept.get("wolds")?.isResumed).toBe(false);
  expect(screen.queryByRole("complementary")).toBeNull();
});

it("tells both times of a plan that two tabs changed, with three ways on; put off, the status bar leads back", async () => {
  const conflict = {
    theirs: "2026-05-20T12:05:00",
    mine: "2026-05-20T12:04:30",
    isDeleted: false,
    isPutOff: false,
  };
  const screens = (
    <>
      <KeptNotice />
      <StatusBar />
    </>
  );
  const { store } = await show(screens, ENTRY, marked({ conflict }));
  expect(textOf(within(await bar()).getByRole("alert"))).toBe(
    "“Example made by the planner” was changed in another tab at 12:05. It was changed in this one at 12:04, and that is not saved. Nothing has been written over.",
  );
  expect(buttons(await bar())).toEqual([
    "Keep mine as a copy",
    "Take the other tab’s",
    "Decide later",
  ]);
  expect(textOf(screen.getByRole("contentinfo"))).toMatch(/Not saved: changed in another tab$/);
  store.setState({
    kept: new Map([["wolds", { ...MARK, conflict: { ...conflict, isPutOff: true } }]]),
  });
  await screen.findByRole("button", { name: "Decide…" });
  expect(screen.queryByRole("complementary")).toBeNull();
});

it("offers the other plans of this area that are kept to be compared with", async () => {
  const chosen: string[] = [];
  const { user } = await show(<KeptPlanChoice />, ENTRY, (app) => {
    marked({})(app);
    app.store.setState({
      keptPlans: [
        LISTED,
        { ...LISTED, id: "b", name: "A wish" },
        { ...LISTED, id: "c", name: "The coast", area: "coast" },
        { ...LISTED, id: "d", name: "A mistake", isDeleted: true },
      ],
      compareWithKept: async (id) => void chosen.push(id),
    });
  });
  const box = screen.getByRole("combobox", { name: "Or beside another of your plans" });
  expect(within(box).getAllByRole("option").map(textOf)).toEqual([
    "Choose a plan…",
    "A wish (20 May 2026, 12:04)",
  ]);
  await user.selectOptions(box, "b");
  expect(chosen).toEqual(["b"]);
});

it("lists the plans of this area, of others, what a newer version wrote, and what can be brought back", async () => {
  const newer = "It was saved by a newer version.";
  await show(<PlansDialog onClose={() => undefined} />, ENTRY, (app) => {
    marked({})(app);
    app.store.setState({
      keptPlans: [
        LISTED,
        { ...LISTED, id: "b", name: "From the future", problem: newer },
        { ...LISTED, id: "c", name: "The coast", area: "coast", areaTitle: "Coast" },
        { ...LISTED, id: "d", name: "A mistake", isDeleted: true },
      ],
    });
  });
  const here = within(screen.getByRole("region", { name: "Plans of Wolds" }));
  expect(here.getAllByRole("rowheader").map(textOf)).toEqual([
    "Agreed in May open now",
    `From the future ${newer}`,
  ]);
  expect(here.queryByRole("button", { name: "Open From the future" })).toBeNull();
  expect(here.getByRole("button", { name: "Open Agreed in May" })).toHaveProperty("disabled", true);
  const others = within(screen.getByRole("region", { name: "Plans of other areas" }));
  expect(others.getAllByRole("rowheader").map(textOf)).toEqual(["The coast Coast"]);
  expect(screen.getByRole("button", { name: "Bring back A mistake" })).toBeDefined();
});
