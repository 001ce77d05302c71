import type {
  CapacityAction,
  CloseAction,
  FederateAction,
  MergeAction,
  MoveAction,
  OpenAction,
  PairAction,
  PanAction,
  ScenarioAction,
} from "../../domain/places/scenario.ts";
import type { Position, Urn } from "../../domain/school.ts";
import type { JsonFields, JsonObject } from "../json_fields.ts";
import { isJsonObject } from "../json_fields.ts";
import { isInEngland, roundedPosition } from "../national_grid.ts";
import { datedText } from "./figure_cells.ts";

type ActionType = ScenarioAction["type"];

/** The largest number of places that is read, as in the files of schools. */
const MOST_PLACES = 999_999;

/** What an admission number's first September can be. */
const YEARS = { least: 2000, most: 2100 };

/** The actions of a scenario file in their order, with the fields in them that this version does not know; what is wrong goes to `fields`. */
export function readActions(json: unknown, fields: JsonFields): readonly ScenarioAction[] {
  if (!Array.isArray(json)) {
    fields.refuse(
      "actions",
      json,
      "The scenario has no list of actions.",
      'Write it like "actions": [{"type": "close", "urn": "100001"}].',
    );
    return [];
  }
  return (json as readonly unknown[]).flatMap((action, i) => readAction(action, i, fields) ?? []);
}

function readAction(json: unknown, index: number, fields: JsonFields): ScenarioAction | null {
  const path = `actions[${index}]`;
  if (!isJsonObject(json)) {
    fields.refuse(
      path,
      json,
      `Action ${index + 1} is no action.`,
      'Write it like {"type": "close", "urn": "100001"}.',
    );
    return null;
  }
  const type = Object.keys(READERS).find((known) => known === json["type"]) as
    | ActionType
    | undefined;
  if (type === undefined) {
    fields.refuse(
      `${path}.type`,
      json["type"],
      `Action ${index + 1}: its type is ${json["type"] === undefined ? "missing" : `${shown(json["type"])}, which is not known`}.`,
      `Give one of ${Object.keys(READERS).join(", ")}.`,
    );
    return null;
  }
  const read = READERS[type](
    partsOf(json, { path, label: `Action ${index + 1} (${type})` }, fields),
  );
  return read === null ? null : { ...json, ...read };
}

/** Reads the parts of one action; `null` is a part that is missing or wrong, which is then refused. */
interface ActionParts {
  urn(key: string): Urn | null;
  urns(key: string): readonly Urn[] | null;
  count(key: string, what: string): number | null;
  sites(): 1 | 2 | null;
  september(key: string): number | null;
  name(): string | null;
  position(): Position | null;
  /** Nothing where the action has no date. */
  date(): { readonly date?: string } | null;
}

const READERS: Readonly<Record<ActionType, (parts: ActionParts) => ScenarioAction | null>> = {
  close: (parts) => whole<CloseAction>({ type: "close", urn: parts.urn("urn") }, parts.date()),
  merge: (parts) =>
    whole<MergeAction>(
      { type: "merge", urns: parts.urns("urns"), into: parts.urn("into"), sites: parts.sites() },
      parts.date(),
    ),
  pair: (parts) =>
    whole<PairAction>(
      { type: "pair", infant: parts.urn("infant"), junior: parts.urn("junior") },
      parts.date(),
    ),
  pan: (parts) =>
    whole<PanAction>(
      {
        type: "pan",
        urn: parts.urn("urn"),
        pan: parts.count("pan", "the new admission number"),
        from: parts.count("from", "the admission number until now"),
        firstSeptember: parts.september("firstSeptember"),
      },
      {},
    ),
  capacity: (parts) =>
    whole<CapacityAction>(
      {
        type: "capacity",
        urn: parts.urn("urn"),
        capacity: parts.count("capacity", "the new number of places"),
      },
      parts.date(),
    ),
  federate: (parts) =>
    whole<FederateAction>({ type: "federate", urns: parts.urns("urns") }, parts.date()),
  open: (parts) => {
    const position = parts.position();
    return whole<OpenAction>(
      {
        type: "open",
        urn: parts.urn("urn"),
        name: parts.name(),
        longitude: position?.[0] ?? null,
        latitude: position?.[1] ?? null,
        capacity: parts.count("capacity", "the number of places"),
      },
      parts.date(),
    );
  },
  move: (parts) => {
    const position = parts.position();
    return whole<MoveAction>(
      {
        type: "move",
        urn: parts.urn("urn"),
        longitude: position?.[0] ?? null,
        latitude: position?.[1] ?? null,
      },
      parts.date(),
    );
  },
};

/** The parts of an action that can still be missing. */
type Unchecked<T> = { readonly [K in keyof T]: T[K] | null };

/** An action all of whose parts are there; `null` where one is not. */
function whole<T extends ScenarioAction>(
  parts: Unchecked<Omit<T, "date">>,
  date: { readonly date?: string } | null,
): T | null {
  if (date === null || Object.values(parts).includes(null)) return null;
  // Every part was read by its own reader, so this is the action that they make.
  return { ...parts, ...date } as unknown as T;
}

function partsOf(
  json: JsonObject,
  { path, label }: { readonly path: string; readonly label: string },
  fields: JsonFields,
): ActionParts {
  const refuse = (key: string, reason: string, advice: string): null => {
    fields.refuse(`${path}.${key}`, json[key], `${label}: ${reason}`, advice);
    return null;
  };
  const urnOf = (value: unknown): Urn | null => {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return `${value}`;
    return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
  };
  const isCount = (value: unknown): value is number => {
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
  };
  return {
    urn(key) {
      return (
        urnOf(json[key]) ??
        refuse(key, `"${key}" must be the URN of a school.`, 'Write it like "100001" or 100001.')
      );
    },
    urns(key) {
      const list: readonly unknown[] = Array.isArray(json[key]) ? json[key] : [];
      const urns = list.flatMap((value) => urnOf(value) ?? []);
      if (urns.length > 0 && urns.length === list.length) return urns;
      return refuse(key, `"${key}" must be a list of URNs.`, 'Write it like ["100001", "100002"].');
    },
    count(key, what) {
      const value = json[key];
      if (isCount(value) && value <= MOST_PLACES) return value;
      return refuse(
        key,
        `"${key}", ${what}, must be a whole number from 0 to ${MOST_PLACES.toLocaleString("en-GB")}.`,
        GIVE_NUMBER,
      );
    },
    sites() {
      const value = json["sites"];
      if (value === 1 || value === 2) return value;
      return refuse(
        "sites",
        '"sites" must be 1 or 2.',
        "Say on how many sites the school is to be.",
      );
    },
    september(key) {
      const value = json[key];
      if (isCount(value) && value >= YEARS.least && value <= YEARS.most) return value;
      return refuse(
        key,
        `"${key}" must be a year.`,
        "Write it like 2027, without quotation marks.",
      );
    },
    name() {
      const value = json["name"];
      if (typeof value === "string" && value.trim() !== "") return value.trim();
      return refuse("name", "The new school has no name.", "Give one.");
    },
    position() {
      const [longitude, latitude] = [json["longitude"], json["latitude"]];
      if (
        typeof longitude === "number" &&
        typeof latitude === "number" &&
        isInEngland(longitude, latitude)
      ) {
        return roundedPosition(longitude, latitude);
      }
      return refuse(
        typeof longitude === "number" ? "latitude" : "longitude",
        "Its longitude and latitude are no place in England.",
        "Write them in degrees, such as -0.4 and 53.1, without quotation marks.",
      );
    },
    date() {
      const value = json["date"];
      if (value === undefined || value === null) return {};
      const date = typeof value === "string" ? datedText(value) : null;
      if (date === null || date.length < 7) {
        return refuse(
          "date",
          `"date" is ${shown(value)}, which is not a date.`,
          "Write it like 2027-09-01.",
        );
      }
      return { date: date.length === 7 ? `${date}-01` : date };
    },
  };
}

const GIVE_NUMBER = "Write it like 45, without quotation marks.";

/** A value as it is in the file, cut short where it is long. */
function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
