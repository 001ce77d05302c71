import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createAreaBuilds } from "./app/clients/area_builds.ts";
import { isBuiltIn, openAreaLibrary } from "./app/clients/area_library.ts";
import { lateSolver } from "./app/clients/late_solver.ts";
import { readAhead } from "./app/clients/read_ahead.ts";
import type { AppDeps } from "./app/deps.ts";
import { keepAddress } from "./app/effects/address.ts";
import { keepClusterPictures } from "./app/effects/cluster_pictures.ts";
import { readLink } from "./app/link.ts";
import { latePlaces } from "./app/places/late_places.ts";
import { createSelectors } from "./app/selectors.ts";
import { createAppStore } from "./app/store.ts";
import { browserAddress } from "./browser_address.ts";
import { browserKeeping } from "./browser_keeping.ts";
import { browserPreferences } from "./browser_preferences.ts";
import { assetReader } from "./io/assets.ts";
import { createImportClient } from "./io/import_protocol.ts";
import { createLibraryClient } from "./io/library_protocol.ts";
import type { SolverClock, SolverPort } from "./solver/client/pooled_solver.ts";
import { STREAMS } from "./solver/random.ts";
import { App } from "./ui/App.tsx";
import { AppProvider } from "./ui/AppContext.tsx";
import "./ui/styles/index.css";
import { workerPort } from "./worker_port.ts";

const FIRST_AREA = "lincolnshire";

/** Workers that search beside the first: as many as there are cores for them and streams to run. */
const OTHER_SOLVERS = Math.min(navigator.hardwareConcurrency || 1, STREAMS) - 1;

const CLOCK: SolverClock = {
  now: () => performance.now() / 1000,
  after: (seconds, then) => void setTimeout(then, seconds * 1000),
};

function solverPort(): SolverPort {
  return workerPort(
    () => new Worker(new URL("./workers/solver_worker.ts", import.meta.url), { type: "module" }),
    "The part that makes proposals stopped working. Your plan is as it was: ask again.",
  );
}

async function start(root: HTMLElement): Promise<void> {
  const linked = readLink(location.hash).area ?? FIRST_AREA;
  const library = readAhead(
    createLibraryClient(
      workerPort(
        () =>
          new Worker(new URL("./workers/library_worker.ts", import.meta.url), { type: "module" }),
        "The part that reads areas stopped working. Choose the area again.",
      ),
      document.baseURI,
    ),
    isBuiltIn(linked) ? linked : FIRST_AREA,
  );
  const areaBuilds = createAreaBuilds(fetch.bind(globalThis), document.baseURI);
  const read = assetReader(fetch.bind(globalThis), document.baseURI);
  const [areas, server] = await Promise.all([
    openAreaLibrary(read, library),
    areaBuilds.abilities().catch(() => null),
  ]);
  const deps: AppDeps = {
    library: areas,
    directions: areas.directions,
    roadUses: areas.roadUses,
    savePage: async (area, plan, savedAt, besides = {}) => {
      const { savedPage } = await import("./app/clients/saved_page.ts");
      const files = areas.files(area.name);
      return savedPage(read, { area, plan, savedAt, files, ...besides });
    },
    solver: lateSolver(async () => {
      const { createSolverClient } = await import("./solver/client/solver_client.ts");
      const others = Array.from({ length: OTHER_SOLVERS }, solverPort);
      return createSolverClient(CLOCK, solverPort(), others);
    }),
    areas: workerPort(
      () => new Worker(new URL("./workers/areas_worker.ts", import.meta.url), { type: "module" }),
      "The part that draws cluster areas stopped working. Load the page again.",
    ),
    importer: createImportClient(
      workerPort(
        () =>
          new Worker(new URL("./workers/import_worker.ts", import.meta.url), { type: "module" }),
        "The part that reads files stopped working. Nothing was changed: try again.",
      ),
    ),
    preferences: browserPreferences(),
    keeping: browserKeeping(),
    areaBuilds,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: () => new Date().toISOString(),
  };
  const store = createAppStore(deps);
  const places = latePlaces(store, deps);
  // Asked for while the area is being read, which then opens with the plan that is kept.
  void store.getState().listKeptPlans();
  const selectors = createSelectors();
  keepClusterPictures(store, selectors, deps, (reason) => store.getState().announce(reason));
  createRoot(root).render(
    <StrictMode>
      <AppProvider handles={{ store, selectors, deps, places }}>
        <App />
      </AppProvider>
    </StrictMode>,
  );
  store.getState().offerBuiltAreas(server?.areas ?? []);
  await keepAddress(store, browserAddress(), {
    area: FIRST_AREA,
    page: isPhone() ? "school" : "planner",
  });
  if (server !== null) await store.getState().lookForServer();
}

/** On a phone, someone looks up a school; clusters are drawn on a larger screen. */
function isPhone(): boolean {
  return matchMedia("(max-width: 760px)").matches;
}

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root.");
start(root).catch((error: unknown) => {
  const sentence = document.createElement("p");
  sentence.setAttribute("role", "alert");
  const reason = error instanceof Error ? error.message : String(error);
  sentence.textContent = `The app could not start: ${reason} Load the page again.`;
  root.replaceChildren(sentence);
});
