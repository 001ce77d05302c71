import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LocalServer } from "../../routing/server/local_server.ts";
import {
  isPortUnavailable,
  startAtFreePort,
  startLocalServer,
} from "../../routing/server/local_server.ts";

let server: LocalServer;
let parent: string;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "planner-server-"));
  const app = join(parent, "dist");
  mkdirSync(join(app, "assets"), { recursive: true });
  writeFileSync(join(parent, "secret.txt"), "secret");
  writeFileSync(join(parent, "dist-secret.txt"), "secret");
  writeFileSync(join(app, "index.html"), "<title>planner</title>");
  writeFileSync(join(app, "assets/main-abc123.js"), "let plain;");
  writeFileSync(join(app, "assets/main-abc123.js.gz"), gzipSync("let plain;"));
  server = await startLocalServer(app, 0);
});

afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends exactly these lines, which fetch would tidy up, and reads the whole answer. */
function send(lines: readonly string[], host = "127.0.0.1"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: server.port });
    let text = "";
    socket.setEncoding("latin1").on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", reject);
    socket.on("end", () => {
      const [head = "", ...rest] = text.split("\r\n\r\n");
      resolve({ status: Number(head.split(" ")[1]), head, body: rest.join("\r\n\r\n") });
    });
    socket.write(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n`);
  });
}

function get(path: string, ...headers: readonly string[]): Promise<Answer> {
  return send([`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${server.port}`, ...headers]);
}

function asHost(host: string): Promise<Answer> {
  return send(["GET / HTTP/1.1", `Host: ${host}`]);
}

test("the page is served with a strict policy and is asked for anew each time", async () => {
  const answer = await get("/");
  expect(answer.status).toBe(200);
  expect(answer.body).toBe("<title>planner</title>");
  expect(answer.head).toContain("Content-Security-Policy: default-src 'none';");
  expect(answer.head).toContain("frame-ancestors 'none'");
  expect(answer.head).not.toContain("unsafe-inline");
  expect(answer.head).toContain("X-Content-Type-Options: nosniff");
  expect(answer.head).toContain("Cache-Control: no-cache");
});

test("a file with a digest in its name is kept for a year and sent compressed to who takes it", async () => {
  const plain = await get("/assets/main-abc123.js");
  expect(plain.body).toBe("let plain;");
  expect(plain.head).toContain("Cache-Control: public, max-age=31536000, immutable");
  const packed = await get("/assets/main-abc123.js", "Accept-Encoding: gzip");
  expect(packed.head).toContain("Content-Encoding: gzip");
  expect(packed.head).toMatch(/Content-Type: text\/javascript/);
});

test("each loopback name with the right port is answered", async () => {
  for (const name of ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"]) {
    expect((await asHost(`${name}:${server.port}`)).status, name).toBe(200);
  }
});

test("a host name that is not the loopback's is refused, even one that resolves here", async () => {
  const port = server.port;
  const forged = [
    `evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `127.0.0.1.nip.io:${port}`,
    `localhost.:${port}`,
    `0.0.0.0:${port}`,
    `127.0.0.2:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    "localhost",
    `localhost:${port + 1}`,
    "",
  ];
  for (const host of forged) {
    const answer = await asHost(host);
    expect(answer.status, host).toBe(403);
    expect(answer.body, host).toContain("answers only its own page on this computer");
    expect(answer.body, host).not.toContain("<title>");
  }
});

test("a missing or repeated host is refused", async () => {
  expect((await send(["GET / HTTP/1.0"])).status).toBe(403);
  const own = `Host: 127.0.0.1:${server.port}`;
  const twice = await send(["GET / HTTP/1.1", own, "Host: evil.example"]);
  expect(twice.status).toBeGreaterThanOrEqual(400);
});

test("a request from another page is refused", async () => {
  const port = server.port;
  const origins = [
    "http://evil.example",
    "null",
    `https://127.0.0.1:${port}`,
    `http://localhost:${port}`,
    `http://127.0.0.1:${port + 1}`,
  ];
  for (const origin of origins) {
    expect((await get("/", `Origin: ${origin}`)).status, origin).toBe(403);
  }
  for (const site of ["cross-site", "same-site"]) {
    expect((await get("/", `Sec-Fetch-Site: ${site}`)).status, site).toBe(403);
  }
});

test("a request from its own page is answered", async () => {
  const own = `http://127.0.0.1:${server.port}`;
  expect((await get("/", `Origin: ${own}`, "Sec-Fetch-Site: same-origin")).status).toBe(200);
  expect((await get("/", "Sec-Fetch-Site: none")).status).toBe(200);
});

test("no path leads out of the app's folder", async () => {
  const paths = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/../../secret.txt",
    "/..\\secret.txt",
    "/%5c..%5csecret.txt",
    "/../dist-secret.txt",
    "//etc/passwd",
    "/%00/../secret.txt",
    "/%ff",
    "/%",
  ];
  for (const path of paths) {
    const answer = await get(path);
    expect(answer.body, path).not.toBe("secret");
    expect(answer.status, path).toBe(404);
  }
});

test("odd ranges and addresses do not stop the server", async () => {
  expect((await get("/index.html", "Range: bytes=9-2")).status).toBe(200);
  expect((await get("http://evil.example/")).status).toBe(400);
  expect((await get("/")).status).toBe(200);
});

test("only reading is allowed", async () => {
  const host = `Host: 127.0.0.1:${server.port}`;
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    const answer = await send([`${method} / HTTP/1.1`, host, "Content-Length: 0"]);
    expect(answer.status, method).toBe(405);
  }
  const head = await send(["HEAD / HTTP/1.1", host]);
  expect([head.status, head.body]).toEqual([200, ""]);
});

test("nothing listens on the machine's other addresses", async () => {
  await expect(send(["GET / HTTP/1.1"], "127.0.0.2")).rejects.toThrow("ECONNREFUSED");
  await expect(send(["GET / HTTP/1.1"], "::1")).rejects.toThrow(
    /ECONNREFUSED|EADDRNOTAVAIL|EAFNOSUPPORT/,
  );
});

test("a taken port is given up for a free one, or reported where it was asked for", async () => {
  const app = join(parent, "dist");
  const other = await startAtFreePort(app, server.port);
  expect(other.port).not.toBe(server.port);
  await other.close();
  await expect(startLocalServer(app, server.port)).rejects.toSatisfy(isPortUnavailable);
});
