import { polygon } from "@turf/turf";
import { describe, expect, it } from "vitest";
import type { AreasClient, AreasPort } from "../../../src/domain/geometry/areas_client.ts";
import { createAreasClient } from "../../../src/domain/geometry/areas_client.ts";
import { createAreasHandler } from "../../../src/domain/geometry/areas_handler.ts";
import type {
  AreasReply,
  AreasRequest,
  ClusterAreas,
  DrawingPurpose,
  Shape,
} from "../../../src/domain/geometry/areas_protocol.ts";
import type { Position } from "../../../src/domain/school.ts";

const SQUARE: Shape = polygon([
  [
    [0, 0],
    [0.2, 0],
    [0.2, 0.2],
    [0, 0.2],
    [0, 0],
  ],
]);
const TWO: Position[] = [
  [0.05, 0.1],
  [0.15, 0.1],
];

/** The real handler behind a port that answers only when told to. */
function slowWorker() {
  const handle = createAreasHandler();
  const inbox: AreasRequest[] = [];
  let listener: (reply: AreasReply) => void = () => {};
  const port: AreasPort = {
    post: (request) => inbox.push(request),
    onReply: (added) => {
      listener = added;
    },
    onBroken: () => {},
  };
  const work = () => {
    const replies = inbox.splice(0).map(handle);
    for (const reply of replies) if (reply !== null) listener(reply);
  };
  return { port, inbox, work };
}

function ask(
  client: AreasClient,
  clusterIds: readonly string[],
  clusterOf: readonly number[],
  purpose: DrawingPurpose = "shown",
) {
  client.dissolve({ clusterIds, clusterOf, drawn: [] }, purpose);
}

function heard(port: AreasPort) {
  const areas: ClusterAreas[] = [];
  const purposes: DrawingPurpose[] = [];
  const failures: string[] = [];
  const client = createAreasClient(port, {
    onAreas: (found, purpose) => {
      areas.push(found);
      purposes.push(purpose);
    },
    onFailure: (message) => failures.push(message),
  });
  return { client, areas, purposes, failures };
}

describe("the areas client", () => {
  it("hears a shape for each cluster of the plan it asked about", () => {
    const { port, work } = slowWorker();
    const { client, areas } = heard(port);
    client.open(TWO, SQUARE);
    ask(client, ["west", "east"], [0, 1]);
    work();
    expect(areas).toHaveLength(1);
    expect(areas[0]?.clusterIds).toEqual(["west", "east"]);
    expect(areas[0]?.shapes.every((shape) => shape !== null)).toBe(true);
  });

  it("asks only about the latest plan while an answer is awaited", () => {
    const { port, inbox, work } = slowWorker();
    const { client, areas } = heard(port);
    client.open(TWO, SQUARE);
    for (const id of ["a", "b", "c", "d"]) ask(client, [id], [0, 0]);
    expect(inbox).toHaveLength(2);
    work();
    work();
    expect(areas.map(({ clusterIds }) => clusterIds[0])).toEqual(["a", "d"]);
  });

  it("keeps the latest plan of each purpose while an answer is awaited, and asks about the one on show first", () => {
    const { port, work } = slowWorker();
    const { client, areas, purposes } = heard(port);
    client.open(TWO, SQUARE);
    ask(client, ["a"], [0, 0]);
    for (const id of ["b", "c"]) ask(client, [id], [0, 0], "compared");
    for (const id of ["d", "e"]) ask(client, [id], [0, 0]);
    work();
    work();
    work();
    expect(areas.map(({ clusterIds }) => clusterIds[0])).toEqual(["a", "e", "c"]);
    expect(purposes).toEqual(["shown", "shown", "compared"]);
  });

  it("drops the answer about a compared plan that another has replaced", () => {
    const { port, work } = slowWorker();
    const { client, areas } = heard(port);
    client.open(TWO, SQUARE);
    for (const id of ["a", "b"]) ask(client, [id], [0, 0], "compared");
    work();
    work();
    expect(areas.map(({ clusterIds }) => clusterIds[0])).toEqual(["b"]);
  });

  it("drops the answer about an area that was closed meanwhile", () => {
    const { port, work } = slowWorker();
    const { client, areas } = heard(port);
    client.open(TWO, SQUARE);
    ask(client, ["old"], [0, 0]);
    client.open([TWO[0] ?? null], SQUARE);
    work();
    expect(areas).toEqual([]);
    ask(client, ["new"], [0]);
    work();
    expect(areas.map(({ clusterIds }) => clusterIds[0])).toEqual(["new"]);
  });

  it("hears why an area could not be drawn", () => {
    const { port, work } = slowWorker();
    const { client, failures } = heard(port);
    const broken = { ...SQUARE, geometry: { type: "Polygon", coordinates: null } };
    client.open(TWO, broken as unknown as Shape);
    ask(client, ["a"], [0, 0]);
    work();
    expect(failures).toHaveLength(1);
  });
});
