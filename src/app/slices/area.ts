import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import { commit, preview, startHistory, undoDepth } from "../../domain/history.ts";
import { emptyPlan } from "../../domain/plan.ts";
import { openingPlan } from "../opening_plan.ts";
import { selectOpenArea } from "../selectors.ts";
import type { AreaSlice, PlanHistory, Slice } from "../state.ts";
import { NOTHING_SELECTED } from "../state.ts";
import { NO_BORDER } from "./border.ts";
import { NO_COMPARISON } from "./comparison.ts";
import { NONE_PICKED } from "./picked.ts";
import { NO_SCHOOL } from "./school_page.ts";

export const areaSlice: Slice<AreaSlice> = (set, get, deps) => {
  const histories = new Map<string, PlanHistory>();
  /** The user's own areas, and areas with times of the user's own, by the name of their choice. */
  const own = new Map<string, Area>();
  /** By the schools on show, what they were before other facts were laid over them. */
  const bases = new WeakMap<Area["schools"], Pick<Area, "schools" | "caveats">>();
  let openChoice = "";
  let opening: AbortController | null = null;

  function rememberHistory(): void {
    const { area, history } = get();
    if (area.status === "ready" && history !== null) histories.set(area.value.name, history);
  }

  function show(area: Area, history: PlanHistory): void {
    const isSame = selectOpenArea(get())?.schools === area.schools;
    get().forgetAlternatives();
    set({
      area: { status: "ready", value: area },
      history,
      selection: NOTHING_SELECTED,
      hoveredCluster: null,
      flight: null,
      ...NO_SCHOOL,
      ...NO_COMPARISON,
      ...(isSame ? {} : { pictures: new Map(), picked: NONE_PICKED, border: NO_BORDER }),
      proposal: { status: "none" },
    });
    get().forgetCurve();
  }

  async function firstHistory(area: Area): Promise<PlanHistory> {
    const resumed = await get().resumePlan(area);
    if (resumed !== null) return resumed;
    return startHistory(await openingPlan(deps.library, area.name), "Opened", NOTHING_SELECTED);
  }

  /** Shows the plan that this browser keeps for the user's own area, where nothing was done meanwhile. */
  async function resumeInto(area: Area, opened: PlanHistory): Promise<void> {
    const resumed = await get().resumePlan(area);
    if (resumed !== null && get().history === opened) set({ history: resumed });
  }

  return {
    choices: deps.library.choices,
    area: { status: "idle" },
    async openArea(name) {
      opening?.abort();
      const controller = new AbortController();
      opening = controller;
      get().dropProposal();
      rememberHistory();
      openChoice = name;
      const known = own.get(name);
      const remembered = histories.get(known?.name ?? name);
      if (known !== undefined && remembered !== undefined) {
        show(known, remembered);
        return;
      }
      if (known === undefined && !get().choices.some((choice) => choice.name === name)) {
        set({ area: { status: "failed", problems: [`There is no area called “${name}” here.`] } });
        return;
      }
      const title = get().choices.find((choice) => choice.name === name)?.title ?? name;
      set({ area: { status: "loading", what: title, share: null } });
      try {
        const reading = await deps.library.open(name);
        if (controller.signal.aborted) return;
        if (!reading.ok) {
          const problems = reading.problems.map((problem) => `${problem.reason} ${problem.advice}`);
          set({ area: { status: "failed", problems } });
          return;
        }
        const history = histories.get(reading.value.name) ?? (await firstHistory(reading.value));
        if (!controller.signal.aborted) show(reading.value, history);
      } catch (error) {
        if (controller.signal.aborted) return;
        const reason = error instanceof Error ? error.message : String(error);
        set({ area: { status: "failed", problems: [`${title} could not be opened: ${reason}`] } });
      }
    },
    adoptArea(area) {
      opening?.abort();
      get().dropProposal();
      rememberHistory();
      const isTaken = deps.library.choices.some(({ name }) => name === area.name);
      openChoice = isTaken ? `own:${area.name}` : area.name;
      own.set(openChoice, area);
      const choice = {
        name: openChoice,
        title: isTaken ? `${area.title} (your file)` : area.title,
        laCode: area.laCode,
        schools: area.schools.length,
        source: "own" as const,
      };
      const others = get().choices.filter((known) => known.name !== choice.name);
      set({ choices: [choice, ...others] });
      const empty = emptyPlan(area.name);
      const before = histories.get(area.name) ?? startHistory(empty, "Opened", NOTHING_SELECTED);
      const known = schoolIndexes(area);
      const { clusters } = before.present.value;
      const fits = clusters.some(({ schools }) => schools.some((urn) => known.has(urn)));
      const started = commit(
        preview(before, () => empty),
        "Opened other schools",
        NOTHING_SELECTED,
      );
      const opened = fits || clusters.length === 0 ? before : started;
      show(area, opened);
      if (!histories.has(area.name)) void resumeInto(area, opened);
    },
    offerBuiltAreas(areas) {
      const built = areas.map(({ folder, title, laCode, schools }) => ({
        name: folder,
        title,
        laCode,
        schools,
        source: "built" as const,
      }));
      const others = get().choices.filter(({ source }) => source !== "built");
      set({ choices: [...built, ...others] });
    },
    replaceArea(area) {
      get().dropProposal();
      own.set(openChoice, area);
      set({ area: { status: "ready", value: area } });
    },
    overlaySchools(lay) {
      const { crossings } = get();
      const area = selectOpenArea(get());
      if (area === null) return;
      const { schools, caveats } = bases.get(area.schools) ?? area;
      const laid = lay({ ...area, schools, caveats });
      if (laid.schools === area.schools) return;
      bases.set(laid.schools, { schools, caveats });
      set({
        area: { status: "ready", value: laid },
        ...(crossings.schools === area.schools
          ? { crossings: { ...crossings, schools: laid.schools } }
          : {}),
      });
    },
    hasUnsavedWork() {
      rememberHistory();
      const { savedPlans, kept } = get();
      return [...histories].some(([name, history]) => {
        const plan = history.present.value;
        const mark = kept.get(name);
        const isAsOpened = mark === undefined && undoDepth(history) === 0;
        return !isAsOpened && mark?.plan !== plan && !savedPlans.has(plan);
      });
    },
  };
};
