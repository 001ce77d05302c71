import { describe, expect, it } from "vitest";
import { readAhead } from "../../src/app/clients/read_ahead.ts";
import type { LibraryClient } from "../../src/io/library_protocol.ts";

function countingClient(): { readonly client: LibraryClient; readonly asked: string[] } {
  const asked: string[] = [];
  const client: LibraryClient = {
    area: async (question) => {
      asked.push(`area ${question.type === "folder" ? question.name : question.laCode}`);
      return { ok: false, problems: [] };
    },
    examplePlan: async (name) => {
      asked.push(`plan ${name}`);
      return null;
    },
    directions: async (name, from, to) => {
      asked.push(`way in ${name} from ${from} to ${to}`);
      return { ok: false, problems: [] };
    },
    overBorder: async () => ({ ok: false, problems: [] }),
    roadUses: async (name, urns) => {
      asked.push(`roads of ${name} between ${urns.length} schools`);
      return { ok: false, problems: [] };
    },
  };
  return { client, asked };
}

describe("reading the first area ahead", () => {
  it("asks at once, and once only for the first who wants it", async () => {
    const { client, asked } = countingClient();
    const ahead = readAhead(client, "rutland");
    expect(asked).toEqual(["area rutland", "plan rutland"]);
    await ahead.area({ type: "folder", name: "rutland" });
    await ahead.examplePlan("rutland");
    expect(asked).toHaveLength(2);
  });

  it("asks again for a second opening, and for any other area", async () => {
    const { client, asked } = countingClient();
    const ahead = readAhead(client, "rutland");
    await ahead.area({ type: "authority", laCode: "926" });
    await ahead.area({ type: "folder", name: "rutland" });
    await ahead.area({ type: "folder", name: "rutland" });
    await ahead.examplePlan("isle-of-wight");
    expect(asked.slice(2)).toEqual(["area 926", "area rutland", "plan isle-of-wight"]);
  });

  it("passes on whoever asks for a way", async () => {
    const { client, asked } = countingClient();
    await readAhead(client, "rutland").directions("rutland", "1", "2");
    expect(asked.at(-1)).toBe("way in rutland from 1 to 2");
  });

  it("tells a failure to whoever asks, and to nobody before", async () => {
    const broken: LibraryClient = {
      area: () => Promise.reject(new Error("the disk is gone")),
      examplePlan: () => Promise.reject(new Error("the disk is gone")),
      directions: () => Promise.reject(new Error("the disk is gone")),
      roadUses: () => Promise.reject(new Error("the disk is gone")),
      overBorder: () => Promise.reject(new Error("the disk is gone")),
    };
    const ahead = readAhead(broken, "rutland");
    await expect(ahead.area({ type: "folder", name: "rutland" })).rejects.toThrow("the disk");
  });
});
