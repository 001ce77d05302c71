import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** How a path is answered. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A real server on this computer whose answers a test decides. */
export interface FileServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  /** The paths that were asked for, with the range where one was named. */
  readonly asked: readonly { readonly path: string; readonly range: string | null }[];
  /** From now on `path` is answered so. */
  answer(path: string, answer: Answer): void;
  close(): Promise<void>;
}

/** Starts a server that answers 404 for everything that it was not told of. */
export async function startFileServer(): Promise<FileServer> {
  const answers = new Map<string, Answer>();
  const asked: { path: string; range: string | null }[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    asked.push({ path, range: request.headers.range ?? null });
    const answer = answers.get(path);
    if (answer !== undefined) return answer(request, response);
    response.writeHead(404).end("There is no such file.");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with the whole file, or the asked part of it where it has not changed. */
export function wholeFile(content: Uint8Array, type = "application/octet-stream"): Answer {
  const etag = `"${content.length}-${content[0] ?? 0}"`;
  return (request, response) => {
    const start = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? Number.NaN);
    const head = { "Content-Type": type, ETag: etag, "Accept-Ranges": "bytes" };
    const unchanged = (request.headers["if-range"] ?? etag) === etag;
    if (Number.isNaN(start) || !unchanged) {
      response.writeHead(200, { ...head, "Content-Length": content.length });
      response.end(content);
      return;
    }
    const rest = content.subarray(start);
    const range = `bytes ${start}-${content.length - 1}/${content.length}`;
    response.writeHead(206, { ...head, "Content-Length": rest.length, "Content-Range": range });
    response.end(rest);
  };
}

/** Answers with the first `bytes` of the file, and then the connection breaks. */
export function cutOff(content: Uint8Array, bytes: number): Answer {
  return (_, response) => {
    response.writeHead(200, {
      "Content-Type": "application/octet-stream",
      "Content-Length": content.length,
      ETag: `"${content.length}-${content[0] ?? 0}"`,
    });
    response.write(content.subarray(0, bytes), () => setTimeout(() => response.destroy(), 20));
  };
}

/** Sends the asker elsewhere. */
export function redirect(to: string): Answer {
  return (_, response) => void response.writeHead(302, { Location: to }).end();
}
