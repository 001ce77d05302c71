import { beforeAll, describe, expect, it } from "vitest";
import { checkProposal } from "../../src/check/check_proposal.ts";
import { readClaims } from "../../src/check/claims.ts";
import type { Area } from "../../src/domain/area.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../src/domain/settings.ts";
import { minutes } from "../../src/domain/units.ts";
import type { HighsRuntime } from "../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../src/solver/exact/highs.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../src/solver/proposal.ts";
import { propose } from "../../src/solver/propose.ts";
import type { PricedWish } from "../../src/solver/wishes.ts";
import { NO_WISHES } from "../../src/solver/wishes.ts";
import { flatArea } from "../solver/made_areas.ts";
import { seededRandom } from "../support/random.ts";

/** A proposal's JSON, to be tampered with. */
// biome-ignore lint/suspicious/noExplicitAny: lies have no type
type Json = any;

let highs: HighsRuntime;
let area: Area;
const settings = resolveSettings({ ceilingMinutes: minutes(25) }, {}, PROPOSAL_BOUNDS);

beforeAll(async () => {
  highs = await loadHighsRuntime();
  const random = seededRandom(11);
  const made = flatArea(Array.from({ length: 24 }, () => [random() * 40, random() * 30] as const));
  const schools = made.schools.map((school, i) => ({
    ...school,
    religiousCharacter: i % 5 === 0 ? "Roman Catholic" : "None",
  }));
  area = { ...made, schools };
});

const urn = (i: number) => String(100_000 + i);
const ALL: readonly PricedWish[] = [
  { name: "short-drives", weight: 1, idealSeconds: 480 },
  { name: "each-kind", weight: 400 },
  { name: "joined-up", weight: 300 },
  {
    name: "close-to-today",
    weight: 60,
    today: [
      [urn(0), urn(1), urn(2)],
      [urn(3), urn(4), urn(5)],
    ],
  },
];

function proposal(priced: readonly PricedWish[]): Json {
  const options = { ...DEFAULT_PROPOSE_OPTIONS, wishes: { ...NO_WISHES, priced } };
  const hooks = { now: () => 0, shouldStop: () => false, onProgress: () => {}, highs };
  return JSON.parse(JSON.stringify(propose(area, settings, options, hooks)));
}

function report(json: Json) {
  const reading = readClaims(json);
  if ("claims" in reading) return checkProposal(area, settings, reading.claims);
  return { ok: false, problems: reading.problems };
}

const asked = (json: Json, name: string) =>
  json.request.wishes.find((wish: Json) => wish.name === name);
const told = (json: Json, name: string) => json.wishes.find((wish: Json) => wish.name === name);

/** Each lie changes a true proposal with all four wishes, and names what must be found wrong. */
const LIES: readonly (readonly [string, (json: Json) => void, RegExp])[] = [
  [
    "a lower price",
    (json) => {
      told(json, "short-drives").price -= 60;
    },
    /short-drives price/,
  ],
  [
    "a higher price",
    (json) => {
      told(json, "each-kind").price += 400;
    },
    /each-kind price/,
  ],
  [
    "a price that is no number",
    (json) => {
      told(json, "joined-up").price = "0";
    },
    /joined-up price/,
  ],
  [
    "less travel",
    (json) => {
      json.travel -= 1;
    },
    /^travel$/,
  ],
  [
    "no travel",
    (json) => {
      delete json.travel;
    },
    /^travel$/,
  ],
  [
    "a price put into travel",
    (json) => {
      json.travel = json.objective.value;
    },
    /^travel$/,
  ],
  [
    "a value without prices",
    (json) => {
      json.objective.value = json.travel;
    },
    /objective.value/,
  ],
  [
    "another weight beside the one asked for",
    (json) => {
      told(json, "close-to-today").weight = 1;
    },
    /weight/,
  ],
  [
    "a lower weight asked for",
    (json) => {
      asked(json, "close-to-today").weight = 1;
    },
    /weight|value/,
  ],
  [
    "a longer ideal asked for",
    (json) => {
      asked(json, "short-drives").idealSeconds = 900;
    },
    /ideal|value/,
  ],
  [
    "more drives within the ideal",
    (json) => {
      told(json, "short-drives").met.count -= 1;
    },
    /met.count/,
  ],
  [
    "fewer drives in all",
    (json) => {
      told(json, "short-drives").met.of -= 1;
    },
    /met.of/,
  ],
  [
    "no cluster without both kinds",
    (json) => {
      told(json, "each-kind").met.count += 1;
    },
    /met.count/,
  ],
  [
    "a cluster more in pieces",
    (json) => {
      told(json, "joined-up").met.count += 1;
    },
    /met.count/,
  ],
  [
    "other clusters of today",
    (json) => {
      asked(json, "close-to-today").today = json.clusters.map(({ schools }: Json) => schools);
    },
    /price|value/,
  ],
  [
    "a wish not asked for",
    (json) => {
      json.request.wishes.shift();
    },
    /wishes|value/,
  ],
  [
    "a wish forgotten",
    (json) => {
      json.wishes.pop();
    },
    /wishes/,
  ],
  [
    "nothing wished",
    (json) => {
      json.request.wishes = [];
    },
    /wishes|value/,
  ],
  [
    "a wish that nobody knows",
    (json) => {
      asked(json, "each-kind").name = "each-size";
    },
    /request.wishes/,
  ],
  [
    "a wish that pays",
    (json) => {
      asked(json, "each-kind").weight = -400;
    },
    /request.wishes/,
  ],
  [
    "a cost whose ends are changed about",
    (json) => {
      told(json, "each-kind").travelCost = { low: 9, high: 1 };
    },
    /travelCost/,
  ],
  [
    "wishes for another objective",
    (json) => {
      json.objective.kind = "host";
    },
    /request.wishes|certificate/,
  ],
  [
    "a proof for another price",
    (json) => {
      for (const leaf of json.certificate.leaves)
        for (const one of Object.keys(leaf.duals)) leaf.duals[one] += 30;
    },
    /leaves/,
  ],
  [
    "a higher bound",
    (json) => {
      json.bound += 0.5;
    },
    /^bound/,
  ],
];

describe("the checker of wishes", () => {
  it("accepts a proposal with all four wishes, of which some is paid, and refuses every planted lie, naming what is wrong", () => {
    const truth = proposal(ALL);
    expect(truth).toMatchObject({ status: "optimal", stoppedBy: "proof", unplaced: [] });
    expect(told(truth, "short-drives").price).toBeGreaterThan(60);
    expect(truth.travel).toBeLessThan(truth.objective.value);
    expect(report(truth)).toMatchObject({ ok: true, problems: [] });
    for (const [name, lie, what] of LIES) {
      const lied = structuredClone(truth);
      lie(lied);
      const { ok, problems } = report(lied);
      expect(ok, name).toBe(false);
      const named = problems.map((problem) => problem.what);
      expect(
        named.some((each) => what.test(each)),
        `${name}: ${named.join()}`,
      ).toBe(true);
    }
  });

  it("refuses the proof of a plan without a wish for one with it, and a plan in pieces where none may be", () => {
    const plain = proposal([]);
    const wished = structuredClone(plain);
    wished.request.wishes = [{ name: "joined-up", weight: null }];
    wished.travel = plain.objective.value;
    const ofPieces = report(wished).problems.filter(({ found }) => /in pieces/.test(String(found)));
    const counts = proposal([{ name: "joined-up", weight: 0 }]).wishes[0].met.count;
    expect(ofPieces).toHaveLength(counts);
    const whole = proposal([{ name: "joined-up", weight: null }]);
    expect(report(whole).problems).toEqual([]);
    expect(whole.wishes[0].met.count).toBe(0);
  });

  it("finds that free mixing is cheaper than a bound that counts prices", () => {
    const dear = proposal([{ name: "each-kind", weight: 5000 }]);
    const lied = structuredClone(dear);
    asked(lied, "each-kind").weight = 0;
    told(lied, "each-kind").weight = 0;
    told(lied, "each-kind").price = 0;
    expect(
      report(lied)
        .problems.map(({ what }) => what)
        .join(),
    ).toMatch(/leaves/);
  });
});
