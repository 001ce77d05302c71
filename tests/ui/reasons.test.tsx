import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { undoDepth } from "../../src/domain/history.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { ClusterPanel } from "../../src/ui/detail/ClusterPanel.tsx";
import { SchoolPanel } from "../../src/ui/detail/SchoolPanel.tsx";
import ProposePanel from "../../src/ui/propose/ProposePanel.tsx";
import { WhyNotFewer } from "../../src/ui/reasons/WhyNotFewer.tsx";
import { WhyUnplaced } from "../../src/ui/reasons/WhyUnplaced.tsx";
import { areaOf, evenArea, planOf, schoolOf } from "../support/builders.ts";
import { cellsOf, show, textOf } from "./show.tsx";

afterEach(cleanup);

/** Answers come from a solver, which on a busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

/** Ashby, Bexby and Carle 12 minutes from each other at school day; Dun 40 from Ashby, 52 from the others. */
const NAMES = ["Ashby", "Bexby", "Carle", "Dun"];
const AREA = areaOf({
  schools: NAMES.map((name, i) => schoolOf(String(i + 1), { name })),
  seconds: [
    [0, 600, 600, 2000],
    [600, 0, 600, 2600],
    [600, 600, 0, 2600],
    [2000, 2600, 2600, 0],
  ],
});
const PLAN = planOf([["1", "2", "3"]]);

async function asked() {
  const shown = await show(<WhyUnplaced area={AREA} urn="4" />, { area: AREA, example: PLAN });
  await shown.user.click(screen.getByText(/^Why is it in no cluster/));
  await shown.user.click(screen.getByRole("button", { name: "Find what would place it" }));
  await screen.findByText("What would place it, one change at a time", {}, PATIENT);
  return shown;
}

const rows = (container: HTMLElement) => [...container.querySelectorAll("li p")].map(textOf);
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });

describe("why a school is in no cluster", () => {
  it("is told with each smallest change that would place it, as minutes that can be worked out by hand", async () => {
    const { container } = await asked();
    expect(textOf(container)).toContain(
      "Dun is in no cluster: too few schools are within the limit of it and of one another to make a cluster of the least size.",
    );
    // 2,600 s × 1.2 is 52.0 min; a pair of Dun and Ashby is within, and leaves Bexby and Carle as a pair.
    expect(rows(container)).toEqual([
      "Raise the limit by 7.0 min, to 52.0 min. Less would not do: no cluster could hold the school.",
      "Allow clusters of 2 schools, instead of 3 at least. Less would not do: no cluster could hold the school.",
    ]);
  });

  it("is mended by a change of the plan at a click, as one step that undo takes back", async () => {
    const { container, user, store } = await asked();
    const before = store.getState().history;
    const [, smaller] = [...container.querySelectorAll("li")];
    await user.click(within(smaller as HTMLElement).getByRole("button"));
    const depth = () => undoDepth(store.getState().history ?? fail());
    await waitFor(() => expect(depth()).toBe(undoDepth(before ?? fail()) + 1), PATIENT);
    expect(selectPlan(store.getState())?.settings).toMatchObject({ minSchools: 2, maxSchools: 8 });
    expect(store.getState().announcement).toContain("Allow clusters of 2 schools");
    store.getState().undo();
    expect(selectPlan(store.getState())?.settings).toEqual({});
  });

  it("asks for the reason of a limit above 45 minutes before it sets one", async () => {
    const { user, store } = await asked();
    const [limit] = screen.getAllByRole<HTMLButtonElement>("button", { name: "Make this change" });
    expect(limit?.disabled).toBe(true);
    await user.type(screen.getByRole("textbox", { name: /^Why more than 45 minutes/ }), "Agreed");
    await user.click(limit ?? fail());
    await waitFor(
      () =>
        expect(selectPlan(store.getState())?.settings).toMatchObject({
          ceilingMinutes: 52,
          ceilingReason: "Agreed",
        }),
      PATIENT,
    );
  });

  it("is asked anew once the plan is another", async () => {
    const { store } = await asked();
    store.getState().edit((plan) => ({ ...plan, name: "Other" }), "Renamed");
    await waitFor(() => expect(button("Find what would place it")).toBeTruthy(), PATIENT);
  });

  it("can be stopped while it is worked out, and says what went wrong where the worker breaks", async () => {
    const held = { isAsked: false, isStopped: false, fail: (_: Error) => {} };
    const { user } = await show(
      <WhyUnplaced area={AREA} urn="4" />,
      { area: AREA, example: PLAN },
      ({ deps }) =>
        Object.assign(deps.solver, {
          ask: () => ({
            result: new Promise((_, reject) => {
              held.isAsked = true;
              held.fail = reject;
            }),
            cancel: () => {
              held.isStopped = true;
            },
          }),
        }),
    );
    await user.click(screen.getByText(/^Why is it in no cluster/));
    await user.click(button("Find what would place it"));
    await screen.findByRole("progressbar", { name: "Share of the changes tried" }, PATIENT);
    await waitFor(() => expect(held.isAsked).toBe(true), PATIENT);
    await user.click(button("Stop and show what was found"));
    expect(held.isStopped).toBe(true);
    held.fail(new Error("It stopped."));
    expect(textOf(await screen.findByRole("alert", {}, PATIENT))).toBe(
      "It was not found: It stopped.",
    );
  });

  it("stands in the panel of such a school, and of no other", async () => {
    await show(<SchoolPanel school={3 as SchoolIndex} />, { area: AREA, example: PLAN });
    expect(screen.getByText(/^Why is it in no cluster/)).toBeTruthy();
    cleanup();
    await show(<SchoolPanel school={0 as SchoolIndex} />, { area: AREA, example: PLAN });
    expect(screen.queryByText(/^Why is it in no cluster/)).toBeNull();
  });

  it("is asked of a proposal that left it out, and a change is proposed again at once", async () => {
    const { user, store } = await show(<ProposePanel />, { area: AREA, example: PLAN });
    await store.getState().propose({ objective: "travel", clusters: "auto" });
    await user.click(await screen.findByText(/^Why is it in no cluster/, {}, PATIENT));
    await user.click(button("Find what would place it"));
    await screen.findByText("What would place it, one change at a time", {}, PATIENT);
    const again = screen.getAllByRole("button", { name: "Change and propose again" }).at(-1);
    await user.click(again ?? fail());
    await waitFor(() => {
      const { proposal } = store.getState();
      expect(proposal.status === "ready" ? proposal.proposal.unplaced : null).toEqual([]);
    }, PATIENT);
    expect(selectPlan(store.getState())?.settings).toMatchObject({ minSchools: 2 });
  });
});

describe("why there are no fewer clusters", () => {
  const far = planOf([
    ["1", "2", "3"],
    ["4", "5", "6"],
  ]);
  const two = {
    ...evenArea(6, 600),
    driveTimes: areaOf({
      schools: evenArea(6, 600).schools,
      seconds: Array.from({ length: 6 }, (_, a) =>
        Array.from({ length: 6 }, (__, b) => (a === b ? 0 : a < 3 === b < 3 ? 600 : 3600)),
      ),
    }).driveTimes,
  };

  it("is told by sizes and by schools no two of which can share, with their minutes, and names what is proved", async () => {
    const { container, user } = await show(<WhyNotFewer />, { area: two, example: far });
    await user.click(screen.getByText("Why not fewer clusters?"));
    await user.click(button("Work out how few there can be"));
    const table = await screen.findByRole("table", {}, PATIENT);
    expect(textOf(container)).toContain(
      "6 schools in clusters of 8 at most need 1 cluster. 2 schools no two of which can share a cluster need 2 clusters. So fewer than 2 cannot be made: that is proved.",
    );
    const [, first, second] = cellsOf(table);
    expect(first?.slice(1)).toEqual(["", "72.0"]);
    expect(second?.slice(1)).toEqual(["72.0", ""]);
  });

  it("can be asked in the panel of a cluster", async () => {
    await show(<ClusterPanel id="1" />, { area: two, example: far });
    expect(screen.getByText("Why not fewer clusters?")).toBeTruthy();
  });
});

function fail(): never {
  throw new Error("It is not there.");
}
