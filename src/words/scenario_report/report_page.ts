import type { ScenarioReportAbout } from "../../domain/places/report_about.ts";
import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { ReportPage, ReportSection } from "../../domain/report_page.ts";
import { dayText } from "../day_text.ts";
import { TEST_ONLY } from "../places_action_text.ts";
import { evidenceSection } from "./evidence.ts";
import { decidersSection, rulesSection, sparsitySection } from "./law.ts";
import { partnershipsSection } from "./partnerships.ts";
import { placesSection } from "./places.ts";
import { pupilsSection } from "./pupils.ts";

/** What follows from a scenario as a report, in the words of every form that it is given in. Nothing but `outcome` and `about` is in it. */
export function scenarioReport(outcome: SharedOutcome, about: ScenarioReportAbout): ReportPage {
  const sections: readonly ReportSection[] = [
    testedSection(about),
    placesSection(outcome, about),
    pupilsSection(outcome, about),
    partnershipsSection(outcome, about),
    evidenceSection(outcome, about),
    decidersSection(outcome, about),
    sparsitySection(outcome, about),
    rulesSection(outcome, about),
    { heading: "Where the figures are from", blocks: [{ kind: "list", items: about.sources }] },
  ];
  return {
    title: about.scenario.name,
    warning: TEST_ONLY,
    status: about.status,
    isComplete: about.isComplete,
    about: [
      `Area: ${about.area}. Made on ${dayText(about.madeAt)}.`,
      `Drive times: ${about.timesFrom}.`,
      smallNumbersText(outcome),
    ],
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

/** What is done about small numbers of pupils. */
export function smallNumbersText({ suppressedTo }: Pick<SharedOutcome, "suppressedTo">): string {
  return suppressedTo === null
    ? "For use inside the authority alone: it has numbers of 1 to 5 pupils, by which children could be known. It is not to be published or sent on."
    : `“c” stands for 1 to ${suppressedTo} pupils, or for a number that would tell one.`;
}

function testedSection({ actions, scenario }: ScenarioReportAbout): ReportSection {
  const faith = scenario.preferFaith
    ? ["Pupils of a faith school go to schools of its kind first."]
    : [];
  return {
    heading: "What is tested",
    blocks: [
      actions.length === 0
        ? { kind: "text", text: "Nothing is changed." }
        : { kind: "list", items: [...actions, ...faith] },
    ],
  };
}
