import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { download } from "../../../routing/downloads/download.ts";
import { DownloadFailure } from "../../../routing/downloads/download_failure.ts";
import type { FileServer } from "../../support/file_server.ts";
import { cutOff, redirect, startFileServer, wholeFile } from "../../support/file_server.ts";

let server: FileServer;
let folder: string;

beforeEach(async () => {
  server = await startFileServer();
  folder = mkdtempSync(join(tmpdir(), "planner-download-"));
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const CONTENT = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7) % 251);
const target = () => join(folder, "file.bin");

interface Asked {
  readonly hosts?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number | null) => void;
  readonly silenceMs?: number;
  readonly answerMs?: number;
}

function fetchFile(path: string, asked: Asked = {}) {
  return download(path.startsWith("http") ? path : `${server.url}${path}`, target(), {
    hosts: asked.hosts ?? ["127.0.0.1"],
    signal: asked.signal ?? new AbortController().signal,
    onProgress: asked.onProgress ?? (() => {}),
    patience: {
      answerMs: asked.answerMs ?? 2_000,
      silenceMs: asked.silenceMs ?? 2_000,
      retryMs: 5,
    },
  });
}

async function failure(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DownloadFailure);
  return (error as Error).message;
}

test("a file is stored whole, with its progress, and nothing is left beside it", async () => {
  server.answer("/file.bin", wholeFile(CONTENT));
  const seen: (readonly [number, number | null])[] = [];
  const found = await fetchFile("/file.bin", {
    onProgress: (done, total) => seen.push([done, total]),
  });
  expect(found).toEqual({ file: target(), bytes: CONTENT.length, url: `${server.url}/file.bin` });
  expect(Buffer.compare(readFileSync(target()), CONTENT)).toBe(0);
  expect(seen[0]).toEqual([0, CONTENT.length]);
  expect(seen.at(-1)).toEqual([CONTENT.length, CONTENT.length]);
  expect(readdirSync(folder)).toEqual(["file.bin"]);
});

test("a file that is not there is nothing, without a failure", async () => {
  expect(await fetchFile("/missing.bin")).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test("a connection that breaks off is gone on with where it broke", async () => {
  server.answer("/file.bin", (request, response) => {
    if (server.asked.length === 1) cutOff(CONTENT, 100_000)(request, response);
    else wholeFile(CONTENT)(request, response);
  });
  await fetchFile("/file.bin");
  expect(Buffer.compare(readFileSync(target()), CONTENT)).toBe(0);
  expect(server.asked.map(({ range }) => range)).toEqual([null, "bytes=100000-"]);
});

test("a server that keeps breaking off is given up with a sentence, and the next call has what came", async () => {
  server.answer("/file.bin", (request, response) => {
    const start = Number(/=(\d+)-/.exec(request.headers.range ?? "=0-")?.[1]);
    if (start >= 150_000) response.destroy();
    else cutOff(CONTENT, 150_000)(request, response);
  });
  const reason = await failure(fetchFile("/file.bin"));
  expect(reason).toMatch(/127\.0\.0\.1:\d+ cannot be reached|broke off after 0\.1 MB of 0\.3 MB/);
  expect(existsSync(target())).toBe(false);
  server.answer("/file.bin", wholeFile(CONTENT));
  await fetchFile("/file.bin");
  expect(server.asked.at(-1)?.range).toBe("bytes=150000-");
  expect(Buffer.compare(readFileSync(target()), CONTENT)).toBe(0);
});

test("a file that changed meanwhile is begun again, not patched together", async () => {
  const newer = CONTENT.map((byte) => byte + 1);
  server.answer("/file.bin", (request, response) => {
    if (server.asked.length === 1) cutOff(CONTENT, 100_000)(request, response);
    else wholeFile(newer)(request, response);
  });
  await fetchFile("/file.bin");
  expect(Buffer.compare(readFileSync(target()), newer)).toBe(0);
});

test("an overloaded server is asked again, one that refuses is not", async () => {
  server.answer("/file.bin", (request, response) => {
    if (server.asked.length < 3) response.writeHead(503).end();
    else wholeFile(CONTENT)(request, response);
  });
  await fetchFile("/file.bin");
  expect(server.asked).toHaveLength(3);
  server.answer("/closed.bin", (_, response) => void response.writeHead(403).end());
  expect(await failure(fetchFile("/closed.bin"))).toContain("answered 403");
  expect(server.asked).toHaveLength(4);
});

test("a web page in place of the file is refused", async () => {
  server.answer("/file.bin", wholeFile(Buffer.from("<html>Log in</html>"), "text/html"));
  expect(await failure(fetchFile("/file.bin"))).toContain("answered with a web page");
  expect(readdirSync(folder)).toEqual([]);
});

test("a redirect is followed to a named host only", async () => {
  server.answer("/file.bin", redirect("/dated.bin"));
  server.answer("/dated.bin", wholeFile(CONTENT));
  expect((await fetchFile("/file.bin"))?.url).toBe(`${server.url}/dated.bin`);
  server.answer("/away.bin", redirect(`http://localhost:${server.port}/dated.bin`));
  const asked = server.asked.length;
  const reason = await failure(fetchFile("/away.bin"));
  expect(reason).toContain(
    "localhost is not among the hosts that may be downloaded from (127.0.0.1)",
  );
  expect(server.asked).toHaveLength(asked + 1);
});

test("redirects without end, a host that is not named and plain http to another computer are refused", async () => {
  server.answer("/file.bin", redirect("/file.bin"));
  expect(await failure(fetchFile("/file.bin"))).toContain("without end");
  expect(await failure(fetchFile("https://example.org/file"))).toContain(
    "example.org is not among",
  );
  const plain = fetchFile("http://example.org/file", { hosts: ["example.org"] });
  expect(await failure(plain)).toContain("is not https");
});

test("a server that is silent, at the start or in the middle, is given up with a sentence", async () => {
  server.answer("/file.bin", () => {});
  const late = await failure(fetchFile("/file.bin", { answerMs: 60 }));
  expect(late).toMatch(/did not answer within \d+ seconds/);
  server.answer("/file.bin", (_, response) => {
    response.writeHead(200, { "Content-Length": CONTENT.length });
    response.write(CONTENT.subarray(0, 1000));
  });
  const silent = await failure(fetchFile("/file.bin", { silenceMs: 60 }));
  expect(silent).toMatch(/broke off after 0\.0 MB of 0\.3 MB \(it sent nothing for \d+ seconds\)/);
});

test("a server that is not there is a sentence with what to do", async () => {
  const { port } = server;
  await server.close();
  const reason = await failure(fetchFile(`http://127.0.0.1:${port}/file.bin`));
  expect(reason).toMatch(/cannot be reached \(.*ECONNREFUSED.*\)\. Check the connection/);
  server = await startFileServer();
});

test("a download that is cancelled ends at once with the signal's reason", async () => {
  server.answer("/file.bin", (_, response) => {
    response.writeHead(200, { "Content-Length": CONTENT.length });
    response.write(CONTENT.subarray(0, 1000));
  });
  const controller = new AbortController();
  const reason = new Error("Stopped by the user.");
  const work = fetchFile("/file.bin", {
    signal: controller.signal,
    onProgress: (done) => {
      if (done > 0) controller.abort(reason);
    },
  });
  await expect(work).rejects.toBe(reason);
  expect(existsSync(target())).toBe(false);
});
