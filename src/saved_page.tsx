import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { AppDeps } from "./app/deps.ts";
import { keepAddress } from "./app/effects/address.ts";
import { keepClusterPictures } from "./app/effects/cluster_pictures.ts";
import { readLink, writeLink } from "./app/link.ts";
import { createSelectors } from "./app/selectors.ts";
import { createAppStore } from "./app/store.ts";
import { areasInPage } from "./areas_in_page.ts";
import { browserAddress } from "./browser_address.ts";
import { readDirections } from "./io/directions.ts";
import { readRoadUses } from "./io/road_uses.ts";
import type { SavedPage as SavedContent } from "./io/saved_page.ts";
import { readSavedPage } from "./io/saved_page.ts";
import { AppProvider } from "./ui/AppContext.tsx";
import { SavedPage } from "./ui/saved_page/SavedPage.tsx";
import "./ui/styles/index.css";
import "./ui/styles/saved_page.css";
import "./ui/styles/saved_page_print.css";

/** What a saved page has no part for: asking it would be a mistake in the program. */
function notHere(): never {
  throw new Error("A saved page makes no proposals, reads no files and builds no areas.");
}

function depsOf({ area, files }: SavedContent): AppDeps {
  return {
    library: {
      choices: [
        {
          name: area.name,
          title: area.title,
          laCode: area.laCode,
          schools: area.schools.length,
          source: "own",
        },
      ],
      open: async () => ({ ok: true, value: area, notes: [] }),
      examplePlan: async () => null,
      overBorder: async () => {
        throw new Error("a saved page does not hold them.");
      },
    },
    directions: (_, from, to) => readDirections(files, from, to),
    roadUses: (_, urns) => readRoadUses(files, urns),
    solver: { propose: notHere, ask: notHere },
    importer: { read: notHere },
    areas: areasInPage(),
    savePage: notHere,
    keeping: null,
    preferences: { get: () => null, set: () => undefined },
    areaBuilds: { abilities: notHere, last: notHere, start: notHere, act: notHere, send: notHere },
    pause: notHere,
    now: () => new Date().toISOString(),
  };
}

async function start(root: HTMLElement): Promise<void> {
  const reading = await readSavedPage(textOf("saved-page"));
  if (!reading.ok) {
    const sentences = reading.problems.map(({ reason, advice }) => `${reason} ${advice}`);
    throw new Error(sentences.join(" "));
  }
  const { area, plan, savedAt, directions, reports } = reading.value;
  const deps = depsOf(reading.value);
  const store = createAppStore(deps);
  const selectors = createSelectors();
  keepClusterPictures(store, selectors, deps, (reason) => store.getState().announce(reason));
  await store.getState().openArea(area.name);
  store.getState().loadPlan(plan, "Opened");
  const facts = {
    savedAt,
    directions,
    reports,
    program: document.querySelector('meta[name="generator"]')?.getAttribute("content") ?? "",
    licences: textOf("licences"),
  };
  const address = browserAddress();
  // A page holds one area: whichever a link names, it is of this one.
  const read = () => writeLink({ ...readLink(address.read()), area: area.name });
  await keepAddress(store, { ...address, read }, { area: area.name, page: "school" });
  createRoot(root).render(
    <StrictMode>
      <AppProvider handles={{ store, selectors, deps, places: null, isSavedPage: true }}>
        <SavedPage facts={facts} />
      </AppProvider>
    </StrictMode>,
  );
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root.");
start(root).catch((error: unknown) => {
  const sentence = document.createElement("p");
  sentence.setAttribute("role", "alert");
  const reason = error instanceof Error ? error.message : String(error);
  sentence.textContent = `The page could not be opened: ${reason}`;
  root.replaceChildren(sentence);
});
