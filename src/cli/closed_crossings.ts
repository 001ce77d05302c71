import type { Crossing } from "../domain/crossings.ts";
import {
  namedCrossings,
  roadCalled,
  roadStretches,
  withoutCrossings,
} from "../domain/crossings.ts";
import { readRoadUses } from "../io/road_uses.ts";
import { crossingText } from "../words/crossing_text.ts";
import { listed } from "../words/names.ts";
import type { OpenArea } from "./area_argument.ts";
import type { Arguments } from "./arguments.ts";
import { TEXT, textOption } from "./arguments.ts";
import { readOrRefuse, UsageError } from "./usage_error.ts";

export const WITHOUT_OPTIONS = { without: TEXT };

export const WITHOUT_HELP = `  --without NAME[,NAME] judge as if these bridges, ferries or roads were shut: drives that use one go by way of
                        other schools (needs an area with stored directions)`;

/** An area judged as if some crossings were shut, with their names. */
export interface ClosedArea extends OpenArea {
  readonly closed: readonly string[];
}

/** The area with the crossings shut that `--without` names; as it was where none is. */
export async function openedWithout(opened: OpenArea, args: Arguments): Promise<ClosedArea> {
  const names = (textOption(args, "without") ?? "").split(",").map((name) => name.trim());
  const wanted = names.filter((name) => name !== "");
  if (wanted.length === 0) return { ...opened, closed: [] };
  const { area, files } = opened;
  if (files === null || !area.hasDirections) {
    throw new UsageError(
      `--without is "${wanted.join(",")}": ${area.title} has no stored directions, so it is not known which drives use it. Build the area with road times first.`,
    );
  }
  const urns = area.schools.map(({ urn }) => urn);
  const uses = readOrRefuse(await readRoadUses(files, urns), files.name);
  const closed = wanted.map((name): Crossing => {
    const [plain = name] = name.split(" near ");
    const road =
      roadCalled(uses, name) ??
      roadStretches(uses, plain, area.schools).find((known) => known.name === name) ??
      namedCrossings(uses, area.schools).find((known) => known.name === name);
    if (road !== undefined) return road;
    const known = namedCrossings(uses, area.schools).map((crossing) => crossing.name);
    const hint = known.length === 0 ? "" : ` Its crossings are ${listed(known)}.`;
    throw new UsageError(
      `--without is "${name}": no stored drive of ${area.title} uses a road of that name or number. Write it as on the map, such as "High Street" or A15.${hint}`,
    );
  });
  const driveTimes = withoutCrossings(area.driveTimes, closed, uses);
  return { ...opened, area: { ...area, driveTimes }, closed: closed.map(crossingText) };
}
