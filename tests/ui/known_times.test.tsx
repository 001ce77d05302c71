import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { recordKnownTime } from "../../src/domain/edits/record_known_time.ts";
import { customSpeed, namedSpeed } from "../../src/domain/speed.ts";
import { minutes, seconds } from "../../src/domain/units.ts";
import { ClusterPanel } from "../../src/ui/detail/ClusterPanel.tsx";
import TimesDialog from "../../src/ui/times/TimesDialog.tsx";
import type { FakeApp } from "../app/fake_app.ts";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { cellsOf, show } from "./show.tsx";

afterEach(cleanup);

const AREA = areaOf({
  schools: [
    schoolOf("1", { name: "Ash", town: "Alford" }),
    schoolOf("2", { name: "Birch", town: "Bourne" }),
    schoolOf("3", { name: "Cedar", town: "Colsterworth" }),
  ],
  seconds: [
    [0, 1200, 600],
    [1200, 0, 600],
    [600, 600, 0],
  ],
});
const ENTRY = { area: AREA, example: planOf([["1", "2", "3"]]) };

const open = (prepare: (app: FakeApp) => void = () => {}) =>
  show(<TimesDialog onClose={() => {}} />, ENTRY, (app) => {
    app.store.getState().show({ timesTab: "known" });
    prepare(app);
  });

describe("recording a known time", () => {
  it("starts from the worst pair of the selected cluster and shows what the engine says", async () => {
    await open((app) => app.store.getState().selectCluster("1"));
    expect(screen.getByLabelText("From")).toHaveProperty("value", "1");
    expect(screen.getByLabelText("To")).toHaveProperty("value", "2");
    expect(screen.getByText("The engine says 24.0 min at School day ×1.20.")).toBeTruthy();
  });

  it("records one direction as one step, marks it in the cluster's panel, and removes it again", async () => {
    const { user, store, selectors } = await open((app) => app.store.getState().selectCluster("1"));
    await user.type(screen.getByLabelText("Minutes, one way"), "30");
    await user.type(screen.getByLabelText(/^Who knows it/), "Headteacher");
    await user.type(screen.getByLabelText(/^How it is known/), "Timed in June");
    await user.click(screen.getByRole("button", { name: "Record this time" }));
    const plan = () => store.getState().history?.present.value;
    expect(plan()?.knownTimes).toEqual([
      {
        from: "1",
        to: "2",
        minutes: 30,
        speed: namedSpeed("school-day"),
        reason: "Timed in June",
        role: "Headteacher",
        date: "2026-06-24",
      },
    ]);
    expect(store.getState().history?.present.label).toBe("Recorded the drive from Ash to Birch");
    expect(selectors.judgement(store.getState())?.clusters[0]?.worst?.seconds).toBe(1800);
    expect(cellsOf(screen.getByRole("table"))[1]?.slice(0, 4)).toEqual([
      "Ash → BirchHeadteacher, 2026-06-24: Timed in June",
      "30.0School day ×1.20",
      "30.0",
      "24.0",
    ]);
    await user.click(screen.getByRole("button", { name: "Remove the time from Ash to Birch" }));
    expect(plan()?.knownTimes).toBeUndefined();
  });

  it("says what is missing only when asked to record, and records nothing", async () => {
    const { user, store } = await open();
    expect(document.querySelector("[aria-invalid]")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Record this time" }));
    const told = (label: string | RegExp) => {
      const field = screen.getByLabelText(label);
      expect(field.getAttribute("aria-invalid")).toBe("true");
      return document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent;
    };
    expect(told(/^From/)).toBe("Choose the school where the drive starts.");
    expect(told(/^To/)).toBe("Choose the school where it ends.");
    expect(told(/^Minutes, one way/)).toContain("The minutes must be a number above 0");
    expect(told(/^Who knows it/)).toContain("by role: never a name");
    expect(told(/^How it is known/)).toContain("or why it differs");
    expect(document.activeElement).toBe(screen.getByLabelText(/^From/));
    await user.selectOptions(screen.getByLabelText(/^From/), "1");
    await user.selectOptions(screen.getByLabelText(/^To/), "2");
    expect(screen.getByLabelText(/^From/).getAttribute("aria-invalid")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Record this time" }));
    expect(document.activeElement).toBe(screen.getByLabelText(/^Minutes, one way/));
    expect(store.getState().history?.past).toBeNull();
  });

  it("adds the way back, and changes a time in its place", async () => {
    const time = {
      from: "1",
      to: "2",
      minutes: minutes(30),
      speed: namedSpeed("peak"),
      reason: "Timed",
      role: "Governor",
      date: "2026-05-01",
    };
    const { user, store } = await open((app) =>
      app.store.getState().edit(recordKnownTime(time), "Recorded"),
    );
    await user.click(screen.getByRole("button", { name: "Add the way back to Ash to Birch" }));
    await user.type(screen.getByLabelText("Minutes, one way"), "28,5");
    await user.click(screen.getByRole("button", { name: "Record this time" }));
    await user.click(screen.getByRole("button", { name: "Change the time from Ash to Birch" }));
    const box = screen.getByLabelText("Minutes, one way");
    await user.clear(box);
    await user.type(box, "33");
    await user.click(screen.getByRole("button", { name: "Change this time" }));
    const known = store.getState().history?.present.value.knownTimes ?? [];
    expect(known.map(({ from, minutes: m, role }) => [from, m, role])).toEqual([
      ["1", 33, "Governor"],
      ["2", 28.5, "Governor"],
    ]);
  });

  it("keeps the speed that a time was driven at when it is changed, even one that the plan no longer judges by", async () => {
    const time = {
      from: "1",
      to: "2",
      minutes: minutes(30),
      speed: customSpeed(1.3, seconds(120)),
      reason: "Timed",
      role: "Governor",
      date: "2026-05-01",
    };
    const { user, store } = await open((app) =>
      app.store.getState().edit(recordKnownTime(time), "Recorded"),
    );
    await user.click(screen.getByRole("button", { name: "Change the time from Ash to Birch" }));
    expect(screen.getByLabelText("Driven at")).toHaveProperty(
      "value",
      "Your own timings ×1.30 + 2 min",
    );
    await user.type(screen.getByLabelText("Minutes, one way"), ".5");
    await user.click(screen.getByRole("button", { name: "Change this time" }));
    const [changed] = store.getState().history?.present.value.knownTimes ?? [];
    expect(changed).toEqual({ ...time, minutes: 30.5 });
    await user.click(screen.getByRole("button", { name: "Change the time from Ash to Birch" }));
    await user.selectOptions(screen.getByLabelText("Driven at"), "Peak ×1.35");
    await user.click(screen.getByRole("button", { name: "Change this time" }));
    expect(store.getState().history?.present.value.knownTimes?.[0]?.speed).toEqual(
      namedSpeed("peak"),
    );
  });

  it("is marked “known locally” beside its minutes and beside the worst pair", async () => {
    const time = {
      from: "1",
      to: "2",
      minutes: minutes(30),
      speed: namedSpeed("school-day"),
      reason: "Timed",
      role: "Headteacher",
      date: "2026-06-24",
    };
    await show(<ClusterPanel id="1" />, ENTRY, (app) =>
      app.store.getState().edit(recordKnownTime(time), "Recorded"),
    );
    expect(screen.getByText(/Worst pair: Ash → Birch, 30\.0 min \(known locally\)/)).toBeTruthy();
    const pairs = within(screen.getByRole("region", { name: "Pairs" }));
    expect(cellsOf(pairs.getByRole("table"))[1]).toEqual([
      "✓ Within: Ash → Birch",
      "30.0known locally",
      "24.0",
      "–not known",
    ]);
  });
});
