import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { boxRound } from "../../src/ui/cluster_sheet/box_round.ts";
import { placeNames } from "../../src/ui/cluster_sheet/place_names.ts";
import { ClusterPanel } from "../../src/ui/detail/ClusterPanel.tsx";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("printing a cluster", () => {
  it("makes a page with its map, schools, pairs and sources, prints it once and puts it away", async () => {
    const print = vi.spyOn(window, "print").mockImplementation(() => undefined);
    const area = areaOf({
      schools: [schoolOf("1", { name: "Ash" }), schoolOf("2", { name: "Birch" })],
      seconds: [
        [0, 600],
        [900, 0],
      ],
    });
    const { user } = await show(<ClusterPanel id="1" />, { area, example: planOf([["1", "2"]]) });
    await user.click(screen.getByRole("button", { name: "Print this cluster" }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    const paper = document.querySelector(".cluster-paper");
    if (paper === null) throw new Error("There is no page.");
    const text = textOf(paper);
    expect(text).toContain("Within – 18.0 min");
    expect(text).toContain("1 pair, both ways");
    expect(text).toMatch(/Birch → Ash\s*18\.0\s*12\.0/);
    expect(text).toContain("Judged at School day ×1.20 against a limit of 45 minutes");
    const names = [...paper.querySelectorAll("figure text")].map((name) => name.textContent);
    expect(names).toEqual(expect.arrayContaining(["Ash", "Birch"]));
    window.dispatchEvent(new Event("afterprint"));
    await waitFor(() => expect(document.querySelector(".cluster-paper")).toBeNull());
  });
});

describe("names on the map of a cluster", () => {
  const DRAWING = { width: 200, height: 100, fontSize: 10 };

  it("stand right of their point where there is room", () => {
    expect(placeNames([{ name: "Ash", at: [50, 50] }], [], DRAWING)).toEqual([
      { name: "Ash", x: 61, y: 53 },
    ]);
  });

  it("stand left of it at the eastern edge, and never over another", () => {
    const [edge] = placeNames([{ name: "Eastgate", at: [195, 50] }], [], DRAWING);
    expect(edge?.x).toBeLessThan(195 - 11);
    const [first, second] = placeNames(
      [
        { name: "Ash", at: [50, 50] },
        { name: "Birch", at: [80, 50] },
      ],
      [],
      DRAWING,
    );
    expect(first?.x).not.toBe(61);
    expect(second?.x).toBe(91);
  });

  it("keep clear of what is in the way", () => {
    const line = { left: 55, top: 45, right: 120, bottom: 55 };
    const [name] = placeNames([{ name: "Ash", at: [50, 50] }], [line], DRAWING);
    expect(name?.x).toBeLessThan(50);
  });
});

describe("the box of a cluster's map", () => {
  it("has the schools and the land in it; a kilometre round schools without land", () => {
    expect(boxRound([], null)).toBeNull();
    expect(boxRound([[0, 52]], null)).toEqual([-0.01, 51.99, 0.01, 52.01]);
    const shape = {
      type: "Feature" as const,
      properties: {},
      geometry: {
        type: "Polygon" as const,
        coordinates: [
          [
            [1, 52],
            [2, 52],
            [2, 53],
            [1, 52],
          ],
        ],
      },
    };
    expect(boxRound([[0, 52.5]], shape)).toEqual([0, 52, 2, 53]);
  });
});
