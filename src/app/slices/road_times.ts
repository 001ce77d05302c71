import type { Area } from "../../domain/area.ts";
import type {
  AreaBuildJob,
  AreaBuildOrder,
  ServerAbilities,
} from "../../io/area_build_protocol.ts";
import type { Resource } from "../resource.ts";
import { selectOpenArea } from "../selectors.ts";
import type { Slice } from "../state.ts";

/** How often a running build is asked how far it is. */
const LOOK_EVERY_MS = 500;

/** Which schools and which roads road times are wanted for. A `File` is the user's own. */
export interface RoadTimesWish {
  readonly schools: "shown" | "latest" | File;
  readonly engine:
    | { readonly kind: "osrm"; readonly urls: string }
    | { readonly kind: "embedded"; readonly roads: "latest" | File };
  /** Whether schools of neighbouring authorities near the border get them too; absent for not. */
  readonly takesBorder?: true;
}

/** A build of an area, running or ended. */
export type AreaBuild = AreaBuildJob;

/** Road times from the server behind the page: what it can do, and the last build. */
export interface RoadTimesSlice {
  /** `null` where the page lies on a web server, which can build nothing. */
  readonly server: Resource<ServerAbilities | null>;
  readonly build: AreaBuildJob | null;
  /** The name of the file that is being sent to the server; `null` while none is. */
  readonly sending: string | null;
  /** Why the server could not do what was asked, in a sentence. */
  readonly buildProblem: string | null;
  /** Asks the server what it can do and whether a build is running, and follows that to its end. */
  lookForServer(): Promise<void>;
  /** Has road times built for the open area, which is then shown with them. */
  getRoadTimes(wish: RoadTimesWish): Promise<void>;
  cancelBuild(): Promise<void>;
  resumeBuild(): Promise<void>;
  /** Puts an ended build away. */
  forgetBuild(): Promise<void>;
}

export const roadTimesSlice: Slice<RoadTimesSlice> = (set, get, deps) => {
  const { areaBuilds } = deps;
  let following: string | null = null;

  /** Does `work`; what it is refused for becomes the problem on show. */
  async function trying(work: () => Promise<void>): Promise<void> {
    set({ buildProblem: null });
    try {
      await work();
    } catch (error) {
      set({ buildProblem: error instanceof Error ? error.message : String(error), sending: null });
    }
  }

  async function loadAbilities(): Promise<ServerAbilities | null> {
    const abilities = await areaBuilds.abilities();
    set({ server: { status: "ready", value: abilities } });
    get().offerBuiltAreas(abilities?.areas ?? []);
    return abilities;
  }

  /** Follows a running build; its area is opened where the same authority's is open when it is done. */
  async function follow(started: AreaBuildJob): Promise<void> {
    set({ build: started });
    if (following === started.id) return;
    following = started.id;
    try {
      for (let job = started; job.state === "running"; ) {
        await deps.pause(LOOK_EVERY_MS);
        const found = await areaBuilds.last();
        if (found === null || found.id !== started.id) return;
        job = found;
        set({ build: job });
        if (job.state === "done") await showBuilt(job);
      }
    } finally {
      following = null;
    }
  }

  async function showBuilt(job: AreaBuildJob): Promise<void> {
    await loadAbilities();
    const { area } = job;
    if (area === null) return;
    const isOpen = selectOpenArea(get())?.laCode === area.laCode;
    if (isOpen) await get().openArea(area.folder);
    get().announce(
      isOpen
        ? `${area.title} is judged on its road times now.`
        : `The road times of ${area.title} are there.`,
    );
  }

  async function orderOf(area: Area, wish: RoadTimesWish): Promise<AreaBuildOrder> {
    const { laCode, title } = area;
    if (laCode === null) throw new Error(withoutAuthority(title));
    const send = async (file: File) => {
      set({ sending: file.name });
      const name = await areaBuilds.send(file.name, file);
      set({ sending: null });
      return { file: name };
    };
    const { schools, engine } = wish;
    const shown = async () => {
      const { writeSchoolsCsv } = await import("../../io/schools_csv.ts");
      return new File([Uint8Array.from(writeSchoolsCsv(area.schools))], `${area.name}-schools.csv`);
    };
    return {
      laCode,
      title,
      ...(wish.takesBorder === true ? { takesBorder: true } : {}),
      schools:
        schools === "latest" ? schools : await send(schools === "shown" ? await shown() : schools),
      engine:
        engine.kind === "osrm"
          ? engine
          : {
              kind: "embedded",
              roads: engine.roads === "latest" ? "latest" : await send(engine.roads),
            },
    };
  }

  async function act(what: "cancel" | "resume" | "forget"): Promise<void> {
    const { build } = get();
    if (build === null) return;
    await trying(async () => {
      const job = await areaBuilds.act(build.id, what);
      set({ build: job });
      if (job?.state === "running") await follow(job);
    });
  }

  return {
    server: { status: "idle" },
    build: null,
    sending: null,
    buildProblem: null,
    async lookForServer() {
      set({ server: { status: "loading", what: "the local server", share: null } });
      await trying(async () => {
        try {
          if ((await loadAbilities()) === null) return;
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          set({ server: { status: "failed", problems: [reason] } });
          return;
        }
        const job = await areaBuilds.last();
        if (job?.state === "running") await follow(job);
        else if (job?.state !== "done") set({ build: job });
      });
    },
    async getRoadTimes(wish) {
      const area = selectOpenArea(get());
      if (area === null) return;
      set({ build: null });
      await trying(async () => follow(await areaBuilds.start(await orderOf(area, wish))));
    },
    cancelBuild: () => act("cancel"),
    resumeBuild: () => act("resume"),
    forgetBuild: () => act("forget"),
  };
};

/** What is said of schools that belong to no one authority. */
function withoutAuthority(title: string): string {
  return `${title} is not one authority's area, so there is no county to get roads for. Open the schools of one authority first.`;
}
