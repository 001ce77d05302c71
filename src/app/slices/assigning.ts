import type {
  Assignment,
  AssignTarget,
  LimitMode,
  TakeFrom,
} from "../../domain/assign/assignment.ts";
import type { Effect } from "../../domain/effect.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Slice } from "../state.ts";

export type AssignTool = "select" | "move" | "brush" | "rectangle" | "lasso" | "polygon";

/** Where the tools put schools: into the plan at once, or among the picked ones. */
export type ToolTarget = AssignTarget | { readonly kind: "pick" };

/** How the tools over the map assign. */
export interface AssignChoices {
  readonly tool: AssignTool;
  readonly target: ToolTarget;
  readonly from: TakeFrom;
  readonly mode: LimitMode;
  /** Of the brush, in pixels of the screen. */
  readonly radius: number;
  /** Whether a drawn line takes the schools that are on it. */
  readonly takesLine: boolean;
}

/** What assigning some schools would do to the plan `start`, worked out before it is done. */
export interface AssignDraft {
  readonly start: Plan;
  readonly target: AssignTarget;
  readonly mode: LimitMode;
  readonly assignment: Assignment;
  /** The plan before it, judged. */
  readonly before: Judgement;
  readonly effect: Effect;
}

/** What is to be seen of an assignment that met the limit, for as long as the plan is the one that it is about. */
export interface LimitAlert {
  readonly plan: Plan;
  readonly text: string;
  /** Whether it was done, and undoing it is offered. */
  readonly isDone: boolean;
}

export interface AssigningSlice {
  readonly assigning: AssignChoices;
  /** What would be done; `null` while nothing is pointed at. */
  readonly assignDraft: AssignDraft | null;
  readonly limitAlert: LimitAlert | null;
  /** Alerts to `text` until the plan is another; `null` puts the alert away. */
  alertLimit(alert: Omit<LimitAlert, "plan"> | null): void;
  /** Changes how the tools assign; a gesture in progress is cancelled. */
  chooseAssigning(change: Partial<AssignChoices>): void;
  /** Tells what would be done, beside the plan as it is. Not a step. */
  considerAssigning(draft: AssignDraft | null): void;
  /** Makes `draft` one step named `label`, unless the plan has changed since it was worked out. */
  commitAssigning(draft: AssignDraft, label: string): void;
  /** Forgets what was considered. */
  cancelAssigning(): void;
}

const AT_FIRST: AssignChoices = {
  tool: "select",
  target: { kind: "pick" },
  from: { kind: "anywhere" },
  mode: "warn",
  radius: 32,
  takesLine: true,
};

export const assigningSlice: Slice<AssigningSlice> = (set, get) => ({
  assigning: AT_FIRST,
  assignDraft: null,
  limitAlert: null,
  alertLimit(alert) {
    const plan = get().history?.present.value;
    set({ limitAlert: alert === null || plan === undefined ? null : { ...alert, plan } });
  },
  chooseAssigning(change) {
    get().cancelAssigning();
    set(({ assigning }) => ({ assigning: { ...assigning, ...change } }));
  },
  considerAssigning(draft) {
    const { history } = get();
    if (draft === null || draft.start === history?.present.value) set({ assignDraft: draft });
  },
  commitAssigning(draft, label) {
    get().cancelAssigning();
    if (draft.start === get().history?.present.value)
      get().edit(() => draft.assignment.plan, label);
  },
  cancelAssigning() {
    if (get().assignDraft !== null) set({ assignDraft: null });
  },
});
