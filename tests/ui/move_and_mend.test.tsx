import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import type { Area } from "../../src/domain/area.ts";
import { undoDepth } from "../../src/domain/history.ts";
import { MoveSelect } from "../../src/ui/detail/MoveSelect.tsx";
import { ProblemList } from "../../src/ui/problems/ProblemList.tsx";
import type { FakeApp } from "../app/fake_app.ts";
import { areaOf, evenArea, planOf, schoolOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

const membersOf = ({ store }: Pick<FakeApp, "store">) =>
  selectPlan(store.getState())?.clusters.map(({ schools }) => schools.join(" "));

const stepsOf = ({ store }: Pick<FakeApp, "store">) => {
  const { history } = store.getState();
  return history === null ? 0 : undoDepth(history);
};

describe("the list that moves a school", () => {
  const area = evenArea(4, 600);
  const plan = planOf([
    ["1", "2"],
    ["3", "4"],
  ]);
  const [school] = area.schools;
  if (school === undefined) throw new Error("The area has a first school.");
  const shown = () => show(<MoveSelect school={school} />, { area, example: plan });
  const list = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Move School 1 to" });

  it("offers every cluster by number and name, none, and a new one, and stands on the school's own", async () => {
    await shown();
    expect([...list().options].map(({ text }) => text)).toEqual([
      "Not in a cluster",
      "1 Cluster 1",
      "2 Cluster 2",
      "A new cluster",
    ]);
    expect(list().selectedOptions[0]?.text).toBe("1 Cluster 1");
  });

  it.each([
    ["2 Cluster 2", ["2", "3 4 1"], "Moved School 1 to Cluster 2"],
    ["Not in a cluster", ["2", "3 4"], "Took School 1 out of its cluster"],
    ["A new cluster", ["2", "3 4", "1"], "Started a cluster with School 1"],
  ])("to “%s” moves it in one step and says so", async (choice, members, label) => {
    const app = await shown();
    await app.user.selectOptions(list(), choice);
    expect(membersOf(app)).toEqual(members);
    expect(app.store.getState().announcement.startsWith(`${label}.`)).toBe(true);
    expect(app.store.getState().history?.present.label).toBe(label);
    expect(stepsOf(app)).toBe(1);
    app.store.getState().undo();
    expect(membersOf(app)).toEqual(["1 2", "3 4"]);
  });
});

/** Schools on a line, `seconds` apart from one to the next. */
function line(count: number, seconds: number): Area {
  const urns = Array.from({ length: count }, (_, i) => String(i + 1));
  return areaOf({
    schools: urns.map((urn) => schoolOf(urn)),
    seconds: urns.map((_, i) => urns.map((_, j) => Math.abs(i - j) * seconds)),
  });
}

describe("the list of problems", () => {
  const plan = {
    ...planOf([["1", "2", "3"], ["4"], ["5", "9"]]),
    settings: { minSchools: 2 },
  };
  /** School 6 is in no cluster; 1 to 3 are over; cluster 2 is too small; cluster 3 lists a school that is not there. */
  const area = line(6, 1600);
  const shown = () => show(<ProblemList />, { area, example: plan });
  const ruleHeadings = () =>
    [...document.querySelectorAll("summary")].map((heading) => textOf(heading));

  it("has errors before warnings, those of one rule together", async () => {
    const { selectors, store } = await shown();
    const issues = selectors.judgement(store.getState())?.issues ?? [];
    const errors = issues.filter(({ severity }) => severity === "error");
    expect(errors.length).toBe(3);
    expect(textOf(screen.getByRole("banner"))).toContain("3 errors");
    expect(ruleHeadings().length).toBe(new Set(issues.map(({ rule }) => rule)).size);
    const severities = [...document.querySelectorAll(".issue")].map((card) =>
      card.classList.contains("issue--error") ? "error" : "warning",
    );
    expect(severities).toEqual([
      ...severities.filter((severity) => severity === "error"),
      ...severities.filter((severity) => severity === "warning"),
    ]);
    expect(severities.length).toBe(issues.length);
  });

  it("steps from the first error to the last warning and round, selecting and flying to each", async () => {
    const { user, store, selectors } = await shown();
    const total = selectors.judgement(store.getState())?.issues.length ?? 0;
    const step = (name: string) => user.click(screen.getByRole("button", { name }));
    const announced: string[] = [];
    const currentIsError: boolean[] = [];
    for (let i = 0; i < total; i++) {
      await step("Next");
      announced.push(store.getState().announcement);
      const current = document.querySelector('[aria-current="true"] .issue');
      currentIsError.push(current?.classList.contains("issue--error") ?? false);
      expect(store.getState().flight?.when ?? "always").toBe("always");
    }
    expect(announced.map((said) => said.split(".")[0])).toEqual(
      Array.from({ length: total }, (_, i) => `Problem ${i + 1} of ${total}`),
    );
    expect(announced[0]).toContain("over the 45-minute limit");
    expect(currentIsError.slice(0, 3)).toEqual([true, true, true]);
    expect(currentIsError.slice(3).includes(true)).toBe(false);
    await step("Next");
    expect(store.getState().announcement).toContain(`Problem 1 of ${total}. `);
    await step("Previous");
    expect(store.getState().announcement).toContain(`Problem ${total} of ${total}. `);
  });

  it("takes the map to the schools of the problem and opens its cluster", async () => {
    const { user, store } = await shown();
    const card = [...document.querySelectorAll<HTMLElement>(".issue")].find((found) =>
      textOf(found).includes("over the 45-minute limit"),
    );
    if (card === undefined) throw new Error("No card says that it is over.");
    await user.click(within(card).getByText("Show on the map"));
    expect(store.getState().selection.cluster).toBe("1");
    expect(store.getState().flight?.schools.length).toBeGreaterThan(1);
  });

  it("says that every rule is met where there is nothing to say", async () => {
    const quiet = evenArea(3, 300, (urn) => ({
      diocese: { value: "None", asAt: "2026" },
      formerType: null,
      location: [-1 + Number(urn) / 50, 53],
    }));
    await show(<ProblemList />, { area: quiet, example: planOf([["1", "2", "3"]]) });
    expect(screen.getByRole("heading", { name: "No problems" })).toBeTruthy();
  });
});
