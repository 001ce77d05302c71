import { describe, expect, it } from "vitest";
import { openAreaLibrary } from "../../src/app/clients/area_library.ts";
import { assetReader } from "../../src/io/assets.ts";
import { createImportClient } from "../../src/io/import_protocol.ts";
import { createLibraryClient } from "../../src/io/library_protocol.ts";
import { BASE, fakeImportPort, fakeLibraryPort, fetchFromDisk } from "./fake_ports.ts";

const library = (fetcher = fetchFromDisk) =>
  openAreaLibrary(assetReader(fetcher, BASE), createLibraryClient(fakeLibraryPort(fetcher), BASE));

const csv = new TextEncoder().encode("urn,name,longitude,latitude\n100001,A,-0.5,53\n");

describe("the library of areas", () => {
  it("offers the three built-in areas first, then every other English authority by name", async () => {
    const { choices } = await library();
    expect(
      choices.slice(0, 3).map(({ title, schools, source }) => [title, schools, source]),
    ).toEqual([
      ["Lincolnshire", 280, "built-in"],
      ["Isle of Wight", 36, "built-in"],
      ["Rutland", 17, "built-in"],
    ]);
    const others = choices.slice(3);
    expect(others.length).toBe(149);
    expect(others.every(({ source }) => source === "register")).toBe(true);
    const titles = others.map(({ title }) => title);
    expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, "en")));
    expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
  });

  it("opens a built-in area with its example, which is a plan of its schools", async () => {
    const { open, examplePlan } = await library();
    const reading = await open("rutland");
    const plan = await examplePlan("rutland");
    if (!reading.ok || plan === null) throw new Error("Rutland did not open.");
    expect(reading.value.driveTimes.kind).toBe("osrm");
    const urns = new Set(reading.value.schools.map(({ urn }) => urn));
    expect(plan.clusters.length).toBeGreaterThan(0);
    expect(plan.clusters.flatMap(({ schools }) => schools).every((urn) => urns.has(urn))).toBe(
      true,
    );
  });

  it("opens any other authority from the register, with estimated times and no example", async () => {
    const { choices, open, examplePlan } = await library();
    const choice = choices.find(({ title }) => title === "Herefordshire, County of");
    const name = choice?.name ?? "herefordshire";
    const reading = await open(name);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.value.schools.length).toBe(choice?.schools);
    expect(reading.value.driveTimes.kind).toBe("estimate");
    expect(reading.value.outlineKind).toBe("hull");
    expect(reading.value.caveats.length).toBeGreaterThan(0);
    expect(await examplePlan(name)).toBeNull();
  });

  it("says in a sentence what it does not know, and what the server does not give", async () => {
    const { open } = await library();
    await expect(open("atlantis")).rejects.toThrow("there is no area called atlantis.");
    const failing: typeof fetch = async (input, init) =>
      String(input).includes("areas/rutland")
        ? new Response(null, { status: 503 })
        : fetchFromDisk(input, init);
    const flaky = await library(failing);
    const refused = await flaky.open("rutland");
    expect(!refused.ok && refused.problems[0]?.reason).toContain("the server answered 503");
    const nothing: typeof fetch = async () => new Response(null, { status: 404 });
    await expect(library(nothing)).rejects.toThrow("is missing. Build the app again.");
  });
});

describe("the stored ways of an area", () => {
  it("are read from the file of the school one starts at, once for all its partners", async () => {
    const asked: string[] = [];
    const noting: typeof fetch = (input, init) => {
      asked.push(new URL(String(input)).pathname);
      return fetchFromDisk(input, init);
    };
    const client = createLibraryClient(fakeLibraryPort(noting), BASE);
    const there = await client.directions("isle-of-wight", "118158", "118159");
    const other = await client.directions("isle-of-wight", "118158", "118160");
    expect(there.ok && [there.value.from, there.value.to]).toEqual(["118158", "118159"]);
    expect(other.ok && other.value.to).toBe("118160");
    expect(asked).toEqual(["/areas/isle-of-wight/routes/118158.ndjson.gz"]);
  });

  it("that are not there are said to be not there, in a sentence", async () => {
    const client = createLibraryClient(fakeLibraryPort(), BASE);
    for (const [area, to, reason] of [
      ["isle-of-wight", "999999", "It has no route from 118158 to 999999."],
      ["lincolnshire", "118159", "lincolnshire has no stored directions from 118158."],
    ] as const) {
      const reading = await client.directions(area, "118158", to);
      expect(!reading.ok && reading.problems[0]?.reason).toBe(reason);
    }
  });

  it("are asked for again after the server failed", async () => {
    let fails = true;
    const flaky: typeof fetch = (input, init) =>
      fails ? Promise.resolve(new Response(null, { status: 503 })) : fetchFromDisk(input, init);
    const client = createLibraryClient(fakeLibraryPort(flaky), BASE);
    const way = () => client.directions("rutland", "120229", "137358");
    await expect(way()).rejects.toThrow("503");
    fails = false;
    expect((await way()).ok).toBe(true);
  });
});

describe("the client of the library's worker", () => {
  it("rejects everything that is being read when the worker breaks, and works again afterwards", async () => {
    const port = fakeLibraryPort();
    const client = createLibraryClient(port, BASE);
    const area = client.area({ type: "folder", name: "rutland" });
    const plan = client.examplePlan("rutland");
    port.breakDown("The part that reads areas stopped working.");
    await expect(area).rejects.toThrow("The part that reads areas stopped working.");
    await expect(plan).rejects.toThrow("The part that reads areas stopped working.");
    expect(await client.examplePlan("rutland")).not.toBeNull();
  });

  it("drops replies to requests that are over or were never made", async () => {
    const port = fakeLibraryPort();
    const client = createLibraryClient(port, BASE);
    const asked = client.examplePlan("rutland");
    port.say({ type: "plan", jobId: 7, plan: null });
    const plan = await asked;
    expect(plan?.area).toBe("rutland");
    port.say({ type: "failed", jobId: 1, reason: "Late." });
    expect((await client.examplePlan("rutland"))?.area).toBe("rutland");
  });
});

describe("the client of the file reader's worker", () => {
  it("rejects with the file's name when the worker breaks, and reads again afterwards", async () => {
    const port = fakeImportPort();
    const client = createImportClient(port);
    const reading = client.read(csv, "schools.csv", {}, {});
    port.breakDown("the part that reads files stopped working.");
    await expect(reading).rejects.toThrow(
      "schools.csv could not be read: the part that reads files stopped working.",
    );
    const again = await client.read(csv, "schools.csv", {}, {});
    expect(again.ok && again.value.counts.accepted).toBe(1);
  });

  it("drops replies to readings that are over or were never asked for", async () => {
    const port = fakeImportPort();
    const client = createImportClient(port);
    const shares: number[] = [];
    const onProgress = (share: number) => shares.push(share);
    const reading = client.read(csv, "schools.csv", {}, { onProgress });
    port.say({ type: "failed", jobId: 9, message: "Not yours." });
    expect((await reading).ok).toBe(true);
    const before = shares.length;
    port.say({ type: "progress", jobId: 1, share: 0.3 });
    expect(shares.length).toBe(before);
  });
});
