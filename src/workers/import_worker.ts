import { createImportHandler } from "../io/import_handler.ts";
import type { ImportRequest } from "../io/import_protocol.ts";

const handle = createImportHandler((reply) => postMessage(reply));

addEventListener("message", (event: MessageEvent<ImportRequest>) => {
  void handle(event.data);
});
