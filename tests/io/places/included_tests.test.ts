import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import { denseDriveTimes } from "../../../src/domain/drive_times.ts";
import { sharedOutcome } from "../../../src/domain/places/shared_outcome.ts";
import type { SharedReport } from "../../../src/domain/places/shared_report.ts";
import type { SchoolIndex } from "../../../src/domain/school.ts";
import { writeSavedPage } from "../../../src/io/html_export.ts";
import { readReportPages } from "../../../src/io/places/report_page_json.ts";
import { readSavedPage } from "../../../src/io/saved_page.ts";
import { schoolHash } from "../../../src/io/school_hash.ts";
import { reportAbout } from "../../../src/words/scenario_report/about.ts";
import { scenarioReport } from "../../../src/words/scenario_report/report_page.ts";
import { settingsOf } from "../../support/builders.ts";
import { closedPinfold, F2_PLAN, tableOf } from "../../support/reports.ts";

const TEMPLATE =
  '<title>%PAGE_TITLE%</title><script type="application/json">%PAGE_CONTENT%</script>';

function reported(): SharedReport {
  const closed = closedPinfold({ name: "Zebra </script><b>" });
  const about = reportAbout({
    ...closed,
    settings: settingsOf(),
    plan: "Plan",
    figuresFrom: "",
    madeAt: "2026-11-24T09:00:00Z",
  });
  const outcome = sharedOutcome(closed.outcome, 5);
  return { outcome, about, page: scenarioReport(outcome, about) };
}

/** The same area with drive times that know which schools they are of, as a page asks for. */
function withHash(area: Area): Area {
  const { kind, provenance } = area.driveTimes;
  const places = area.schools.map((_, place) => place as SchoolIndex);
  const seconds = places.flatMap((from) => places.map((to) => area.driveTimes.seconds(from, to)));
  return {
    ...area,
    driveTimes: denseDriveTimes({
      kind,
      provenance,
      schoolHash: schoolHash(area.schools),
      size: places.length,
      band: null,
      seconds: Float64Array.from(seconds),
      metres: null,
    }),
  };
}

async function saved(tests: readonly SharedReport[]) {
  const area = withHash(closedPinfold().area);
  const savedAt = "2026-11-24T09:00:00Z";
  const { html } = await writeSavedPage(TEMPLATE, {
    area,
    plan: { ...F2_PLAN, area: area.name },
    files: null,
    savedAt,
    tests,
  });
  const json = /json">(.*)<\/script>$/s.exec(html)?.[1] ?? "";
  const content = JSON.parse(json);
  const packed = [content.plan, ...Object.values<string>(content.files)];
  const unpacked = packed.map((text) => gunzipSync(Buffer.from(text, "base64")).toString("utf8"));
  return { html, json, unpacked };
}

it("a saved page has the report on a test only where it was put in by name, headed as a test, with small numbers hidden", async () => {
  const without = await saved([]);
  for (const text of [without.html, ...without.unpacked]) {
    expect(text).not.toMatch(/zebra|Test only/i);
  }
  const report = reported();
  const { html, json, unpacked } = await saved([report]);
  expect(html).toContain("Zebra");
  expect(html).toContain("Test only – not a proposal");
  expect(html).not.toContain("Zebra </script>");
  expect(unpacked.join()).not.toContain("Zebra");
  const page = await readSavedPage(json);
  if (!page.ok) throw new Error(JSON.stringify(page.problems));
  expect(page.value.reports).toEqual([report.page]);
  const [read] = page.value.reports;
  if (read === undefined) throw new Error("The report is missing.");
  expect(read.status).toContain("Not complete");
  expect(tableOf(read, "Pupils who go to another school").map((row) => row[2])).toEqual(["c", "c"]);
});

it("reports that are not what the program writes are refused", () => {
  const { page } = reported();
  expect(readReportPages([page])).toEqual([page]);
  expect(readReportPages([])).toEqual([]);
  for (const wrong of [
    {},
    [null],
    [{ ...page, title: 1 }],
    [{ ...page, sections: [{ heading: "x", blocks: [{ kind: "script", text: "x" }] }] }],
    [{ ...page, sections: [{ heading: "x", blocks: [{ kind: "list", items: [1] }] }] }],
    [{ ...page, sections: [{ heading: "x", blocks: [{ kind: "table", caption: "x" }] }] }],
  ]) {
    expect(readReportPages(wrong)).toBeNull();
  }
});
