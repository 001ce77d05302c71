import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { ClusterList } from "../../src/ui/clusters/ClusterList.tsx";
import PickedHover from "../../src/ui/picked/PickedHover.tsx";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { giveHeight, show, textOf } from "./show.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Schools A to E on a road, 20 min at free flow from one to the next: 24 on a school day. The limit is 45. */
const urns = ["A", "B", "C", "D", "E"];
const AREA = areaOf({
  schools: urns.map((urn) => schoolOf(urn)),
  seconds: urns.map((_, i) => urns.map((__, j) => Math.abs(i - j) * 1200)),
});
const PLAN = planOf([["A", "B"], ["C", "D"], ["E"]]);

async function opened() {
  giveHeight();
  const app = await show(
    <>
      <ClusterList />
      <PickedHover />
    </>,
    { area: AREA, example: PLAN },
    ({ store }) => store.getState().pick(["D"], "only"),
  );
  const row = (name: string) => screen.getByRole("button", { name: new RegExp(`^\\d${name}`) });
  const told = () => [...app.container.querySelectorAll(".row-effect")].map(textOf);
  return { ...app, row, told };
}

it("pointing at a cluster, while schools are picked, shows in both rows what moving them would do and names the pair that breaks", async () => {
  const { user, store, row, told, container } = await opened();
  await user.hover(row("Cluster 1"));
  await waitFor(() => expect(told()).toHaveLength(2));
  const [receiving, giving] = told();
  expect(receiving).toContain(
    "▲ Worst pair 24.0 min →becomes 72.0 min, over by 27.0 min longer by 48.0 min",
  );
  expect(receiving).toContain("Pupils 200 →becomes 300 +100");
  expect(receiving).toContain("Mix 2 Community →becomes 3 Community");
  expect(receiving).toContain(
    "School A to School D, 72.0 min, over by 27.0 min, breaks the limit.",
  );
  expect(giving).toContain("Worst pair 24.0 min →becomes none");
  expect(giving).not.toContain("breaks the limit");
  expect(store.getState().history?.past).toBeNull();
  await user.unhover(row("Cluster 1"));
  expect(container.querySelector(".row-effect")).toBeNull();
  expect(store.getState().assignDraft).toBeNull();
});

it("coming to a row with the keyboard shows the same and says it; nothing is shown while nothing is picked", async () => {
  const { store, row, told } = await opened();
  act(() => row("Cluster 3").focus());
  await waitFor(() => expect(told()).toHaveLength(2));
  expect(store.getState().announcement).toMatch(
    /^Cluster 3: worst pair none becomes 24\.0 min; .* No new pair breaks the limit\.$/,
  );
  act(() => store.getState().pick([], "only"));
  fireEvent.blur(row("Cluster 3"));
  expect(told()).toEqual([]);
});
