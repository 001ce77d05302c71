import { describe, expect, it } from "vitest";
import type { AddressPort } from "../../src/app/effects/address.ts";
import { keepAddress } from "../../src/app/effects/address.ts";
import { readLink, writeLink } from "../../src/app/link.ts";
import type { Area } from "../../src/domain/area.ts";
import { areaFromFolder } from "../e2e/support/expected.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { createFakeApp, openFakeApp } from "./fake_app.ts";

const area = evenArea(4, 600);
const plan = planOf([["1", "2", "3"]]);
const other: Area = { ...evenArea(2, 600), name: "other", title: "Other" };

/** An address bar with a history. */
function fakeAddress(first: string) {
  const entries = [first];
  let at = 0;
  let listener = () => {};
  const port: AddressPort = {
    read: () => entries[at] ?? "",
    write(hash, how) {
      if (how === "push") entries.splice(++at, entries.length, hash);
      else entries[at] = hash;
    },
    onChange(heard) {
      listener = heard;
    },
  };
  const goTo = async (place: number) => {
    at = place;
    listener();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { ...port, entries, back: () => goTo(at - 1), forward: () => goTo(at + 1) };
}

describe("a link", () => {
  it.each([
    ["#area=isle-of-wight&school=118158", "isle-of-wight", "118158", null, false],
    ["#area=rutland&school=1&to=2", "rutland", "1", "2", false],
    ["#school=1&ask=move", null, "1", null, true],
    ["#area=rutland&school=", "rutland", null, null, false],
    ["#area=rutland", "rutland", undefined, null, false],
    ["", null, undefined, null, false],
  ] as const)("%s is read, and written as it was", (hash, named, school, to, asksToMove) => {
    const link = readLink(hash);
    expect(link).toEqual({ area: named, school, to, asksToMove });
    expect(writeLink(link)).toBe(hash);
  });

  it("with anything else in it is read for what it has", () => {
    expect(readLink("#top&utm=x&school=%201%20")).toEqual({
      area: null,
      school: "1",
      to: null,
      asksToMove: false,
    });
  });
});

describe("the address", () => {
  const started = async (hash: string, page: "planner" | "school" = "planner") => {
    const app = createFakeApp([{ area, example: plan }, { area: other }]);
    const address = fakeAddress(hash);
    await keepAddress(app.store, address, { area: "test", page });
    return { ...app, address, now: () => app.store.getState() };
  };

  it("opens straight on the school that it names, with the school and its cluster pointed out", async () => {
    const { now } = await started("#area=test&school=2");
    expect(now()).toMatchObject({
      page: "school",
      pageSchool: "2",
      selection: { cluster: "1", school: 1 },
    });
  });

  it("opens on the way that it names", async () => {
    const { now } = await started("#area=test&school=2&to=3");
    expect(now().pageView).toEqual({ kind: "way", to: "3" });
    expect(now().way).toEqual({
      status: "ready",
      value: { from: "2", to: "3", there: null, back: null, problems: [] },
    });
  });

  it("does not take back to the school's page who went to the lists before the area was there", async () => {
    const app = createFakeApp([{ area, example: plan }]);
    const release = app.library.hold("test");
    const kept = keepAddress(app.store, fakeAddress(""), { area: "test", page: "school" });
    expect(app.store.getState().page).toBe("school");
    app.store.getState().leaveSchoolPage();
    release();
    await kept;
    expect(app.store.getState()).toMatchObject({ page: "planner", area: { status: "ready" } });
  });

  it("opens an area with the road times that were built on this computer, where it has them", async () => {
    const known = { ...area, laCode: "857" };
    const app = createFakeApp([{ area: known, example: plan }]);
    const built = { ...known, title: "Test with road times" };
    const folder = "built/857.1a2b3c4d";
    app.library.answer(folder, async () => ({ ok: true, value: built, notes: [] }));
    const { store } = app;
    store
      .getState()
      .offerBuiltAreas([{ folder, name: "test", title: "Test", laCode: "857", schools: 4 }]);
    await keepAddress(store, fakeAddress("#area=test"), { area: "test", page: "planner" });
    expect(store.getState().area).toMatchObject({ status: "ready", value: built });
  });

  it("without a school opens the planner on a desktop, and the page that asks which on a phone", async () => {
    expect((await started("")).now().page).toBe("planner");
    const phone = await started("#area=other", "school");
    expect(phone.now()).toMatchObject({ page: "school", pageSchool: null });
    expect(phone.address.entries).toEqual(["#area=other&school="]);
  });

  it("follows what is shown, and going back and forward shows it again", async () => {
    const { now, address } = await started("");
    now().openSchoolPage("1");
    await now().showWay("4");
    now().showPartners();
    now().askToMove();
    now().leaveSchoolPage();
    expect(address.entries).toEqual([
      "#area=test",
      "#area=test&school=1",
      "#area=test&school=1&to=4",
      "#area=test&school=1",
      "#area=test&school=1&ask=move",
      "#area=test",
    ]);
    await address.back();
    expect(now()).toMatchObject({ page: "school", pageView: { kind: "request" } });
    await address.back();
    await address.back();
    expect(now().pageView).toEqual({ kind: "way", to: "4" });
    await address.forward();
    expect(now().pageView).toEqual({ kind: "partners" });
    expect(address.entries).toHaveLength(6);
  });

  it("goes back to another area too", async () => {
    const { now, address } = await started("#area=test&school=1");
    await now().openArea("other");
    expect(now()).toMatchObject({ page: "school", pageSchool: null });
    await address.back();
    expect(now().area).toMatchObject({ value: { name: "test" } });
    expect(now().pageSchool).toBe("1");
  });

  it("that names an area which is not there says so and keeps what was typed", async () => {
    const { now, address } = await started("#area=atlantis&school=1");
    expect(now().area).toMatchObject({ status: "failed" });
    expect(address.entries).toEqual(["#area=atlantis&school=1"]);
  });
});

describe("a school's page", () => {
  it("shows the stored ways there and back", async () => {
    const wight = await areaFromFolder("isle-of-wight");
    const { store } = await openFakeApp({ area: wight });
    store.getState().openSchoolPage("118158");
    await store.getState().showWay("118159");
    const { way } = store.getState();
    expect(way.status === "ready" && [way.value.there?.to, way.value.back?.to]).toEqual([
      "118159",
      "118158",
    ]);
  });

  it("drops a way that comes after another was asked for", async () => {
    const wight = await areaFromFolder("isle-of-wight");
    const { store } = await openFakeApp({ area: wight });
    store.getState().openSchoolPage("118158");
    const first = store.getState().showWay("118159");
    const second = store.getState().showWay("118160");
    await Promise.all([first, second]);
    const { way } = store.getState();
    expect(way.status === "ready" && way.value.to).toBe("118160");
  });

  it("drops a way that comes after the partners were gone back to", async () => {
    const wight = await areaFromFolder("isle-of-wight");
    const { store } = await openFakeApp({ area: wight });
    store.getState().openSchoolPage("118158");
    const asked = store.getState().showWay("118159");
    store.getState().showPartners();
    await asked;
    expect(store.getState().way).toEqual({ status: "idle" });
  });
});
