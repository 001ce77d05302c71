import { describe, expect, test, vi } from "vitest";
import { selectArea, selectPlan } from "../../src/app/selectors.ts";
import type { AreaBuildJob, BuiltArea } from "../../src/io/area_build_protocol.ts";
import { readSchoolsCsv } from "../../src/io/schools_csv.ts";
import { evenArea, planOf } from "../support/builders.ts";
import type { FakeApp } from "./fake_app.ts";
import { openFakeApp } from "./fake_app.ts";

const ESTIMATED = { ...evenArea(4, 600), name: "rutland", title: "Rutland", laCode: "857" };
const ROUTED = { ...evenArea(4, 900), name: "rutland", title: "Rutland", laCode: "857" };
const BUILT: BuiltArea = {
  folder: "built/857.1a2b3c4d",
  name: "rutland",
  title: "Rutland",
  laCode: "857",
  schools: 4,
};

function job(change: Partial<AreaBuildJob> = {}): AreaBuildJob {
  return {
    id: "one",
    order: {
      laCode: "857",
      title: "Rutland",
      schools: "latest",
      engine: { kind: "embedded", roads: "latest" },
    },
    state: "running",
    progress: [],
    reason: null,
    area: null,
    notes: [],
    ...change,
  };
}

/** The application with Rutland open, over a server that builds; `states` are what it says of the build, one after another. */
async function withServer(states: readonly AreaBuildJob[] = [], area = ESTIMATED) {
  const app = await openFakeApp({ area, example: planOf([["1", "2"]]) });
  const asked: string[] = [];
  const said = [...states];
  let areas: readonly BuiltArea[] = [];
  let last: AreaBuildJob | null = null;
  const { areaBuilds } = app;
  areaBuilds.abilities = async () => ({
    format: "planner-server",
    version: 1,
    builds: true,
    embedded: true,
    areas,
  });
  areaBuilds.last = async () => {
    last = said.shift() ?? last;
    if (last?.state === "done") areas = [BUILT];
    return last;
  };
  areaBuilds.start = async (order) => {
    asked.push(JSON.stringify(order));
    return job({ order });
  };
  areaBuilds.act = async (id, act) => {
    asked.push(`${act} ${id}`);
    return act === "forget" ? null : job(act === "cancel" ? { state: "cancelled" } : {});
  };
  areaBuilds.send = async (name, content) => {
    asked.push(`sent ${name}: ${await content.text()}`);
    return name;
  };
  app.library.answer(BUILT.folder, async () => ({ ok: true, value: ROUTED, notes: [] }));
  return { ...app, asked };
}

const EMBEDDED = { kind: "embedded", roads: "latest" } as const;
const state = ({ store }: Pick<FakeApp, "store">) => store.getState();

describe("asking for road times", () => {
  test("sends the schools that are shown, and the area is opened with its times and the same plan", async () => {
    const app = await withServer([job({ progress: [] }), job({ state: "done", area: BUILT })]);
    state(app).edit((plan) => ({ ...plan, name: "Mine" }), "Renamed");
    const plan = selectPlan(state(app));
    await state(app).getRoadTimes({ schools: "shown", engine: EMBEDDED });
    const [sent = "", order = ""] = app.asked;
    const csv = readSchoolsCsv(Buffer.from(sent.slice(sent.indexOf(":") + 2)), "sent");
    expect(csv.ok && csv.value.schools.map(({ urn }) => urn)).toEqual(["1", "2", "3", "4"]);
    expect(JSON.parse(order)).toEqual({
      laCode: "857",
      title: "Rutland",
      schools: { file: "rutland-schools.csv" },
      engine: EMBEDDED,
    });
    expect(selectArea(state(app))).toBe(ROUTED);
    expect(selectPlan(state(app))).toBe(plan);
    expect(state(app).build?.state).toBe("done");
    expect(state(app).choices[0]).toMatchObject({ name: BUILT.folder, source: "built" });
    expect(state(app).announcement).toBe("Rutland is judged on its road times now.");
  });

  test("sends the user's own files", async () => {
    const app = await withServer([job({ state: "done", area: BUILT })]);
    await state(app).getRoadTimes({
      schools: new File(["schools"], "mine.csv"),
      engine: { kind: "embedded", roads: new File(["roads"], "mine.osm.pbf") },
    });
    expect(app.asked.slice(0, 2)).toEqual(["sent mine.csv: schools", "sent mine.osm.pbf: roads"]);
    expect(JSON.parse(app.asked[2] ?? "")).toMatchObject({
      schools: { file: "mine.csv" },
      engine: { kind: "embedded", roads: { file: "mine.osm.pbf" } },
    });
  });

  test("for schools of no one authority is a sentence, and nothing is asked of the server", async () => {
    const app = await withServer([], { ...ESTIMATED, laCode: null } as never);
    await state(app).getRoadTimes({ schools: "latest", engine: EMBEDDED });
    expect(state(app).buildProblem).toContain("is not one authority's area");
    expect(app.asked).toEqual([]);
  });

  test("that fails leaves the area as it was and keeps the reason", async () => {
    const failed = job({ state: "failed", reason: "roads.osm.pbf has no roads. Give another." });
    const app = await withServer([failed]);
    await state(app).getRoadTimes({ schools: "latest", engine: EMBEDDED });
    expect(state(app).build?.reason).toBe("roads.osm.pbf has no roads. Give another.");
    expect(selectArea(state(app))).toBe(ESTIMATED);
  });

  test("of a server that stops answering is a problem that can be looked into again", async () => {
    const app = await withServer();
    app.areaBuilds.last = () => Promise.reject(new Error("The server does not answer."));
    await state(app).getRoadTimes({ schools: "latest", engine: EMBEDDED });
    expect(state(app).buildProblem).toBe("The server does not answer.");
  });
});

describe("looking for the server", () => {
  test("finds a build that is running and follows it to its end", async () => {
    const app = await withServer([job(), job(), job({ state: "done", area: BUILT })]);
    await state(app).lookForServer();
    expect(selectArea(state(app))).toBe(ROUTED);
  });

  test("leaves another authority's area open, and says that the times are there", async () => {
    const elsewhere = { ...BUILT, laCode: "925", title: "Lincolnshire" };
    const app = await withServer([job({ state: "done", area: null }), job()]);
    app.areaBuilds.last = vi
      .fn()
      .mockResolvedValueOnce(job())
      .mockResolvedValue(job({ state: "done", area: elsewhere }));
    await state(app).lookForServer();
    expect(selectArea(state(app))).toBe(ESTIMATED);
    expect(state(app).announcement).toBe("The road times of Lincolnshire are there.");
  });

  test("offers an ended build to be gone on with, and does not show again one that is done", async () => {
    const stopped = await withServer([job({ state: "stopped" })]);
    await state(stopped).lookForServer();
    expect(state(stopped).build?.state).toBe("stopped");
    const done = await withServer([job({ state: "done", area: BUILT })]);
    await state(done).lookForServer();
    expect(state(done).build).toBeNull();
  });

  test("on a web server finds that nothing can be built", async () => {
    const app = await openFakeApp({ area: ESTIMATED });
    await state(app).lookForServer();
    expect(state(app).server).toEqual({ status: "ready", value: null });
  });
});

test("a build is stopped, gone on with and put away", async () => {
  const app = await withServer([job({ state: "stopped" }), job({ state: "cancelled" })]);
  await state(app).lookForServer();
  await state(app).resumeBuild();
  await state(app).cancelBuild();
  expect(state(app).build?.state).toBe("cancelled");
  await state(app).forgetBuild();
  expect(state(app).build).toBeNull();
  expect(app.asked).toEqual(["resume one", "cancel one", "forget one"]);
});
