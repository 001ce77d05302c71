import type { Area } from "../domain/area.ts";
import { seconds } from "../domain/units.ts";
import type { Unplaced, UnplacedReason } from "../solver/proposal.ts";
import { judgedText, minutesText } from "./durations.ts";
import { schoolName } from "./names.ts";

const REASONS: Readonly<Record<UnplacedReason, string>> = {
  "no-location":
    "it has no grid reference, so it cannot be placed on the road map. Add one to the schools file.",
  "no-partner-within-ceiling":
    "no other school is surely within the limit of it. Raise the limit with a reason, or choose a faster speed.",
  "too-few-partners-within-ceiling":
    "too few schools are within the limit of it and of one another to make a cluster of the least size. Allow smaller clusters, or raise the limit with a reason.",
  "too-many-pupils":
    "its own roll is above the most pupils that a cluster may have. Raise that number.",
  "roll-not-known":
    "its roll is not known, so no cluster with it can be shown to keep to the most pupils. Add its roll to the schools file.",
  "no-cluster-within-pupil-bounds":
    "no cluster of schools within the limit of it and of one another has a roll between the least and the most. Widen those numbers.",
  "kept-together-not-legal":
    "the schools that it is kept together with cannot share a cluster with it, or with others, under the limits. Let one of them go.",
  "no-room-in-any-cluster":
    "no place was found for it beside those that are placed. Allow larger or smaller clusters, or another number of them, or raise the limit with a reason.",
  "not-in-a-cluster":
    "this method left it outside every cluster. Add it by hand, or use another method.",
};

/** Why no cluster holds a school, as the end of a sentence, with what would help. */
export function unplacedReasonText(reason: UnplacedReason): string {
  return REASONS[reason];
}

/** Why a proposal left a school out: one sentence that names it and says what would help, and its nearest school where that explains it. */
export function unplacedText(unplaced: Unplaced, area: Area): string {
  const nearest =
    unplaced.reason === "no-partner-within-ceiling" ? nearestText(unplaced, area) : "";
  return `${schoolName(area, unplaced.urn)} is in no cluster: ${REASONS[unplaced.reason]}${nearest}`;
}

function nearestText({ facts }: Unplaced, area: Area): string {
  const { nearestUrn, nearestSeconds, nearestHighSeconds, ceilingSeconds } = facts;
  if (typeof nearestUrn !== "string" || typeof nearestSeconds !== "number") return "";
  const high =
    typeof nearestHighSeconds === "number" && nearestHighSeconds > nearestSeconds
      ? `, up to ${minutesText(seconds(nearestHighSeconds))} at the cautious end`
      : "";
  const isOver = typeof ceilingSeconds === "number" && nearestSeconds > ceilingSeconds;
  const time = judgedText(
    seconds(nearestSeconds),
    seconds(typeof ceilingSeconds === "number" ? ceilingSeconds : nearestSeconds),
    isOver,
  );
  return ` The nearest is ${schoolName(area, nearestUrn)}, ${time}${high}.`;
}
