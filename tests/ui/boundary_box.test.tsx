import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { setBoundary } from "../../src/domain/edits/set_boundary.ts";
import type { ClusterBoundary } from "../../src/domain/plan.ts";
import { ClusterPanel } from "../../src/ui/detail/ClusterPanel.tsx";
import type { FakeApp } from "../app/fake_app.ts";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

/** Ash, Birch and Cedar from west to east, 0.1° apart. */
const AREA = areaOf({
  schools: [
    schoolOf("1", { name: "Ash", location: [-0.3, 53] }),
    schoolOf("2", { name: "Birch", location: [-0.2, 53] }),
    schoolOf("3", { name: "Cedar", location: [-0.1, 53] }),
  ],
  seconds: [
    [0, 600, 600],
    [600, 0, 600],
    [600, 600, 0],
  ],
});
const ENTRY = { area: AREA, example: planOf([["1", "2"], ["3"]]) };

/** Round Birch and Cedar. */
const EAST: ClusterBoundary = {
  type: "Polygon",
  coordinates: [
    [
      [-0.25, 52.99],
      [-0.09, 52.99],
      [-0.09, 53.01],
      [-0.25, 53.01],
      [-0.25, 52.99],
    ],
  ],
};

async function open(prepare: (app: FakeApp) => void = () => {}) {
  const shown = await show(<ClusterPanel id="1" />, ENTRY, prepare);
  await shown.user.click(screen.getByText(/^Boundary:/));
  const field = await screen.findByLabelText("A polygon as GeoJSON, longitude first");
  const give = async (json: unknown) => {
    await shown.user.click(field);
    await shown.user.paste(JSON.stringify(json));
    await shown.user.click(screen.getByRole("button", { name: "Use this boundary" }));
  };
  const boundary = () => shown.store.getState().history?.present.value.clusters[0]?.boundary;
  return { ...shown, give, boundary };
}

describe("a cluster's boundary", () => {
  it("is taken from pasted GeoJSON as one step, and says whom it leaves out and takes in", async () => {
    const { give, boundary, store, container } = await open();
    expect(textOf(container)).toContain("Boundary: the land nearest to its schools");
    await give(EAST);
    expect(boundary()).toEqual(EAST);
    expect(store.getState().history?.present.label).toMatch(/^Drew the boundary of /);
    expect(textOf(container)).toContain("Boundary: drawn by hand");
    expect(textOf(container)).toContain(
      "Ash is in Cluster 1 but outside the boundary drawn for it.",
    );
    expect(textOf(container)).toContain(
      "Cedar is inside the boundary drawn for Cluster 1 but not in it.",
    );
    expect(store.getState().announcement).toContain("2 schools are on the other side of it");
    store.getState().undo();
    expect(boundary()).toBeUndefined();
  });

  it("is refused in a sentence where latitude and longitude are swapped, and nothing changes", async () => {
    const { give, boundary } = await open();
    const [ring = []] = EAST.coordinates as [number, number][][];
    await give({ type: "Polygon", coordinates: [ring.map(([lng, lat]) => [lat, lng])] });
    expect(screen.getByRole("alert").textContent).toContain(
      "The pasted text: Latitude and longitude are the wrong way round",
    );
    expect(boundary()).toBeUndefined();
  });

  it("is taken from a file, and the file is named where it cannot be", async () => {
    const { user, boundary } = await open();
    const input = screen.getByLabelText("or a file");
    await user.upload(input, new File(["{"], "north.geojson"));
    await waitFor(() =>
      expect(screen.getByRole("alert").textContent).toMatch(/north\.geojson.*not valid JSON/),
    );
    await user.upload(input, new File([JSON.stringify(EAST)], "east.geojson"));
    await waitFor(() => expect(boundary()).toEqual(EAST));
    expect(screen.getByRole("alert").textContent).toBe("");
  });

  it("is taken away again", async () => {
    const { user, boundary } = await open((app) =>
      app.store.getState().edit(setBoundary("1", EAST), "Drew"),
    );
    await user.click(screen.getByRole("button", { name: "Take the drawn boundary away" }));
    expect(boundary()).toBeUndefined();
  });
});
