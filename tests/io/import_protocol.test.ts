import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createImportHandler } from "../../src/io/import_handler.ts";
import type { ImportPort, ImportReply, ImportRequest } from "../../src/io/import_protocol.ts";
import { createImportClient } from "../../src/io/import_protocol.ts";

/** The worker's handler behind a port that copies what passes, as a worker's does. */
function portToHandler(): ImportPort {
  const listeners: ((reply: ImportReply) => void)[] = [];
  const handle = createImportHandler((reply) => {
    const copy = structuredClone(reply);
    for (const listener of listeners) listener(copy);
  });
  return {
    post: (request: ImportRequest) => void handle(structuredClone(request)),
    onReply: (listener) => listeners.push(listener),
    onBroken: () => {},
  };
}

const FILE = "edubasealldata20260624.csv";
const source = new Uint8Array(readFileSync(`tests/fixtures/gias/${FILE}`));

describe("the import worker", () => {
  it("reads a file with progress", async () => {
    const shares: number[] = [];
    const reading = await createImportClient(portToHandler()).read(
      source,
      FILE,
      {},
      {
        onProgress: (share) => shares.push(share),
      },
    );
    expect(reading.ok && reading.value.counts.accepted).toBe(11);
    expect(shares.at(-1)).toBe(1);
  });

  it("answers each of two readings with its own file, although the later one ends first", async () => {
    const client = createImportClient(portToHandler());
    const line = "100001,A,-0.5,53\n";
    const gias = `URN,EstablishmentName\n${line.repeat(200_000)}`;
    const ended: string[] = [];
    const read = async (text: string, file: string) => {
      const reading = await client.read(new TextEncoder().encode(text), file, {}, {});
      ended.push(file);
      return reading.ok ? reading.value.counts.read : null;
    };
    const counts = await Promise.all([
      read(gias.replaceAll(",-0.5,53", ""), "long"),
      read(`urn,name,longitude,latitude\n${line}`, "short"),
    ]);
    expect(ended).toEqual(["short", "long"]);
    expect(counts).toEqual([200_000, 1]);
  });

  it("is cancelled by the signal and rejects with its reason", async () => {
    const controller = new AbortController();
    const reading = createImportClient(portToHandler()).read(
      source,
      FILE,
      {},
      {
        signal: controller.signal,
      },
    );
    controller.abort(new Error("changed my mind"));
    await expect(reading).rejects.toThrow("changed my mind");
  });

  it("reports a fault in words", async () => {
    const broken = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject("gone") }) };
    const replies: ImportReply[] = [];
    const handle = createImportHandler((reply) => replies.push(reply));
    await handle({
      type: "read",
      jobId: 1,
      file: FILE,
      source: broken as unknown as Blob,
      options: {},
    });
    expect(replies).toEqual([{ type: "failed", jobId: 1, message: "gone" }]);
  });
});
