import type { Area } from "../../domain/area.ts";
import {
  changeObjection,
  noteObjection,
  removeObjection,
  settleObjection,
} from "../../domain/edits/set_objections.ts";
import type { Objection } from "../../domain/objections.ts";
import type { Plan } from "../../domain/plan.ts";
import { schoolName } from "../../words/names.ts";
import { useCommands } from "../AppContext.tsx";

/** What is done to objections, each one step with a name, which it returns as a sentence. */
export interface ObjectionSteps {
  readonly note: (objection: Objection) => string;
  readonly change: (before: Objection, after: Objection) => string;
  readonly settle: (objection: Objection, date: string | null) => string;
  readonly remove: (objection: Objection) => string;
}

/** The steps on the objections of the user's own plan. */
export function useObjectionSteps(area: Area): ObjectionSteps {
  const { edit, announce } = useCommands();
  const step = (change: (plan: Plan) => Plan, done: string, { urn }: Objection) => {
    const label = `${done} an objection at ${schoolName(area, urn)}`;
    edit(change, label);
    announce(`${label}.`);
    return `${label}.`;
  };
  return {
    note: (objection) => step(noteObjection(objection), "Noted", objection),
    change: (before, after) =>
      step(changeObjection(before, after), changeName(before, after), before),
    settle: (objection, date) =>
      step(settleObjection(objection, date), date === null ? "Reopened" : "Settled", objection),
    remove: (objection) => step(removeObjection(objection), "Removed", objection),
  };
}

function changeName(before: Objection, after: Objection): string {
  if ((before.settled === undefined) === (after.settled === undefined)) return "Changed";
  return after.settled === undefined ? "Reopened" : "Settled";
}
