import type { Urn } from "../school.ts";
import type { Scenario } from "./scenario.ts";

/** What a scenario's report says of itself, in words where it is text. */
export interface ScenarioReportAbout {
  readonly scenario: Scenario;
  /** What the area is called. */
  readonly area: string;
  /** What the plan is called whose partnerships it is about; `null` where none is known. */
  readonly plan: string | null;
  /** "Complete", or which headings are empty. */
  readonly status: string;
  readonly isComplete: boolean;
  /** What times were used and at what speed they are judged. */
  readonly timesFrom: string;
  /** Where the other figures are from and of when they are. */
  readonly sources: readonly string[];
  /** ISO 8601. */
  readonly madeAt: string;
  /** The name of a school, one that the scenario opens too. */
  readonly nameOf: (urn: Urn) => string;
  /** What the actions would do, in order. */
  readonly actions: readonly string[];
}
