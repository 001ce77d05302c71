import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import { setSettings } from "../../src/domain/edits/set_settings.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { ClusterList } from "../../src/ui/clusters/ClusterList.tsx";
import { ClusterListHead } from "../../src/ui/clusters/ClusterListHead.tsx";
import { ClusterPanel } from "../../src/ui/detail/ClusterPanel.tsx";
import { areaOf, planOf, schoolOf, settingsOf } from "../support/builders.ts";
import { readF1Area, readF1Plan } from "../support/fixture_areas.ts";
import { giveHeight, show, textOf } from "./show.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const BAND = { coverage: 0.85, points: [{ seconds: 0, low: 0.9, high: 1.1 }] };
/** The time between the two schools of clusters 1 to 5; the last school is in none. */
const TIMES = [600, 1500, 2600, 3100, null];

function paired(band: typeof BAND | null): Area {
  const urns = Array.from({ length: 11 }, (_, i) => String(i + 1));
  return areaOf({
    schools: urns.map((urn) => schoolOf(urn)),
    seconds: urns.map((_, i) =>
      urns.map((_, j) =>
        Math.floor(i / 2) === Math.floor(j / 2) ? (TIMES[i >> 1] ?? null) : 9000,
      ),
    ),
    ...(band === null ? {} : { band }),
  });
}

const PAIRS: Plan = planOf(TIMES.map((_, i) => [String(2 * i + 1), String(2 * i + 2)]));

function head(area: Area, plan: Plan = PAIRS): string {
  render(<ClusterListHead judgement={judgePlan(area, plan, settingsOf())} />);
  return textOf(screen.getByRole("banner"));
}

describe("the head of the cluster list", () => {
  it("counts clusters by verdict, at the cautious end where times are estimates", () => {
    const text = head(paired(BAND));
    expect(text).toContain("5 clusters");
    expect(text).toContain("2 within even at the cautious end");
    expect(text).toContain("1 too close to call");
    expect(text).toContain("1 over");
    expect(text).toContain("1 without a road route");
    expect(text).toContain("1 school is not in a cluster yet.");
  });

  it("does not speak of a cautious end where times are road times", () => {
    const text = head(paired(null));
    expect(text).toContain("3 within");
    expect(text).not.toContain("cautious");
    expect(text).toContain("0 too close to call");
  });

  it("counts clusters by the distance band of their worst pair, one without a route apart", () => {
    head(paired(null));
    const bands = screen.getAllByRole("listitem").map(textOf);
    expect(bands).toEqual(["≤ 20 min 1", "20–30 1", "30–45 1", "> 45 1", "not known 1"]);
  });
});

describe("a row of the cluster list", () => {
  it("says in words how its cluster stands, and is pressed when its cluster is selected", async () => {
    giveHeight();
    const plan = { ...PAIRS, settings: { speed: namedSpeed("free-flow") } };
    const { user, store } = await show(<ClusterList />, { area: paired(BAND), example: plan });
    const rows = screen.getAllByRole("button").map(textOf);
    expect(rows.length).toBe(5);
    expect(rows[0]).toContain("Within – about 10.0 min");
    expect(rows[2]).toContain("Too close to call (39–48 min)");
    expect(rows[3]).toContain("Over by about 6.7 min");
    expect(rows[4]).toContain("No road route");
    expect(rows[0]).toContain("2 schools · 200 pupils");
    const [first] = screen.getAllByRole("button");
    if (first === undefined) throw new Error("No row.");
    await user.click(first);
    expect(store.getState().selection.cluster).toBe("1");
    expect(first.getAttribute("aria-pressed")).toBe("true");
    await user.click(first);
    expect(store.getState().selection.cluster).toBeNull();
  });

  it("stands where the sort puts it, keeping its number", async () => {
    giveHeight();
    const { user } = await show(<ClusterList />, { area: paired(null), example: PAIRS });
    await user.selectOptions(screen.getByRole("combobox", { name: "Sort by" }), "worst-pair");
    const numbers = screen.getAllByRole("button").map((row) => textOf(row).slice(0, 1));
    expect(numbers).toEqual(["5", "4", "3", "2", "1"]);
  });
});

describe("the selected cluster", () => {
  it("F1 is over by 1.1 minutes at school day, its worst pair named, and within at free flow", async () => {
    const { store } = await show(<ClusterPanel id="1" />, {
      area: readF1Area(),
      example: readF1Plan(),
    });
    const verdict = () => textOf(document.querySelector(".verdict-box") ?? document.body);
    expect(verdict()).toContain("Over by 1.1 min");
    expect(verdict()).toMatch(
      /Worst pair: (Carlthorpe .* → Eastmoor|Eastmoor .* → Carlthorpe) .*46\.1 min, over by 1\.1 min/,
    );
    expect(verdict()).toContain("School day ×1.20");
    act(() => store.getState().edit(setSettings({ speed: namedSpeed("free-flow") }), "Free flow"));
    expect(verdict()).toContain("Within – 38.4 min");
  });

  it("of one school has no drive to judge, and can be removed and brought back", async () => {
    const { user, store } = await show(<ClusterPanel id="1" />, {
      area: paired(null),
      example: planOf([["1"], ["2", "3"]]),
    });
    expect(screen.getByText("One school, no drive to judge")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Remove this cluster" }));
    expect(store.getState().history?.present.value.clusters.map(({ id }) => id)).toEqual(["2"]);
    expect(store.getState().announcement).toBe(
      "Cluster 1 is removed. Its schools are not in a cluster.",
    );
    expect(store.getState().history?.past?.rest).toBeNull();
  });
});
