import { describe, expect, it } from "vitest";
import type { School } from "../../src/domain/school.ts";
import { emptySchool } from "../../src/domain/school.ts";
import { createSchoolSearch } from "../../src/domain/school_search.ts";

const school = (urn: string, name: string, more: Partial<School> = {}): School => ({
  ...emptySchool(urn, name),
  ...more,
});

const SCHOOLS = [
  school("100001", "Carlthorpe Church of England Primary School", {
    town: "Ashby",
    postcode: "LN4 3JY",
  }),
  school("100002", "St Mary's Primary School", { town: "Carlton", laestab: "9252013" }),
  school("100003", "Saint Marys Infant School", {
    district: "South Kesteven",
    postcode: "NG33 4NW",
  }),
  school("100004", "Carl Academy"),
  school("100005", "The Carlthorpe Junior School, Mary Street"),
];

const search = createSchoolSearch(SCHOOLS);
const found = (query: string) => search.find(query).map((i) => SCHOOLS[i]?.urn);

describe("searching schools", () => {
  it.each([
    ["100003", ["100003"]],
    ["9252013", ["100002"]],
    ["925/2013", ["100002"]],
    ["ng33 4nw", ["100003"]],
    ["NG334NW", ["100003"]],
    ["kesteven", ["100003"]],
    ["c of e", ["100001"]],
    ["church of eng", ["100001"]],
    ["primary mary's", ["100002"]],
    ["marys saint", ["100002", "100003"]],
    ["st mary’s infants", ["100003"]],
    ["zzz", []],
    ["  ", []],
    ["carl zzz", []],
  ])("finds for %j %j", (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it("puts a whole first word before a beginning, a beginning before a later word, and a name before a town", () => {
    expect(found("carl")).toEqual(["100004", "100001", "100005", "100002"]);
  });

  it("puts a whole word before the beginning of a longer one in a shorter name", () => {
    const two = [school("1", "Carla School"), school("2", "Carl of the Long Name School")];
    expect(createSchoolSearch(two).find("carl")).toEqual([1, 0]);
  });

  it("gives no more than asked for", () => {
    expect(search.find("carl", 2)).toHaveLength(2);
    expect(createSchoolSearch([]).find("a")).toEqual([]);
  });
});
