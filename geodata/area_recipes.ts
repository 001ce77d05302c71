import type { AreaSource } from "../src/domain/area.ts";
import { ESTIMATE_CAVEAT } from "../src/domain/estimate.ts";
import { REGISTER_SOURCES } from "../src/io/register_sources.ts";

/** What is known of a built-in area beside its tables. */
export interface AreaRecipe {
  readonly name: string;
  readonly title: string;
  readonly laCode: string;
  readonly sources: readonly AreaSource[];
  readonly caveats: readonly string[];
}

const BOUNDARY: AreaSource = {
  what: "Boundary (simplified)",
  publisher: "Office for National Statistics and Ordnance Survey",
  licence: "Open Government Licence v3.0",
  attribution:
    "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right.",
  asAt: null,
  url: "https://geoportal.statistics.gov.uk/",
};

const DISTRICTS: AreaSource = {
  what: "Districts, and the district of each school from its 2013 ward",
  publisher: "Office for National Statistics and Ordnance Survey",
  licence: "Open Government Licence v3.0",
  attribution:
    "Contains National Statistics data © Crown copyright and database right. Contains OS data © Crown copyright and database right.",
  asAt: "2013",
  url: "https://geoportal.statistics.gov.uk/",
};

const PLACES: AreaSource = {
  what: "Place names",
  publisher: "GeoNames",
  licence: "CC BY 4.0",
  attribution: "Place names © GeoNames, CC BY 4.0.",
  asAt: null,
  url: "https://www.geonames.org/",
};

/** The built-in areas, in the order in which they are built. */
export const AREA_RECIPES: readonly AreaRecipe[] = [
  {
    name: "lincolnshire",
    title: "Lincolnshire",
    laCode: "925",
    sources: [...REGISTER_SOURCES, BOUNDARY, DISTRICTS, PLACES],
    caveats: [
      ESTIMATE_CAVEAT,
      "Frithville (146586) and New York (146597) were open on 30 January 2026 and are not in the list of open schools of 24 June 2026; the reason is not known.",
      "North Lincolnshire and North East Lincolnshire are authorities of their own and are not included.",
    ],
  },
  {
    name: "isle-of-wight",
    title: "Isle of Wight",
    laCode: "921",
    sources: [
      ...REGISTER_SOURCES,
      BOUNDARY,
      PLACES,
      {
        what: "Roads, from which drive times and directions were computed with OSRM",
        publisher: "Ordnance Survey, OpenData in OpenStreetMap form",
        licence: "Open Government Licence v3.0",
        attribution: "Contains OS data © Crown copyright and database right 2015.",
        asAt: "2015",
        url: "https://osdatahub.os.uk/downloads/open",
      },
    ],
    caveats: [
      "Drive times and directions are from a road map of 2015 that has no one-way streets and no speed limits: they were computed from road classes alone.",
      "The Bay CofE School (136013) is all-through and so is not in the list of primary schools.",
    ],
  },
  {
    name: "rutland",
    title: "Rutland",
    laCode: "857",
    sources: [
      ...REGISTER_SOURCES,
      BOUNDARY,
      PLACES,
      {
        what: "Roads, from which drive times and directions were computed with OSRM",
        publisher: "OpenStreetMap contributors",
        licence: "Open Database Licence (ODbL) 1.0",
        attribution: "© OpenStreetMap contributors, ODbL.",
        asAt: "2018-02-27",
        url: "https://www.openstreetmap.org/copyright",
      },
    ],
    caveats: [
      "Drive times and directions are from a road map of 27 February 2018 that ends at the county border, so no route uses roads outside Rutland.",
    ],
  },
];
