import type { RuralStanding } from "../../domain/places/law/rural.ts";
import type { ScenarioReportAbout } from "../../domain/places/report_about.ts";
import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { ReportBlock, ReportSection } from "../../domain/report_page.ts";
import { drivingTexts, travelTexts } from "./travel.ts";

/** Whether the schools that end are rural, and what section 15(4) of the Education and Inspections Act 2006 asks to be thought of. */
export function evidenceSection(outcome: SharedOutcome, about: ScenarioReportAbout): ReportSection {
  const { evidence, rural } = outcome;
  const heading = "What the law asks to have been thought of";
  if (evidence.length === 0) {
    const text =
      "No school ends, so the four headings of the Education and Inspections Act 2006, section 15(4), are not asked for.";
    return { heading, blocks: [{ kind: "text", text }] };
  }
  return {
    heading,
    blocks: [
      {
        kind: "list",
        items: rural.map((standing) => `${about.nameOf(standing.urn)}: ${ruralText(standing)}.`),
      },
      {
        kind: "text",
        text: "Whoever proposes to close a rural primary school is to have regard to these four (Education and Inspections Act 2006, section 15(4)).",
      },
      ...evidence.flatMap(({ id, heading: asked, text, needsText }): readonly ReportBlock[] => [
        { kind: "heading", text: asked },
        ...figuresOf(id, outcome),
        ...(text !== null || needsText
          ? [{ kind: "written", heading: "In the authority’s words", text } as const]
          : []),
      ]),
    ],
  };
}

/** Whether a school is rural and by what, as the end of a sentence. */
export function ruralText(standing: RuralStanding): string {
  switch (standing.by) {
    case "list": {
      const is = standing.isRural ? "is a designated rural primary school" : "is not on the list";
      const old = standing.isOld ? " A newer list should be in force: load it" : "";
      return `${is}, by the yearly list of ${standing.listYear}${old === "" ? "" : `.${old}`}`;
    }
    case "code": {
      const scheme = standing.scheme === null ? "" : ` of ${standing.scheme}`;
      return `indicative only, not by the yearly list (which has maintained schools alone): ${standing.isRural ? "rural" : "urban"} by the classification${scheme} of its place`;
    }
    case "not-known":
      return "whether it is rural is not known: no yearly list is loaded, and its place has no urban or rural code";
  }
}

function figuresOf(id: string, { travel }: SharedOutcome): readonly ReportBlock[] {
  switch (id) {
    case "transport":
      return [
        {
          kind: "list",
          items: [...travelTexts(travel), "What transport would cost is not worked out here."],
        },
      ];
    case "motor-vehicles":
      return [{ kind: "list", items: drivingTexts(travel) }];
    default:
      return [];
  }
}
