import type { WorstDrive } from "../../domain/places/outcome.ts";
import type { ScenarioReportAbout } from "../../domain/places/report_about.ts";
import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { ReportBlock, ReportSection } from "../../domain/report_page.ts";
import { listed, numberedName } from "../names.ts";
import { worstDriveText } from "../places_outcome_text.ts";

/** What a test does to partnerships. It is in every report (report S-43). */
export function partnershipsSection(
  { partnerships }: SharedOutcome,
  about: ScenarioReportAbout,
): ReportSection {
  return {
    heading: "What it does to partnerships",
    blocks:
      about.plan === null
        ? [{ kind: "text", text: "No plan was given, so no partnership is known." }]
        : [
            { kind: "text", text: `By the plan “${about.plan}”.` },
            ...(partnerships.length === 0
              ? [{ kind: "text", text: "No partnership is touched." } as const]
              : partnerships.flatMap((impact) => impactBlocks(impact, about))),
          ],
  };
}

function impactBlocks(
  impact: SharedOutcome["partnerships"][number],
  { nameOf }: ScenarioReportAbout,
): readonly ReportBlock[] {
  const { lost, joined, rolls, links } = impact;
  const gains = rolls.map(({ urn, pupils }) => `${nameOf(urn)} ${gainText(pupils)}`);
  const worst = (drive: WorstDrive | null) => worstDriveText(drive, nameOf);
  return [
    { kind: "heading", text: numberedName(impact.name) },
    {
      kind: "list",
      items: [
        ...(lost.length === 0 ? [] : [`Loses ${listed(lost.map(nameOf))}.`]),
        ...(joined.length === 0 ? [] : [`Has ${listed(joined.map(nameOf))} come to it.`]),
        `Worst pair today: ${worst(impact.worstBefore)}; after: ${worst(impact.worstAfter)}.`,
        ...(gains.length === 0 ? [] : [`Pupils gained or lost: ${gains.join(", ")}.`]),
        ...(impact.competes ? ["One member gains pupils that another loses."] : []),
        ...links.map(
          ({ kind, purpose, urns }) =>
            `Concerned: ${kind} (${purpose}) of ${listed(urns.map(nameOf))}.`,
        ),
      ],
    },
    { kind: "written", heading: "How harm to it would be made good", text: impact.mitigation },
  ];
}

function gainText(pupils: number | "c"): string {
  if (pupils === "c") return pupils;
  return `${pupils > 0 ? "+" : "−"}${Math.abs(pupils)}`;
}
