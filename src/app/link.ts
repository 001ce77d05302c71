import type { Urn } from "../domain/school.ts";
import { selectArea } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** What an address shows, from the part of it after `#`: an area, a school's own page, the way from it to another. */
export interface AddressLink {
  /** The area's name; `null` where the address does not say. */
  readonly area: string | null;
  /** The school whose page it is; `null` for the page that asks which; `undefined` for the planner's screen. */
  readonly school: Urn | null | undefined;
  readonly to: Urn | null;
  readonly asksToMove: boolean;
}

/** The link in `hash`, such as "#area=isle-of-wight&school=118158&to=118159". Whatever else it holds is passed over. */
export function readLink(hash: string): AddressLink {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const text = (key: string) => {
    const value = fields.get(key)?.trim() ?? "";
    return value === "" ? null : value;
  };
  return {
    area: text("area"),
    school: fields.has("school") ? text("school") : undefined,
    to: text("to"),
    asksToMove: fields.get("ask") === "move",
  };
}

/** The hash that `readLink` reads `link` from; "" for nothing to say. */
export function writeLink({ area, school, to, asksToMove }: AddressLink): string {
  const fields = new URLSearchParams();
  if (area !== null) fields.set("area", area);
  if (school !== undefined) fields.set("school", school ?? "");
  if (to !== null) fields.set("to", to);
  if (asksToMove) fields.set("ask", "move");
  const text = fields.toString();
  return text === "" ? "" : `#${text}`;
}

/** What is on show now, as a link; `null` while no area is open. */
export function linkOf(state: AppState): AddressLink | null {
  const area = selectArea(state);
  if (area === null) return null;
  const { page, pageSchool, pageView } = state;
  if (page === "planner")
    return { area: area.name, school: undefined, to: null, asksToMove: false };
  return {
    area: area.name,
    school: pageSchool,
    to: pageView.kind === "way" ? pageView.to : null,
    asksToMove: pageView.kind === "request",
  };
}
