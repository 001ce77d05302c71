import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Legend } from "../../src/ui/map/Legend.tsx";
import { OverlaySelect } from "../../src/ui/map/OverlaySelect.tsx";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

const dated = (value: number) => ({ value, asAt: null });
const school = (urn: string, pupils: number, capacity: number | null) =>
  schoolOf(urn, { pupils: dated(pupils), capacity: capacity === null ? null : dated(capacity) });

/** Pinfold, Quarrington Lane and Ropewalk of the worked example, and a school without a capacity. */
const area = areaOf({
  schools: [
    school("1", 14, 56),
    school("2", 88, 105),
    school("3", 109, 105),
    school("4", 61, null),
  ],
  seconds: Array.from({ length: 4 }, (_, from) => [0, 1, 2, 3].map((to) => Math.abs(to - from))),
});

it("schools are coloured by the local thresholds of the area, whose legend says them and what is not known", async () => {
  const parts = (
    <>
      <OverlaySelect />
      <Legend />
    </>
  );
  const { store, selectors, places, user, container } = await show(parts, {
    area,
    example: planOf([["1", "2"]]),
  });
  const lines = () =>
    within(container.querySelector(".legend") as HTMLElement)
      .getAllByRole("listitem")
      .map(textOf);
  expect(lines()).not.toContain("Not known");
  await user.selectOptions(
    screen.getByRole("combobox", { name: "Colour schools by" }),
    "Unfilled share by local threshold",
  );
  expect(lines().slice(0, 6)).toEqual([
    "More pupils than places",
    "Under 10 % unfilled",
    "10 % or more unfilled",
    "25 % or more and 30 or more places unfilled",
    "Not known",
    "Local thresholds, not statutory",
  ]);
  const classes = () => selectors.overlayClasses(store.getState());
  expect(classes()).toEqual(["share-and-places-reached", "share-reached", "over", null]);

  const work = await places.open();
  const thresholds = { share: 0.17, highShare: 0.5, highPlaces: 45 };
  work.getState().edit((before) => ({ ...before, thresholds }), "Other thresholds");
  await waitFor(() => expect(lines()[1]).toBe("Under 17 % unfilled"));
  expect(lines()[3]).toBe("50 % or more and 45 or more places unfilled");
  expect(classes()).toEqual(["share-reached", "below", "over", null]);
  work.getState().undo();
  await waitFor(() => expect(lines()[1]).toBe("Under 10 % unfilled"));
});
