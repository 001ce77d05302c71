import { typedPlace } from "../../app/places/scenario_files.ts";
import type { ScenarioAction } from "../../domain/places/scenario.ts";
import type { Urn } from "../../domain/school.ts";

export type ActionType = ScenarioAction["type"];

/** A change as it is being written. */
export interface ActionDraft {
  readonly type: ActionType;
  /** The schools that it is about; the first alone where it is about one. */
  readonly urns: readonly Urn[];
  /** The one of them at whose place a merged school is. */
  readonly into: Urn | null;
  readonly junior: readonly Urn[];
  readonly sites: "" | "1" | "2";
  readonly date: string;
  readonly capacity: string;
  readonly pan: string;
  readonly from: string;
  readonly firstSeptember: string;
  readonly name: string;
  readonly longitude: string;
  readonly latitude: string;
  /** The number of a school that opens. */
  readonly urn: Urn;
}

export type DraftField = Exclude<keyof ActionDraft, "type" | "urn">;
export type ActionProblems = Partial<Readonly<Record<DraftField, string>>>;

/** A draft with nothing chosen yet. `urn` is for a school that opens. */
export function emptyDraft(type: ActionType, urn: Urn): ActionDraft {
  return {
    type,
    urns: [],
    into: null,
    junior: [],
    sites: "",
    date: "",
    capacity: "",
    pan: "",
    from: "",
    firstSeptember: "",
    name: "",
    longitude: "",
    latitude: "",
    urn,
  };
}

/** An action as a draft, to be changed. */
export function draftOf(action: ScenarioAction): ActionDraft {
  const empty = {
    ...emptyDraft(action.type, ""),
    date: "date" in action ? (action.date ?? "") : "",
  };
  switch (action.type) {
    case "close":
      return { ...empty, urns: [action.urn] };
    case "merge":
      return {
        ...empty,
        urns: [...new Set([...action.urns, action.into])],
        into: action.into,
        sites: action.sites === 1 ? "1" : "2",
      };
    case "pair":
      return { ...empty, urns: [action.infant], junior: [action.junior] };
    case "pan":
      return {
        ...empty,
        urns: [action.urn],
        pan: String(action.pan),
        from: String(action.from),
        firstSeptember: String(action.firstSeptember),
      };
    case "capacity":
      return { ...empty, urns: [action.urn], capacity: String(action.capacity) };
    case "federate":
      return { ...empty, urns: action.urns };
    case "open":
      return {
        ...empty,
        urn: action.urn,
        name: action.name,
        capacity: String(action.capacity),
        ...placeDraft(action),
      };
    case "move":
      return { ...empty, urns: [action.urn], ...placeDraft(action) };
  }
}

function placeDraft(place: { readonly longitude: number; readonly latitude: number }) {
  return { longitude: String(place.longitude), latitude: String(place.latitude) };
}

/** The action that a draft says, or what is missing or wrong, by field. */
export function actionOf(
  draft: ActionDraft,
):
  | { readonly ok: true; readonly action: ScenarioAction }
  | { readonly ok: false; readonly problems: ActionProblems } {
  const problems: { -readonly [Field in DraftField]?: string } = {};
  const [urn = ""] = draft.urns;
  const count = (field: "capacity" | "pan" | "from", what: string): number => {
    if (/^\d{1,5}$/.test(draft[field])) return Number(draft[field]);
    problems[field] = `Give ${what} as a whole number of 0 or more.`;
    return 0;
  };
  const one = () => {
    if (urn === "") problems.urns = "Choose a school.";
    return urn;
  };
  const several = () => {
    if (draft.urns.length < 2) problems.urns = "Choose two schools or more.";
    return draft.urns;
  };
  const place = () => {
    const at = typedPlace(draft.longitude, draft.latitude);
    if (at === null)
      problems.longitude =
        "Give a place in England: click the map, or type degrees such as −0.4 and 53.1.";
    return { longitude: at?.[0] ?? 0, latitude: at?.[1] ?? 0 };
  };
  const dated = draft.date === "" ? {} : { date: draft.date };
  const made = (): ScenarioAction => {
    switch (draft.type) {
      case "close":
        return { type: "close", urn: one(), ...dated };
      case "merge": {
        const urns = several();
        const { into, sites } = draft;
        if (into === null || !urns.includes(into)) problems.into = "Say at which school’s place.";
        if (sites === "") problems.sites = "Say on how many sites.";
        return { type: "merge", urns, into: into ?? "", sites: sites === "1" ? 1 : 2, ...dated };
      }
      case "pair": {
        const [junior = ""] = draft.junior;
        if (junior === "") problems.junior = "Choose a school.";
        else if (junior === urn) problems.junior = "Choose another school than for infants.";
        return { type: "pair", infant: one(), junior, ...dated };
      }
      case "pan": {
        const firstSeptember = Number(draft.firstSeptember);
        if (!/^20\d\d$/.test(draft.firstSeptember)) {
          problems.firstSeptember = "Give a year such as 2027.";
        }
        return {
          type: "pan",
          urn: one(),
          from: count("from", "the number until now"),
          pan: count("pan", "the new number"),
          firstSeptember,
        };
      }
      case "capacity":
        return {
          type: "capacity",
          urn: one(),
          capacity: count("capacity", "the places"),
          ...dated,
        };
      case "federate":
        return { type: "federate", urns: several(), ...dated };
      case "open": {
        const name = draft.name.trim();
        if (name === "") problems.name = "Give the new school a name.";
        const capacity = count("capacity", "the places");
        return { type: "open", urn: draft.urn, name, ...place(), capacity, ...dated };
      }
      case "move":
        return { type: "move", urn: one(), ...place(), ...dated };
    }
  };
  const action = made();
  return Object.keys(problems).length === 0 ? { ok: true, action } : { ok: false, problems };
}

/** A number for a school that opens that no other action has: N1, N2… */
export function freeUrn(actions: readonly ScenarioAction[]): Urn {
  const taken = new Set(actions.flatMap((action) => (action.type === "open" ? [action.urn] : [])));
  let number = 1;
  while (taken.has(`N${number}`)) number++;
  return `N${number}`;
}
