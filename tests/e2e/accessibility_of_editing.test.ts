import { test } from "vitest";
import type { ScreenState } from "./support/accessibility.ts";
import { walkStates } from "./support/accessibility.ts";
import type { Planner, Screen } from "./support/planner.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

const TOOLS = ["Move", "Brush", "Rectangle", "Lasso", "Polygon"];

/** Draws with keys from the first school: `keys`, told apart by spaces. */
async function draw({ tools: { table } }: Planner, keys: string): Promise<void> {
  await table.drawsWithKeys();
  await table.keys(...keys.split(" "));
}

/** From Rutland as it opens; each state follows from the one before it. */
const EDITING: readonly ScreenState[] = [
  ...TOOLS.map((tool) => ({
    name: `the tool ${tool} in hand`,
    reach: async (planner: Planner) => {
      await planner.showPane("Map");
      await planner.tools.take(tool);
      await planner.tools.table.drawsWithKeys();
    },
  })),
  {
    name: "a polygon half drawn",
    reach: async (planner) => {
      await draw(planner, ". Space ArrowRight ArrowRight Space ArrowDown ArrowDown Space");
      await planner.announces("Corner 3.");
      return () => planner.keys("Escape");
    },
  },
  {
    name: "the brush over a school, with its effect",
    reach: async (planner) => {
      await planner.keys("p", "2");
      await planner.announces(/^Into 2 /);
      await draw(planner, ". . .");
      await planner.says("Worst pair");
    },
  },
  {
    name: "a school in hand over a cluster that was named",
    reach: async (planner) => {
      await planner.keys("m");
      await draw(planner, ". Space 1");
      await planner.announces(/^Into 1 /);
      await planner.says("Worst pair");
      return async () => {
        await planner.keys("Escape", "s");
        await planner.announces("Select.");
      };
    },
  },
  {
    name: "schools picked in the table, with what moving them would do",
    reach: async ({ tools: { table } }) => {
      await table.shows("Table");
      await table.ticks(/^Pick all/);
      await table.chooses("Move the picked schools to", { index: 1 });
    },
  },
  {
    name: "the effect in the rows of the clusters",
    reach: async (planner) => {
      await planner.press("Not now");
      await planner.tools.table.shows("Map");
      await planner.showPane("Lists");
      await planner.tabTo(/^2\s*Oakham/);
      await planner.says(/^Pupils/);
      return () => planner.press("Clear");
    },
  },
  {
    name: "what can be done with a cluster, and a split before it is done",
    reach: async (planner) => {
      await planner.pickCluster("Oakham");
      await planner.tools.table.opensCommands();
      await planner.press("the shortest longest drive");
      await planner.press("Split Oakham");
    },
  },
  {
    name: "the history",
    reach: async (planner) => {
      await planner.choose("History of changes");
      await planner.says("Split Oakham");
    },
  },
  ...["More or fewer clusters", "Other plans", "What depends on one school"].map((tab) => ({
    name: `what else could be done: ${tab}`,
    reach: async (planner: Planner) => {
      if (tab === "More or fewer clusters") await planner.choose("What else could be done");
      await planner.tools.table.opensTab(tab);
    },
  })),
  {
    name: "the dialog that exports",
    reach: async (planner) => {
      const dialog = await planner.openDialog("Export…");
      return () => dialog.close();
    },
  },
];

test.each<Screen>(["desktop", "phone"])(
  "the planner's table breaks no accessibility rule in any of its states (%s)",
  async (screen) => {
    const planner = await openPlanner({ screen, link: "#area=rutland", withoutWebGl: true });
    await planner.says(/17 (primary )?schools/);
    await planner.showPane("Map");
    await planner.map.shows(17);
    await walkStates(planner, EDITING);
  },
);
