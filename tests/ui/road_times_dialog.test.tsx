import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AreaBuildJob } from "../../src/io/area_build_protocol.ts";
import RoadTimesDialog from "../../src/ui/road_times/RoadTimesDialog.tsx";
import type { FakeApp } from "../app/fake_app.ts";
import { evenArea } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

const AREA = { ...evenArea(3, 600), name: "rutland", title: "Rutland", laCode: "857" };

const JOB: AreaBuildJob = {
  id: "one",
  order: {
    laCode: "857",
    title: "Rutland",
    schools: "latest",
    engine: { kind: "embedded", roads: "latest" },
  },
  state: "running",
  progress: [
    {
      step: "schools",
      state: "kept",
      doing: null,
      done: 3,
      total: 3,
      unit: "schools",
      secondsLeft: null,
    },
    {
      step: "drive-times",
      state: "running",
      doing: "asking for tables",
      done: 3,
      total: 6,
      unit: "pairs",
      secondsLeft: 42,
    },
  ],
  reason: null,
  area: null,
  notes: [],
};

/** The dialog over a server that builds; the last build is `job`. */
async function opened(
  job: AreaBuildJob | null = null,
  embedded = true,
  ended: Partial<AreaBuildJob> = { state: "failed", reason: "No road there. Give another." },
) {
  const onClose = vi.fn();
  const asked: string[] = [];
  let last = job;
  const prepare = ({ areaBuilds }: FakeApp) => {
    areaBuilds.abilities = async () => ({
      format: "planner-server",
      version: 1,
      builds: true,
      embedded,
      areas: [],
    });
    areaBuilds.last = async () => last;
    areaBuilds.start = async (order) => {
      asked.push(JSON.stringify(order));
      return { ...JOB, order, ...ended };
    };
    areaBuilds.act = async (_, act) => {
      asked.push(act);
      last = act === "forget" ? null : { ...JOB, state: "cancelled" };
      return last;
    };
    areaBuilds.send = async (name) => name;
  };
  const app = await show(<RoadTimesDialog onClose={onClose} />, { area: AREA }, prepare);
  return { ...app, asked, onClose };
}

const button = (name: string) => screen.findByRole("button", { name });

describe("getting road times", () => {
  it("says on a web server what is possible instead, with the command for this authority", async () => {
    await show(<RoadTimesDialog onClose={() => {}} />, { area: AREA });
    await screen.findByText(/This page comes from a web server/);
    expect(textOf(document.body)).toContain("area build --la 857 --gias latest");
    expect(screen.queryByRole("button", { name: "Get road times" })).toBeNull();
  });

  it("says what is needed and orders the newest roads for the schools shown", async () => {
    const { user, asked } = await opened();
    await user.click(await button("Get road times"));
    await screen.findByText("No road there. Give another.");
    expect(JSON.parse(asked[0] ?? "")).toEqual({
      laCode: "857",
      title: "Rutland",
      schools: { file: "rutland-schools.csv" },
      engine: { kind: "embedded", roads: "latest" },
    });
  });

  it("asks for what is missing before anything is ordered", async () => {
    const { user, asked } = await opened();
    await user.click(await screen.findByLabelText(/^An OSRM server/));
    await user.click(await button("Get road times"));
    expect(textOf(screen.getByRole("alert"))).toContain("Give the address of the OSRM server");
    await user.click(screen.getByLabelText(/^The built-in engine/));
    await user.click(screen.getAllByLabelText(/^A file of mine/)[0] as HTMLElement);
    await user.click(await button("Get road times"));
    expect(textOf(screen.getByRole("alert"))).toContain("Choose the road map’s file (.osm.pbf).");
    expect(asked).toEqual([]);
  });

  it("begins with an OSRM server where the built-in engine is not installed", async () => {
    await opened(null, false);
    const embedded = await screen.findByLabelText<HTMLInputElement>(/^The built-in engine/);
    expect(embedded.disabled).toBe(true);
    expect(textOf(document.body)).toContain("is not installed here (there is none for Windows)");
    expect(screen.getByLabelText<HTMLInputElement>(/^An OSRM server/).checked).toBe(true);
  });

  it("shows the steps of a running build with figures, and stops it", async () => {
    const { user, asked } = await opened(JOB);
    await screen.findByText("Getting road times for Rutland");
    const steps = screen.getAllByRole("listitem").map(textOf);
    expect(steps).toContain("✓Reading the schools done before");
    expect(steps).toContain("▸Timing the drives asking for tables, 3 of 6 pairs, about 40 s left");
    expect(screen.getByRole("progressbar", { name: "Timing the drives" })).toBeTruthy();
    await user.click(await button("Stop"));
    await screen.findByText(/was stopped; what was done is kept/);
    expect(asked).toEqual(["cancel"]);
  });

  it("shows why a build failed, and lets one choose anew", async () => {
    const reason = "roads.osm.pbf: It has no roads. Give another.";
    const { user } = await opened({ ...JOB, state: "failed", reason });
    expect(textOf(await screen.findByRole("alert"))).toBe(reason);
    expect(await button("Try again")).toBeTruthy();
    await user.click(await button("Choose anew"));
    expect(await button("Get road times")).toBeTruthy();
  });

  it("lists what was seen of the file while an area was built", async () => {
    const note = "Not used: schools.csv, row 4: URN 2 is in row 3 already.";
    const { user } = await opened(null, true, { state: "done", notes: [note] });
    await user.click(await button("Get road times"));
    const list = await screen.findByRole("list", { name: "Notes" });
    expect(textOf(list)).toBe(note);
  });

  it("says when the server cannot be reached, and looks again when told to", async () => {
    const abilities = vi.fn(() => Promise.reject(new Error("Start it again.")));
    const prepare = ({ areaBuilds }: FakeApp) => {
      areaBuilds.abilities = abilities;
    };
    const { user } = await show(<RoadTimesDialog onClose={() => {}} />, { area: AREA }, prepare);
    expect(textOf(await screen.findByRole("alert"))).toContain("Start it again.");
    expect(abilities).toHaveBeenCalledOnce();
    await user.click(await button("Look again"));
    expect(abilities).toHaveBeenCalledTimes(2);
  });
});
