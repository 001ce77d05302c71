import { cleanup, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import type { ErrorBand } from "../../src/domain/error_band.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import { PairsTable } from "../../src/ui/detail/PairsTable.tsx";
import { areaOf, planOf, schoolOf, settingsOf } from "../support/builders.ts";
import { cellsOf, show } from "./show.tsx";

afterEach(cleanup);

const NAMES = ["Birch", "Ash", "Cedar"];

/** Ash to Birch and back take 10 and 15 minutes, Ash and Cedar 20 both ways, Birch to Cedar 46 and back 30. */
function threeSchools(band?: ErrorBand): Area {
  return areaOf({
    schools: NAMES.map((name, i) => schoolOf(String(i + 1), { name })),
    seconds: [
      [0, 900, 2760],
      [600, 0, 1200],
      [1800, 1200, 0],
    ],
    metres: [
      [0, 16_093.44, 1609.344],
      [16_093.44, 0, 3218.688],
      [4828.032, 3218.688, 0],
    ],
    ...(band === undefined ? {} : { band }),
  });
}

async function renderPairs(area: Area, urns: readonly string[] = ["1", "2", "3"]) {
  const settings = settingsOf();
  const [judged] = judgePlan(area, planOf([urns]), settings).clusters;
  if (judged === undefined) throw new Error("Nothing was judged.");
  await show(<PairsTable area={area} judged={judged} settings={settings} />, { area });
}

const rows = () => cellsOf(screen.getByRole("table")).slice(1);
const schools = () => rows().map(([cell]) => cell?.replace(/^\S+ /, ""));
const header = (name: string) => screen.getByRole("columnheader", { name });

describe("the table of pairs", () => {
  it("has each pair once, named in its slower direction, with both times and its miles, slowest first", async () => {
    await renderPairs(threeSchools());
    expect(screen.getByRole("heading", { name: "3 pairs, both ways" })).toBeTruthy();
    expect(rows()).toEqual([
      ["✕ Over: Birch → Cedar", "46.0", "30.0", "1.0"],
      ["✓ Within: Ash → Cedar", "20.0", "20.0", "2.0"],
      ["✓ Within: Birch → Ash", "15.0", "10.0", "10.0"],
    ]);
  });

  it("is sorted by each column, the other way round at the second click, and says how", async () => {
    const user = userEvent.setup();
    await renderPairs(threeSchools());
    expect(header("There, min").getAttribute("aria-sort")).toBe("descending");
    expect(header("Schools").getAttribute("aria-sort")).toBe("none");
    const sortBy = (name: string) => user.click(screen.getByRole("button", { name }));
    await sortBy("Schools");
    expect(schools()).toEqual([
      "Within: Ash → Cedar",
      "Within: Birch → Ash",
      "Over: Birch → Cedar",
    ]);
    expect(header("Schools").getAttribute("aria-sort")).toBe("ascending");
    expect(header("There, min").getAttribute("aria-sort")).toBe("none");
    await sortBy("Schools");
    expect(schools()[0]).toBe("Over: Birch → Cedar");
    expect(header("Schools").getAttribute("aria-sort")).toBe("descending");
    await sortBy("Miles");
    expect(rows().map((cells) => cells[3])).toEqual(["10.0", "2.0", "1.0"]);
    await sortBy("Miles");
    expect(rows().map((cells) => cells[3])).toEqual(["1.0", "2.0", "10.0"]);
    await sortBy("Back, min");
    expect(rows().map((cells) => cells[2])).toEqual(["30.0", "20.0", "10.0"]);
    await sortBy("There, min");
    await sortBy("There, min");
    expect(rows().map((cells) => cells[1])).toEqual(["15.0", "20.0", "46.0"]);
  });

  it("gives the range of an estimate below its likely time, and none for a road time", async () => {
    await renderPairs(threeSchools());
    expect(document.querySelector(".estimate-range")).toBeNull();
    cleanup();
    await renderPairs(
      threeSchools({ coverage: 0.85, points: [{ seconds: 0, low: 0.8, high: 1.5 }] }),
    );
    expect(rows()[2]?.slice(1, 3)).toEqual(["15.012–23 min", "10.08–15 min"]);
    expect(document.querySelectorAll(".estimate-range").length).toBe(6);
  });

  it("says that there is no road route, first of all, and that miles are not known", async () => {
    const area = areaOf({
      schools: NAMES.map((name, i) => schoolOf(String(i + 1), { name })),
      seconds: [
        [0, null, 100],
        [60, 0, 100],
        [100, 100, 0],
      ],
    });
    await renderPairs(area);
    expect(rows()[0]?.slice(0, 3)).toEqual(["? No road route: Birch → Ash", "none", "1.0"]);
  });

  it("is not there for a cluster of one", async () => {
    await renderPairs(threeSchools(), ["1"]);
    expect(screen.queryByRole("table")).toBeNull();
  });
});
