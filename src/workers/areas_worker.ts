import { createAreasHandler } from "../domain/geometry/areas_handler.ts";
import type { AreasRequest } from "../domain/geometry/areas_protocol.ts";

const handle = createAreasHandler();

self.addEventListener("message", (event: MessageEvent<AreasRequest>) => {
  const reply = handle(event.data);
  if (reply !== null) self.postMessage(reply);
});
