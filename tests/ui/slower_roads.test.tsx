import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { RoadUses } from "../../src/domain/crossings.ts";
import { reachedHost } from "../../src/domain/judge_cluster.ts";
import { ClosedCrossings } from "../../src/ui/times/ClosedCrossings.tsx";
import TimesDialog from "../../src/ui/times/TimesDialog.tsx";
import type { FakeApp } from "../app/fake_app.ts";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { cellsOf, show, textOf } from "./show.tsx";

afterEach(cleanup);

const NAMES = ["Ash", "Birch", "Cedar", "Douglas"];
/** Ash to Birch takes 34 raw minutes over the bridge; by way of Cedar it would be 40. Cedar to Douglas takes 10. */
const AREA = {
  ...areaOf({
    schools: NAMES.map((name, i) => schoolOf(String(i + 1), { name })),
    seconds: [
      [0, 2040, 1200, 1200],
      [2040, 0, 1200, 1200],
      [1200, 1200, 0, 600],
      [1200, 1200, 600, 0],
    ],
  }),
  hasDirections: true,
};
const ENTRY = {
  area: AREA,
  example: planOf([
    ["3", "4"],
    ["1", "2"],
  ]),
};
const USES: RoadUses = {
  size: 4,
  stored: Uint32Array.from({ length: 16 }, (_, k) => k).filter((k) => k % 5 !== 0),
  roads: [
    { name: "Long Bridge", ref: "A15", kind: "road", pairs: Uint32Array.from([1, 4]) },
    { name: "Mill Lane", ref: "", kind: "road", pairs: Uint32Array.from([2]) },
  ],
};

const open = (timesTab: "sensitivity" | "crossings", area = AREA, uses = USES) =>
  show(
    <>
      <ClosedCrossings />
      <TimesDialog onClose={() => {}} />
    </>,
    { ...ENTRY, area },
    (app: FakeApp) => {
      Object.assign(app.deps, { roadUses: async () => ({ ok: true, value: uses, notes: [] }) });
      app.store.getState().show({ timesTab });
    },
  );

describe("slower roads", () => {
  it("lists the clusters that break first, says how many break at peak and in winter, and selects one on a click", async () => {
    const { user, store } = await open("sensitivity");
    expect(
      screen.getByText(
        "At Peak ×1.35, 1 of 2 clusters is over. At Winter ×1.45, 1 of 2 clusters is over.",
      ),
    ).toBeTruthy();
    const cells = cellsOf(screen.getByRole("table"));
    expect(cells[1]?.slice(0, 2)).toEqual(["Cluster 2Ash → Birch", "×1.32"]);
    expect(cells[1]?.slice(3)).toEqual(["✓Within", "✓Within", "✕Over", "✕Over"]);
    expect(cells[2]?.slice(0, 2)).toEqual(["Cluster 1Cedar → Douglas", "×4.50"]);
    await user.click(screen.getByRole("button", { name: "Cluster 2" }));
    expect(store.getState().selection.cluster).toBe("2");
  });
});

describe("bridges and roads", () => {
  it("shows what closing a bridge does, and says so in a banner until it is opened again", async () => {
    const { user, store, selectors } = await open("crossings");
    const bridge = await screen.findByRole("checkbox", { name: /Close Long Bridge/ });
    expect(textOf(bridge.closest("li") ?? bridge)).toContain("bridge on 2 of 12 drives");
    await user.click(bridge);
    const effect = within(screen.getByRole("region", { name: "What happens without it" }));
    expect(cellsOf(effect.getByRole("table"))[1]).toEqual([
      "≈ Too close to call: Ash → Birch",
      "40.8",
      "up to 48.0",
    ]);
    expect(selectors.judgement(store.getState())?.clusters[1]?.verdict).toBe("too-close-to-call");
    const banner = screen.getByRole("complementary", { name: "Closed crossings" });
    expect(textOf(banner)).toContain("Shown as if Long Bridge is shut");
    await user.click(within(banner).getByRole("button", { name: "Open again" }));
    expect(screen.queryByRole("complementary")).toBeNull();
    expect(bridge).toHaveProperty("checked", false);
  });

  it("does not claim that no road is left where no school offers a way round", async () => {
    const { user, store, selectors } = await open("crossings", AREA, {
      ...USES,
      roads: [{ name: "Ring", ref: "", kind: "road", pairs: USES.stored }],
    });
    await user.type(await screen.findByLabelText(/Another road/), "ring{Enter}");
    await user.click(screen.getByRole("checkbox", { name: /Ring/ }));
    const effect = within(screen.getByRole("region", { name: "What happens without it" }));
    expect(cellsOf(effect.getByRole("table"))).toContainEqual([
      "≈ Too close to call: Ash → Birch",
      "40.8",
      "not known, at least 40.8",
    ]);
    const clusters = selectors.judgement(store.getState())?.clusters ?? [];
    const judged = selectors.judgedArea(store.getState()) ?? AREA;
    expect(clusters.map((cluster) => [cluster.verdict, reachedHost(judged, cluster)])).toEqual([
      ["too-close-to-call", null],
      ["too-close-to-call", null],
    ]);
  });

  it("offers roads of one name that are far apart one by one, and all of them as every road of that name", async () => {
    const piece = (pair: number, place: readonly [number, number]) =>
      ({
        name: "Back Lane",
        ref: "",
        kind: "road",
        pairs: Uint32Array.from([pair]),
        places: [place],
      }) as const;
    const roads = [piece(1, [0, 53]), piece(11, [0, 51])];
    const { user } = await open("crossings", AREA, { ...USES, roads });
    await user.type(await screen.findByLabelText(/Another road/), "back lane{Enter}");
    const list = within(screen.getByRole("list", { name: "Crossings" }));
    expect(list.getAllByRole("listitem").map(textOf)).toEqual([
      expect.stringMatching(/^Close every road called Back Lane · road on 2 of 12 drives/),
      expect.stringMatching(/^Close Back Lane near \w+ · road on 1 of 12 drives/),
      expect.stringMatching(/^Close Back Lane near \w+ · road on 1 of 12 drives/),
    ]);
    await user.click(screen.getByRole("checkbox", { name: /every road/ }));
    expect(textOf(screen.getByRole("complementary", { name: "Closed crossings" }))).toContain(
      "Shown as if every road called Back Lane is shut",
    );
  });

  it("adds a road that the user names, and says where no drive uses one of that name", async () => {
    const { user } = await open("crossings");
    const box = await screen.findByLabelText(/Another road/);
    await user.type(box, "Nowhere Road{Enter}");
    expect(textOf(screen.getByRole("alert"))).toContain("called “Nowhere Road”");
    await user.clear(box);
    await user.type(box, "mill lane{Enter}");
    expect(screen.getByRole("checkbox", { name: /Close Mill Lane/ })).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("says that there are no directions where none are stored", async () => {
    await open("crossings", { ...AREA, hasDirections: false });
    expect(
      screen.getByText(/has no stored directions, so it is not known which drives/),
    ).toBeTruthy();
  });
});
