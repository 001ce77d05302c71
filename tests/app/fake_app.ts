import type { AreaBuilds } from "../../src/app/clients/area_builds.ts";
import type { AppDeps, AreaChoice, AreaLibrary, Preferences } from "../../src/app/deps.ts";
import type { LatePlaces } from "../../src/app/places/late_places.ts";
import { latePlaces } from "../../src/app/places/late_places.ts";
import type { KeepingPorts } from "../../src/app/saved/plan_storage.ts";
import type { Selectors } from "../../src/app/selectors.ts";
import { createSelectors } from "../../src/app/selectors.ts";
import type { AppStore } from "../../src/app/state.ts";
import { createAppStore } from "../../src/app/store.ts";
import type { Area } from "../../src/domain/area.ts";
import { schoolsOverBorder } from "../../src/domain/over_border.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { Reading } from "../../src/domain/reader_problem.ts";
import { createImportClient } from "../../src/io/import_protocol.ts";
import { createLibraryClient } from "../../src/io/library_protocol.ts";
import { createSolverClient } from "../../src/solver/client/solver_client.ts";
import type { SolverHost } from "../../src/solver/solver_handler.ts";
import {
  BASE,
  fakeAreasPort,
  fakeImportPort,
  fakeLibraryPort,
  fakeSolverPort,
  WALL_CLOCK,
} from "./fake_ports.ts";

/** An area of the fake library, with the plan that it opens with. */
export interface FakeEntry {
  readonly area: Area;
  readonly example?: Plan;
  /** With it the solver proves what it says. */
  readonly loadHighs?: SolverHost["loadHighs"];
}

/** A library of a few areas whose answers can be held back or replaced. */
export interface FakeLibrary extends AreaLibrary {
  /** From now on `open(name)` waits; the returned function lets it through. */
  hold(name: string): () => void;
  /** From now on `open(name)` answers this. */
  answer(name: string, reply: () => Promise<Reading<Area>>): void;
}

export function fakeLibrary(entries: readonly FakeEntry[]): FakeLibrary {
  const held = new Map<string, Promise<void>>();
  const answers = new Map<string, () => Promise<Reading<Area>>>();
  const find = (name: string) => entries.find(({ area }) => area.name === name);
  return {
    choices: entries.map(
      ({ area }): AreaChoice => ({
        name: area.name,
        title: area.title,
        laCode: area.laCode,
        schools: area.schools.length,
        source: "built-in",
      }),
    ),
    async open(name) {
      await held.get(name);
      const other = answers.get(name);
      if (other !== undefined) return other();
      const entry = find(name);
      if (entry === undefined) throw new Error(`there is no area called ${name}.`);
      return { ok: true, value: entry.area, notes: [] };
    },
    overBorder: async ({ area, settings, most }) => {
      const known = entries.flatMap((each) => each.area.schools);
      return { ok: true, value: schoolsOverBorder(area, known, settings, most), notes: [] };
    },
    examplePlan: async (name) => find(name)?.example ?? null,
    hold(name) {
      let release = () => {};
      held.set(
        name,
        new Promise((resolve) => {
          release = resolve;
        }),
      );
      return () => release();
    },
    answer: (name, reply) => void answers.set(name, reply),
  };
}

/** The server behind the page, which builds nothing until a test puts other answers in place. */
export type FakeBuilds = { -readonly [Name in keyof AreaBuilds]: AreaBuilds[Name] };

function fakeBuilds(): FakeBuilds {
  const refuse = () => Promise.reject(new Error("There is no server that builds."));
  return {
    abilities: async () => null,
    last: async () => null,
    start: refuse,
    act: refuse,
    send: refuse,
  };
}

/** Preferences in memory. */
export function fakePreferences(): Preferences {
  const kept = new Map<string, string>();
  return { get: (key) => kept.get(key) ?? null, set: (key, value) => void kept.set(key, value) };
}

/** The application over fakes of everything outside it, its workers being the real handlers. */
export interface FakeApp {
  readonly store: AppStore;
  readonly selectors: Selectors;
  readonly deps: AppDeps;
  readonly places: LatePlaces;
  readonly library: FakeLibrary;
  readonly solver: ReturnType<typeof fakeSolverPort>;
  readonly areas: ReturnType<typeof fakeAreasPort>;
  readonly importer: ReturnType<typeof fakeImportPort>;
  readonly areaBuilds: FakeBuilds;
}

export function createFakeApp(
  entries: readonly FakeEntry[],
  preferences: Preferences = fakePreferences(),
  keeping: KeepingPorts | null = null,
): FakeApp {
  const library = fakeLibrary(entries);
  const solver = fakeSolverPort(entries[0]?.loadHighs);
  const areas = fakeAreasPort();
  const importer = fakeImportPort();
  const areaBuilds = fakeBuilds();
  const deps: AppDeps = {
    library,
    solver: createSolverClient(WALL_CLOCK, solver),
    areas,
    importer: createImportClient(importer),
    directions: createLibraryClient(fakeLibraryPort(), BASE).directions,
    roadUses: createLibraryClient(fakeLibraryPort(), BASE).roadUses,
    savePage: async (area, plan, savedAt) => `${area.name}, ${plan.name}, ${savedAt}`,
    preferences,
    keeping,
    areaBuilds,
    pause: () => new Promise((resolve) => setTimeout(resolve, 1)),
    now: () => "2026-06-24T09:00:00.000Z",
  };
  const store = createAppStore(deps);
  return {
    store,
    selectors: createSelectors(),
    deps,
    places: latePlaces(store, deps),
    library,
    solver,
    areas,
    importer,
    areaBuilds,
  };
}

/** The application with one area open. */
export async function openFakeApp(entry: FakeEntry, preferences?: Preferences): Promise<FakeApp> {
  const app = createFakeApp([entry], preferences);
  await app.store.getState().openArea(entry.area.name);
  return app;
}
