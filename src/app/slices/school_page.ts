import { schoolIndexes } from "../../domain/area.ts";
import { homeClusterOf } from "../../domain/partners.ts";
import { selectArea, selectShownPlan } from "../selectors.ts";
import type { Flight, SchoolPageSlice, Selection, Slice } from "../state.ts";
import { PARTNERS_VIEW } from "../state.ts";

/** A page that asks which school it is of; what each area is opened with. */
export const NO_SCHOOL = {
  pageSchool: null,
  pageView: PARTNERS_VIEW,
  partnerChoice: null,
  way: { status: "idle" },
} as const satisfies Partial<SchoolPageSlice>;

export const schoolPageSlice: Slice<SchoolPageSlice> = (set, get, deps) => {
  /** Brings schools into sight on the map, where the area has them. */
  function fly(urns: readonly string[], when: Flight["when"]): void {
    const area = selectArea(get());
    if (area === null) return;
    const indexes = schoolIndexes(area);
    const schools = urns.flatMap((urn) => indexes.get(urn) ?? []);
    if (schools.length > 0) get().flyTo(schools, when);
  }

  /** The map points out the school and its home cluster. */
  function selectionOf(urn: string): Selection {
    const area = selectArea(get());
    const plan = selectShownPlan(get());
    return {
      cluster: plan === null ? null : (homeClusterOf(plan, urn)?.id ?? null),
      school: area === null ? null : (schoolIndexes(area).get(urn) ?? null),
    };
  }

  return {
    page: "planner",
    ...NO_SCHOOL,
    openSchoolPage(urn) {
      set({
        page: "school",
        ...NO_SCHOOL,
        pageSchool: urn,
        narrowPane: "lists",
        ...(urn === null ? {} : { selection: selectionOf(urn), task: null }),
      });
      if (urn !== null) fly([urn], "if-hidden");
    },
    leaveSchoolPage: () => set({ page: "planner", narrowPane: "lists" }),
    choosePartners: (partnerChoice) => set({ partnerChoice }),
    showPartners: () => set({ pageView: PARTNERS_VIEW, way: { status: "idle" } }),
    askToMove: () => set({ pageView: { kind: "request" }, way: { status: "idle" } }),
    async showWay(to) {
      const { pageSchool: from } = get();
      const area = selectArea(get());
      if (from === null || area === null || from === to) return;
      const way = { from, to };
      const isStillWanted = () => {
        const { pageSchool, pageView } = get();
        return pageSchool === from && pageView.kind === "way" && pageView.to === to;
      };
      set({
        pageView: { kind: "way", to },
        way: { status: "loading", what: "the way", share: null },
        narrowPane: "lists",
      });
      fly([from, to], "always");
      if (!area.hasDirections) {
        set({ way: { status: "ready", value: { ...way, there: null, back: null, problems: [] } } });
        return;
      }
      try {
        const [there, back] = await Promise.all([
          deps.directions(area.name, from, to),
          deps.directions(area.name, to, from),
        ]);
        if (!isStillWanted()) return;
        const value = {
          ...way,
          there: there.ok ? there.value : null,
          back: back.ok ? back.value : null,
          problems: [there, back].flatMap((reading) =>
            reading.ok ? [] : reading.problems.map(({ file, reason }) => `${file}: ${reason}`),
          ),
        };
        set({ way: { status: "ready", value } });
      } catch (error) {
        if (!isStillWanted()) return;
        const reason = error instanceof Error ? error.message : String(error);
        set({ way: { status: "failed", problems: [reason] } });
      }
    },
  };
};
