import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { WhyHere } from "../../src/ui/detail/WhyHere.tsx";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

describe("why a school is where it is", () => {
  const ashby = schoolOf("1", { name: "Ashby" });
  const others = ["Bexby", "Carle", "Dun", "East"];
  const area = areaOf({
    schools: [ashby, ...others.map((name, i) => schoolOf(String(i + 2), { name }))],
    seconds: [
      [0, 300, 480, 480, 3000],
      [300, 0, 540, 540, 3000],
      [480, 540, 0, 180, 3000],
      [480, 540, 180, 0, 3000],
      [3000, 3000, 3000, 3000, 0],
    ],
  });
  const plan = planOf([["1", "2"], ["3", "4"], ["5"]]);

  async function opened() {
    const shown = await show(<WhyHere area={area} school={ashby} />, {
      area,
      example: plan,
    });
    await shown.user.click(screen.getByText(/^Why is it here/));
    return shown;
  }

  it("says what it costs elsewhere and what stops it, at school-day speed, the possible first", async () => {
    const { container } = await opened();
    expect(textOf(container)).toContain("Ashby is in Cluster 1, 6.0 min from its partners in all.");
    const rows = [...container.querySelectorAll("li span")].map(textOf);
    expect(rows).toEqual([
      "Cluster 2: 13.2 min more travel between partners. Its worst pair would be Ashby to Carle, 9.6 min.",
      "Cluster 3: not possible, because Ashby to East would take 60.0 min, over by 15.0 min and 1 more drive would not be within.",
    ]);
  });

  it("moves the school at a click, as one step that undo takes back, and offers no move that is not possible", async () => {
    const { store, user } = await opened();
    const members = () =>
      selectPlan(store.getState())?.clusters.map(({ schools }) => schools.join(" "));
    expect(
      screen.getAllByRole("button").map((button) => button.getAttribute("aria-label")),
    ).toEqual(["Move to Cluster 2"]);
    await user.click(screen.getByRole("button", { name: "Move to Cluster 2" }));
    expect(members()).toEqual(["2", "3 4 1", "5"]);
    expect(store.getState().announcement).toBe("Moved Ashby to Cluster 2.");
    store.getState().undo();
    expect(members()).toEqual(["1 2", "3 4", "5"]);
  });

  it("works nothing out until it is asked", async () => {
    const { container } = await show(<WhyHere area={area} school={ashby} />, {
      area,
      example: plan,
    });
    expect(container.querySelectorAll("li")).toHaveLength(0);
  });
});
