import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import { setSettings } from "../../src/domain/edits/set_settings.ts";
import { ESTIMATE_CAVEAT, estimateDriveTimes } from "../../src/domain/estimate.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { minutes } from "../../src/domain/units.ts";
import { FirstRun } from "../../src/ui/FirstRun.tsx";
import { StatusBar } from "../../src/ui/StatusBar.tsx";
import TimesDialog from "../../src/ui/times/TimesDialog.tsx";
import { fakePreferences } from "../app/fake_app.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

const PLAN = planOf([["1", "2", "3"]]);
const base = evenArea(3, 600);

const ROUTED: Area = {
  ...base,
  title: "Wolds",
  driveTimes: {
    ...base.driveTimes,
    kind: "osrm",
    schoolHash: "abc123",
    provenance: {
      engine: "OSRM",
      version: "6.0.0",
      profile: "car.lua",
      extract: "wolds-2026.osm.pbf",
      madeAt: "2026-06-24",
      notes: "Raw seconds at free flow.",
    },
  },
  sources: [
    {
      what: "Schools",
      publisher: "Department for Education",
      licence: "OGL v3.0",
      attribution: "Contains public sector information.",
      asAt: "2026-01-30",
      url: null,
    },
  ],
};

const ESTIMATED: Area = {
  ...base,
  title: "Wolds",
  driveTimes: estimateDriveTimes(
    base.schools.map(({ location }) => location),
    null,
  ),
  caveats: [ESTIMATE_CAVEAT],
};

describe("the bar at the foot", () => {
  const bar = () => textOf(screen.getByRole("contentinfo"));

  it.each([
    [ROUTED, "Times: road times (OSRM)"],
    [ESTIMATED, "Times: estimated from straight-line distance, not road times"],
    [
      { ...ROUTED, driveTimes: { ...ROUTED.driveTimes, kind: "supplied" as const } },
      "Times: supplied with the file, source not stated",
    ],
  ])("says what every verdict rests on", async (area, sentence) => {
    await show(<StatusBar />, { area, example: PLAN });
    expect(bar()).toContain(sentence);
    expect(bar()).toContain("Judged at School day ×1.20, limit 45 minutes");
  });

  it("says another speed and limit, and leads to where the times come from", async () => {
    const { user, store } = await show(<StatusBar />, { area: ROUTED, example: PLAN }, (app) =>
      app.store
        .getState()
        .edit(
          setSettings({ speed: namedSpeed("winter"), ceilingMinutes: minutes(31.5) }),
          "Changed",
        ),
    );
    expect(bar()).toContain("Judged at Winter ×1.45, limit 31.5 minutes");
    await user.click(screen.getByRole("button", { name: "Where from?" }));
    expect(store.getState().dialog).toBe("times");
  });
});

describe("where the times come from", () => {
  const text = () => textOf(screen.getByRole("dialog", { hidden: true }));

  it("names the engine, version, profile, roads, date, fingerprint and sources of road times", async () => {
    await show(<TimesDialog onClose={() => {}} />, { area: ROUTED, example: PLAN });
    for (const fact of [
      "road times (OSRM)",
      "OSRM",
      "6.0.0",
      "car.lua",
      "wolds-2026.osm.pbf",
      "2026-06-24",
      "abc123",
      "Schools: Department for Education, as at 2026-01-30. Contains public sector information.",
      "School day ×1.20",
    ]) {
      expect(text()).toContain(fact);
    }
    expect(text()).not.toContain("These are not road times");
  });

  it("says of estimates that they are no road times, how many a range holds, and what they do not know", async () => {
    await show(<TimesDialog onClose={() => {}} />, { area: ESTIMATED, example: PLAN });
    expect(text()).toContain("These are not road times.");
    expect(text()).toContain("at least 85 % of road times");
    expect(text()).toContain(ESTIMATE_CAVEAT);
    expect(text()).not.toContain("fingerprint");
  });
});

describe("the first visit", () => {
  const note = () => screen.queryByRole("complementary", { name: "What am I looking at?" });

  it("says what is shown, that no one has agreed to it, and where the times come from", async () => {
    await show(<FirstRun />, { area: ESTIMATED, example: PLAN });
    const text = textOf(note() ?? document.createElement("p"));
    expect(text).toContain("Wolds’s 3 primary schools");
    expect(text).toContain("no one has agreed to it");
    expect(text).toContain("estimates from straight-line distance");
    cleanup();
    await show(<FirstRun />, { area: ROUTED });
    const other = textOf(note() ?? document.createElement("p"));
    expect(other).toContain("not in clusters yet");
    expect(other).toContain("Drive times are road times");
  });

  it("is the only one that has the note, once it is dismissed", async () => {
    const preferences = fakePreferences();
    const { user } = await show(<FirstRun />, { area: ROUTED }, () => {}, preferences);
    await user.click(screen.getByRole("button", { name: "Got it" }));
    expect(note()).toBeNull();
    cleanup();
    await show(<FirstRun />, { area: ROUTED }, () => {}, preferences);
    expect(note()).toBeNull();
  });
});
