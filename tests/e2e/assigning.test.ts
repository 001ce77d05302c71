import { expect, test } from "vitest";
import type { AssigningDriver, SchoolOnMap } from "./support/assigning_driver.ts";
import type { Planner } from "./support/planner.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

const FIRST = "1 Cottesmore";

interface Scene {
  readonly planner: Planner;
  readonly table: AssigningDriver;
  /** A school of another cluster than the first, by itself on the map. */
  readonly school: SchoolOnMap;
  /** A school of the first cluster. */
  readonly goal: SchoolOnMap;
}

/** A way to assign, with the mouse and with the keyboard. */
interface Way {
  readonly name: string;
  readonly mouse: (scene: Scene) => Promise<void>;
  readonly keys: (scene: Scene) => Promise<void>;
}

async function opened(): Promise<Scene> {
  const planner = await openPlanner({ withoutWebGl: true, link: "#area=rutland" });
  await planner.map.shows(17);
  await planner.press("Got it");
  const table = planner.tools.table;
  await expect.poll(async () => (await table.plan()).join()).toContain(FIRST);
  return {
    planner,
    table,
    school: await table.schoolByItself(FIRST),
    goal: await table.schoolIn(FIRST),
  };
}

/** Each way is done with the mouse, undone, done with keys and undone again: the step's name, what is said and the plan are the same. */
async function bothWays(scene: Scene, ways: readonly Way[]): Promise<void> {
  const { table } = scene;
  const before = await table.plan();
  for (const { name, mouse, keys } of ways) {
    await mouse(scene);
    const byMouse = await table.firstStep(`${name}, with the mouse`);
    await table.undoneTo(before);
    await keys(scene);
    expect(await table.firstStep(`${name}, with keys`), name).toEqual(byMouse);
    await table.undoneTo(before);
  }
}

const space = ({ table }: Scene) => table.keys("Space");

const MAP_TOOLS: readonly Way[] = [
  {
    name: "click and drag",
    mouse: async ({ planner, table, school, goal }) => {
      await planner.tools.take("Move");
      await table.path([school.at, goal.at]);
    },
    keys: async ({ table, school }) => {
      await table.keys("m");
      await table.drawsWithKeys();
      await table.penTo(school.name);
      await table.keys("Space", "1", "Enter");
    },
  },
  {
    name: "from the map onto a row of the list",
    mouse: async ({ planner, table, school }) => {
      await planner.tools.take("Move");
      await table.path([school.at, await table.rowOf("Cottesmore")]);
    },
    keys: async ({ planner, table, school }) => {
      await table.keys("m");
      await table.drawsWithKeys();
      await table.penTo(school.name);
      await table.keys("Space");
      await planner.tabTo(/^1\s*Cottesmore/);
      await table.keys("Enter");
    },
  },
  {
    name: "brush",
    mouse: async ({ planner, table, school }) => {
      await planner.tools.take("Brush");
      await planner.tools.into(FIRST);
      await table.path([school.at, school.at]);
    },
    keys: async ({ table, school }) => {
      await table.keys("s", "p", "1");
      await table.drawsWithKeys();
      await table.penTo(school.name);
      await table.keys("Space", "Space");
    },
  },
  {
    name: "rectangle",
    mouse: async ({ planner, table, school }) => {
      await planner.tools.take("Rectangle");
      const [from, , to] = table.round(school.at);
      await table.path([from, to].flatMap((point) => (point === undefined ? [] : [point])));
    },
    keys: async (scene) => {
      const { table, school } = scene;
      await table.keys("r");
      await table.drawsWithKeys();
      await table.penRound(school.name, async (corner) => {
        if (corner % 2 === 0) await space(scene);
      });
    },
  },
  {
    name: "lasso",
    mouse: async ({ planner, table, school }) => {
      await planner.tools.take("Lasso");
      await table.path(table.round(school.at));
    },
    keys: async (scene) => {
      const { table, school } = scene;
      await table.keys("l");
      await table.drawsWithKeys();
      await table.penRound(school.name, async (corner) => {
        if (corner === 0 || corner === 3) await space(scene);
      });
    },
  },
  {
    name: "polygon, closed by Enter after a corner was taken back",
    mouse: async ({ planner, table, school }) => {
      await planner.tools.take("Polygon");
      const [a, b, c, d] = table.round(school.at);
      if (a === undefined || b === undefined || c === undefined || d === undefined) return;
      await table.clicks([a, b, c, [c[0] + 40, c[1]]]);
      await expect.poll(() => table.corners()).toBe(4);
      await table.keys("Backspace");
      await expect.poll(() => table.corners()).toBe(3);
      await table.clicks([d]);
      await table.keys("Escape");
      await expect.poll(() => table.corners()).toBe(0);
      await table.clicks([a, b, c, d]);
      await expect.poll(() => table.corners()).toBe(4);
      await table.keys("Enter");
    },
    keys: async (scene) => {
      const { table, school } = scene;
      await table.keys("g");
      await table.drawsWithKeys();
      await table.penRound(school.name, () => space(scene));
      await table.keys("Enter");
    },
  },
  {
    name: "a wide brush that takes only schools of one cluster",
    mouse: async ({ planner, table, school }) => {
      await planner.tools.take("Brush");
      await table.chooses(/^From/, `Only ${school.cluster}`);
      await table.brush(160);
      await table.path([school.at, school.at]);
      await table.chooses(/^From/, "Anywhere");
      await table.brush(32);
    },
    keys: async ({ planner, table, school }) => {
      await table.keys("s", "p", ...Array.from({ length: 16 }, () => "]"));
      await planner.tabTo(/^From/);
      await planner.type(`Only ${school.cluster}`);
      await table.drawsWithKeys();
      await table.penTo(school.name);
      await table.keys("Space", "Space");
    },
  },
  {
    name: "the brush that takes schools out",
    mouse: async ({ planner, table, school }) => {
      await planner.tools.take("Brush");
      await planner.tools.into("No cluster");
      await table.path([school.at, school.at]);
    },
    keys: async ({ table, school }) => {
      await table.keys("s", "e");
      await table.drawsWithKeys();
      await table.penTo(school.name);
      await table.keys("Space", "Space");
    },
  },
];

test("each tool over the map makes the same plan with the mouse and with keys, and each is one step", async () => {
  const scene = await opened();
  await bothWays(scene, MAP_TOOLS);
  const { planner, table, school, goal } = scene;
  const before = await table.plan();
  await planner.tools.take("Brush");
  await table.pinch(school.at, goal.at);
  await planner.announces("Cancelled: nothing changed.");
  expect(await planner.nothingToUndo()).toBe(true);
  expect(await table.plan()).toEqual(before);
});

const PICKED: readonly Way[] = [
  {
    name: "ticks in the table",
    mouse: async ({ table, school }) => {
      await table.shows("Table");
      await table.ticks(`Pick ${school.name}`);
      await table.chooses("Move the picked schools to", FIRST);
      await table.presses(`Move ${school.name} to Cottesmore`);
      await table.presses("Clear");
      await table.shows("Map");
    },
    keys: async ({ planner, table, school }) => {
      await table.shows("Table");
      await planner.tabTo(`Pick ${school.name}`);
      await table.keys("Space");
      await planner.tabTo("Go to the picked schools");
      await table.keys("Enter", "ArrowDown");
      await planner.tabTo(`Move ${school.name} to Cottesmore`);
      await table.keys("Enter");
      await planner.tabTo("Clear");
      await table.keys("Enter");
      await table.shows("Map");
    },
  },
  {
    name: "by attribute, into a new cluster",
    mouse: async ({ table }) => {
      await table.shows("Table");
      await table.chooses("Pick by", "Size");
      await table.chooses("Which schools", { index: 0 });
      await table.presses(/^Pick th/);
      await table.presses("New cluster");
      await table.presses(/^Start a cluster with/);
      await table.presses("Clear");
      await table.shows("Map");
    },
    keys: async ({ planner, table }) => {
      await table.shows("Table");
      await planner.tabTo(/^Pick by/);
      await table.keys("Home", ...Array.from({ length: 3 }, () => "ArrowDown"));
      await planner.tabTo("Which schools");
      await table.keys("Home");
      await planner.tabTo(/^Pick th/);
      await table.keys("Enter");
      await planner.tabTo("New cluster");
      await table.keys("Enter");
      await planner.tabTo(/^Start a cluster with/);
      await table.keys("Enter");
      await planner.tabTo("Clear");
      await table.keys("Enter");
      await table.shows("Map");
    },
  },
];

test("schools that are picked, by tick or by what they share, make the same plan with the mouse and with keys", async () => {
  await bothWays(await opened(), PICKED);
});

/** A command on a cluster: a button or a list, and the button that then does it. */
function command(
  name: string,
  first: { readonly button: string } | { readonly list: string; readonly entry?: "first" },
  then: RegExp | null,
): Way {
  const label = "button" in first ? first.button : first.list;
  return {
    name,
    mouse: async ({ table }) => {
      await table.opensCommands();
      if ("button" in first) await table.presses(label);
      else await table.chooses(new RegExp(`^${label}`), { index: first.entry === "first" ? 0 : 1 });
      if (then !== null) await table.presses(then);
    },
    keys: async ({ planner, table }) => {
      await planner.tabTo(new RegExp(`^${label}`));
      if ("button" in first) await table.keys("Enter");
      else await table.keys(first.entry === "first" ? "Home" : "ArrowDown");
      if (then === null) return;
      await planner.tabTo(then);
      await table.keys("Enter");
    },
  };
}

const CLUSTER: readonly Way[] = [
  command("split", { button: "the shortest longest drive" }, /^Split /),
  command("merge", { list: "Merge with" }, /^Merge /),
  command("empty", { button: "Empty" }, /^Empty Oakham/),
  command("recolour", { list: "Colour on the map" }, null),
  command("host", { list: "Meets at", entry: "first" }, null),
  {
    name: "rename",
    mouse: async ({ planner, table }) => {
      await planner.press("Rename");
      await planner.type("West");
      await table.keys("Enter");
    },
    keys: async ({ planner, table }) => {
      await planner.tabTo("Rename");
      await table.keys("Enter");
      await planner.type("West");
      await table.keys("Enter");
    },
  },
  {
    name: "lock",
    mouse: ({ table }) => table.ticks("Keep this cluster as it is in proposals"),
    keys: ({ table }) => table.keys("q"),
  },
];

const SCHOOL: readonly Way[] = [
  {
    name: "lock a single school",
    mouse: ({ table }) => table.ticks("Keep this school where it is"),
    keys: ({ table }) => table.keys("Shift+Q"),
  },
];

test("split, merge, empty, colour, host, name and both locks are the same steps with the mouse and with keys", async () => {
  const scene = await opened();
  await scene.planner.pickCluster("Oakham");
  await bothWays(scene, CLUSTER);
  await scene.planner.findSchool(scene.school.name, scene.school.name);
  await bothWays(scene, SCHOOL);
});
