import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import type { FewerAnswer } from "../../../src/solver/fewer/fewer.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import { answerQuestion } from "../../../src/solver/questions/answer.ts";
import { NO_WISHES } from "../../../src/solver/wishes.ts";
import { settingsOf } from "../../support/builders.ts";
import { flatArea } from "../made_areas.ts";
import { plainArea } from "../naive_check.ts";
import { countsThatPlace } from "../relief/placing_brute_force.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

const now = () => performance.now() / 1000;
const place = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));

describe("why a plan has no fewer clusters, and how many there can be", () => {
  it("is the fewest and the most that any partition has, by trying each, with schools no two of which can share one", () => {
    let told = 0;
    const ways = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 5, maxLength: 6 }),
        fc.constantFrom(1, 1, 2),
        fc.constantFrom(null, 2, 3),
        fc.constantFrom(12, 25, 40),
        (points, minSchools, maxSchools, ceilingMinutes) => {
          const area = flatArea(points);
          const settings = settingsOf({ ceilingMinutes, bounds: { minSchools, maxSchools } });
          const urns = area.schools.map(({ urn }) => urn);
          const trying = { settings, wishes: NO_WISHES, clusters: null };
          const counts = [...countsThatPlace(area, trying, urns)];
          if (counts.length === 0) return;
          told++;
          const answer: FewerAnswer = answerQuestion(
            area,
            settings,
            {
              kind: "fewer",
              options: DEFAULT_PROPOSE_OPTIONS,
              clusters: [],
              most: true,
              timeLimitSeconds: 30,
            },
            { now, highs },
          );
          const fewest = Math.min(...counts);
          expect(answer.proved).toBe(fewest);
          expect(answer.found).toBe(fewest);
          const most = Math.max(...countsThatPlace(area, trying, []));
          expect(answer.most).toEqual({ found: most, proved: most });
          expect(answer.schools).toBe(urns.length);
          expect(answer.bySchools).toBe(
            maxSchools === null ? null : Math.ceil(urns.length / maxSchools),
          );
          const plain = plainArea(area, settings);
          const rows = answer.noTwoShare.map((urn) => plain.urns.indexOf(urn));
          for (const a of rows) {
            for (const b of rows) {
              if (a !== b) expect(plain.slowest[a]?.[b]).toBeGreaterThan(settings.ceiling);
            }
          }
          ways.add(answer.bySchools === fewest ? "by size" : "not by size");
          ways.add(answer.noTwoShare.length === fewest ? "by schools" : "not by schools");
        },
      ),
      { seed: 7, numRuns: 60 },
    );
    expect(told).toBeGreaterThan(30);
    expect(ways.size).toBe(4);
  });

  it("counts the schools that the plan places, whatever it leaves out", () => {
    // Two pairs 10 minutes apart, an hour between them, and a school an hour from all.
    const area = flatArea([
      [0, 0],
      [10, 0],
      [60, 0],
      [70, 0],
      [200, 0],
    ]);
    const settings = settingsOf({ bounds: { minSchools: 2, maxSchools: 8 } });
    const [a = "", b = "", c = "", d = ""] = area.schools.map(({ urn }) => urn);
    const answer = answerQuestion(
      area,
      settings,
      {
        kind: "fewer",
        options: DEFAULT_PROPOSE_OPTIONS,
        clusters: [
          { id: "1", schools: [a, b] },
          { id: "2", schools: [c, d] },
        ],
        most: false,
        timeLimitSeconds: 30,
      },
      { now, highs },
    );
    expect(answer).toMatchObject({
      schools: 4,
      bySchools: 1,
      byPupils: null,
      proved: 2,
      found: 2,
      most: null,
    });
    expect(answer.noTwoShare).toHaveLength(2);
  });

  it("finds no plan with clusters in pieces where none may be, although it would have fewer", () => {
    // Four schools in a row of which no two next to each other may share: the only pairs are in pieces.
    const area = flatArea([
      [0, 0],
      [10, 0],
      [20, 0],
      [30, 0],
    ]);
    const [a = "", b = "", c = "", d = ""] = area.schools.map(({ urn }) => urn);
    const fewer = (weight: number | null): FewerAnswer =>
      answerQuestion(
        area,
        settingsOf({ bounds: { minSchools: 1, maxSchools: 2 } }),
        {
          kind: "fewer",
          options: {
            ...DEFAULT_PROPOSE_OPTIONS,
            wishes: {
              ...NO_WISHES,
              keepApart: [
                [a, b],
                [b, c],
                [c, d],
              ],
              priced: [{ name: "joined-up", weight }],
            },
          },
          clusters: [a, b, c, d].map((urn, at) => ({ id: String(at), schools: [urn] })),
          most: false,
          timeLimitSeconds: 30,
        },
        { now, highs },
      );
    expect(fewer(60)).toMatchObject({ proved: 2, found: 2 });
    expect(fewer(null)).toMatchObject({ proved: 2, found: 4 });
  });
});
