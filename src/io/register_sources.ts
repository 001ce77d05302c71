import type { AreaSource } from "../domain/area.ts";

/** The day on which the registered schools were open. */
export const REGISTER_AS_AT = "2026-01-30";

const OGL = "Open Government Licence v3.0";
const DFE_ATTRIBUTION =
  "Contains public sector information from the Department for Education licensed under the Open Government Licence v3.0.";

/** Where the facts about schools come from. Source: docs/data-sources.md#register. */
export const REGISTER_SOURCES: readonly AreaSource[] = [
  {
    what: "Open primary schools: name, position, type, religious character",
    publisher: "Department for Education, Get Information about Schools",
    licence: OGL,
    attribution: DFE_ATTRIBUTION,
    asAt: REGISTER_AS_AT,
    url: "https://www.get-information-schools.service.gov.uk/",
  },
  {
    what: "Pupils on roll where Get Information about Schools was not available",
    publisher: "Department for Education, school census",
    licence: OGL,
    attribution: DFE_ATTRIBUTION,
    asAt: "2023-01",
    url: "https://explore-education-statistics.service.gov.uk/find-statistics/school-pupils-and-their-characteristics",
  },
];
