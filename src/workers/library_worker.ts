import { createLibraryHandler } from "../io/library_handler.ts";
import type { LibraryRequest } from "../io/library_protocol.ts";

const handle = createLibraryHandler(fetch.bind(globalThis), (reply, transfer) =>
  self.postMessage(reply, { transfer }),
);

self.addEventListener("message", (event: MessageEvent<LibraryRequest>) => {
  void handle(event.data);
});
