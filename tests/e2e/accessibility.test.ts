import { test } from "vitest";
import type { ScreenState } from "./support/accessibility.ts";
import { walkStates } from "./support/accessibility.ts";
import type { MenuEntry, Planner, Screen } from "./support/planner.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

const DIALOGS: readonly MenuEntry[] = [
  "Your plans…",
  "Open a file…",
  "Today’s partnerships…",
  "Get road times…",
  "Where the times come from",
  "What am I looking at?",
];

/** Each state follows from the one before it. */
const STATES: readonly ScreenState[] = [
  {
    name: "the lists",
    reach: async (planner) => {
      await planner.showPane("Lists");
      await planner.says(/56\s+clusters/);
    },
  },
  { name: "a cluster selected", reach: (planner) => planner.pickCluster("Caistor") },
  {
    name: "a school selected",
    reach: (planner) => planner.findSchool("Digby the Tedder", "Digby the Tedder Primary School"),
  },
  {
    name: "an alert about the limit",
    reach: async (planner) => {
      await planner.moveSchool("Digby the Tedder Primary School", "Caistor");
      await planner.says(/breaks the limit\.$/);
      return () => planner.press("Dismiss");
    },
  },
  ...DIALOGS.map((entry) => ({
    name: `the dialog "${entry}"`,
    reach: async (planner: Planner) => {
      const dialog = await planner.openDialog(entry);
      return () => dialog.close();
    },
  })),
  {
    name: "the problems",
    reach: async (planner) => {
      await planner.showPane("Lists");
      await planner.showTab("Problems");
    },
  },
  { name: "the list of schools", reach: (planner) => planner.showTab("Schools") },
  {
    name: "the table",
    reach: async (planner) => {
      await planner.showPane("Map");
      await planner.showTable();
    },
  },
];

/** From Rutland as it opens, likewise. */
const PROPOSING: readonly ScreenState[] = [
  {
    name: "the lists of an area with road times",
    reach: async (planner) => {
      await planner.says(/17 (primary )?schools/);
      await planner.showPane("Lists");
      await planner.says(/^3\s+clusters/);
    },
  },
  { name: "the form for a proposal", reach: (planner) => planner.askForProposal() },
  {
    name: "a wish and its price in that form, reached by the keyboard",
    reach: async (planner) => {
      await planner.tabTo(/^Wishes/);
      await planner.keys("Enter");
      await planner.tabTo(/^Short drives/);
      await planner.keys("Space");
      return () => planner.keys("Space");
    },
  },
  { name: "a proposal under review", reach: (planner) => planner.startProposing() },
];

/** From Rutland as it opens, likewise. */
const COMPARING: readonly ScreenState[] = [
  {
    name: "a plan compared with itself",
    reach: async (planner) => {
      await planner.says(/17 (primary )?schools/);
      await planner.showPane("Lists");
      await planner.says(/^3\s+clusters/);
      const panel = await planner.compare.open();
      await panel.getByText("No school moves").waitFor();
    },
  },
  {
    name: "a changed plan compared with how it was opened",
    reach: async (planner) => {
      await planner.findSchool("Catmose", "Catmose Primary");
      await planner.moveSchool("Catmose Primary", "Not in a cluster");
      const panel = await planner.compare.open();
      await panel.getByText("Figures").first().click();
      await panel.getByRole("table").nth(1).waitFor();
    },
  },
  {
    name: "the plan before",
    reach: async (planner) => {
      const panel = await planner.compare.panel();
      await panel.getByRole("radio", { name: /^Before/ }).check({ force: true });
      await planner.showPane("Map");
    },
  },
];

test.each<Screen>(["desktop", "phone"])(
  "comparing plans breaks no accessibility rule (%s)",
  async (screen) => {
    const planner = await openPlanner({ screen, link: "#area=rutland", withoutWebGl: true });
    await walkStates(planner, COMPARING);
  },
);

test.each<Screen>(["desktop", "phone"])(
  "proposing clusters breaks no accessibility rule (%s)",
  async (screen) => {
    const planner = await openPlanner({ screen, link: "#area=rutland", withoutWebGl: true });
    await walkStates(planner, PROPOSING);
  },
);

test.each<Screen>(["desktop", "phone"])(
  "no state of the screen breaks an accessibility rule (%s)",
  async (screen) => {
    const planner = await openPlanner({ screen });
    if (screen === "desktop") await planner.map.shows(280);
    else await planner.says(/280 schools/);
    await walkStates(planner, STATES);
  },
);
