import type { Area } from "../domain/area.ts";
import type { ProposeOptions } from "./proposal.ts";
import type { Question } from "./questions/question.ts";
import type { Wishes } from "./wishes.ts";
import { NO_WISHES } from "./wishes.ts";

/** `options` in which the area's schools over the border may join a cluster and need none, unless they are left out; the very same where it has none. */
export function optionsOverBorder(area: Area, options: ProposeOptions): ProposeOptions {
  if (area.borderSchools === undefined) return options;
  return { ...options, wishes: overBorder(area, options.wishes ?? NO_WISHES) };
}

/** `question` in which the same is so. */
export function questionOverBorder<Asking extends Question>(area: Area, question: Asking): Asking {
  if (area.borderSchools === undefined) return question;
  if ("wishes" in question) return { ...question, wishes: overBorder(area, question.wishes) };
  if ("options" in question) {
    return { ...question, options: optionsOverBorder(area, question.options) };
  }
  return question;
}

function overBorder({ borderSchools = new Set() }: Area, wishes: Wishes): Wishes {
  const leftOut = new Set(wishes.leaveOut);
  const over = [...borderSchools].filter((urn) => !leftOut.has(urn));
  return { ...wishes, mayJoin: [...new Set([...wishes.mayJoin, ...over])] };
}
